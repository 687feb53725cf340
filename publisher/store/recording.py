"""Entries into rows: settle ids, addresses and places, once and for ever."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or_update

from publisher.model import Entry, EntryKey, KnownEntry, MediaFile
from publisher.protocols import Collected, Recorded
from publisher.store.naming import Names
from publisher.store.removing import drop_vanished
from publisher.store.rereading import date_read_again, is_edited, is_read_again, mark_feeds
from publisher.store.restoring import (
    RESTORED,
    Standing,
    claim,
    hide_unclaimed,
    key_rows,
    standing,
)
from publisher.store.rows import ENCODING, decode, encode
from publisher.store.schema import content, entry, entry_key, media
from publisher.store.significance import is_update, states_when
from publisher.store.times import from_ms, to_ms

_CHUNK = 400
_BEFORE_ALL = 631_152_000_000  # 1990-01-01: no date that counts is older


def record_entries(connection: Connection, collected: Collected, *, now: int) -> Recorded:
    """Record the entries of one visit, inside the caller's transaction.

    Args:
        connection: In a write transaction.
        collected: What the visit brought.
        now: Milliseconds since the epoch.
    """
    new = [each for each, known in collected.entries if known is None]
    again = [(each, known) for each, known in collected.entries if known is not None]
    _add(connection, collected, new, now=now)
    changed = sum(_change(connection, collected, e, k, now=now) for e, k in again)
    for known, keys in collected.seen_again:
        _add_keys(connection, collected.source, known.row, keys)
    changed += _bring_back(connection, [known.row for known, _ in collected.seen_again])
    if any(is_read_again(known.digest) for _, known in again):
        mark_feeds(connection, collected.source)
    _add_media(connection, collected.media)
    removed = _drop_paths(connection, collected, now=now)
    if collected.hides_gone and collected.after_loss and _are_all_read(collected):
        removed += hide_unclaimed(connection, collected.source, now=now)
    if collected.present:
        changed += _bring_back(connection, collected.present)
    removed += drop_vanished(connection, collected, now=now)
    return Recorded(added=len(new), changed=changed, removed=removed)


def _are_all_read(collected: Collected) -> bool:
    """Tell whether every article file of a folder was read, so that others are gone."""
    files = collected.state.files
    return bool(files) and all(file.digest and file.fault is None for file in files)


def _add(connection: Connection, collected: Collected, new: Sequence[Entry], *, now: int) -> None:
    if not new:
        return
    source_row = collected.source
    row = connection.execute(select(func.coalesce(func.max(entry.c.id), 0))).scalar_one()
    names = Names(connection, new)
    places = _places(connection, collected, new, now=now)
    heads, bodies, keys = [], [], []
    for one, place in zip(new, places, strict=True):
        row += 1
        sort_at, first_seen = place
        guid = names.settle_id(one)
        slug, settled = names.settle_address(one)
        heads.append(
            {
                "id": row,
                "source_id": source_row,
                "guid": guid,
                "slug": slug,
                "digest": one.digest,
                "sort_at": sort_at,
                "first_seen": first_seen,
                "published": to_ms(one.published),
                "hold_until": to_ms(one.hold_until),
            }
        )
        bodies.append({"entry_id": row, "encoding": ENCODING, "body": encode(settled)})
        keys += [
            {"source_id": source_row, "kind": key.kind, "value": key.value, "entry_id": row}
            for key in dict.fromkeys(one.keys)
        ]
    connection.execute(insert(entry), heads)
    connection.execute(insert(content), bodies)
    if keys:
        connection.execute(insert(entry_key), keys)


def _places(
    connection: Connection, collected: Collected, new: Sequence[Entry], *, now: int
) -> list[tuple[int, int]]:
    """Return what each new entry is sorted by, and when it came, in milliseconds.

    Published where it is stated, else when it was last changed, as it says at first sight.
    Otherwise first seen, in document order; but on a first import below the oldest dated entry of
    the source, or else of any, so that an archive without dates does not push the dated ones away.

    On the first import into a store that was lost, `_places_after_loss` may know better.
    """
    is_first = not _was_collected(connection, collected.source)
    restored = standing(connection, collected.source) if is_first and collected.after_loss else None
    if restored is not None and not restored.is_complete:
        return _places_after_loss(new, restored, now=now)
    if restored is not None:
        # A feed had room for everything: what it does not show is new, of a source that it shows.
        is_shown = restored.is_sure or any(known is not None for _, known in collected.entries)
        is_first = not is_shown
    dates = _dates(new)
    dated = [date for date in dates if date is not None]
    start = min(dated, default=_BEFORE_ALL) - 1 if is_first else now
    return [
        (start - one.position if date is None else date, now)
        for one, date in zip(new, dates, strict=True)
    ]


def _places_after_loss(
    new: Sequence[Entry], restored: Standing, *, now: int
) -> list[tuple[int, int]]:
    """Return the places of what a source yields besides what had been published of it.

    It had come before, and left its feeds to make room, unless it is dated after all they show.
    """
    dates = _dates(new)
    start = min([restored.lowest, *(date for date in dates if date is not None)]) - 1
    return [
        (
            start - one.position if date is None else date,
            now if restored.is_newer(date) else restored.earliest - 1 - one.position,
        )
        for one, date in zip(new, dates, strict=True)
    ]


def _dates(new: Sequence[Entry]) -> list[int | None]:
    return [to_ms(one.published or one.updated) for one in new]


def _was_collected(connection: Connection, source_row: int) -> bool:
    query = select(entry.c.id).where(entry.c.source_id == source_row, entry.c.digest != RESTORED)
    return connection.execute(query.limit(1)).first() is not None


def _change(
    connection: Connection, collected: Collected, one: Entry, known: KnownEntry, *, now: int
) -> int:
    """Record a new form of a known entry; its id, place, address and first date stay.

    Returns:
        1 when a reader would call it changed, 0 when only derived fields are new.
    """
    row = connection.execute(
        select(entry, content.c.body)
        .join(content, content.c.entry_id == entry.c.id)
        .where(entry.c.id == known.row)
    ).one()
    before = decode(row.body, guid=row.guid)
    settled = _settle_again(one, before, row, now=now)
    slug = row.slug
    if settled.url is None and slug is None:
        slug, settled = Names(connection, [settled]).settle_address(settled)
    is_changed = is_edited(one, before, digest=known.digest)
    values = {
        "digest": one.digest,
        "slug": slug,
        "published": to_ms(settled.published),
        "hold_until": to_ms(one.hold_until),
        "removed_at": None,
    }
    if _is_held(row, now=now) or is_read_again(row.digest):
        values["sort_at"] = to_ms(settled.published) if settled.published else row.sort_at
    if is_changed and not _is_held(row, now=now):
        if not is_update(before, settled, minor_edit=collected.minor_edit):
            settled = replace(settled, updated=before.updated)
        elif not states_when(settled, before, known=row.changed_at):
            values["changed_at"] = now
    connection.execute(update(entry).where(entry.c.id == known.row).values(values))
    connection.execute(
        update(content)
        .where(content.c.entry_id == known.row)
        .values(encoding=ENCODING, body=encode(settled))
    )
    if row.digest == RESTORED:
        claim(connection, known.row, collected.source, one.keys)
    else:
        _add_keys(connection, collected.source, known.row, set(one.keys) - set(known.keys))
    return int(is_changed)


def _settle_again(one: Entry, before: Entry, row: Any, *, now: int) -> Entry:
    """Return a new form with the address and the date that were settled at first sight.

    An entry that is still held has been shown to nobody: its date may yet be corrected.
    """
    one = replace(one, url=one.url or before.url)
    published = from_ms(row.published)
    if published is None or _is_held(row, now=now):
        return one
    if is_read_again(row.digest):
        first_seen = from_ms(row.first_seen)
        return replace(one, published=date_read_again(one, published, first_seen=first_seen))
    return replace(
        one,
        published=published,
        # Of what was read back from a published file, only its day may have been known.
        published_precision=one.published_precision
        if row.digest == RESTORED
        else before.published_precision,
    )


def _is_held(row: Any, *, now: int) -> bool:
    return row.hold_until is not None and row.hold_until > now


def _add_keys(connection: Connection, source_row: int, row: int, keys: Iterable[EntryKey]) -> None:
    rows = key_rows(source_row, row, keys)
    if rows:
        connection.execute(insert(entry_key), rows)


def _add_media(connection: Connection, files: Sequence[MediaFile]) -> None:
    rows = [{"name": one.name, "path": one.path} for one in dict.fromkeys(files)]
    if rows:
        statement = insert_or_update(media)
        connection.execute(
            statement.on_conflict_do_update(set_={"path": statement.excluded.path}), rows
        )


def _bring_back(connection: Connection, rows: Sequence[int]) -> int:
    """Show entries again whose file is back; return how many had been hidden."""
    hidden = 0
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        hidden += connection.execute(
            update(entry)
            .where(entry.c.id.in_(chunk), entry.c.removed_at.is_not(None))
            .values(removed_at=None)
        ).rowcount
    return hidden


def _drop_paths(connection: Connection, collected: Collected, *, now: int) -> int:
    """Forget the paths of files that are gone; hide their entries where the source says so.

    A path without its file must not lend its entry's id to another article that is later put
    there; the entry itself is still recognised by its text.
    """
    if not collected.gone_paths:
        return 0
    is_gone = (
        (entry_key.c.source_id == collected.source)
        & (entry_key.c.kind == "path")
        & entry_key.c.value.in_(collected.gone_paths)
    )
    rows = set(connection.execute(select(entry_key.c.entry_id).where(is_gone)).scalars())
    connection.execute(delete(entry_key).where(is_gone))
    if not collected.hides_gone or not rows:
        return 0
    still = select(entry_key.c.entry_id).where(
        entry_key.c.entry_id.in_(rows), entry_key.c.kind == "path"
    )
    hidden = rows - set(connection.execute(still).scalars())
    if hidden:
        connection.execute(update(entry).where(entry.c.id.in_(hidden)).values(removed_at=now))
    return len(hidden)
