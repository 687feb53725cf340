"""Entries as rows and back; everything long goes into one compressed body."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
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
_VALUES = attrgetter(*_NAMES)
_OF_PART = {
    kind: (names := tuple(one.name for one in fields(kind)), attrgetter(*names))
    for kind in (*_PARTS.values(), *_ONES.values())
}


def encode(entry: Entry) -> bytes:
    """Write an entry as a compressed JSON object."""
    body = {
        name: value
        for name, value in zip(_NAMES, _VALUES(entry), strict=True)
        if value is not None and value not in ((), "")
    }
    return zlib.compress(_write(body).encode("utf-8", "surrogatepass"), _LEVEL)


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


def _plain(one: Any) -> Any:
    """Return what JSON can say of a moment or of a part of an entry."""
    if isinstance(one, datetime):
        return one.isoformat()
    names, values = _OF_PART[type(one)]
    found = zip(names, values(one), strict=True)
    return {name: value for name, value in found if value is not None}


_write = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_plain
).encode
