"""What the store knows that the entries of a visit may be."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, select

from publisher.model import Entry, EntryKey, KnownEntry
from publisher.store import restoring
from publisher.store.engine import Database
from publisher.store.rows import decode
from publisher.store.schema import content, entry, entry_key

_CHUNK = 400
_MOST = 100
"""Entries of one key that are looked at, the newest; some feeds give all of theirs one guid."""

_LOST = 400
"""Articles without a file that are looked at, the newest."""


def recognise(
    database: Database,
    source_row: int,
    keys: Sequence[tuple[EntryKey, ...]],
    *,
    gone: Sequence[str],
    are_restored: bool,
) -> tuple[KnownEntry, ...]:
    """Find the entries that others with these keys may be; see `CollectStore.recognise`.

    Args:
        database: The database.
        source_row: The source.
        keys: Of each entry.
        gone: Paths of article files that are gone.
        are_restored: Whether any entries were read back from published files.
    """
    with database.read() as connection:
        holders = _holders(connection, source_row, keys)
        rows = {row for found in holders.values() for row in found}
        in_doubt = {row for found in holders.values() if len(found) > 1 for row in found}
        in_doubt |= _asked_twice(holders, keys)
        if any(_may_be_lost(each, holders, gone) for each in keys):
            in_doubt |= _lost(connection, source_row, gone)
        if are_restored:
            query = select(entry.c.id).where(restoring.may_come_from(source_row))
            in_doubt |= set(connection.execute(query).scalars())
        return _known(connection, sorted(rows | in_doubt), in_doubt)


def _holders(
    connection: Connection, source_row: int, keys: Sequence[tuple[EntryKey, ...]]
) -> dict[EntryKey, list[int]]:
    """Return, for each key that is known, the rows that have it, the newest last."""
    asked = {key for each in keys for key in each}
    wanted = sorted({key.value for key in asked})
    found: dict[EntryKey, list[int]] = {}
    for start in range(0, len(wanted), _CHUNK):
        query = select(entry_key.c.kind, entry_key.c.value, entry_key.c.entry_id).where(
            entry_key.c.source_id == source_row,
            entry_key.c.kind.in_(("guid", "url", "path", "text")),
            entry_key.c.value.in_(wanted[start : start + _CHUNK]),
        )
        for kind, value, row in connection.execute(query.order_by(entry_key.c.entry_id)):
            if (key := EntryKey(kind=kind, value=value)) in asked:
                found.setdefault(key, []).append(row)
    return {key: rows[-_MOST:] for key, rows in found.items()}


def _asked_twice(
    holders: dict[EntryKey, list[int]], keys: Sequence[tuple[EntryKey, ...]]
) -> set[int]:
    """Return the rows of guids and addresses that more than one of the entries has."""
    once: set[EntryKey] = set()
    twice: set[EntryKey] = set()
    for each in keys:
        for key in each:
            if key.kind in ("guid", "url"):
                (twice if key in once else once).add(key)
    return {row for key in twice for row in holders.get(key, ())}


def _may_be_lost(
    keys: Iterable[EntryKey], holders: dict[EntryKey, list[int]], gone: Sequence[str]
) -> bool:
    """Tell whether this is an article that nothing but its words names.

    Where files are gone, one that took the place of another may itself be one of them.
    """
    found = {key.kind: key in holders for key in keys}
    is_unknown = "path" in found and "url" not in found and not found.get("text")
    return is_unknown and (bool(gone) or not found["path"])


def _lost(connection: Connection, source_row: int, gone: Sequence[str]) -> set[int]:
    """Return articles of a source whose file is gone, now or earlier."""
    path = select(entry_key.c.entry_id).where(
        entry_key.c.entry_id == entry.c.id, entry_key.c.kind == "path"
    )
    earlier = (
        select(entry.c.id)
        .where(entry.c.source_id == source_row, entry.c.slug.is_not(None), ~path.exists())
        .order_by(entry.c.sort_at.desc())
        .limit(_LOST)
    )
    lost = set(connection.execute(earlier).scalars())
    for start in range(0, len(gone), _CHUNK):
        now = select(entry_key.c.entry_id).where(
            entry_key.c.source_id == source_row,
            entry_key.c.kind == "path",
            entry_key.c.value.in_(gone[start : start + _CHUNK]),
        )
        lost.update(connection.execute(now).scalars())
    return lost


def _known(
    connection: Connection, rows: Sequence[int], in_doubt: set[int]
) -> tuple[KnownEntry, ...]:
    known: list[KnownEntry] = []
    for start in range(0, len(rows), _CHUNK):
        chunk = rows[start : start + _CHUNK]
        keys: dict[int, list[EntryKey]] = {}
        query = select(entry_key).where(entry_key.c.entry_id.in_(chunk))
        for row in connection.execute(query):
            keys.setdefault(row.entry_id, []).append(EntryKey(kind=row.kind, value=row.value))
        words = _words(connection, [row for row in chunk if row in in_doubt])
        heads = select(entry.c.id, entry.c.guid, entry.c.digest).where(entry.c.id.in_(chunk))
        known += [
            KnownEntry(
                row=row.id,
                id=row.guid,
                digest=row.digest,
                keys=tuple(keys.get(row.id, ())),
                entry=words.get(row.id),
            )
            for row in connection.execute(heads)
        ]
    return tuple(known)


def _words(connection: Connection, rows: Sequence[int]) -> dict[int, Entry]:
    if not rows:
        return {}
    query = (
        select(entry.c.id, entry.c.guid, content.c.body)
        .join(content, content.c.entry_id == entry.c.id)
        .where(entry.c.id.in_(rows))
    )
    return {row.id: decode(row.body, guid=row.guid) for row in connection.execute(query)}
