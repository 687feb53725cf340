"""One SQLite database: connections, transactions, and its faults in our words."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.engine import URL, Engine
from sqlalchemy.exc import DatabaseError

from publisher.errors import StoreError
from publisher.store.migrations import VERSION, current_version, migrate

BUSY_SECONDS = 10
"""How long a writer waits for another one."""


class Database:
    """Hand out read and write transactions of one file; safe for threads.

    ``synchronous = FULL``: with NORMAL a power cut can lose a commit whose ids are already
    published, and they would be published twice.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._engine = _make_engine(path)
        self._writer = self._engine.execution_options(is_write=True)
        # SQLite has one writer; its own waiting sleeps and polls, and is for other processes.
        self._writing = threading.Lock()
        try:
            self._prepare()
        except StoreError:
            self.close()
            raise

    def _prepare(self) -> None:
        # The version is read first: a newer database is not touched, not even its journal mode.
        with self.read() as connection:
            version = current_version(connection, path=self.path)
        with self._in_our_words():
            _use_wal(self._engine)
        if version != VERSION:
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
        with self._writing, self._in_our_words(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    @contextmanager
    def _in_our_words(self) -> Iterator[None]:
        try:
            yield
        except (DatabaseError, sqlite3.DatabaseError) as error:
            cause = error.orig if isinstance(error, DatabaseError) else error
            if isinstance(cause, sqlite3.OperationalError):
                raise StoreError(
                    f"{self.path}: {cause}", hint=_hint(str(cause), self.path)
                ) from error
            if type(cause) is sqlite3.DatabaseError:
                raise damaged(self.path, str(cause)) from error
            raise  # a constraint, a wrong statement: a bug of ours, not damage


def damaged(path: Path | str, message: str) -> StoreError:
    """Return what to raise when a database cannot be read for what it should be."""
    return StoreError(
        f"{path}: the database is damaged: {message}",
        hint="move it aside, with its -wal and -shm, and keep it for repair: ids, dates and texts "
        "are read back from the published files",
    )


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
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": BUSY_SECONDS},
        pool_size=0,  # as many as there are threads: one that waits for a connection gains nothing
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
    # The driver's own transactions begin late and deferred; ours begin where we say.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _use_wal(engine: Engine) -> None:
    """Let readers and the writer not wait for each other; the file remembers it."""
    give_up = time.monotonic() + BUSY_SECONDS
    raw = engine.raw_connection()
    try:
        while not _is_wal(raw.cursor()) and time.monotonic() < give_up:
            time.sleep(0.02)
    finally:
        raw.close()


def _is_wal(cursor: Any) -> bool:
    """Switch to WAL; False while another process is about the same, for which SQLite waits not."""
    try:
        cursor.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            return False
        raise
    finally:
        cursor.close()
    return True


def _begin(connection: Connection) -> None:
    is_write = connection.get_execution_options().get("is_write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_write else "BEGIN")
