"""What a lost database is given back: ids, dates and words from our own published files."""

from datetime import datetime
from typing import TYPE_CHECKING

from publisher.settings import Settings, source_infos

if TYPE_CHECKING:
    from publisher.store.store import Store


def regain(settings: Settings, store: "Store", *, now: datetime) -> tuple[str, ...]:
    """Give a new store what published files tell; do nothing where it is not new.

    Returns:
        What was read back, and each file that could not be used, one sentence each.

    Raises:
        RecoverError: A published file cannot be opened; nothing was collected or published.
    """
    if not store.is_new():
        return ()
    from publisher.publish.recover import LostFeed, recover

    infos = {info.key: info for info in source_infos(settings)}
    feeds = [
        LostFeed(
            name=feed.name,
            formats=settings.output.formats,
            order=feed.order,
            limit=feed.limit,
            sources=tuple(infos[key] for key in feed.source_keys),
        )
        for feed in settings.feeds
    ]
    recovery = recover(
        settings.output.path,
        feeds,
        base_url=settings.site.base_url,
        latest=now.replace(microsecond=0),  # no later than anything that comes from now on
    )
    is_done = store.restore(recovery.entries, complete=recovery.complete)
    if not is_done or not recovery.entries:
        return recovery.warnings
    told = "the database was empty; ids and dates were read back from what is published"
    return (f"{told}: {len(recovery.entries)} entries", *recovery.warnings)
