"""Ids and names of pages: settled once, against those that are taken."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, select

from publisher.model import Entry
from publisher.store.schema import entry

_CHUNK = 400


class Names:
    """Settle ids and slugs against those that are taken, in the database and in this batch."""

    def __init__(self, connection: Connection, new: Sequence[Entry]) -> None:
        self._connection = connection
        proposed = [guid for one in new for guid in (one.own_id, one.minted_id) if guid]
        self._ids = _taken(connection, entry.c.guid, proposed)
        self._slugs = _taken(connection, entry.c.slug, [one.slug for one in new])

    def settle_id(self, one: Entry) -> str:
        """Return the source's own id where nobody has it, else ours, with a counter if need be."""
        if one.own_id is not None and one.own_id not in self._ids:
            self._ids.add(one.own_id)
            return one.own_id
        return self._first_free(one.minted_id, self._ids, entry.c.guid)

    def settle_address(self, one: Entry) -> tuple[str | None, Entry]:
        """Return the slug (None where the entry states its URL) and the entry with its URL."""
        if one.url is not None:
            return None, one
        slug = self._first_free(one.slug, self._slugs, entry.c.slug)
        if one.url_pattern is None:
            return slug, one
        return slug, replace(one, url=one.url_pattern.replace("{slug}", slug))

    def _first_free(self, name: str, taken: set[str], column: Any) -> str:
        candidate, number = name, 1
        while candidate in taken or (number > 1 and _is_taken(self._connection, column, candidate)):
            taken.add(candidate)
            number += 1
            candidate = f"{name}-{number}"
        taken.add(candidate)
        return candidate


def _taken(connection: Connection, column: Any, names: Sequence[str]) -> set[str]:
    taken: set[str] = set()
    for start in range(0, len(names), _CHUNK):
        query = select(column).where(column.in_(names[start : start + _CHUNK]))
        taken.update(connection.execute(query).scalars())
    return taken


def _is_taken(connection: Connection, column: Any, name: str) -> bool:
    return connection.execute(select(column).where(column == name).limit(1)).first() is not None
