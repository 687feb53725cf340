"""Sites as the collecting street claims them, and what is known of their due sources.

The statements are composed once: with a hundred sites, composing them anew would take longer
than the database takes to answer.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, and_, bindparam, func, or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import FetchState, FileState, Validators
from publisher.protocols import DueSource, Resting, SiteClaim
from publisher.store.engine import Database
from publisher.store.leases import Worker, void_gone
from publisher.store.manners import decode_manners
from publisher.store.schema import file, site, source, source_note
from publisher.store.times import from_ms, to_ms

VISIT = 20
"""Sources of one claim at most, so that a large site does not keep one worker for ever."""

_NOW: BindParameter[int] = bindparam("now")
_SINCE: BindParameter[int] = bindparam("since")
_SITE: BindParameter[int] = bindparam("site_row")


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
    values = {"now": to_ms(now), "since": to_ms(since), "skip": sorted(skip)}
    with database.read() as connection:
        # Most claims of a quiet pass find nothing; they need no writer's turn.
        is_found = connection.execute(_picked(force), values).first() is not None
    if not is_found and not void_gone(database, now_ms=to_ms(now)):
        return _resting(database, values, force=force)
    lease = {"until": worker.lease_from(now), "worker": worker.name}
    with database.write() as connection:
        row = connection.execute(_taken(force), values | lease).one_or_none()
        if row is not None:
            due = _due_sources(connection, values | {"site_row": row.id}, force=force)
            return SiteClaim(row=row.id, name=row.name, fence=row.fence, sources=due)
    return _resting(database, values, force=force)


def holds(database: Database, claim: SiteClaim, *, until: datetime) -> bool:
    """Tell whether a lease is still ours and runs longer than that."""
    values = {"site_row": claim.row, "fence": claim.fence, "until": to_ms(until)}
    with database.read() as connection:
        return connection.execute(_HELD, values).first() is not None


_HELD = select(site.c.id).where(
    site.c.id == _SITE,
    site.c.fence == bindparam("fence"),
    site.c.lease_until > bindparam("until"),
)


def _claimable(force: bool) -> ColumnElement[bool]:
    """Tell whether a source may be visited in the pass that began at ``since``."""
    not_yet = or_(source.c.last_poll.is_(None), source.c.last_poll < _SINCE)
    is_due = or_(source.c.due.is_(None), source.c.due <= _NOW)
    return and_(source.c.is_active == 1, not_yet, *([] if force else [is_due]))


def _is_free(force: bool) -> ColumnElement[bool]:
    has_work = select(source.c.id).where(source.c.site_id == site.c.id, _claimable(force)).exists()
    return and_(
        has_work,
        site.c.lease_until <= _NOW,
        site.c.name.not_in(bindparam("skip", expanding=True)),
        *([] if force else [site.c.due_at <= _NOW]),
    )


@cache
def _picked(force: bool) -> Select[Any]:
    return (
        select(site.c.id)
        .where(_is_free(force), site.c.rest_until <= _NOW)
        .order_by(site.c.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )


@cache
def _taken(force: bool) -> ReturningUpdate[Any]:
    return (
        update(site)
        .where(site.c.id.in_(_picked(force).cte("picked").select()))
        .values(
            lease_until=bindparam("until"),
            leased_by=bindparam("worker"),
            fence=site.c.fence + 1,
        )
        .returning(site.c.id, site.c.name, site.c.fence)
    )


@cache
def _rest(force: bool) -> Select[Any]:
    return select(func.min(site.c.rest_until)).where(_is_free(force))


@cache
def _due(force: bool) -> Select[Any]:
    return (
        select(source, source_note)
        .join(source_note, source_note.c.source_id == source.c.id)
        .where(source.c.site_id == _SITE, _claimable(force))
        .order_by(func.coalesce(source.c.due, 0), source.c.id)
        .limit(VISIT)
    )


_FILES = (
    select(file)
    .where(file.c.source_id.in_(bindparam("sources", expanding=True)))
    .order_by(file.c.path)
)


def _resting(database: Database, values: dict[str, Any], *, force: bool) -> Resting | None:
    """Say when the first of the sites that only rest may be asked again."""
    with database.read() as connection:
        until: int | None = connection.execute(_rest(force), values).scalar_one()
    return None if until is None else Resting(until=from_ms(until))


def _due_sources(
    connection: Connection, values: dict[str, Any], *, force: bool
) -> tuple[DueSource, ...]:
    rows = connection.execute(_due(force), values).mappings().all()
    files = _files(connection, [row["id"] for row in rows])
    return tuple(
        DueSource(row=row["id"], key=row["key"], state=_state(row, files.get(row["id"], [])))
        for row in rows
    )


def _files(connection: Connection, rows: Sequence[int]) -> dict[int, list[FileState]]:
    found: dict[int, list[FileState]] = {}
    for f in connection.execute(_FILES, {"sources": rows}):
        one = FileState(
            path=f.path, size=f.size, mtime_ns=f.mtime_ns, digest=f.digest, fault=f.fault
        )
        found.setdefault(f.source_id, []).append(one)
    return found


def state_of(database: Database, key: str) -> tuple[FetchState, str] | None:
    """Return what is known of a source, and the site that it belongs to; None for no such one."""
    query = (
        select(source, source_note, site.c.name.label("site"))
        .join(source_note, source_note.c.source_id == source.c.id)
        .join(site, site.c.id == source.c.site_id)
        .where(source.c.key == key)
    )
    with database.read() as connection:
        row = connection.execute(query).mappings().one_or_none()
    return None if row is None else (_state(row, ()), row["site"])


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
        manners=decode_manners(row["manners"]),
    )
