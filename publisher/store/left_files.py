"""Files as they were left: what was published, and where images beside articles come from."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select, update
from sqlalchemy.sql.elements import ColumnElement

from publisher.model import MediaFile
from publisher.protocols import FileMark
from publisher.store.engine import Database
from publisher.store.schema import feed, feed_file, media
from publisher.store.times import to_ms

_CHUNK = 400


def media_files(database: Database, names: Sequence[str]) -> dict[str, MediaFile]:
    """Return where the originals of images are, by name."""
    found: dict[str, MediaFile] = {}
    with database.read() as connection:
        for start in range(0, len(names), _CHUNK):
            query = select(media).where(media.c.name.in_(names[start : start + _CHUNK]))
            for row in connection.execute(query):
                found[row.name] = MediaFile(name=row.name, path=row.path)
    return found


def mark_touched(
    database: Database, look: Callable[[str], FileMark | None], *, now: datetime
) -> None:
    """Have feeds published again whose files were touched; see `PublishStore.mark_touched`."""
    with database.read() as connection:
        left = read_marks(connection, feed.c.is_active == 1)
    touched = sorted(name for name, marks in left.items() if _is_touched(marks, look))
    if not touched:
        return
    with database.write() as connection:
        now_left = read_marks(connection, feed.c.name.in_(touched))
        # One that another process has published since we looked was touched by nobody.
        names = [name for name in touched if now_left.get(name) == left[name]]
        connection.execute(
            update(feed)
            .where(feed.c.name.in_(names), feed.c.lease_until <= to_ms(now))
            .values(rev=feed.c.rev + 1)
        )


def _is_touched(marks: Sequence[FileMark], look: Callable[[str], FileMark | None]) -> bool:
    for mark in marks:
        found = look(mark.name)
        if found is None or (found.size, found.mtime_ns) != (mark.size, mark.mtime_ns):
            return True
    return False


def read_marks(
    connection: Connection, condition: ColumnElement[bool]
) -> dict[str, tuple[FileMark, ...]]:
    """Return how the files of each feed that meets a condition were left."""
    marks: dict[str, list[FileMark]] = {}
    query = (
        select(feed.c.name.label("feed"), feed_file)
        .join(feed, feed.c.id == feed_file.c.feed_id)
        .where(condition)
        .order_by(feed_file.c.name)
    )
    for row in connection.execute(query):
        mark = FileMark(name=row.name, digest=row.digest, size=row.size, mtime_ns=row.mtime_ns)
        marks.setdefault(row.feed, []).append(mark)
    return {name: tuple(each) for name, each in marks.items()}
