"""One SQLite database: connections, transactions, and its faults in our words."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DatabaseError, DBAPIError, OperationalError

from publisher.errors import StoreError
from publisher.store.migrations import VERSION, current_version, migrate

BUSY_SECONDS = 10
"""How long a writer waits for another one."""


class Database:
    """Hand out read and write transactions of one file.

    ``synchronous = FULL``: with NORMAL a power cut can lose a commit whose ids are already
    published, and they would be published twice.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _make_engine(path)
        with self._in_our_words():
            self._prepare()

    def _prepare(self) -> None:
        with self._engine.connect() as connection:
            is_new = current_version(connection) != VERSION
        if is_new:
            with self.write() as connection:
                migrate(connection, path=self.path)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Give a consistent view of the database.

        Raises:
            StoreError: It cannot be read.
        """
        with self._in_our_words(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Give the one writer's transaction (``BEGIN IMMEDIATE``); all of it or nothing.

        Raises:
            StoreError: The database is locked by another process, full or read-only.
        """
        writer = self._engine.execution_options(is_write=True)
        with self._in_our_words(), writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise StoreError(
                f"{self.path}: {error.orig}", hint=_hint(str(error.orig), self.path)
            ) from error
        except DatabaseError as error:
            raise StoreError(
                f"{self.path}: the database is damaged: {error.orig}",
                hint="move it aside: ids and dates are made again from the sources; "
                "keep the file for repair",
            ) from error
        except DBAPIError as error:
            raise StoreError(f"{self.path}: {error.orig}") from error


def _hint(message: str, path: Path) -> str | None:
    if "locked" in message:
        return f"another process has held it for {BUSY_SECONDS} s: wait for it or stop it"
    if "unable to open" in message or "readonly" in message:
        return f"make {path.parent} a folder that can be written, or mend [store] path"
    if "full" in message:
        return "make room on the disk"
    return None


def _make_engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)), connect_args={"timeout": BUSY_SECONDS}
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transactions begin late and deferred; ours begin where we say.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("is_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")
