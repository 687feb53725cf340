"""Articles as people hand them over, each beside what a reader finds in it.

Adding ``NAME.txt`` (``.md``, ``.html``) and ``NAME.expected.json`` adds its tests. What the keys
mean stands in ``articles/README.md``.
"""

import html
import json
import re
import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.enrich import LanguageEnricher, ReadingTimeEnricher, SummaryEnricher
from publisher.collect.normalise import normalise
from publisher.collect.parse.article import ArticleParser
from publisher.markup import plain_text
from publisher.model import Entry, RawDocument, SourceInfo

FOLDER = Path(__file__).parent / "articles"
MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html"}
NOW = datetime(2026, 12, 31, 12, tzinfo=UTC)
SOURCE = SourceInfo(
    key="articles",
    kind="folder",
    site="articles",
    interval=timedelta(0),
    timezone=ZoneInfo("UTC"),
    future="hold",
)


def samples() -> list[str]:
    return sorted(path.name.split(".")[0] for path in FOLDER.glob("*.expected.json"))


@cache
def expected(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.expected.json").read_text("utf-8"))


@cache
def entry_of(name: str) -> Entry:
    path = FOLDER / expected(name)["file"]
    document = RawDocument(
        body=path.read_bytes(), media_type=MEDIA_TYPES[path.suffix], path=path.name
    )
    feed = ArticleParser().parse(document, SOURCE)
    entry = normalise(
        feed.entries[0],
        feed,
        document=document,
        source=SOURCE,
        authority="press.example,2026",
        position=0,
        now=NOW,
    )
    for enricher in (LanguageEnricher(), SummaryEnricher(), ReadingTimeEnricher()):
        entry = enricher.enrich(entry)
    return entry


def loose(text: str | None) -> str:
    """Return letters and digits alone, without case or accents, one space between words."""
    decomposed = unicodedata.normalize("NFKD", html.unescape(text or "")).casefold()
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def folded(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'")).strip()


def is_same_date(want: str | None, got: datetime | None) -> bool:
    if want is None or got is None:
        return (want, got) == (None, None)
    if len(want) == len("2026-05-12"):
        return got.date().isoformat() == want
    stated = datetime.fromisoformat(want)
    return got == (stated if stated.tzinfo else stated.replace(tzinfo=UTC))


@pytest.mark.parametrize("name", samples())
def test_title(name):
    want = expected(name)
    titles = [folded(title) for title in (want["title"], *want["title_alternatives"])]
    assert folded(entry_of(name).title) in titles


@pytest.mark.parametrize("name", samples())
def test_authors(name):
    want = expected(name)
    names = [folded(person.name) for person in entry_of(name).authors]
    spellings = [
        [folded(author), *map(folded, want["author_alternatives"].get(author, []))]
        for author in want["authors"]
    ]
    assert len(names) == len(spellings), names
    assert all(one in allowed for one, allowed in zip(names, spellings, strict=True)), names


@pytest.mark.parametrize("name", samples())
def test_dates(name):
    want, entry = expected(name), entry_of(name)
    assert is_same_date(want["published"], entry.published), entry.published
    if want["updated"]:
        assert is_same_date(want["updated"], entry.updated), entry.updated


@pytest.mark.parametrize("name", samples())
def test_language(name):
    assert (entry_of(name).language or "").split("-")[0] == expected(name)["language"]


@pytest.mark.parametrize("name", samples())
def test_reading_time(name):
    want, time = expected(name), entry_of(name).reading_time
    low, high = want["computed_reading_minutes"]
    assert time is not None
    assert time.stated_minutes == want["stated_reading_minutes"]
    assert low <= -(-time.seconds // 60) <= high


@pytest.mark.parametrize("name", samples())
def test_summary(name):
    want, summary = expected(name), entry_of(name).summary
    assert summary is not None
    if want["standfirst"] and not want["standfirst_optional"]:
        assert loose(summary.text) == loose(want["standfirst"])
    assert len(summary.text) <= 600


@pytest.mark.parametrize("name", samples())
def test_content(name):
    want, entry = expected(name), entry_of(name)
    text = loose(plain_text(entry.content_html))
    found = re.findall(r"<h[1-6]>(.*?)</h[1-6]>", entry.content_html, re.DOTALL)
    if want["headings"]:
        assert [loose(plain_text(one)) for one in found] == [loose(h) for h in want["headings"]]
    if want["body_starts_with"]:
        room = len(want["standfirst"] or "") + 300
        assert loose(want["body_starts_with"]) in text[:room]
    for passage in want["must_contain"]:
        assert loose(passage) in text
    for passage in want["must_not_contain"]:
        assert loose(passage) not in text
        assert loose(passage) not in loose(entry.summary.text if entry.summary else "")


@pytest.mark.parametrize("name", [name for name in samples() if expected(name)["notices"]])
def test_notices_stand_apart(name):
    entry = entry_of(name)
    notices = loose(plain_text(entry.notices_html))
    assert "<h" not in entry.notices_html.replace("<hr", "")
    for notice in expected(name)["notices"]:
        assert loose(notice) in notices
        assert loose(notice) not in loose(plain_text(entry.content_html))
