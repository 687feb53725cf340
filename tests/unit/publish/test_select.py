"""What is shown of stored entries, and under which dates."""

from datetime import timedelta

import pytest

from publisher.model import Person, StoredEntry
from publisher.publish.select import FeedPlan, build_document
from publisher.testing import make_entry
from publisher.testing.values import NOON

HOUR = timedelta(hours=1)
SEEN = NOON + 100 * HOUR
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


def shown(**fields):
    (entry,) = build_document([make_stored(**fields)], feed=PLAN).entries
    return entry


@pytest.mark.parametrize(
    ("stated", "changed_at", "updated", "is_edited"),
    [
        ({"published": NOON}, None, NOON, False),
        ({"published": NOON, "updated": NOON + HOUR}, None, NOON + HOUR, True),
        ({"published": NOON}, SEEN + HOUR, SEEN + HOUR, True),
        ({"published": None, "updated": NOON}, None, NOON, True),
        ({"published": None, "updated": NOON}, SEEN + HOUR, SEEN + HOUR, True),
        ({"published": None}, None, SEEN, False),
        ({"published": None}, SEEN + HOUR, SEEN + HOUR, True),
    ],
)
def test_the_last_change_is_stated_or_seen_and_never_made_up(
    stated, changed_at, updated, is_edited
):
    entry = shown(changed_at=changed_at, **stated)
    assert (entry.published, entry.updated) == (stated["published"], updated)
    assert entry.is_edited is is_edited
