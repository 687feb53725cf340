"""Read our RSS and Atom files back."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from publisher.markup import plain_text
from publisher.model import Category, Enclosure, Image, Person, SourceCredit
from publisher.publish.recover.said import OCTETS, Said, SaidFeed, moment
from publisher.publish.render.convention import GENERATOR, SCHEMA_NS
from publisher.publish.render.reading import read_xml

_ATOM = "{http://www.w3.org/2005/Atom}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_SCHEMA = f"{{{SCHEMA_NS}}}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_DURATION = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?\Z")


def read_atom(body: bytes) -> SaidFeed:
    """Return what an Atom feed of ours says.

    Raises:
        ValueError: It is damaged, or not ours.
    """
    feed = _root(body, f"{_ATOM}feed", lambda root: root.findtext(f"{_ATOM}generator", ""))
    language = feed.get(_LANG)
    return SaidFeed(
        url=_link(feed, "self"),
        updated=moment(feed.findtext(f"{_ATOM}updated", "")),
        entries=tuple(_atom_entry(one, language) for one in feed.iter(f"{_ATOM}entry")),
    )


def read_rss(body: bytes) -> SaidFeed:
    """Return what an RSS feed of ours says.

    Raises:
        ValueError: It is damaged, or not ours.
    """
    root = _root(body, "rss", lambda root: root.findtext("channel/generator", ""))
    channel = root.find("channel")
    language, built = channel.findtext("language"), channel.findtext("lastBuildDate")
    return SaidFeed(
        url=_link(channel, "self"),
        updated=_rfc822(built) if built else None,
        entries=tuple(_rss_item(one, language) for one in channel.iter("item")),
    )


def _root(body: bytes, tag: str, generator: Callable[[Any], str]) -> Any:
    root = read_xml(body)
    if root.tag != tag:
        raise ValueError(f"a {root.tag} document")
    if not (generator(root) or "").startswith(GENERATOR):
        raise ValueError("it was not made by the publisher")
    return root


def _atom_entry(entry: Any, language: str | None) -> Said:
    published = entry.findtext(f"{_ATOM}published")
    content = entry.find(f"{_ATOM}content")
    return Said(
        id=_text(entry.find(f"{_ATOM}id")),
        url=_link(entry, "alternate"),
        title=_atom_text(entry.find(f"{_ATOM}title")),
        summary=_atom_text(entry.find(f"{_ATOM}summary")),
        content=None if content is None else _text(content),
        authors=tuple(
            Person(
                name=one.findtext(f"{_ATOM}name", ""),
                email=one.findtext(f"{_ATOM}email"),
                url=one.findtext(f"{_ATOM}uri"),
            )
            for one in entry.findall(f"{_ATOM}author")
        ),
        categories=tuple(
            Category(term=one.get("term", ""), scheme=one.get("scheme"), label=one.get("label"))
            for one in entry.findall(f"{_ATOM}category")
        ),
        enclosures=tuple(
            _enclosure(one.get("href"), one)
            for one in entry.findall(f"{_ATOM}link")
            if one.get("rel") == "enclosure"
        ),
        image=_image(entry),
        published=moment(published) if published else None,
        touched=moment(entry.findtext(f"{_ATOM}updated", "")),
        language=entry.get(_LANG),
        usual_language=language,
        seconds=_seconds(entry),
        word_count=_word_count(entry),
        credit=_atom_credit(entry.find(f"{_ATOM}source")),
    )


def _rss_item(item: Any, language: str | None) -> Said:
    published, edited = item.findtext("pubDate"), item.findtext(f"{_ATOM}updated")
    return Said(
        id=_text(item.find("guid")),
        url=item.findtext("link"),
        title=_text(item.find("title")),
        summary=plain_text(item.findtext("description", "")),
        content=item.findtext(f"{_CONTENT}encoded"),
        authors=tuple(Person(name=_text(one)) for one in item.findall(f"{_DC}creator")),
        categories=tuple(
            Category(term=_text(one), scheme=one.get("domain")) for one in item.findall("category")
        ),
        enclosures=tuple(_enclosure(one.get("url"), one) for one in item.findall("enclosure")),
        image=_image(item),
        published=_rfc822(published) if published else None,
        edited=moment(edited) if edited else None,
        language=item.findtext(f"{_DC}language"),
        usual_language=language,
        seconds=_seconds(item),
        word_count=_word_count(item),
        credit=_rss_credit(item.find("source")),
    )


def _text(element: Any) -> str:
    """Return all text of an element: titles have references of their own in between."""
    return "" if element is None else "".join(element.itertext())


def _atom_text(element: Any) -> str:
    text = _text(element)
    is_html = element is not None and element.get("type") == "html"
    return plain_text(text) if is_html else text


def _link(element: Any, rel: str) -> str | None:
    links = element.findall(f"{_ATOM}link")
    found: str | None = next((one.get("href") for one in links if one.get("rel") == rel), None)
    # feedgen leaves rel out of the links of entries; then it means an alternate.
    if found is None and rel == "alternate":
        found = next((one.get("href") for one in links if one.get("rel") is None), None)
    return found


def _enclosure(url: str | None, element: Any) -> Enclosure:
    if not url:
        raise ValueError("an enclosure without an address")
    media_type, length = element.get("type"), element.get("length")
    return Enclosure(
        url=url,
        media_type=None if media_type == OCTETS else media_type,
        length=int(length) if length and length != "0" else None,
        title=element.get("title"),
    )


def _image(element: Any) -> Image | None:
    found = element.find(f"{_MEDIA}content")
    if found is None:
        return None
    width, height = found.get("width"), found.get("height")
    return Image(
        url=found.get("url"),
        alt=found.findtext(f"{_MEDIA}description"),
        width=int(width) if width else None,
        height=int(height) if height else None,
    )


def _seconds(element: Any) -> int | None:
    text = element.findtext(f"{_SCHEMA}timeRequired")
    return None if text is None else iso_seconds(text)


def iso_seconds(text: str) -> int:
    """Return the seconds of a duration as `iso_duration` writes it.

    Raises:
        ValueError: It is none.
    """
    match = _DURATION.match(text)
    if match is None:
        raise ValueError(f"{text} is no duration")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds


def _word_count(element: Any) -> int | None:
    text = element.findtext(f"{_SCHEMA}wordCount")
    return None if text is None else int(text)


def _atom_credit(source: Any) -> SourceCredit | None:
    if source is None:
        return None
    return SourceCredit(
        title=_atom_text(source.find(f"{_ATOM}title")),
        url=source.findtext(f"{_ATOM}id"),
        home_url=_link(source, "alternate"),
    )


def _rss_credit(source: Any) -> SourceCredit | None:
    return None if source is None else SourceCredit(title=_text(source), url=source.get("url"))


def _rfc822(text: str) -> datetime:
    return parsedate_to_datetime(text).astimezone(UTC)
