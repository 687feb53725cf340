"""Find an entry by what people know of it: its id, its address, a part of its title."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select

from publisher.markup import absolute_url, canonical_url
from publisher.model import FRONT, EntryKey, FoundEntry, StoredEntry
from publisher.store.engine import Database
from publisher.store.publishing import stored_entries
from publisher.store.rows import decode
from publisher.store.schema import content, entry, entry_key, feed, feed_source
from publisher.store.times import from_ms

MOST = 10
"""Entries that are told of at most, the newest."""

_MOST_READ = 50_000
_CHUNK = 400


def find_entries(database: Database, name: str) -> tuple[FoundEntry, ...]:
    """Return the entries that a name means, the newest first; see `Store.find_entries`."""
    with database.read() as connection:
        rows = _by_key(connection, name) or list(_by_title(connection, name))
        stored = stored_entries(connection, rows)
        return tuple(_found(connection, row, one) for row, one in zip(rows, stored, strict=True))


def _by_key(connection: Connection, name: str) -> list[int]:
    """Return the rows that have an id, a guid or an address, or a page of that name."""
    keys = select(entry_key.c.entry_id).where(
        entry_key.c.kind.in_(("guid", "path")), entry_key.c.value == name
    )
    named = [entry.c.guid == name, entry.c.id.in_(keys)]
    if (url := absolute_url(name)) is not None:
        same = select(entry_key.c.entry_id).where(
            entry_key.c.kind == "url", entry_key.c.value == canonical_url(url)
        )
        named.append(entry.c.id.in_(same))
    if "articles/" in name and name.endswith(".html"):
        named.append(entry.c.slug == name.rpartition("/")[2].removesuffix(".html"))
    query = select(entry.c.id).where(or_(*named)).order_by(entry.c.sort_at.desc()).limit(MOST)
    return list(connection.execute(query).scalars())


def _by_title(connection: Connection, name: str) -> Iterator[int]:
    """Yield the rows whose title has a text in it, whatever its case; titles are in contents."""
    wanted = " ".join(name.split()).casefold()
    newest = select(entry.c.id).order_by(entry.c.sort_at.desc()).limit(_MOST_READ)
    rows = list(connection.execute(newest).scalars())
    found = 0
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        query = select(content.c.entry_id, content.c.body).where(content.c.entry_id.in_(chunk))
        bodies = {row.entry_id: row.body for row in connection.execute(query)}
        for row in chunk:
            if row in bodies and wanted in decode(bodies[row], guid=str(row)).title.casefold():
                yield row
                found += 1
                if found == MOST:
                    return


def _found(connection: Connection, row: int, stored: StoredEntry) -> FoundEntry:
    head = connection.execute(select(entry).where(entry.c.id == row)).one()
    names = (
        select(feed.c.name)
        .join(feed_source, feed_source.c.feed_id == feed.c.id)
        .where(feed_source.c.source_id == head.source_id)
        .where(feed.c.is_active == 1, feed.c.name != FRONT)
        .order_by(feed.c.name)
    )
    return FoundEntry(
        stored=stored,
        keys=_keys(connection, row),
        feeds=tuple(connection.execute(names).scalars()),
        held_until=from_ms(head.hold_until),
        removed_at=from_ms(head.removed_at),
        digest=head.digest,
    )


def _keys(connection: Connection, row: int) -> tuple[tuple[EntryKey, int], ...]:
    own, others = entry_key.alias(), entry_key.alias()
    query = (
        select(own.c.kind, own.c.value, func.count(others.c.entry_id).label("others"))
        .outerjoin(
            others,
            (others.c.source_id == own.c.source_id)
            & (others.c.kind == own.c.kind)
            & (others.c.value == own.c.value)
            & (others.c.entry_id != own.c.entry_id),
        )
        .where(own.c.entry_id == row)
        .group_by(own.c.kind, own.c.value)
    )
    found = [
        (EntryKey(kind=each.kind, value=each.value), each.others)
        for each in connection.execute(query)
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER.get(one[0].kind, 9), one[0].value)))


_ORDER = {"guid": 0, "url": 1, "text": 2, "path": 3}
