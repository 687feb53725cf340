"""JSON Feed 1.1."""

import json
from datetime import datetime
from typing import Any

from publisher.model import Enclosure, FeedDocument, FeedEntry, Person
from publisher.publish.render.convention import ABOUT_URL


class JsonRenderer:
    """Render JSON Feed 1.1 with the extensions ``_reading_time`` and ``_summary``."""

    name = "json"
    extension = "json"

    def render(self, document: FeedDocument) -> bytes:
        """Return the file's bytes: UTF-8 without BOM, keys in a fixed order."""
        feed: dict[str, Any] = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": document.title,
            "home_page_url": document.home_url,
            "feed_url": document.url_of("json"),
            "description": document.description,
            "language": document.language,
            "authors": [_person(document.author)],
        }
        feed = _filled(feed) | {"items": [_item(entry) for entry in document.entries]}
        text = json.dumps(feed, ensure_ascii=False, indent=2, allow_nan=False)
        return f"{text}\n".encode()


def _item(entry: FeedEntry) -> dict[str, Any]:
    content: dict[str, str] = {"content_text": entry.summary}
    if entry.content_html:
        content = {"content_html": entry.content_html}
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        **content,
        "summary": entry.summary,
        "image": entry.image.url if entry.image else None,
        "date_published": _moment(entry.published) if entry.published else None,
        "date_modified": _moment(entry.updated) if entry.is_edited else None,
        "authors": [_person(person) for person in entry.authors],
        "tags": list(dict.fromkeys(c.label or c.term for c in entry.categories)),
        "language": entry.language,
        "attachments": [_attachment(enclosure) for enclosure in entry.enclosures],
        "_summary": {"about": ABOUT_URL, "origin": entry.summary_origin},
        "_reading_time": _reading_time(entry),
    }
    return _filled(item)


def _reading_time(entry: FeedEntry) -> dict[str, Any] | None:
    time = entry.reading_time
    if time is None:
        return None
    return _filled(
        {
            "about": ABOUT_URL,
            "seconds": time.seconds,
            "word_count": time.word_count,
            "words_per_minute": time.words_per_minute,
            "basis": time.basis,
            "stated_minutes": time.stated_minutes,
        }
    )


def _person(person: Person) -> dict[str, Any]:
    return _filled({"name": person.name, "url": person.url})


def _attachment(enclosure: Enclosure) -> dict[str, Any]:
    return _filled(
        {
            "url": enclosure.url,
            "mime_type": enclosure.media_type or "application/octet-stream",
            "title": enclosure.title,
            "size_in_bytes": enclosure.length,
            "duration_in_seconds": enclosure.seconds,
        }
    )


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [], {})}
