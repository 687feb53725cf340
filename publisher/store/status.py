"""How sources and feeds stand."""

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, func, select

from publisher.model import FRONT, FeedStatus, SourceStatus, StoreStatus
from publisher.store.engine import Database
from publisher.store.manners import decode_manners
from publisher.store.schema import (
    entry,
    feed,
    feed_file,
    file,
    site,
    source,
    source_note,
)
from publisher.store.times import from_ms, to_ms


def read_status(database: Database, *, now: datetime) -> StoreStatus:
    """Return the status of everything that is registered; ``now`` decides what is due."""
    with database.read() as connection:
        sources = tuple(_sources(connection))
        rows = connection.execute(select(feed).order_by(feed.c.name)).mappings().all()
        files: dict[int, list[str]] = {}
        for one in connection.execute(_own_files()):
            files.setdefault(one.feed_id, []).append(one.name)
    feeds = [
        (row["is_active"], _feed(row, tuple(files.get(row["id"], ())), now=to_ms(now)))
        for row in rows
    ]
    named = [(is_active, each) for is_active, each in feeds if each.name != FRONT]
    return StoreStatus(
        sources=sources,
        feeds=tuple(each for is_active, each in named if is_active),
        orphans=tuple(each for is_active, each in named if not is_active and each.files),
        front=next((each for _, each in feeds if each.name == FRONT and each.fault), None),
    )


def _own_files() -> Any:
    """Select the files of feeds themselves, without pages and images of articles."""
    return select(feed_file).where(feed_file.c.name.not_like("%/%")).order_by(feed_file.c.name)


def _sources(connection: Connection) -> list[SourceStatus]:
    count = func.count().label("entries")
    query = (
        select(entry.c.source_id, count)
        .where(entry.c.removed_at.is_(None))
        .group_by(entry.c.source_id)
    )
    counts = {row.source_id: row.entries for row in connection.execute(query)}
    faults: dict[int, list[str]] = {}
    faulty = select(file).where(file.c.fault.is_not(None)).order_by(file.c.path)
    for row in connection.execute(faulty):
        faults.setdefault(row.source_id, []).append(f"{row.path}: {row.fault}")
    rows = connection.execute(
        select(source, source_note, site.c.name.label("site"))
        .join(source_note, source_note.c.source_id == source.c.id)
        .join(site, site.c.id == source.c.site_id)
        .where(source.c.is_active == 1)
        .order_by(source.c.key)
    ).mappings()
    return [
        _source(row, counts.get(row["id"], 0), tuple(faults.get(row["id"], ()))) for row in rows
    ]


def _source(row: Any, entries: int, file_faults: tuple[str, ...]) -> SourceStatus:
    manners = decode_manners(row["manners"])
    has_ended = manners.has_ended
    is_failing = row["failures"] > 0 and not has_ended
    move = manners.move
    return SourceStatus(
        key=row["key"],
        kind=row["kind"],
        site=row["site"],
        title=row["title"] or row["said_title"],
        state="ended" if has_ended else _state(row, is_faulty=bool(file_faults)),
        entries=entries,
        last_poll=from_ms(row["last_poll"]),
        last_success=from_ms(row["last_success"]),
        failing_since=from_ms(row["failing_since"]),
        failures=row["failures"],
        fault=row["fault"] if is_failing else None,
        file_faults=file_faults,
        due=None if has_ended else from_ms(row["due"]),
        due_reason=row["due_reason"],
        moved_to=move.url if move is not None and move.is_believed else None,
    )


def _state(row: Any, *, is_faulty: bool) -> Literal["ok", "faulty", "failing", "never"]:
    if row["failures"] > 0:
        return "failing"
    if is_faulty:
        return "faulty"
    return "ok" if row["last_success"] else "never"


def _feed(row: Any, files: tuple[str, ...], *, now: int) -> FeedStatus:
    wakes = row["wake_at"] is not None and row["wake_at"] <= now
    return FeedStatus(
        name=row["name"],
        files=files,
        entries=row["shown"],
        is_due=row["rev"] != row["done_rev"] or wakes,
        last_published=from_ms(row["published_at"]),
        fault=row["fault"],
        failing_since=from_ms(row["failing_since"]),
    )
