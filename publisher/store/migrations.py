"""Numbered steps from any older schema to the newest; the version stands in ``meta``."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, inspect, select, update

from publisher.errors import NewerStoreError
from publisher.store import schema


def _step_1(connection: Connection) -> None:
    """Make the first schema."""
    schema.metadata.create_all(connection)
    connection.execute(schema.meta.insert().values(key="schema_version", value="0"))


STEPS: tuple[Callable[[Connection], None], ...] = (_step_1,)
"""Step n leads from version n - 1 to version n. A step that was released never changes."""

VERSION = len(STEPS)


def migrate(connection: Connection, *, path: Path) -> None:
    """Bring a database to the newest version, inside the caller's write transaction.

    Raises:
        NewerStoreError: It was written by a newer version; it is not touched.
    """
    version = current_version(connection)
    if version > VERSION:
        raise NewerStoreError(
            f"{path}: the database has schema {version}, this version knows {VERSION}",
            hint="run the version of the publisher that wrote it, or a newer one",
        )
    for number, step in enumerate(STEPS[version:], start=version + 1):
        step(connection)
        connection.execute(
            update(schema.meta)
            .where(schema.meta.c.key == "schema_version")
            .values(value=str(number))
        )


def current_version(connection: Connection) -> int:
    """Return the schema version of a database; 0 for an empty one."""
    if not inspect(connection).has_table("meta"):
        return 0
    query = select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
    return int(connection.execute(query).scalar_one())
