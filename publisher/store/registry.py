"""Which sources and feeds there are: kept equal to the settings at every pass."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_update
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import STAND_IN, SourceInfo
from publisher.protocols import FeedInfo
from publisher.store.engine import Database
from publisher.store.rereading import mark_feeds, read_again
from publisher.store.schema import (
    feed,
    feed_source,
    meta,
    site,
    source,
    source_note,
)

NEVER = 2**62
"""When a site is due that has no source any more."""

SourceRow = tuple[str, str | None, str | None, str, str | None, str | None]
"""What the settings say of a source that the database keeps, in the order of the query."""

FeedRow = tuple[str, tuple[str, ...]]
"""The digest of a feed, and the keys of its sources, sorted."""


def sync(
    database: Database,
    *,
    sources: Sequence[SourceInfo],
    feeds: Sequence[FeedInfo],
    now: datetime,
) -> None:
    """Register what the settings name; write nothing when the database says the same.

    What the settings name no longer stays, inactive: its rows are needed when it comes back.
    """
    with database.read() as connection:
        is_same = _known_sources(connection) == _wanted_sources(sources)
        is_same = is_same and _known_feeds(connection) == _wanted_feeds(feeds)
    if is_same:
        return
    with database.write() as connection:
        _sync_sources(connection, sources)
        _sync_feeds(connection, feeds)


def meta_get(database: Database, key: str) -> str | None:
    """Return a value that is kept for the whole site, or None."""
    with database.read() as connection:
        value: str | None = connection.execute(
            select(meta.c.value).where(meta.c.key == key)
        ).scalar_one_or_none()
    return value


def meta_set(database: Database, key: str, value: str) -> None:
    """Keep a value for the whole site, instead of any that was kept before."""
    statement = insert_or_update(meta).values(key=key, value=value)
    with database.write() as connection:
        connection.execute(
            statement.on_conflict_do_update(set_={"value": statement.excluded.value})
        )


def meta_set_default(database: Database, key: str, value: str) -> str:
    """Keep a value unless there is one already; return the one that holds."""
    with database.write() as connection:
        kept: str | None = connection.execute(
            select(meta.c.value).where(meta.c.key == key)
        ).scalar_one_or_none()
        if kept is None:
            connection.execute(insert(meta).values(key=key, value=value))
    return value if kept is None else kept


def _wanted_sources(sources: Sequence[SourceInfo]) -> set[SourceRow]:
    return {
        (info.key, info.site, info.host, info.kind, info.title, info.settings_digest)
        for info in sources
    }


def _known_sources(connection: Connection) -> set[SourceRow]:
    query = (
        select(
            source.c.key,
            source_note.c.named_site,
            source_note.c.host,
            source_note.c.kind,
            source_note.c.title,
            source_note.c.settings_digest,
        )
        .join(source_note, source_note.c.source_id == source.c.id)
        .where(source.c.is_active == 1)
    )
    return {tuple(row) for row in connection.execute(query)}


def _wanted_feeds(feeds: Sequence[FeedInfo]) -> dict[str, FeedRow]:
    return {info.name: (info.digest, tuple(sorted(set(info.source_keys)))) for info in feeds}


def _known_feeds(connection: Connection) -> dict[str, FeedRow]:
    keys: dict[int, list[str]] = {}
    pairs = select(feed_source.c.feed_id, source.c.key).join(
        source, feed_source.c.source_id == source.c.id
    )
    # Stand-ins for sources that are known no longer come from no settings.
    pairs = pairs.where(source.c.key.not_like(f"{STAND_IN}%"))
    for feed_id, key in connection.execute(pairs):
        keys.setdefault(feed_id, []).append(key)
    query = select(feed.c.id, feed.c.name, feed.c.digest).where(feed.c.is_active == 1)
    return {
        name: (digest, tuple(sorted(keys.get(feed_id, ()))))
        for feed_id, name, digest in connection.execute(query)
    }


def _sync_sources(connection: Connection, sources: Sequence[SourceInfo]) -> None:
    connection.execute(update(source).values(is_active=0))
    rows = {key: row for row, key in connection.execute(select(source.c.id, source.c.key))}
    for info in sources:
        row = rows.get(info.key) or _rename(connection, info, rows)
        if row is None:
            row = _add_source(connection, info)
        _read_again_if_changed(connection, row, info)
        _place_source(connection, row, info)
    # A source that is new to its site makes the site due.
    connection.execute(update(site).values(due_at=earliest_due(site.c.id)))


def _add_source(connection: Connection, info: SourceInfo) -> int:
    site_id = site_row(connection, info.site)
    query = insert(source).values(key=info.key, site_id=site_id).returning(source.c.id)
    row: int = connection.execute(query).scalar_one()
    connection.execute(insert(source_note).values(source_id=row, kind=info.kind))
    return row


def _place_source(connection: Connection, row: int, info: SourceInfo) -> None:
    """Note where the settings have a source; at its last final address it stays until they move."""
    before = connection.execute(
        select(source_note.c.named_site, source_note.c.host).where(source_note.c.source_id == row)
    ).one()
    values: dict[str, int | None] = {"is_active": 1}
    if before.named_site != info.site:
        values["site_id"] = site_row(connection, info.site)
    if before.host not in (None, info.host):
        values["due"] = None  # whatever the old host wished, or that it is gone
    connection.execute(update(source).where(source.c.id == row).values(values))
    connection.execute(
        update(source_note)
        .where(source_note.c.source_id == row)
        .values(kind=info.kind, title=info.title, named_site=info.site, host=info.host)
    )


def _read_again_if_changed(connection: Connection, row: int, info: SourceInfo) -> None:
    """Have a source read again of which the settings said something else before."""
    is_it = source_note.c.source_id == row
    before = connection.execute(select(source_note).where(is_it)).one()
    if before.settings_digest not in {None, info.settings_digest}:
        read_again(connection, row)
    if before.title != info.title:
        mark_feeds(connection, row)
    values = {"settings_digest": info.settings_digest}
    connection.execute(update(source_note).where(is_it).values(values))


def earliest_due(site_id: Any) -> ColumnElement[int]:
    """Return what ``site.due_at`` is: the earliest due of its sources, never without any."""
    earliest = select(func.min(func.coalesce(source.c.due, 0))).where(
        source.c.site_id == site_id, source.c.is_active == 1
    )
    return func.coalesce(earliest.scalar_subquery(), NEVER)


def _rename(connection: Connection, info: SourceInfo, rows: dict[str, int]) -> int | None:
    """Let a source that moved keep its row, and so its entries."""
    for key in info.previously:
        if key in rows:
            row = rows.pop(key)
            connection.execute(
                update(source)
                .where(source.c.id == row)
                .values(key=info.key, etag=None, last_modified=None, due=None)
            )
            rows[info.key] = row
            return row
    return None


def site_row(connection: Connection, name: str) -> int:
    """Return the row of a site, made where there is none yet."""
    row: int | None = connection.execute(
        select(site.c.id).where(site.c.name == name)
    ).scalar_one_or_none()
    if row is None:
        query = insert(site).values(name=name).returning(site.c.id)
        row = connection.execute(query).scalar_one()
    return row


def _sync_feeds(connection: Connection, feeds: Sequence[FeedInfo]) -> None:
    known = _known_feeds(connection)
    wanted = _wanted_feeds(feeds)
    rows = {name: row for row, name in connection.execute(select(feed.c.id, feed.c.name))}
    source_rows = {key: row for row, key in connection.execute(select(source.c.id, source.c.key))}
    connection.execute(update(feed).values(is_active=0))
    stand_ins = select(source.c.id).where(source.c.key.startswith(STAND_IN))
    for name, (digest, keys) in sorted(wanted.items()):
        row = rows.get(name)
        if row is None:
            query = insert(feed).values(name=name, digest=digest).returning(feed.c.id)
            row = connection.execute(query).scalar_one()
        is_changed = known.get(name) != (digest, keys)
        connection.execute(
            update(feed)
            .where(feed.c.id == row)
            .values(is_active=1, digest=digest, rev=feed.c.rev + int(is_changed))
        )
        if not is_changed:
            continue
        if known.get(name, (None, None))[1] != keys:
            # A change of sources may shorten the feed, as a change of its settings may.
            connection.execute(update(feed).where(feed.c.id == row).values(done_digest=None))
        named = delete(feed_source).where(feed_source.c.feed_id == row)
        connection.execute(named.where(feed_source.c.source_id.not_in(stand_ins)))
        for key in keys:
            connection.execute(insert(feed_source).values(feed_id=row, source_id=source_rows[key]))
