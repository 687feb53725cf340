"""Entries that were read back from published files: kept for feeds, until sources claim them.

A restored entry has no digest. It belongs to the source that it must have come from, where that
is known; otherwise to a stand-in, a source that nobody visits, of exactly those feeds that show
it. The source that yields it again takes it over, with its id, its place and its dates.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import STAND_IN, EntryKey, RecoveredEntry, SourceCredit, stand_in
from publisher.store.engine import Database
from publisher.store.registry import NEVER, site_row
from publisher.store.rows import ENCODING, encode
from publisher.store.schema import (
    content,
    entry,
    entry_key,
    feed,
    feed_entry,
    feed_source,
    meta,
    site,
    source,
    source_note,
)
from publisher.store.times import to_ms

RESTORED = ""
"""Digest of an entry that no source has claimed yet."""

_DONE = "restored"
_COMPLETE = "restored_complete"


def is_new(database: Database) -> bool:
    """Tell whether nothing was ever collected into a database, nor read back into it."""
    with database.read() as connection:
        return _is_new(connection)


def _is_new(connection: Connection) -> bool:
    done = select(meta.c.value).where(meta.c.key == _DONE)
    if connection.execute(done).first() is not None:
        return False
    return connection.execute(select(entry.c.id).limit(1)).first() is None


def has_any(database: Database) -> bool:
    """Tell whether entries were ever read back into a database."""
    with database.read() as connection:
        query = select(meta.c.key).where(meta.c.key == _DONE, meta.c.value != "0")
        return connection.execute(query).first() is not None


def restore(
    database: Database, entries: Sequence[RecoveredEntry], *, complete: Iterable[str]
) -> bool:
    """Give a new database what published files tell; False where it is new no longer.

    Args:
        database: The database.
        entries: What they tell.
        complete: Names of feeds that had room for every entry of their sources.
    """
    with database.write() as connection:
        if not _is_new(connection):
            return False
        connection.execute(insert(meta).values(key=_DONE, value=str(len(entries))))
        connection.execute(insert(meta).values(key=_COMPLETE, value=" ".join(sorted(complete))))
        owners = _Owners(connection)
        rows = [(row, owners.row_of(one), one) for row, one in enumerate(entries, start=1)]
        if rows:
            _insert(connection, rows)
    return True


def _insert(connection: Connection, rows: Sequence[tuple[int, int, RecoveredEntry]]) -> None:
    heads = [
        {
            "id": row,
            "source_id": source_row,
            "guid": one.id,
            "slug": one.entry.slug or None,
            "digest": RESTORED,
            "sort_at": to_ms(one.sort_at),
            "first_seen": to_ms(one.first_seen),
            "published": to_ms(one.entry.published),
            "changed_at": to_ms(one.changed_at),
        }
        for row, source_row, one in rows
    ]
    bodies = [
        {"entry_id": row, "encoding": ENCODING, "body": encode(one.entry)} for row, _, one in rows
    ]
    connection.execute(insert(entry), heads)
    connection.execute(insert(content), bodies)
    feeds = {one.name: one.id for one in connection.execute(select(feed.c.id, feed.c.name))}
    shown = [
        {"feed_id": feeds[name], "entry_id": row, "first_shown": to_ms(one.first_seen)}
        for row, _, one in rows
        for name in one.feeds
        if name in feeds
    ]
    if shown:
        connection.execute(insert(feed_entry), shown)
    keys = [
        key for row, source_row, one in rows for key in key_rows(source_row, row, one.entry.keys)
    ]
    if keys:
        connection.execute(insert(entry_key), keys)


def key_rows(source_row: int, row: int, keys: Iterable[EntryKey]) -> list[dict[str, Any]]:
    """Return the rows by which an entry is recognised, in a fixed order."""
    return [
        {"source_id": source_row, "kind": key.kind, "value": key.value, "entry_id": row}
        for key in sorted(set(keys), key=lambda key: (key.kind, key.value))
    ]


class _Owners:
    """Find the source of each restored entry, or make its stand-in."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        rows = connection.execute(select(source.c.key, source.c.id))
        self._rows: dict[str, int] = {row.key: row.id for row in rows}

    def row_of(self, one: RecoveredEntry) -> int:
        """Return the row that an entry is kept under."""
        credit = one.credit.url or one.credit.title if one.credit is not None else ""
        key = one.source
        if key is None or key not in self._rows:
            key = stand_in(one.feeds, credit=credit)
        if key not in self._rows:
            self._rows[key] = self._make(key, one.feeds)
        if one.credit is not None:
            _name(self._connection, self._rows[key], one.credit)
        return self._rows[key]

    def _make(self, key: str, feeds: Sequence[str]) -> int:
        nowhere = site_row(self._connection, STAND_IN)
        self._connection.execute(update(site).where(site.c.id == nowhere).values(due_at=NEVER))
        query = insert(source).values(key=key, site_id=nowhere, is_active=0).returning(source.c.id)
        row: int = self._connection.execute(query).scalar_one()
        self._connection.execute(insert(source_note).values(source_id=row, kind="restored"))
        shown = select(feed.c.id).where(feed.c.name.in_(feeds))
        for feed_row in self._connection.execute(shown).scalars().all():
            self._connection.execute(insert(feed_source).values(feed_id=feed_row, source_id=row))
        return row


def _name(connection: Connection, source_row: int, credit: SourceCredit) -> None:
    """Call a source what its entries were credited to, until it says so itself."""
    connection.execute(
        update(source_note)
        .where(source_note.c.source_id == source_row, source_note.c.said_title.is_(None))
        .values(said_title=credit.title, said_home_url=credit.home_url)
    )


def may_come_from(source_row: int) -> ColumnElement[bool]:
    """Tell whether an entry was restored, and may have come from a source.

    It may where it is kept under that source, or under a stand-in of one of its feeds, or where
    no feed shows it any more.
    """
    ours, theirs = feed_source.alias("ours"), feed_source.alias("theirs")
    stand_ins = (
        select(source.c.id)
        .outerjoin(theirs, theirs.c.source_id == source.c.id)
        .outerjoin(ours, and_(ours.c.feed_id == theirs.c.feed_id, ours.c.source_id == source_row))
        .where(source.c.key.startswith(STAND_IN))
        .where(or_(theirs.c.feed_id.is_(None), ours.c.feed_id.is_not(None)))
    )
    return and_(
        entry.c.digest == RESTORED,
        or_(entry.c.source_id == source_row, entry.c.source_id.in_(stand_ins)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Say where the restored entries stand that a source may have had.

    Attributes:
        lowest: What the last of them is sorted by.
        earliest: When the first of them came.
        newest: When the newest of them was published, or None where all are undated.
        is_complete: Whether one of the source's feeds had room for every entry.
        is_sure: Whether any of them must have come from the source.
    """

    lowest: int
    earliest: int
    newest: int | None
    is_complete: bool
    is_sure: bool

    def is_newer(self, date: int | None) -> bool:
        """Tell whether a date is after all that had been published."""
        return date is not None and (self.newest is None or date > self.newest)


def standing(connection: Connection, source_row: int) -> Standing | None:
    """Return where the restored entries of a source stand, or None where there are none."""
    row = connection.execute(
        select(
            func.min(entry.c.sort_at).label("lowest"),
            func.min(entry.c.first_seen).label("earliest"),
            func.max(entry.c.published).label("newest"),
            func.max(entry.c.source_id == source_row).label("is_sure"),
        ).where(may_come_from(source_row))
    ).one()
    if row.lowest is None:
        return None
    return Standing(
        lowest=row.lowest,
        earliest=row.earliest,
        newest=row.newest,
        is_complete=_is_complete(connection, source_row),
        is_sure=bool(row.is_sure),
    )


def _is_complete(connection: Connection, source_row: int) -> bool:
    complete: str = connection.execute(
        select(meta.c.value).where(meta.c.key == _COMPLETE)
    ).scalar_one()
    feeds = select(feed.c.name).join(feed_source, feed_source.c.feed_id == feed.c.id)
    names = connection.execute(feeds.where(feed_source.c.source_id == source_row)).scalars()
    return not set(complete.split()).isdisjoint(names)


def claim(connection: Connection, row: int, source_row: int, keys: Iterable[EntryKey]) -> None:
    """Let a source take over a restored entry, and have every feed look at it again."""
    before = select(entry.c.source_id).where(entry.c.id == row).scalar_subquery()
    concerned = select(feed_source.c.feed_id).where(
        feed_source.c.source_id.in_([before, source_row])
    )
    connection.execute(update(feed).where(feed.c.id.in_(concerned)).values(rev=feed.c.rev + 1))
    connection.execute(update(entry).where(entry.c.id == row).values(source_id=source_row))
    connection.execute(delete(entry_key).where(entry_key.c.entry_id == row))
    connection.execute(insert(entry_key), key_rows(source_row, row, keys))


def hide_unclaimed(connection: Connection, source_row: int, *, now: int) -> int:
    """Hide restored entries of a folder whose files are all read, and which has them no more."""
    return connection.execute(
        update(entry)
        .where(entry.c.source_id == source_row, entry.c.digest == RESTORED)
        .where(entry.c.removed_at.is_(None))
        .values(removed_at=now)
    ).rowcount
