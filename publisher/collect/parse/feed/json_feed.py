"""JSON Feed 1.0 and 1.1 (jsonfeed.org): nothing but what the standard library reads."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import urljoin

from publisher.collect.parse.feed.dates import parse_date
from publisher.collect.parse.feed.people import make_person
from publisher.collect.parse.feed.reading import require_depth
from publisher.collect.parse.feed.texts import place_texts
from publisher.errors import ParseError
from publisher.markup import fold
from publisher.model import (
    Category,
    Enclosure,
    Image,
    ParsedEntry,
    ParsedFeed,
    Person,
    Text,
)
from publisher.model.limits import MAX_DEPTH

Table = dict[str, Any]

_MOST = 2**53
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")


def parse_json_feed(text: str, *, url: str | None, max_depth: int = MAX_DEPTH) -> ParsedFeed:
    """Read a JSON Feed.

    Args:
        text: The document.
        url: Where it was found, or None for a file.
        max_depth: How deep it may be nested.

    Raises:
        ParseError: It is not JSON, or not a JSON Feed, or nested too deep.
    """
    feed = _load(text, max_depth)
    items = feed.get("items")
    version = feed.get("version")
    is_named = isinstance(version, str) and "jsonfeed.org" in version
    if not isinstance(items, list) or not (
        is_named or "feed_url" in feed or "home_page_url" in feed
    ):
        raise ParseError(
            "this is JSON, but no JSON Feed",
            hint="look on the site for the address of its feed",
        )
    tables = [item for item in items if isinstance(item, dict)]
    entries = tuple(entry for item in tables if (entry := _to_entry(item)))
    lost = len(items) - len(entries)
    warning = f"{lost} of {len(items)} entries say nothing, left out"
    base = url or _string(feed, "feed_url") or ""
    return ParsedFeed(
        entries=entries,
        title=_title(feed),
        home_url=_absolute(base, _string(feed, "home_page_url")),
        self_url=_absolute(base, _string(feed, "feed_url")),
        language=_string(feed, "language"),
        authors=_authors(feed),
        warnings=(warning,) if lost else (),
    )


def _load(text: str, max_depth: int) -> Table:
    try:
        document = json.loads(text)
    except RecursionError:
        require_depth(max_depth + 1, max_depth)
        raise
    except ValueError as error:
        # A JSONDecodeError says where; numbers of thousands of digits are refused without.
        where = f"line {error.lineno}" if isinstance(error, json.JSONDecodeError) else "a number"
        raise ParseError(
            f"this is not valid JSON ({where}), or it is cut off",
            hint="tell its owner; it is asked again later",
        ) from error
    require_depth(_depth(document), max_depth)
    if not isinstance(document, dict):
        raise ParseError(
            "this is JSON, but no JSON Feed",
            hint="look on the site for the address of its feed",
        )
    return document


def _depth(document: Any) -> int:
    depth, level = 0, [document]
    while level:
        depth += 1
        level = [
            part
            for one in level
            if isinstance(one, dict | list)
            for part in (one.values() if isinstance(one, dict) else one)
        ]
    return depth


def _to_entry(item: Table) -> ParsedEntry | None:
    title = _title(item)
    html, plain = _string(item, "content_html"), _string(item, "content_text")
    texts = place_texts(
        full=Text(value=html, is_html=True) if html else Text(value=plain) if plain else None,
        brief=Text(value=summary) if (summary := _string(item, "summary")) else None,
        is_brief_by_name=True,
        has_title=title is not None,
    )
    guid = _id(item)
    url = _string(item, "url") or _string(item, "external_url")
    if not (guid or url or title or texts.content or texts.summary):
        return None
    image = _string(item, "image") or _string(item, "banner_image")
    return ParsedEntry(
        guid=guid,
        url=url,
        title=Text(value=title) if title else None,
        summary=texts.summary,
        content=texts.content,
        is_teaser=texts.is_teaser,
        authors=_authors(item),
        categories=tuple(Category(term=tag) for tag in dict.fromkeys(_tags(item))),
        published=parse_date(item.get("date_published")),
        updated=parse_date(item.get("date_modified")),
        language=_string(item, "language"),
        image=Image(url=image) if image else None,
        enclosures=tuple(_enclosures(item)),
    )


def _string(table: Table, key: str) -> str | None:
    """Return a text without white space around it, or None for none; lone surrogates go."""
    value = table.get(key)
    if not isinstance(value, str):
        return None
    return value.encode("utf-8", "ignore").decode("utf-8").strip() or None


def _title(table: Table) -> str | None:
    """Return a title; WordPress and others write HTML's character references into this text."""
    title = _string(table, "title")
    return (fold(unescape(title)) or None) if title and _REFERENCE.search(title) else title


def _id(item: Table) -> str | None:
    # The standard tells readers to take numbers, as text.
    value = item.get("id")
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.15g}" if isinstance(value, float) else str(value)[:100]
    return _string(item, "id")


def _tables(table: Table, key: str) -> Iterator[Table]:
    value = table.get(key)
    values = value if isinstance(value, list) else [value]
    return (item for item in values if isinstance(item, dict))


def _authors(table: Table) -> tuple[Person, ...]:
    found = (
        make_person(author.get("name"), url=author.get("url"))
        for key in ("authors", "author")
        for author in _tables(table, key)
    )
    return tuple(dict.fromkeys(person for person in found if person))


def _tags(item: Table) -> Iterator[str]:
    tags = item.get("tags")
    for tag in tags if isinstance(tags, list) else []:
        if isinstance(tag, str) and tag.strip():
            yield tag.encode("utf-8", "ignore").decode("utf-8").strip()


def _enclosures(item: Table) -> Iterator[Enclosure]:
    for attachment in _tables(item, "attachments"):
        url = _string(attachment, "url")
        if url:
            yield Enclosure(
                url=url,
                media_type=_string(attachment, "mime_type"),
                length=_count(attachment, "size_in_bytes"),
                title=_string(attachment, "title"),
                seconds=_count(attachment, "duration_in_seconds"),
            )


def _count(table: Table, key: str) -> int | None:
    value = table.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value < _MOST:
        return None
    return round(value) or None


def _absolute(base: str, url: str | None) -> str | None:
    try:
        joined = urljoin(base, url or "")
    except ValueError:
        return None
    return joined if url and joined.lower().startswith(("http://", "https://")) else None
