"""The store: both streets' Protocols on one database."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from publisher.errors import StoreError
from publisher.model import EntryKey, KnownEntry, MediaFile, SourceInfo, StoredEntry, StoreStatus
from publisher.protocols import Collected, FeedClaim, FeedInfo, FileMark, Recorded, SiteClaim
from publisher.store import collecting, publishing, registry, status
from publisher.store.engine import Database
from publisher.store.leases import worker_name


def open_store(path: Path, *, worker: str | None = None) -> "Store":
    """Open a database, make it or bring it up to date.

    Args:
        path: The file.
        worker: Name under which leases are held; by default one made for this process.

    Raises:
        NewerStoreError: It was written by a newer version.
        StoreError: It cannot be used: locked, damaged, not writable.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"{path}: its folder cannot be made: {error.strerror}", hint="mend [store] path"
        ) from error
    return Store(Database(path), worker=worker or worker_name())


class Store:
    """Implement `CollectStore` and `PublishStore` on one database; safe for threads."""

    def __init__(self, database: Database, *, worker: str) -> None:
        self._database = database
        self._worker = worker

    def sync(
        self, *, sources: Sequence[SourceInfo], feeds: Sequence[FeedInfo], now: datetime
    ) -> None:
        """Register what the settings name; write nothing when it is known."""
        registry.sync(self._database, sources=sources, feeds=feeds, now=now)

    def meta_get(self, key: str) -> str | None:
        """Return a value that is kept for the whole site, or None."""
        return registry.meta_get(self._database, key)

    def meta_set_default(self, key: str, value: str) -> str:
        """Keep a value unless there is one already; return the one that holds."""
        return registry.meta_set_default(self._database, key, value)

    def claim_site(
        self, *, now: datetime, since: datetime, force: bool = False
    ) -> SiteClaim | None:
        """Take the site that has been due longest, under a lease, or None."""
        return collecting.claim_site(
            self._database, worker=self._worker, now=now, since=since, force=force
        )

    def recognise(
        self, source: int, keys: Sequence[tuple[EntryKey, ...]]
    ) -> tuple[KnownEntry | None, ...]:
        """Return, for each entry's keys (strongest first), the entry that the store knows."""
        return collecting.recognise(self._database, source, keys)

    def record(self, claim: SiteClaim, collected: Collected, *, now: datetime) -> Recorded:
        """Record one visit in one transaction."""
        return collecting.record(self._database, claim, collected, now=now)

    def release(self, claim: SiteClaim, *, now: datetime, not_before: datetime) -> None:
        """End a site's lease."""
        collecting.release(self._database, claim, now=now, not_before=not_before)

    def claim_feed(self, *, now: datetime, skip: frozenset[str] = frozenset()) -> FeedClaim | None:
        """Take a feed that is due, under a lease, or None."""
        return publishing.claim_feed(self._database, worker=self._worker, now=now, skip=skip)

    def newest(
        self, feed: str, *, limit: int, now: datetime, order: Literal["published", "first_seen"]
    ) -> tuple[StoredEntry, ...]:
        """Return a feed's entries to show, in order."""
        return publishing.newest(self._database, feed, limit=limit, now=now, order=order)

    def finish(
        self, claim: FeedClaim, *, files: Sequence[FileMark], shown: Sequence[str], now: datetime
    ) -> None:
        """Note that a revision is published; end the lease."""
        publishing.finish(self._database, claim, files=files, shown=shown, now=now)

    def fail(self, claim: FeedClaim, *, fault: str, now: datetime) -> None:
        """Note why a feed could not be published; end the lease."""
        publishing.fail(self._database, claim, fault=fault, now=now)

    def give_back(self, claim: FeedClaim) -> None:
        """End a feed's lease; it stays due."""
        publishing.give_back(self._database, claim)

    def media(self, names: Sequence[str]) -> dict[str, MediaFile]:
        """Return where the originals of images are, by name."""
        return publishing.media_files(self._database, names)

    def file_marks(self) -> dict[str, tuple[FileMark, ...]]:
        """Return, for each registered feed, how its files were left."""
        return publishing.file_marks(self._database)

    def mark_feed_due(self, name: str) -> None:
        """Have a feed published again although none of its entries changed."""
        publishing.mark_feed_due(self._database, name)

    def status(self, *, now: datetime, hidden: frozenset[str] = frozenset()) -> StoreStatus:
        """Return how sources and feeds stand; ``hidden`` feeds are left out."""
        return status.read_status(self._database, now=now, hidden=hidden)

    def close(self) -> None:
        """Close every connection."""
        self._database.close()
