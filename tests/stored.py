"""Entries as the store gives them back, and a plan to show them by."""

from datetime import timedelta

from publisher.model import Person, StoredEntry
from publisher.publish.select import FeedPlan
from publisher.testing import make_entry
from publisher.testing.values import NOON

SEEN = NOON + timedelta(hours=100)
PLAN = FeedPlan(
    name="news",
    feed_id="tag:press.example,2026:feed/news",
    title="News",
    description="What is new.",
    site_title="Example Press",
    home_url="https://press.example/",
    base_url="https://press.example/feeds/",
    author=Person(name="The editors"),
    language="en",
    formats=("rss", "atom", "json", "html"),
    limit=50,
    generator_version="0",
)


def make_stored(name="one", *, page_name=None, changed_at=None, **fields):
    """Return an entry as the store gives it back."""
    return StoredEntry(
        id=f"tag:press.example,2026:{name}",
        entry=make_entry(name, **fields),
        page_name=page_name,
        source="https://source.example/feed",
        source_title=None,
        source_home_url=None,
        first_seen=SEEN,
        changed_at=changed_at,
        sort_at=NOON,
    )
