"""Read our JSON Feeds back."""

import json
from typing import Any, cast, get_args

from publisher.model import Category, Enclosure, Image, Person, SummaryOrigin
from publisher.publish.recover.said import (
    OCTETS,
    Said,
    SaidFeed,
    moment,
    number_in,
    text_in,
)

_ORIGINS = frozenset(get_args(SummaryOrigin))


def read_json(body: bytes) -> SaidFeed:
    """Return what a JSON Feed of ours says.

    Raises:
        ValueError: It is damaged, or not ours.
    """
    try:
        feed = json.loads(body.decode("utf-8"))
        items = feed["items"]
        if not all("_summary" in item for item in items):
            raise ValueError("it was not made by the publisher")
        return SaidFeed(url=text_in(feed, "feed_url"), entries=tuple(_said(item) for item in items))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a JSON Feed: {error}") from error


def _said(item: dict[str, Any]) -> Said:
    origin = item["_summary"].get("origin")
    time = item.get("_reading_time", {})
    published, edited = item.get("date_published"), item.get("date_modified")
    return Said(
        id=text_in(item, "id"),
        url=text_in(item, "url"),
        title=text_in(item, "title"),
        summary=text_in(item, "summary"),
        summary_origin=cast(SummaryOrigin, origin) if origin in _ORIGINS else None,
        content=text_in(item, "content_html") or None,
        authors=tuple(
            Person(name=text_in(one, "name"), url=text_in(one, "url") or None)
            for one in item.get("authors", ())
        ),
        categories=tuple(Category(term=str(tag)) for tag in item.get("tags", ())),
        enclosures=tuple(_enclosure(one) for one in item.get("attachments", ())),
        image=Image(url=text_in(item, "image")) if "image" in item else None,
        published=moment(published) if published else None,
        edited=moment(edited) if edited else None,
        language=text_in(item, "language") or None,
        seconds=number_in(time, "seconds"),
        word_count=number_in(time, "word_count"),
        words_per_minute=number_in(time, "words_per_minute"),
        stated_minutes=number_in(time, "stated_minutes"),
    )


def _enclosure(one: dict[str, Any]) -> Enclosure:
    media_type = text_in(one, "mime_type")
    return Enclosure(
        url=text_in(one, "url"),
        media_type=None if media_type == OCTETS else media_type,
        length=number_in(one, "size_in_bytes"),
        title=text_in(one, "title") or None,
        seconds=number_in(one, "duration_in_seconds"),
    )
