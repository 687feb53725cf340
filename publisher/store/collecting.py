"""The store as the collecting street sees it: claim a site, recognise, record, release."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import EntryKey, FetchState, FileState, KnownEntry, Validators
from publisher.protocols import Collected, DueSource, Recorded, Resting, SiteClaim
from publisher.store.engine import Database
from publisher.store.leases import Worker, void_gone
from publisher.store.recording import record_entries
from publisher.store.registry import earliest_due
from publisher.store.schema import (
    entry,
    entry_key,
    feed,
    feed_source,
    file,
    site,
    source,
    source_note,
)
from publisher.store.times import from_ms, to_ms

VISIT = 20
"""Sources of one claim at most, so that a large site does not keep one worker for ever."""

_CHUNK = 400


def claim_site(
    database: Database,
    *,
    worker: Worker,
    now: datetime,
    since: datetime,
    force: bool,
    skip: frozenset[str],
) -> SiteClaim | Resting | None:
    """Take the site that has been due longest; see `CollectStore.claim_site`."""
    now_ms = to_ms(now)
    claimable = _is_claimable(since=to_ms(since), now=now_ms, force=force)
    has_work = select(source.c.id).where(source.c.site_id == site.c.id, claimable).exists()
    is_free = [has_work, site.c.lease_until <= now_ms, site.c.name.not_in(sorted(skip))]
    if not force:
        is_free.append(site.c.due_at <= now_ms)
    picked = (
        select(site.c.id)
        .where(*is_free, site.c.rest_until <= now_ms)
        .order_by(site.c.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    with database.read() as connection:
        # Most claims of a quiet pass find nothing; they need no writer's turn.
        is_found = connection.execute(picked).first() is not None
    if not is_found and not void_gone(database, now_ms=now_ms):
        return _resting(database, is_free)
    with database.write() as connection:
        row = connection.execute(
            update(site)
            .where(site.c.id.in_(picked.cte("picked").select()))
            .values(
                lease_until=worker.lease_from(now),
                leased_by=worker.name,
                fence=site.c.fence + 1,
            )
            .returning(site.c.id, site.c.name, site.c.fence)
        ).one_or_none()
        if row is not None:
            due = _due_sources(connection, row.id, claimable)
            return SiteClaim(row=row.id, name=row.name, fence=row.fence, sources=due)
    return _resting(database, is_free)


def _resting(database: Database, is_free: Sequence[ColumnElement[bool]]) -> Resting | None:
    """Say when the first of the sites that only rest may be asked again."""
    with database.read() as connection:
        until = connection.execute(select(func.min(site.c.rest_until)).where(*is_free)).scalar_one()
    return None if until is None else Resting(until=from_ms(until))


def holds(database: Database, claim: SiteClaim, *, until: datetime) -> bool:
    """Tell whether a lease is still ours and runs longer than that."""
    query = select(site.c.id).where(
        site.c.id == claim.row, site.c.fence == claim.fence, site.c.lease_until > to_ms(until)
    )
    with database.read() as connection:
        return connection.execute(query).first() is not None


def _is_claimable(*, since: int, now: int, force: bool) -> ColumnElement[bool]:
    """Tell whether a source may be visited in the pass that began at ``since``."""
    not_yet = or_(source.c.last_poll.is_(None), source.c.last_poll < since)
    is_due = or_(source.c.due.is_(None), source.c.due <= now)
    parts = [source.c.is_active == 1, not_yet, *([] if force else [is_due])]
    return and_(*parts)


def _due_sources(
    connection: Connection, site_id: int, claimable: ColumnElement[bool]
) -> tuple[DueSource, ...]:
    query = (
        select(source, source_note)
        .join(source_note, source_note.c.source_id == source.c.id)
        .where(source.c.site_id == site_id, claimable)
        .order_by(func.coalesce(source.c.due, 0), source.c.id)
        .limit(VISIT)
    )
    rows = connection.execute(query).mappings().all()
    files = _files(connection, [row["id"] for row in rows])
    return tuple(
        DueSource(row=row["id"], key=row["key"], state=_state(row, files.get(row["id"], [])))
        for row in rows
    )


def _files(connection: Connection, rows: Sequence[int]) -> dict[int, list[FileState]]:
    found: dict[int, list[FileState]] = {}
    query = select(file).where(file.c.source_id.in_(rows)).order_by(file.c.path)
    for f in connection.execute(query):
        one = FileState(
            path=f.path, size=f.size, mtime_ns=f.mtime_ns, digest=f.digest, fault=f.fault
        )
        found.setdefault(f.source_id, []).append(one)
    return found


def _state(row: Any, files: Sequence[FileState]) -> FetchState:
    return FetchState(
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        body_digest=row["body_digest"],
        failures=row["failures"],
        failing_since=from_ms(row["failing_since"]),
        fault=row["fault"],
        last_poll=from_ms(row["last_poll"]),
        last_success=from_ms(row["last_success"]),
        due=from_ms(row["due"]),
        due_reason=row["due_reason"],
        files=tuple(files),
        title=row["said_title"],
        home_url=row["said_home_url"],
        language=row["language"],
    )


def recognise(
    database: Database, source_row: int, keys: Sequence[tuple[EntryKey, ...]]
) -> tuple[KnownEntry | None, ...]:
    """Find, for each entry's keys (strongest first), the entry that the store knows."""
    wanted = sorted({key.value for each in keys for key in each})
    found: dict[EntryKey, int] = {}
    with database.read() as connection:
        for start in range(0, len(wanted), _CHUNK):
            query = select(entry_key.c.kind, entry_key.c.value, entry_key.c.entry_id).where(
                entry_key.c.source_id == source_row,
                entry_key.c.kind.in_(("guid", "url", "path", "text")),
                entry_key.c.value.in_(wanted[start : start + _CHUNK]),
            )
            for kind, value, entry_id in connection.execute(query.order_by(entry_key.c.entry_id)):
                found.setdefault(EntryKey(kind=kind, value=value), entry_id)
        known = _known(connection, sorted(set(found.values())))
    rows = (next((found[key] for key in each if key in found), None) for each in keys)
    return tuple(None if row is None else known[row] for row in rows)


def _known(connection: Connection, rows: Sequence[int]) -> dict[int, KnownEntry]:
    known: dict[int, KnownEntry] = {}
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        keys: dict[int, list[EntryKey]] = {}
        query = select(entry_key).where(entry_key.c.entry_id.in_(chunk))
        for row in connection.execute(query):
            keys.setdefault(row.entry_id, []).append(EntryKey(kind=row.kind, value=row.value))
        heads = select(entry.c.id, entry.c.guid, entry.c.digest).where(entry.c.id.in_(chunk))
        for row in connection.execute(heads):
            known[row.id] = KnownEntry(
                row=row.id, id=row.guid, digest=row.digest, keys=tuple(keys.get(row.id, ()))
            )
    return known


def record(
    database: Database, claim: SiteClaim, collected: Collected, *, worker: Worker, now: datetime
) -> Recorded:
    """Record one visit in one transaction; see `CollectStore.record`."""
    with database.write() as connection:
        held = connection.execute(
            update(site)
            .where(site.c.id == claim.row, site.c.fence == claim.fence)
            .values(lease_until=func.max(site.c.lease_until, worker.lease_from(now)))
        )
        if held.rowcount != 1:
            return Recorded(is_void=True)
        is_renamed = _record_state(connection, collected)
        recorded = record_entries(connection, collected, now=to_ms(now))
        if is_renamed or recorded.added or recorded.changed or recorded.removed:
            _mark_feeds(connection, collected.source)
    return recorded


def _record_state(connection: Connection, collected: Collected) -> bool:
    """Record how the source stands; tell whether it calls itself something else now."""
    state = collected.state
    is_same = select(source_note.c.source_id).where(
        source_note.c.source_id == collected.source,
        source_note.c.said_title.is_not_distinct_from(state.title),
        source_note.c.said_home_url.is_not_distinct_from(state.home_url),
    )
    is_renamed = connection.execute(is_same).first() is None
    connection.execute(
        update(source)
        .where(source.c.id == collected.source)
        .values(
            due=to_ms(state.due),
            last_poll=to_ms(state.last_poll),
            last_success=to_ms(state.last_success),
            failures=state.failures,
            failing_since=to_ms(state.failing_since),
            etag=state.validators.etag,
            last_modified=state.validators.last_modified,
            body_digest=state.body_digest,
        )
    )
    connection.execute(
        update(source_note)
        .where(source_note.c.source_id == collected.source)
        .values(
            said_title=state.title,
            said_home_url=state.home_url,
            language=state.language,
            fault=state.fault,
            due_reason=state.due_reason,
        )
    )
    if collected.files_changed:
        _record_files(connection, collected)
    return is_renamed


def _record_files(connection: Connection, collected: Collected) -> None:
    connection.execute(delete(file).where(file.c.source_id == collected.source))
    rows = [
        {
            "source_id": collected.source,
            "path": one.path,
            "size": one.size,
            "mtime_ns": one.mtime_ns,
            "digest": one.digest,
            "fault": one.fault,
        }
        for one in collected.state.files
    ]
    if rows:
        connection.execute(insert(file), rows)


def _mark_feeds(connection: Connection, source_row: int) -> None:
    feeds = select(feed_source.c.feed_id).where(feed_source.c.source_id == source_row)
    connection.execute(update(feed).where(feed.c.id.in_(feeds)).values(rev=feed.c.rev + 1))


def release(database: Database, claim: SiteClaim, *, now: datetime, not_before: datetime) -> None:
    """End a lease; the site is due again with its earliest source."""
    with database.write() as connection:
        connection.execute(
            update(site)
            .where(site.c.id == claim.row, site.c.fence == claim.fence)
            .values(
                lease_until=0,
                leased_by=None,
                rest_until=to_ms(not_before),
                due_at=earliest_due(claim.row),
            )
        )
