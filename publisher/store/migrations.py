"""Numbered steps from any older schema to the newest; the version stands in ``meta``.

A new database is made at the newest version at once. The steps lead older ones there, each from
one version to the next, all in one transaction.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import Connection, select, text, update

from publisher.errors import NewerStoreError, StoreError
from publisher.store import schema

Step = Callable[[Connection], None]


def _remember_since_when_feeds_fail_and_how_sources_are_read(connection: Connection) -> None:
    connection.execute(text("ALTER TABLE feed ADD COLUMN failing_since BIGINT"))
    connection.execute(text("ALTER TABLE source_note ADD COLUMN settings_digest VARCHAR"))


def _remember_manners(connection: Connection) -> None:
    """Remember when, where and how each source may be asked."""
    for name in ("named_site", "host", "manners"):
        connection.execute(text(f"ALTER TABLE source_note ADD COLUMN {name} VARCHAR"))
    site = (
        "SELECT site.name FROM site JOIN source ON source.site_id = site.id "
        "WHERE source.id = source_note.source_id"
    )
    connection.execute(text(f"UPDATE source_note SET named_site = ({site})"))
    # Sources are to be registered once more, with their hosts.
    connection.execute(text("DELETE FROM meta WHERE key = 'registered'"))


STEPS: tuple[Step, ...] = (
    _remember_since_when_feeds_fail_and_how_sources_are_read,
    _remember_manners,
)
"""The n-th leads from version n to version n + 1. One that was released never changes."""

VERSION = 1 + len(STEPS)


def migrate(connection: Connection, *, path: Path, steps: Sequence[Step] = STEPS) -> None:
    """Bring a database to the newest version, inside the caller's write transaction.

    Args:
        connection: In a write transaction.
        path: The database, as messages name it.
        steps: From version 1 on.

    Raises:
        NewerStoreError: It was written by a newer version; it is not touched.
        StoreError: It is no database of ours.
    """
    newest = 1 + len(steps)
    version = current_version(connection, path=path, newest=newest)
    if version == 0:
        schema.metadata.create_all(connection)
        connection.execute(schema.meta.insert().values(key="schema_version", value=str(newest)))
        return
    for number, step in enumerate(steps[version - 1 :], start=version + 1):
        step(connection)
        connection.execute(
            update(schema.meta)
            .where(schema.meta.c.key == "schema_version")
            .values(value=str(number))
        )


def current_version(connection: Connection, *, path: Path, newest: int = VERSION) -> int:
    """Return the schema version of a database; 0 for an empty one.

    Raises:
        NewerStoreError: It was written by a newer version.
        StoreError: It is no database of ours.
    """
    tables = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))
    names = set(tables.scalars())
    if not names:
        return 0
    stated = _stated_version(connection) if "meta" in names else None
    if stated is None or not stated.isdecimal() or int(stated) == 0:
        raise StoreError(
            f"{path}: this is another program's database: it states no schema version",
            hint="let [store] path name a file of the publisher's own",
        )
    if int(stated) > newest:
        raise NewerStoreError(
            f"{path}: the database has schema {stated}, this version knows {newest}",
            hint="run the version of the publisher that wrote it, or a newer one",
        )
    return int(stated)


def _stated_version(connection: Connection) -> str | None:
    columns = connection.execute(text("SELECT name FROM pragma_table_info('meta')")).scalars()
    if not {"key", "value"} <= set(columns):
        return None
    query = select(schema.meta.c.value).where(schema.meta.c.key == "schema_version")
    value: str | None = connection.execute(query).scalar_one_or_none()
    return value
