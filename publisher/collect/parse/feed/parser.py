"""Find out what a document is, and hand it to what reads that."""

import re
from dataclasses import replace
from typing import NoReturn

from publisher.collect.parse.feed.decode import decode, inflate
from publisher.collect.parse.feed.mend import prepare
from publisher.collect.parse.feed.quick import read_quickly
from publisher.collect.parse.feed.xml_feed import to_parsed_feed
from publisher.errors import ParseError
from publisher.model import ParsedFeed, RawDocument, SourceInfo

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
_FEED_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|rdf|feed|channel)\b", re.IGNORECASE)


class FeedParser:
    """Understand RSS 0.9x to 2.0, RDF (RSS 1.0), Atom and JSON Feed."""

    def parse(self, document: RawDocument, source: SourceInfo) -> ParsedFeed:
        """Return the feed's entries in its own words.

        Raises:
            ParseError: It is not a feed, or too broken to be read; the message begins with the
                source's key.
        """
        try:
            text, warning = _to_text(document)
            feed = _parse(text, document.url)
        except ParseError as error:
            raise ParseError(f"{source.key}: {error.message}", hint=error.hint) from error
        return feed if warning is None else replace(feed, warnings=(warning, *feed.warnings))


def _parse(text: str, url: str | None) -> ParsedFeed:
    text = text.lstrip("\ufeff \t\r\n\x00")
    start = text[:2000]
    if not start:
        raise ParseError("the document is empty", hint=_ASK_OWNER)
    if start[0] in "{[":
        from publisher.collect.parse.feed.json_feed import parse_json_feed

        return parse_json_feed(text, url=url)
    if "<" not in start:
        raise ParseError(f'this is no feed, but text: "{start[:40].strip()}"', hint=_LOOK)
    return _parse_xml(text, url)


def _to_text(document: RawDocument) -> tuple[str, str | None]:
    try:
        body = inflate(document.body, max_bytes=document.max_bytes)
    except ValueError as error:
        raise ParseError(f"this is {error}", hint=_ASK_OWNER) from error
    return decode(body, charset=document.charset)


def _parse_xml(text: str, url: str | None) -> ParsedFeed:
    if not _FEED_ROOT.search(text[:20_000]):
        _refuse(text, url)
    reading = read_quickly(*prepare(text))
    if reading is None:
        from publisher.collect.parse.feed.reader import read_xml

        reading = read_xml(text)
    if not reading.version and not reading.entries:
        _refuse(text, url)
    return to_parsed_feed(reading, url=url)


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
