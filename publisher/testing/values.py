"""Small values to test with; every field can be said."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from publisher.markup import safe_html
from publisher.model import (
    Entry,
    EntryKey,
    FeedDocument,
    FeedEntry,
    Person,
    ReadingTime,
    SafeHtml,
    SourceInfo,
    Summary,
)

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
"""A moment to begin with."""


def make_source_info(key: str = "https://source.example/feed", **fields: Any) -> SourceInfo:
    """Return a source of kind feed; without ``site`` its key is its site."""
    values: dict[str, Any] = {
        "kind": "feed",
        "site": key,
        "interval": timedelta(hours=1),
        "timezone": ZoneInfo("UTC"),
    }
    return SourceInfo(key=key, **values | fields)


def make_entry(name: str = "one", **fields: Any) -> Entry:
    """Return an entry, its guid, id, digest, URL and title made from ``name``."""
    url = f"https://source.example/{name}"
    values: dict[str, Any] = {
        "own_id": None,
        "minted_id": f"tag:press.example,2026:{name}",
        "keys": (EntryKey(kind="guid", value=name),),
        "url": url,
        "slug": name,
        "title": f"Title of {name}",
        "content_html": safe_html(f"<p>Text of {name}.</p>"),
        "notices_html": SafeHtml(""),
        "published": NOON,
        "digest": f"1:{name}",
        "language": "en",
        "summary": Summary(text=f"Summary of {name}.", origin="standfirst"),
        "reading_time": ReadingTime(seconds=61, word_count=240, words_per_minute=238),
    }
    return Entry(**values | fields)


def make_article(name: str = "one", **fields: Any) -> Entry:
    """Return an entry as an article file gives it: known by its text and its path, no URL."""
    keys = (EntryKey(kind="text", value=name), EntryKey(kind="path", value=f"{name}.txt"))
    values: dict[str, Any] = {"keys": keys, "url": None}
    return make_entry(name, **values | fields)


def make_feed_entry(name: str = "one", **fields: Any) -> FeedEntry:
    """Return an entry as select settles it."""
    values: dict[str, Any] = {
        "id": f"tag:press.example,2026:{name}",
        "url": f"https://source.example/{name}",
        "title": f"Title of {name}",
        "summary": f"Summary of {name}.",
        "summary_origin": "standfirst",
        "content_html": safe_html(f"<p>Text of {name}.</p>"),
        "published": NOON,
        "updated": NOON,
        "language": "en",
    }
    return FeedEntry(**values | fields)


def make_document(*entries: FeedEntry, **fields: Any) -> FeedDocument:
    """Return a feed with these entries."""
    values: dict[str, Any] = {
        "name": "news",
        "id": "tag:press.example,2026:feed/news",
        "title": "News",
        "description": "What is new.",
        "site_title": "Example Press",
        "home_url": "https://press.example/",
        "base_url": "https://press.example/feeds/",
        "author": Person(name="The editors", email="desk@press.example"),
        "language": "en",
        "updated": max((entry.updated for entry in entries), default=None),
        "formats": ("rss", "atom", "json", "html"),
        "entries": entries,
        "generator_version": "0",
    }
    return FeedDocument(**values | fields)
