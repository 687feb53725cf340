"""A look at a database without SQLAlchemy, which takes longer to load than a quiet pass may take.

It only ever says that there is nothing to do. Whatever is not plain is left to a pass.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

REGISTERED = "registered"
"""Under which ``meta`` keeps by which settings sources and feeds were registered last."""

Left = tuple[str, int, int]
"""Name, size and modification time (in nanoseconds) of a file as it was left."""


def left_at_rest(path: Path, *, registered: str, now_ms: int) -> tuple[Left, ...] | None:
    """Return how published files were left, where no source and no feed is due.

    Args:
        path: The database.
        registered: By which settings, as the store was told.
        now_ms: Milliseconds since the epoch.

    Returns:
        The files; None where something is due, or the database is not as it should be.
    """
    # os.path, since pathlib raises where a folder on the way may not be looked into.
    if not os.path.isfile(path):  # noqa: PTH113
        return None
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)) as connection:
            return _left_at_rest(connection, registered, now_ms)
    except sqlite3.Error:
        return None


def _left_at_rest(
    connection: sqlite3.Connection, registered: str, now_ms: int
) -> tuple[Left, ...] | None:
    known = connection.execute("SELECT value FROM meta WHERE key = ?", (REGISTERED,)).fetchone()
    if known != (registered,) or any(_due(connection, now_ms)):
        return None
    files = connection.execute(
        "SELECT feed_file.name, size, mtime_ns FROM feed_file JOIN feed ON feed.id = feed_id "
        "WHERE is_active = 1"
    )
    return tuple(files)


def _due(connection: sqlite3.Connection, now_ms: int) -> Iterator[bool]:
    """Look at sites and feeds; which of them are leased does not matter."""
    for query in (
        "SELECT 1 FROM site WHERE due_at <= ? LIMIT 1",
        "SELECT 1 FROM feed WHERE is_active = 1 AND (rev != done_rev OR wake_at <= ?) LIMIT 1",
    ):
        yield connection.execute(query, (now_ms,)).fetchone() is not None
