"""Feeds as they are met, and what is made of them: ``NAME`` and ``NAME.expected.json``.

A pair that is put beside the others is a test. What an expected file leaves out is None or empty.
"""

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.collect.normalise import normalise
from publisher.collect.parse.feed import FeedParser
from publisher.model import ParsedFeed, RawDocument
from publisher.testing import make_source_info

FOLDER = Path(__file__).parent / "feeds"
DOCUMENTS = sorted(path for path in FOLDER.iterdir() if not path.name.endswith(".expected.json"))
FEED_FIELDS = ("title", "home_url", "self_url", "language", "authors", "id", "rights", "warnings")
ENTRY_FIELDS = (
    "own_id", "url", "title", "content_html", "stated_summary", "is_teaser", "authors",
    "categories", "image", "enclosures", "published", "published_precision", "updated",
    "declared_language",
)  # fmt: skip
NOW = datetime(2026, 11, 24, tzinfo=UTC)
INFO = make_source_info()


def found_in(path):
    document = RawDocument(body=path.read_bytes(), url=f"https://served.example/{path.name}")
    feed = FeedParser().parse(document, INFO)
    entries = [entry_of(parsed, feed, document, n) for n, parsed in enumerate(feed.entries)]
    return {**stated(feed, FEED_FIELDS), "entries": entries}


def entry_of(parsed, feed: ParsedFeed, document, position):
    entry = normalise(
        parsed,
        feed,
        document=document,
        source=INFO,
        authority="press.example,2026",
        position=position,
        now=NOW,
    )
    return {"guid": parsed.guid, **stated(entry, ENTRY_FIELDS)}


def stated(thing, fields):
    table = asdict(thing)
    return {name: plain(table[name]) for name in fields if table[name] not in (None, "", (), False)}


def plain(value):
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {name: one for name, one in value.items() if one is not None}
    return value


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_feed_becomes_what_its_pair_says(path):
    found = found_in(path)
    pair = path.with_name(f"{path.name}.expected.json")
    written = json.dumps(found, ensure_ascii=False, indent=1)
    assert pair.exists(), f"no {pair.name}; where this is right, it is:\n{written}"
    assert found == json.loads(pair.read_text("utf-8"))
