"""A document's text into a feed: quickly where that is sure, else by feedparser."""

import re
from dataclasses import dataclass, replace
from typing import NoReturn

from publisher.collect.parse.feed.mend import prepare
from publisher.collect.parse.feed.quick import read_quickly
from publisher.collect.parse.feed.reading import Reading
from publisher.collect.parse.feed.xml_feed import to_parsed_feed
from publisher.errors import ParseError
from publisher.model import ParsedEntry, ParsedFeed, ParseLimits

MOST_PARTS = 1000
"""Of one entry's authors, categories and enclosures, each: nobody reads more."""

LONGEST_TITLE = 2000
LONGEST_NAME = 500
"""Of an author or a category. What is longer is cut: it is a text in the wrong place."""

_ASK_OWNER = "nothing to do; it is asked again later"
_LOOK = "look on the site for the address of its feed"
# Possessive: a hostile document must not make it look twice at anything.
_ROOT = re.compile(
    r"(?>\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>]*>)*+<([A-Za-z_][\w.:-]*)",
    re.DOTALL | re.IGNORECASE,
)
_HTML = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.IGNORECASE)
_HTML_PARTS = frozenset(
    "html head body title meta link script style div p h1 h2 center table form span".split()
)
_IMAGE_WITHIN = re.compile(r"data:image/[\w.+-]{1,20};base64,[A-Za-z0-9+/=\s]{1000,}+", re.I)
_FEED_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """Hold what is to be read.

    Attributes:
        text: The document.
        url: Where it was found, or None for a file.
        limits: What it may cost.
    """

    text: str
    url: str | None
    limits: ParseLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Say what is wrong with a document, and what to do, or None.

    ``is_last`` says that the process that read it ends with that.
    """

    message: str
    hint: str | None
    is_last: bool = False


def parse_quickly(job: Job) -> ParsedFeed | None:
    """Return the feed, or None where only feedparser can read it.

    Raises:
        ParseError: It is no feed, or is nested too deep.
    """
    text = job.text.lstrip("\ufeff \t\r\n\x00")
    start = text[:2000]
    if not start:
        raise ParseError("the document is empty", hint=_ASK_OWNER)
    if start[0] in "{[":
        from publisher.collect.parse.feed.json_feed import parse_json_feed

        feed = parse_json_feed(text, url=job.url, max_depth=job.limits.max_depth)
        return _within(feed, job.limits)
    if "<" not in start:
        raise ParseError(f'this is no feed, but text: "{start[:40].strip()}"', hint=_LOOK)
    if not _FEED_ROOT.search(text[:20_000]):
        _refuse(text, job.url)
    reading = read_quickly(*prepare(text), max_depth=job.limits.max_depth)
    return None if reading is None else _conclude(reading, text, job)


def parse_whole(job: Job) -> ParsedFeed:
    """Return the feed, by feedparser where need be.

    Raises:
        ParseError: It is no feed, or too broken to be read, or nested too deep.
    """
    feed = parse_quickly(job)
    if feed is not None:
        return feed
    from publisher.collect.parse.feed.reader import read_xml

    text = job.text.lstrip("\ufeff \t\r\n\x00")
    return _conclude(read_xml(text, max_depth=job.limits.max_depth), text, job)


def _conclude(reading: Reading, text: str, job: Job) -> ParsedFeed:
    if not reading.version and not reading.entries:
        _refuse(text, job.url)
    most = job.limits.max_entries
    if len(reading.entries) > most:
        warning = _too_many(len(reading.entries), most)
        warnings = (*reading.warnings, warning)
        reading = replace(reading, entries=reading.entries[:most], warnings=warnings)
    return _within(to_parsed_feed(reading, url=job.url), job.limits)


def _too_many(count: int, most: int) -> str:
    return f"it has {count} entries; the first {most} were taken ([parse] max_entries)"


def _within(feed: ParsedFeed, limits: ParseLimits) -> ParsedFeed:
    """Leave out what is more than a feed may hold, and say so."""
    taken = feed.entries[: limits.max_entries]
    large = [entry for entry in taken if _size_of(entry) > limits.max_entry_bytes]
    if len(taken) == len(feed.entries) and not large and not any(map(_is_overfull, taken)):
        return feed
    warnings = feed.warnings
    if len(taken) < len(feed.entries):
        warnings += (_too_many(len(feed.entries), len(taken)),)
    left_out = {id(entry) for entry in large if _true_size_of(entry) > limits.max_entry_bytes}
    warnings += tuple(
        f"an entry is larger than {limits.max_entry_bytes / 1e6:g} MB, left out: "
        f'"{_name_of(entry)}" ([parse] max_entry_bytes)'
        for entry in large
        if id(entry) in left_out
    )
    kept = tuple(_trimmed(entry) for entry in taken if id(entry) not in left_out)
    return replace(feed, entries=kept, warnings=warnings)


def _size_of(entry: ParsedEntry) -> int:
    """Return how long an entry's texts are; letters count as bytes."""
    texts = (entry.title, entry.summary, entry.content)
    own = (entry.guid, entry.url, entry.base_url)
    return sum(len(text.value) for text in texts if text) + sum(len(text) for text in own if text)


def _true_size_of(entry: ParsedEntry) -> int:
    """Return the same without images in the text, which the sanitiser drops."""
    texts = [text.value for text in (entry.summary, entry.content) if text]
    within = sum(len(match[0]) for text in texts for match in _IMAGE_WITHIN.finditer(text))
    return _size_of(entry) - within


def _name_of(entry: ParsedEntry) -> str:
    title = entry.title.value if entry.title else entry.guid or entry.url or "without a title"
    return " ".join(title[:200].split())[:60]


def _is_overfull(entry: ParsedEntry) -> bool:
    """Tell whether an entry's head holds more than anybody reads."""
    parts = (entry.authors, entry.categories, entry.enclosures)
    return (
        any(len(several) > MOST_PARTS for several in parts)
        or (entry.title is not None and len(entry.title.value) > LONGEST_TITLE)
        or any(len(person.name) > LONGEST_NAME for person in entry.authors)
        or any(len(category.term) > LONGEST_NAME for category in entry.categories)
    )


def _trimmed(entry: ParsedEntry) -> ParsedEntry:
    if not _is_overfull(entry):
        return entry
    title = entry.title and replace(entry.title, value=_cut(entry.title.value, LONGEST_TITLE))
    return replace(
        entry,
        title=title,
        authors=tuple(
            replace(person, name=_cut(person.name, LONGEST_NAME))
            for person in entry.authors[:MOST_PARTS]
        ),
        categories=tuple(
            replace(category, term=_cut(category.term, LONGEST_NAME))
            for category in entry.categories[:MOST_PARTS]
        ),
        enclosures=entry.enclosures[:MOST_PARTS],
    )


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def _refuse(text: str, url: str | None) -> NoReturn:
    """Say what it is instead of a feed."""
    root = _ROOT.match(text[:20_000])
    name = root[1].lower() if root else None
    if name in _HTML_PARTS or (name is None and _HTML.search(text[:5000])):
        raise ParseError("this is an HTML page, not a feed", hint=_where_its_feed_is(text, url))
    if name is None:
        raise ParseError("this is neither XML nor JSON", hint=_LOOK)
    if name == "opml":
        raise ParseError(
            "this is an OPML list of feeds, not a feed", hint="name the feeds that it lists"
        )
    if name.rpartition(":")[2] == "entry":
        raise ParseError("this is a single Atom entry, not a feed", hint=_LOOK)
    raise ParseError(f"this is XML, but no feed: its first element is <{name[:40]}>", hint=_LOOK)


def _where_its_feed_is(page: str, url: str | None) -> str:
    from publisher.collect.parse.feed.autodiscovery import find_feed

    found = find_feed(page, url=url)
    return f"it names its feed: {found}" if found else _LOOK
