"""Entries as rows and back; everything long goes into one compressed body."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from publisher.model import (
    Category,
    Enclosure,
    Entry,
    Finding,
    Image,
    Person,
    ReadingTime,
    SafeHtml,
    StoredEntry,
    Summary,
)
from publisher.store.engine import damaged
from publisher.store.times import from_ms

ENCODING = "zlib-json"
"""Names how ``content.body`` is written, so that a later one can stand beside it."""

_LEVEL = 1  # half the CPU of the default for a tenth more bytes
_PARTS: dict[str, type] = {
    "authors": Person,
    "categories": Category,
    "enclosures": Enclosure,
    "findings": Finding,
}
_ONES: dict[str, type] = {"image": Image, "summary": Summary, "reading_time": ReadingTime}
_MOMENTS = ("published", "updated", "hold_until")
_NAMES = tuple(one.name for one in fields(Entry) if one.name != "keys")


def encode(entry: Entry) -> bytes:
    """Write an entry as a compressed JSON object."""
    body: dict[str, Any] = {}
    for name in _NAMES:
        value = getattr(entry, name)
        if value is None or value in ((), ""):
            continue
        if name in _PARTS:
            value = [_as_dict(part) for part in value]
        elif name in _ONES:
            value = _as_dict(value)
        elif isinstance(value, datetime):
            value = value.isoformat()
        body[name] = value
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def decode(body: bytes, *, guid: str) -> Entry:
    """Read an entry back; its keys stay in the database.

    Args:
        body: As `encode` wrote it.
        guid: Names the entry in the message when that cannot be read.

    Raises:
        StoreError: The database is damaged.
    """
    try:
        values: dict[str, Any] = json.loads(zlib.decompress(body).decode("utf-8", "surrogatepass"))
    except (zlib.error, ValueError) as error:
        raise damaged(guid, f"the content of this entry cannot be read: {error}") from error
    for name, kind in _PARTS.items():
        values[name] = tuple(kind(**part) for part in values.get(name, ()))
    for name, kind in _ONES.items():
        if name in values:
            values[name] = kind(**values[name])
    for name in _MOMENTS:
        if name in values:
            values[name] = datetime.fromisoformat(values[name])
    values["dropped"] = tuple(values.get("dropped", ()))
    for name in ("content_html", "notices_html"):
        values[name] = SafeHtml(values.get(name, ""))
    for name in ("slug", "title", "minted_id", "digest"):
        values.setdefault(name, "")
    values.setdefault("own_id", None)
    values.setdefault("url", None)
    return Entry(keys=(), **values)


def stored_entry(row: Mapping[str, Any]) -> StoredEntry:
    """Join a head and its content."""
    entry = decode(row["body"], guid=row["guid"])
    page_name = None if entry.url else f"articles/{row['slug']}.html"
    return StoredEntry(
        id=row["guid"],
        entry=entry,
        page_name=page_name,
        source=row["key"],
        source_title=row["title"] or row["said_title"],
        source_home_url=row["said_home_url"],
        first_seen=from_ms(row["first_seen"]),
        changed_at=from_ms(row["changed_at"]),
        sort_at=from_ms(row["sort_at"]),
    )


def _as_dict(part: Any) -> dict[str, Any]:
    values = ((one.name, getattr(part, one.name)) for one in fields(part))
    return {name: value for name, value in values if value is not None}
