"""The store as the publishing street sees it: claim a feed, read its newest, finish or fail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    TextClause,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert as insert_or_ignore
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import FRONT, StoredEntry
from publisher.protocols import Awaited, FeedClaim, FileMark
from publisher.store.engine import Database
from publisher.store.leases import Worker, void_gone
from publisher.store.left_files import read_marks
from publisher.store.rows import stored_entry
from publisher.store.schema import (
    content,
    entry,
    feed,
    feed_entry,
    feed_file,
    feed_source,
    site,
    source,
    source_note,
)
from publisher.store.times import to_ms

Order = Literal["published", "first_seen"]

_SOURCES = 100
_CHUNK = 400


def claim_feed(
    database: Database, *, worker: Worker, now: datetime, skip: frozenset[str]
) -> FeedClaim | Awaited | None:
    """Take a feed that is due, or None; see `PublishStore.claim_feed`."""
    now_ms = to_ms(now)
    is_due = or_(feed.c.rev != feed.c.done_rev, feed.c.wake_at <= now_ms)
    due = (
        select(feed.c.id)
        .where(feed.c.is_active == 1, is_due, feed.c.lease_until <= now_ms)
        .where(feed.c.name.not_in(sorted(skip)))
    )
    is_awaited = _is_awaited(worker, now=now_ms)
    picked = due.where(~is_awaited).order_by(feed.c.id).limit(1).with_for_update(skip_locked=True)
    with database.read() as connection:
        is_found = connection.execute(picked).first() is not None
    if not is_found and not void_gone(database, now_ms=now_ms):
        with database.read() as connection:
            awaited = due.where(is_awaited).with_only_columns(feed.c.name).order_by(feed.c.name)
            names = tuple(connection.execute(awaited).scalars())
        return Awaited(names=names) if names else None
    with database.write() as connection:
        row = connection.execute(
            update(feed)
            .where(feed.c.id.in_(picked.cte("picked").select()))
            .values(
                lease_until=worker.lease_from(now),
                leased_by=worker.name,
                fence=feed.c.fence + 1,
            )
            .returning(feed)
        ).one_or_none()
        if row is None:
            return None
        return FeedClaim(
            row=row.id,
            name=row.name,
            fence=row.fence,
            rev=row.rev,
            files=read_marks(connection, feed_file.c.feed_id == row.id).get(row.name, ()),
            # A database that is new says nothing about what was published before it.
            settings_changed=row.published_at is not None and row.done_digest != row.digest,
        )


def _is_awaited(worker: Worker, *, now: int) -> ColumnElement[bool]:
    """Tell whether another process is collecting for what would be a first, empty feed."""
    in_other_hands = (
        select(source.c.id)
        .join(feed_source, feed_source.c.source_id == source.c.id)
        .join(site, site.c.id == source.c.site_id)
        .where(feed_source.c.feed_id == feed.c.id)
        .where(source.c.is_active == 1, source.c.last_poll.is_(None))
        .where(site.c.lease_until > now, site.c.leased_by != worker.name)
    )
    return and_(feed.c.published_at.is_(None), in_other_hands.exists())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Say which entries of a feed are asked for; see `PublishStore.newest`."""

    feed: str
    limit: int
    now: datetime
    order: Order
    published_only: bool


def newest(database: Database, wanted: Wanted) -> tuple[StoredEntry, ...]:
    """Return a feed's entries to show; see `PublishStore.newest`.

    Ids first, source by source along the index, then the rows, then their content.
    """
    with database.read() as connection:
        sources = connection.execute(
            select(feed_source.c.source_id)
            .join(feed, feed.c.id == feed_source.c.feed_id)
            .where(feed.c.name == wanted.feed)
            .order_by(feed_source.c.source_id)
        )
        rows = sources.scalars().all()
        picked: list[tuple[int, str, int]] = []
        for start in range(0, len(rows), _SOURCES):
            some = rows[start : start + _SOURCES]
            values = {f"source_{n}": row for n, row in enumerate(some)}
            values |= {"limit": wanted.limit, "now": to_ms(wanted.now)}
            values |= {"feed": wanted.feed} if wanted.published_only else {}
            found = connection.execute(_newest_of(len(some), wanted), values)
            picked += [(at, guid, row) for at, guid, row in found]
        picked.sort(key=lambda one: (-one[0], one[1]))
        return stored_entries(connection, [row for _, _, row in picked[: wanted.limit]])


def _newest_of(sources: int, wanted: Wanted) -> TextClause:
    """Select place, guid and row of each source's newest entries, as many as one feed shows.

    One walk along the index for each source, joined by UNION ALL: a sort over all entries of
    all sources, which ``IN (…) ORDER BY … LIMIT`` would be, grows with the archive. As text,
    since composing a hundred parts takes longer than running them.
    """
    place = "sort_at" if wanted.order == "published" else "first_seen"
    shown = (
        "AND id IN (SELECT entry_id FROM feed_entry JOIN feed ON feed.id = feed_id "
        "WHERE feed.name = :feed) "
        if wanted.published_only
        else ""
    )
    return text(
        " UNION ALL ".join(
            f"SELECT * FROM (SELECT {place}, guid, id FROM entry WHERE source_id = :source_{n} "
            f"AND removed_at IS NULL AND (hold_until IS NULL OR hold_until <= :now) {shown}"
            f"ORDER BY {place} DESC, guid LIMIT :limit) AS part_{n}"
            for n in range(sources)
        )
    )


def stored_entries(connection: Connection, rows: Sequence[int]) -> tuple[StoredEntry, ...]:
    """Return the entries of these rows, in their order."""
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
        # Settings that changed meanwhile are not what was published.
        is_as_claimed = feed.c.rev == claim.rev
        held = connection.execute(
            update(feed)
            .where(_is_ours(claim))
            .values(
                done_rev=claim.rev,
                done_digest=case((is_as_claimed, feed.c.digest), else_=feed.c.done_digest),
                published_at=now_ms,
                shown=len(shown),
                fault=None,
                failing_since=None,
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
        if claim.name != FRONT:
            connection.execute(_FRONT_IS_DUE)


_FRONT_IS_DUE = update(feed).where(feed.c.name == FRONT).values(rev=feed.c.rev + 1)


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


def give_back(database: Database, claim: FeedClaim, *, now: datetime, fault: str | None) -> None:
    """End the lease of a feed that was not published; see `PublishStore.give_back`."""
    values: dict[str, Any] = {"lease_until": 0, "leased_by": None}
    if fault is not None:
        values |= _failing(fault, now)
    with database.write() as connection:
        connection.execute(update(feed).where(_is_ours(claim)).values(values))


def note_fault(database: Database, fault: str, *, now: datetime) -> None:
    """Note why nothing can be published: the front fails, and is due until it does no more."""
    with database.write() as connection:
        connection.execute(_FRONT_IS_DUE.values(_failing(fault, now)))


def _failing(fault: str, now: datetime) -> dict[str, Any]:
    since = func.coalesce(feed.c.failing_since, to_ms(now))
    return {"fault": fault, "failing_since": since}
