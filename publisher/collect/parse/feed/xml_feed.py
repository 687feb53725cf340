"""What feedparser found, in the model's terms."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from time import struct_time
from urllib.parse import urljoin

from publisher.collect.parse.feed.dates import parse_date
from publisher.collect.parse.feed.hints import find_hints
from publisher.collect.parse.feed.media import find_enclosures, find_image
from publisher.collect.parse.feed.people import find_people
from publisher.collect.parse.feed.reading import Properties, Reading
from publisher.collect.parse.feed.texts import place_texts
from publisher.model import Category, ParsedDate, ParsedEntry, ParsedFeed, Text

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_TEXT_TYPES = _HTML_TYPES | {"text/plain", "text", ""}
# feedparser writes XHTML's empty elements with end tags; in HTML some of these mean another one.
_VOID_END = re.compile(
    r"</(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\s*>",
    re.IGNORECASE,
)


def to_parsed_feed(reading: Reading, *, url: str | None) -> ParsedFeed:
    """Return a feed in the model's terms.

    Args:
        reading: What feedparser found.
        url: Where the document was found, or None for a file.
    """
    feed = reading.feed
    language = _clean(feed.get("language"))
    own_url = _first_link(feed, "self")
    base = _absolute(url or own_url or "", _clean(feed.get("xml_base"))) or url or own_url or ""
    title = _detailed(feed, "title")
    found = [_to_entry(entry, reading, base=base, language=language) for entry in reading.entries]
    entries = tuple(entry for entry in found if _says_anything(entry))
    warnings = reading.warnings
    if lost := len(found) - len(entries):
        warnings += (f"{lost} of {len(found)} entries say nothing, left out",)
    return ParsedFeed(
        entries=entries,
        title=_to_plain(title),
        home_url=_absolute(base, _first_link(feed, "alternate") or _clean(feed.get("link"))),
        self_url=_absolute(base, own_url),
        language=language,
        authors=find_people(feed),
        warnings=warnings,
        id=_clean(feed.get("id")),
        rights=_to_plain(_detailed(feed, "rights")),
        hints=find_hints(feed),
        # What is mended or cut off may have lost entries.
        is_complete=bool(feed.get("is complete")) and not warnings,
        deleted=tuple(dict.fromkeys(feed.get("deleted entries", ()))),
    )


def _to_entry(
    entry: Properties, reading: Reading, *, base: str, language: str | None
) -> ParsedEntry:
    is_atom = reading.version.startswith("atom")
    title = _detailed(entry, "title") or _plain(entry, "dc_title", "itunes_title", "media_title")
    texts = place_texts(
        full=_content(entry, base=base),
        brief=_brief(entry),
        is_brief_by_name=is_atom,
        has_title=title is not None,
    )
    published, updated = _dates(entry)
    return ParsedEntry(
        guid=_clean(entry.get("id")),
        url=_entry_url(entry),
        base_url=_absolute(base, _clean(entry.get("xml_base"))),
        title=title,
        summary=texts.summary,
        content=texts.content,
        is_teaser=texts.is_teaser,
        authors=find_people(entry),
        categories=_categories(entry),
        published=published,
        updated=updated,
        language=_entry_language(entry, language),
        image=find_image(entry),
        enclosures=find_enclosures(entry),
    )


def _says_anything(entry: ParsedEntry) -> bool:
    return bool(
        entry.url or entry.title or entry.summary or entry.content or entry.enclosures or entry.guid
    )


def _clean(value: object) -> str | None:
    """Return a string without white space around it, or None for none."""
    return (value.strip() or None) if isinstance(value, str) else None


def _detailed(properties: Properties, key: str) -> Text | None:
    value = _clean(properties.get(key))
    detail = properties.get(f"{key}_detail")
    if value is None or not isinstance(detail, dict):
        return None
    return _text(value, str(detail.get("type", "")))


def _plain(properties: Properties, *keys: str) -> Text | None:
    for key in keys:
        value = _clean(properties.get(key))
        if value:
            return Text(value=value)
    return None


def _text(value: str, media_type: str) -> Text:
    if media_type in ("application/xhtml+xml", "xhtml"):
        value = _VOID_END.sub("", value)
    return Text(value=value, is_html=media_type in _HTML_TYPES)


def _to_plain(text: Text | None) -> str | None:
    if text is None or not text.is_html:
        return text.value if text else None
    from publisher.markup import plain_text

    return " ".join(plain_text(text.value).split()) or None


def _content(entry: Properties, *, base: str) -> Text | None:
    """Return the longest of the contents that are text."""
    found = [
        replace(
            _text(value, str(content.get("type", ""))),
            base_url=_absolute(base, _clean(content.get("base"))),
        )
        for content in entry.get("content", [])
        if content.get("type", "") in _TEXT_TYPES and (value := _clean(content.get("value")))
    ]
    return max(found, key=lambda text: len(text.value), default=None)


def _brief(entry: Properties) -> Text | None:
    # Without a detail it is feedparser's copy of the content.
    return _detailed(entry, "summary") or _plain(
        entry, "dc_description", "itunes_summary", "media_description", "itunes_subtitle"
    )


def _dates(entry: Properties) -> tuple[ParsedDate | None, ParsedDate | None]:
    published = _first_date(entry, "published", "created", "dc_date")
    return published, _first_date(entry, "updated")


def _first_date(entry: Properties, *keys: str) -> ParsedDate | None:
    for key in keys:
        date = parse_date(entry.get(key), read_odd=_read_odd)
        if date is not None:
            return date
    return None


def _read_odd(text: str) -> struct_time | None:
    from publisher.collect.parse.feed.reader import read_odd_date

    return read_odd_date(text)


def _links(properties: Properties, rel: str) -> Iterable[Properties]:
    return (
        link
        for link in properties.get("links", [])
        if link.get("rel", "alternate") == rel and _clean(link.get("href"))
    )


def _first_link(properties: Properties, rel: str) -> str | None:
    """Return the first link of a relation; a page before anything else."""
    found: Sequence[Properties] = list(_links(properties, rel))
    pages = [link for link in found if link.get("type", "text/html") in _HTML_TYPES]
    return _clean((pages or found)[0].get("href")) if found else None


def _entry_url(entry: Properties) -> str | None:
    link = _first_link(entry, "alternate")
    if link:
        return link
    # A guid says that it is a link unless told otherwise, and often is none.
    own = _clean(entry.get("link"))
    if own and own.lower().startswith(("http://", "https://")):
        return own
    sources = (_clean(content.get("src")) for content in entry.get("content", []))
    return next((source for source in sources if source), None)


def _absolute(base: str, url: str | None) -> str | None:
    if url is None:
        return None
    try:
        joined = urljoin(base, url)
    except ValueError:
        return None
    return joined if joined.lower().startswith(("http://", "https://")) else None


def _categories(entry: Properties) -> tuple[Category, ...]:
    found = (
        Category(term=term, scheme=_clean(tag.get("scheme")), label=_clean(tag.get("label")))
        for tag in entry.get("tags", [])
        if (term := _clean(tag.get("term")) or _clean(tag.get("label")))
    )
    return tuple(dict.fromkeys(found))


def _entry_language(entry: Properties, document: str | None) -> str | None:
    found = _clean(entry.get("language")) or _clean(entry.get("xml_lang"))
    if found is None or found == document:
        return None
    return found.replace("_", "-")
