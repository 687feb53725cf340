"""Sources whose settings changed: what was read by the old ones is read again, as a whole.

A changed language, zone or order of day and month says something else about the same words. So
the next visit asks for the document as if for the first time, and every entry that is still in it
is recorded anew. That is no edit: ids and ``updated`` stay.
"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, case, null, select, update

from publisher.model import Entry
from publisher.store.schema import entry, feed, feed_source, file, source, source_note

_AGAIN = "again "
"""Stands before the digest of an entry that is to be recorded anew."""

_DAY = timedelta(days=1)


def read_again(connection: Connection, source_row: int) -> None:
    """Forget how far a source was read, so that the next pass asks for all of it.

    What a failing server asked for stays: it is not asked earlier.
    """
    connection.execute(
        update(source)
        .where(source.c.id == source_row)
        .values(
            etag=None,
            last_modified=None,
            body_digest=None,
            due=case((source.c.failures == 0, null()), else_=source.c.due),
        )
    )
    of_source = source_note.c.source_id == source_row
    connection.execute(update(source_note).where(of_source).values(language=None))
    connection.execute(
        update(file).where(file.c.source_id == source_row).values(mtime_ns=0, digest="")
    )
    connection.execute(
        update(entry)
        .where(entry.c.source_id == source_row)
        .where(entry.c.digest != "", entry.c.digest.not_like(f"{_AGAIN}%"))
        .values(digest=_AGAIN + entry.c.digest)
    )


def mark_feeds(connection: Connection, source_row: int) -> None:
    """Have the feeds of a source published again."""
    concerned = select(feed_source.c.feed_id).where(feed_source.c.source_id == source_row)
    connection.execute(update(feed).where(feed.c.id.in_(concerned)).values(rev=feed.c.rev + 1))


def is_read_again(digest: str) -> bool:
    """Tell whether an entry waits to be recorded anew."""
    return digest.startswith(_AGAIN)


def is_edited(one: Entry, before: Entry, *, digest: str) -> bool:
    """Tell whether an entry says something else than it did.

    Where settings changed too, only title and content tell: dates may be read otherwise. A digest
    of another version covers other things, and tells nothing.

    Args:
        one: As it is now.
        before: As it was recorded.
        digest: As it was then.
    """
    was = digest.removeprefix(_AGAIN)
    if was == one.digest or (was and was.partition(":")[0] != one.digest.partition(":")[0]):
        return False
    if not is_read_again(digest):
        return True
    has_content = bool(one.content_html and before.content_html)
    is_other_content = has_content and one.content_html != before.content_html
    return one.title != before.title or is_other_content


def date_read_again(one: Entry, before: datetime, *, first_seen: datetime) -> datetime:
    """Return when an entry was published, now that its date is read by other settings.

    What the clock made of it at first sight stays, as far as it still may: the time of an
    article that was dated that day, and of an entry that was dated in the future.
    """
    if one.published is None:
        return before
    if before != first_seen:
        return first_seen if before <= first_seen < one.published else one.published
    is_that_day = one.published_precision == "day" and first_seen - one.published < _DAY
    return before if is_that_day or one.published >= first_seen else one.published
