"""The store: both streets' Protocols on one database."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from publisher.errors import StoreError
from publisher.model import (
    EntryKey,
    FetchState,
    FoundEntry,
    KnownEntry,
    MediaFile,
    RecoveredEntry,
    SourceInfo,
    StoredEntry,
    StoreStatus,
)
from publisher.protocols import (
    Awaited,
    Collected,
    FeedClaim,
    FeedInfo,
    FileMark,
    Recorded,
    Resting,
    SiteClaim,
    Wait,
)
from publisher.store import (
    claiming,
    collecting,
    left_files,
    publishing,
    recognising,
    registry,
    restoring,
    sites,
    status,
)
from publisher.store.engine import Database
from publisher.store.leases import LEASE, LeaseKeeper, Worker, worker_name


def open_store(path: Path, *, longest_request: timedelta = LEASE / 3) -> "Store":
    """Open a database, make it or bring it up to date.

    Args:
        path: The file.
        longest_request: How long one visit to a source may wait for the web; leases are longer.

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
    worker = Worker(name=worker_name(), lease=max(LEASE, 3 * longest_request))
    return Store(Database(path), worker=worker)


class Store:
    """Implement `CollectStore` and `PublishStore` on one database; safe for threads."""

    def __init__(self, database: Database, *, worker: Worker) -> None:
        self._database = database
        self._worker = worker
        self._keeper = LeaseKeeper(database, worker)
        self._are_restored: bool | None = None

    def sync(
        self, *, sources: Sequence[SourceInfo], feeds: Sequence[FeedInfo], now: datetime
    ) -> None:
        """Register what the settings name; write nothing when it is known."""
        registry.sync(self._database, sources=sources, feeds=feeds, now=now)

    def is_new(self) -> bool:
        """Tell whether nothing was ever collected, nor read back from published files."""
        return restoring.is_new(self._database)

    def restore(self, entries: Sequence[RecoveredEntry], *, complete: Iterable[str] = ()) -> bool:
        """Give a new store what published files tell; False where it is new no longer.

        Args:
            entries: What they tell.
            complete: Names of feeds that had room for every entry of their sources.
        """
        is_done = restoring.restore(self._database, entries, complete=complete)
        self._are_restored = None
        return is_done

    def meta_get(self, key: str) -> str | None:
        """Return a value that is kept for the whole site, or None."""
        return registry.meta_get(self._database, key)

    def meta_set(self, key: str, value: str) -> None:
        """Keep a value for the whole site."""
        registry.meta_set(self._database, key, value)

    def meta_set_default(self, key: str, value: str) -> str:
        """Keep a value unless there is one already; return the one that holds."""
        return registry.meta_set_default(self._database, key, value)

    def claim_site(
        self,
        *,
        now: datetime,
        since: datetime,
        force: bool = False,
        skip: frozenset[str] = frozenset(),
    ) -> SiteClaim | Resting | None:
        """Take the site that has been due longest, under a lease, or None."""
        claim = claiming.claim_site(
            self._database, worker=self._worker, now=now, since=since, force=force, skip=skip
        )
        if isinstance(claim, SiteClaim):
            self._keeper.start()
        return claim

    def claim_named(self, name: str, *, now: datetime) -> SiteClaim | None:
        """Take a site that a redirect leads to, or None while it is not free."""
        claim = sites.claim_named(self._database, name, worker=self._worker, now=now)
        if claim is not None:
            self._keeper.start()
        return claim

    def holds(self, claim: SiteClaim, *, until: datetime) -> bool:
        """Tell whether a lease is still ours and runs longer than that."""
        return claiming.holds(self._database, claim, until=until)

    def recognise(
        self, source: int, keys: Sequence[tuple[EntryKey, ...]], *, gone: Sequence[str] = ()
    ) -> tuple[KnownEntry, ...]:
        """Return the entries of a source that others with these keys may be."""
        if self._are_restored is None:
            self._are_restored = restoring.has_any(self._database)
        return recognising.recognise(
            self._database, source, keys, gone=gone, are_restored=self._are_restored
        )

    def record(self, claim: SiteClaim, collected: Collected, *, now: datetime) -> Recorded:
        """Record one visit in one transaction."""
        return collecting.record(self._database, claim, collected, worker=self._worker, now=now)

    def record_polls(self, claim: SiteClaim, polls: Sequence[Collected], *, now: datetime) -> bool:
        """Record visits that brought nothing new in one transaction."""
        return collecting.record_polls(self._database, claim, polls, worker=self._worker, now=now)

    def release(
        self,
        claim: SiteClaim,
        *,
        now: datetime,
        not_before: datetime,
        polls: Sequence[Collected] = (),
        waits: Sequence[Wait] = (),
    ) -> None:
        """End a site's lease, record visits that brought nothing new and what has to wait."""
        collecting.release(
            self._database,
            claim,
            polls,
            worker=self._worker,
            now=now,
            not_before=not_before,
            waits=waits,
        )

    def state_of(self, key: str) -> tuple[FetchState, str] | None:
        """Return what is known of a source, and the site that it belongs to, or None."""
        return claiming.state_of(self._database, key)

    def claim_feed(
        self, *, now: datetime, skip: frozenset[str] = frozenset()
    ) -> FeedClaim | Awaited | None:
        """Take a feed that is due, under a lease, or None."""
        claim = publishing.claim_feed(self._database, worker=self._worker, now=now, skip=skip)
        if isinstance(claim, FeedClaim):
            self._keeper.start()
        return claim

    def newest(
        self,
        feed: str,
        *,
        limit: int,
        now: datetime,
        order: Literal["published", "first_seen"],
        published_only: bool = False,
    ) -> tuple[StoredEntry, ...]:
        """Return a feed's entries to show, in order."""
        wanted = publishing.Wanted(
            feed=feed, limit=limit, now=now, order=order, published_only=published_only
        )
        return publishing.newest(self._database, wanted)

    def finish(
        self, claim: FeedClaim, *, files: Sequence[FileMark], shown: Sequence[str], now: datetime
    ) -> None:
        """Note that a revision is published; end the lease."""
        publishing.finish(self._database, claim, files=files, shown=shown, now=now)

    def give_back(self, claim: FeedClaim, *, now: datetime, fault: str | None = None) -> None:
        """End a feed's lease; it stays due."""
        publishing.give_back(self._database, claim, now=now, fault=fault)

    def note_fault(self, fault: str, *, now: datetime) -> None:
        """Note why nothing at all can be published, until something is."""
        publishing.note_fault(self._database, fault, now=now)

    def media(self, names: Sequence[str]) -> dict[str, MediaFile]:
        """Return where the originals of images are, by name."""
        return left_files.media_files(self._database, names)

    def mark_touched(self, look: Callable[[str], FileMark | None], *, now: datetime) -> None:
        """Have those feeds published again whose files are not as they were left."""
        left_files.mark_touched(self._database, look, now=now)

    def find_entries(self, name: str) -> tuple[FoundEntry, ...]:
        """Return the entries with that id, guid, address or path, else with it in their title.

        The newest first, ten at most.
        """
        from publisher.store.explaining import find_entries

        return find_entries(self._database, name)

    def status(self, *, now: datetime) -> StoreStatus:
        """Return how sources and feeds stand."""
        return status.read_status(self._database, now=now)

    def close(self) -> None:
        """Extend leases no more, and close every connection."""
        self._keeper.close()
        self._database.close()
