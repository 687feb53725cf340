"""The store as the publishing street sees it: claim a feed, read its newest, finish or fail."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, and_, delete, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import MediaFile, StoredEntry
from publisher.protocols import FeedClaim, FileMark
from publisher.store.engine import Database
from publisher.store.leases import LEASE_MS
from publisher.store.rows import stored_entry
from publisher.store.schema import (
    content,
    entry,
    feed,
    feed_entry,
    feed_file,
    feed_source,
    media,
    source,
    source_note,
)
from publisher.store.times import to_ms

_SOURCES = 100
_CHUNK = 400


def claim_feed(
    database: Database, *, worker: str, now: datetime, skip: frozenset[str]
) -> FeedClaim | None:
    """Take a feed that is due, or None; see `PublishStore.claim_feed`."""
    now_ms = to_ms(now)
    is_due = or_(feed.c.rev != feed.c.done_rev, feed.c.wake_at <= now_ms)
    picked = (
        select(feed.c.id)
        .where(feed.c.is_active == 1, is_due, feed.c.lease_until <= now_ms)
        .where(feed.c.name.not_in(skip))
        .order_by(feed.c.id)
        .limit(1)
    )
    with database.read() as connection:
        if connection.execute(picked).first() is None:
            return None
    with database.write() as connection:
        row = connection.execute(
            update(feed)
            .where(feed.c.id.in_(picked.cte("picked").select()))
            .values(lease_until=now_ms + LEASE_MS, leased_by=worker, fence=feed.c.fence + 1)
            .returning(feed)
        ).one_or_none()
        if row is None:
            return None
        return FeedClaim(
            row=row.id,
            name=row.name,
            fence=row.fence,
            rev=row.rev,
            files=_marks(connection, feed_file.c.feed_id == row.id).get(row.name, ()),
            settings_changed=row.done_digest != row.digest,
        )


def newest(
    database: Database,
    name: str,
    *,
    limit: int,
    now: datetime,
    order: Literal["published", "first_seen"],
) -> tuple[StoredEntry, ...]:
    """Return a feed's entries to show; see `PublishStore.newest`.

    Ids first, source by source along the index, then the rows, then their content.
    """
    place = entry.c.sort_at if order == "published" else entry.c.first_seen
    is_shown = and_(
        entry.c.removed_at.is_(None),
        or_(entry.c.hold_until.is_(None), entry.c.hold_until <= to_ms(now)),
    )
    with database.read() as connection:
        sources = connection.execute(
            select(feed_source.c.source_id)
            .join(feed, feed.c.id == feed_source.c.feed_id)
            .where(feed.c.name == name)
        ).scalars()
        picked: list[tuple[int, str, int]] = []
        for source_row in sources:
            query = (
                select(place, entry.c.guid, entry.c.id)
                .where(entry.c.source_id == source_row, is_shown)
                .order_by(place.desc(), entry.c.guid)
                .limit(limit)
            )
            picked += [(at, guid, row) for at, guid, row in connection.execute(query)]
        picked.sort(key=lambda one: (-one[0], one[1]))
        return _entries(connection, [row for _, _, row in picked[:limit]])


def _entries(connection: Connection, rows: Sequence[int]) -> tuple[StoredEntry, ...]:
    found: dict[int, StoredEntry] = {}
    for start in range(0, len(rows), _CHUNK):
        query = (
            select(
                entry.c.id,
                entry.c.guid,
                entry.c.slug,
                entry.c.first_seen,
                entry.c.changed_at,
                entry.c.sort_at,
                source.c.key,
                source_note.c.title,
                source_note.c.said_title,
                source_note.c.said_home_url,
                content.c.body,
            )
            .join(content, content.c.entry_id == entry.c.id)
            .join(source, source.c.id == entry.c.source_id)
            .join(source_note, source_note.c.source_id == source.c.id)
            .where(entry.c.id.in_(rows[start : start + _CHUNK]))
        )
        for row in connection.execute(query).mappings():
            found[row["id"]] = stored_entry(dict(row))
    return tuple(found[row] for row in rows)


def finish(
    database: Database,
    claim: FeedClaim,
    *,
    files: Sequence[FileMark],
    shown: Sequence[str],
    now: datetime,
) -> None:
    """Note that a revision is published; see `PublishStore.finish`."""
    now_ms = to_ms(now)
    with database.write() as connection:
        digest = select(feed.c.digest).where(feed.c.id == claim.row).scalar_subquery()
        held = connection.execute(
            update(feed)
            .where(_is_ours(claim))
            .values(
                done_rev=claim.rev,
                done_digest=digest,
                published_at=now_ms,
                shown=len(shown),
                fault=None,
                lease_until=0,
                leased_by=None,
                wake_at=_next_hold(connection, claim.row, now=now_ms),
            )
        )
        if held.rowcount != 1:
            return
        connection.execute(delete(feed_file).where(feed_file.c.feed_id == claim.row))
        rows = [
            {
                "feed_id": claim.row,
                "name": mark.name,
                "digest": mark.digest,
                "size": mark.size,
                "mtime_ns": mark.mtime_ns,
            }
            for mark in files
        ]
        if rows:
            connection.execute(insert(feed_file), rows)
        _note_shown(connection, claim.row, shown, now=now_ms)


def _is_ours(claim: FeedClaim) -> ColumnElement[bool]:
    return and_(feed.c.id == claim.row, feed.c.fence == claim.fence)


def _next_hold(connection: Connection, feed_row: int, *, now: int) -> int | None:
    query = (
        select(entry.c.hold_until)
        .join(feed_source, feed_source.c.source_id == entry.c.source_id)
        .where(feed_source.c.feed_id == feed_row, entry.c.hold_until > now)
        .order_by(entry.c.hold_until)
        .limit(1)
    )
    return connection.execute(query).scalar_one_or_none()


def _note_shown(connection: Connection, feed_row: int, shown: Sequence[str], *, now: int) -> None:
    rows: list[dict[str, Any]] = []
    for start in range(0, len(shown), _CHUNK):
        query = (
            select(entry.c.id)
            .join(feed_source, feed_source.c.source_id == entry.c.source_id)
            .where(feed_source.c.feed_id == feed_row)
            .where(entry.c.guid.in_(shown[start : start + _CHUNK]))
        )
        rows += [
            {"feed_id": feed_row, "entry_id": row, "first_shown": now}
            for row in connection.execute(query).scalars()
        ]
    if rows:
        connection.execute(insert_or_ignore(feed_entry).on_conflict_do_nothing(), rows)


def fail(database: Database, claim: FeedClaim, *, fault: str, now: datetime) -> None:
    """Note why a feed could not be published; it stays due."""
    with database.write() as connection:
        connection.execute(
            update(feed).where(_is_ours(claim)).values(fault=fault, lease_until=0, leased_by=None)
        )


def give_back(database: Database, claim: FeedClaim) -> None:
    """End the lease of a feed; it stays due."""
    with database.write() as connection:
        connection.execute(
            update(feed).where(_is_ours(claim)).values(lease_until=0, leased_by=None)
        )


def media_files(database: Database, names: Sequence[str]) -> dict[str, MediaFile]:
    """Return where the originals of images are, by name."""
    found: dict[str, MediaFile] = {}
    with database.read() as connection:
        for start in range(0, len(names), _CHUNK):
            query = select(media).where(media.c.name.in_(names[start : start + _CHUNK]))
            for row in connection.execute(query):
                found[row.name] = MediaFile(name=row.name, path=row.path)
    return found


def file_marks(database: Database) -> dict[str, tuple[FileMark, ...]]:
    """Return, for each registered feed, how its files were left."""
    with database.read() as connection:
        return _marks(connection, feed.c.is_active == 1)


def _marks(
    connection: Connection, condition: ColumnElement[bool]
) -> dict[str, tuple[FileMark, ...]]:
    marks: dict[str, list[FileMark]] = {}
    query = (
        select(feed.c.name.label("feed"), feed_file)
        .join(feed, feed.c.id == feed_file.c.feed_id)
        .where(condition)
        .order_by(feed_file.c.name)
    )
    for row in connection.execute(query):
        mark = FileMark(name=row.name, digest=row.digest, size=row.size, mtime_ns=row.mtime_ns)
        marks.setdefault(row.feed, []).append(mark)
    return {name: tuple(each) for name, each in marks.items()}


def mark_feed_due(database: Database, name: str) -> None:
    """Have a feed published again although none of its entries changed."""
    with database.write() as connection:
        connection.execute(update(feed).where(feed.c.name == name).values(rev=feed.c.rev + 1))
