"""Entries that their source says are gone; what only vanished from a document stays."""

from sqlalchemy import Connection, select, update

from publisher.protocols import Collected
from publisher.store.schema import entry, entry_key

_CHUNK = 400


def drop_vanished(connection: Connection, collected: Collected, *, now: int) -> int:
    """Hide entries that a complete document lacks (RFC 5005), or that were deleted (RFC 6721).

    Returns:
        How many are hidden that were shown before.
    """
    gone: set[int] = set()
    if collected.is_complete and collected.present:
        shown = select(entry.c.id).where(
            entry.c.source_id == collected.source,
            entry.c.removed_at.is_(None),
            entry.c.first_seen < now,
        )
        gone.update(connection.execute(shown).scalars())
    for start in range(0, len(collected.deleted), _CHUNK):
        deleted = select(entry_key.c.entry_id).where(
            entry_key.c.source_id == collected.source,
            entry_key.c.kind == "guid",
            entry_key.c.value.in_(collected.deleted[start : start + _CHUNK]),
        )
        gone.update(connection.execute(deleted).scalars())
    rows = sorted(gone - set(collected.present))
    hidden = 0
    for start in range(0, len(rows), _CHUNK):
        hidden += connection.execute(
            update(entry)
            .where(entry.c.id.in_(rows[start : start + _CHUNK]), entry.c.removed_at.is_(None))
            .values(removed_at=now)
        ).rowcount
    return hidden
