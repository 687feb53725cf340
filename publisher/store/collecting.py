"""What a visit leaves in the store: record it, release the site."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from publisher.model import FetchState
from publisher.protocols import Collected, Recorded, SiteClaim, Wait
from publisher.store.engine import Database
from publisher.store.leases import Worker
from publisher.store.manners import encode_manners
from publisher.store.recording import record_entries
from publisher.store.registry import earliest_due, site_row
from publisher.store.schema import (
    feed,
    feed_source,
    file,
    site,
    source,
    source_note,
)
from publisher.store.times import to_ms


def record(
    database: Database, claim: SiteClaim, collected: Collected, *, worker: Worker, now: datetime
) -> Recorded:
    """Record one visit in one transaction; see `CollectStore.record`."""
    with database.write() as connection:
        if not _extend(connection, claim, worker=worker, now=now):
            return Recorded(is_void=True)
        is_renamed = _record_state(connection, collected)
        recorded = record_entries(connection, collected, now=to_ms(now))
        if is_renamed or recorded.added or recorded.changed or recorded.removed:
            connection.execute(_MARKED, {"source_row": collected.source})
    return recorded


def record_polls(
    database: Database,
    claim: SiteClaim,
    polls: Sequence[Collected],
    *,
    worker: Worker,
    now: datetime,
) -> bool:
    """Record visits that brought nothing new; see `CollectStore.record_polls`."""
    with database.write() as connection:
        if not _extend(connection, claim, worker=worker, now=now):
            return False
        _record_polls(connection, polls)
    return True


def _extend(connection: Connection, claim: SiteClaim, *, worker: Worker, now: datetime) -> bool:
    values = {"site_row": claim.row, "claimed": claim.fence, "until": worker.lease_from(now)}
    return connection.execute(_EXTENDED, values).rowcount == 1


def _record_polls(connection: Connection, polls: Sequence[Collected]) -> None:
    """Record how sources stand of which no more is known than before."""
    if not polls:
        return
    rows = [{"source_row": poll.source} for poll in polls]
    states = [row | _state(poll.state) for row, poll in zip(rows, polls, strict=True)]
    notes = [row | _note(poll.state) for row, poll in zip(rows, polls, strict=True)]
    connection.execute(_STATE, states)
    connection.execute(_NOTE, notes)


def _record_state(connection: Connection, collected: Collected) -> bool:
    """Record how the source stands; tell whether it calls itself something else now."""
    state = collected.state
    said = {"said_title": state.title, "said_home_url": state.home_url}
    row = {"source_row": collected.source}
    is_renamed = connection.execute(_SAID_SO, row | said).first() is None
    connection.execute(_STATE, row | _state(state))
    connection.execute(_NOTE, row | said | _note(state))
    if collected.site is not None:
        _move_site(connection, collected.source, collected.site, due=to_ms(state.due) or 0)
    if collected.files_changed:
        _record_files(connection, collected)
    return is_renamed


def _state(state: FetchState) -> dict[str, Any]:
    return {
        "due": to_ms(state.due),
        "last_poll": to_ms(state.last_poll),
        "last_success": to_ms(state.last_success),
        "failures": state.failures,
        "failing_since": to_ms(state.failing_since),
        "etag": state.validators.etag,
        "last_modified": state.validators.last_modified,
        "body_digest": state.body_digest,
    }


def _note(state: FetchState) -> dict[str, Any]:
    return {
        "language": state.language,
        "fault": state.fault,
        "due_reason": state.due_reason,
        "manners": encode_manners(state.manners),
    }


def _move_site(connection: Connection, source_row: int, name: str, *, due: int) -> None:
    """Let a source belong to the site of its last final address."""
    row = site_row(connection, name)
    connection.execute(update(source).where(source.c.id == source_row).values(site_id=row))
    connection.execute(
        update(site).where(site.c.id == row).values(due_at=func.min(site.c.due_at, due))
    )


_SOURCE: BindParameter[int] = bindparam("source_row")
_EXTENDED = (
    update(site)
    .where(site.c.id == bindparam("site_row"), site.c.fence == bindparam("claimed"))
    .values(lease_until=func.max(site.c.lease_until, bindparam("until")))
)
_SAID_SO = select(source_note.c.source_id).where(
    source_note.c.source_id == _SOURCE,
    source_note.c.said_title.is_not_distinct_from(bindparam("said_title")),
    source_note.c.said_home_url.is_not_distinct_from(bindparam("said_home_url")),
)
# Which columns are set follows from the parameters.
_STATE = update(source).where(source.c.id == _SOURCE)
_NOTE = update(source_note).where(source_note.c.source_id == _SOURCE)
_MARKED = (
    update(feed)
    .where(feed.c.id.in_(select(feed_source.c.feed_id).where(feed_source.c.source_id == _SOURCE)))
    .values(rev=feed.c.rev + 1)
)


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


def release(  # noqa: PLR0913
    database: Database,
    claim: SiteClaim,
    polls: Sequence[Collected],
    *,
    worker: Worker,
    now: datetime,
    not_before: datetime,
    waits: Sequence[Wait] = (),
) -> None:
    """End a lease; the site is due again with its earliest source."""
    values = {"site_row": claim.row, "claimed": claim.fence, "rest": to_ms(not_before)}
    with database.write() as connection:
        if polls and not _extend(connection, claim, worker=worker, now=now):
            return
        _record_polls(connection, polls)
        for wait in waits if waits and _is_ours(connection, claim) else ():
            _let_wait(connection, claim, wait)
        connection.execute(_RELEASED, values)


def _is_ours(connection: Connection, claim: SiteClaim) -> bool:
    query = select(site.c.id).where(site.c.id == claim.row, site.c.fence == claim.fence)
    return connection.execute(query).first() is not None


def _let_wait(connection: Connection, claim: SiteClaim, wait: Wait) -> None:
    """Leave sources of a site alone for the sake of one that was told to wait."""
    until = to_ms(wait.until)
    hosts = select(source_note.c.source_id).where(source_note.c.host == wait.host)
    rows = select(source.c.id).where(
        source.c.site_id == claim.row,
        source.c.is_active == 1,
        func.coalesce(source.c.due, 0) < until,
        *([] if wait.host is None else [source.c.id.in_(hosts)]),
    )
    waiting = connection.execute(rows).scalars().all()
    for start in range(0, len(waiting), _CHUNK):
        chunk = waiting[start : start + _CHUNK]
        connection.execute(update(source).where(source.c.id.in_(chunk)).values(due=until))
        connection.execute(
            update(source_note)
            .where(source_note.c.source_id.in_(chunk))
            .values(due_reason=wait.reason)
        )


_CHUNK = 400
_RELEASED = (
    update(site)
    .where(site.c.id == bindparam("site_row"), site.c.fence == bindparam("claimed"))
    .values(
        lease_until=0,
        leased_by=None,
        rest_until=bindparam("rest"),
        due_at=earliest_due(bindparam("site_row")),
    )
)
