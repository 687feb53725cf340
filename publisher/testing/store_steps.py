"""Steps that the contract of the store is made of: register, claim, collect, publish, read."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

from publisher.model import FRONT, FetchState, KnownEntry, SourceInfo
from publisher.protocols import (
    Collected,
    CollectStore,
    FeedClaim,
    FeedInfo,
    FileMark,
    PublishStore,
    Recorded,
    SiteClaim,
)
from publisher.testing.values import NOON, make_source_info

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=2)
"""Longer than any lease."""


class BothStreets(CollectStore, PublishStore, Protocol):
    """Be a whole store, as bootstrap opens one."""

    def sync(self, *, sources: Any, feeds: Any, now: Any) -> None:
        """Register what the settings name."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


OpenStore = Callable[[], BothStreets]


def registered(
    store: BothStreets,
    *,
    sources: tuple[SourceInfo, ...] = (),
    digest: str = "d",
    with_front: bool = False,
) -> BothStreets:
    """Register sources, by default one, and a feed of them all."""
    sources = sources or (make_source_info(),)
    keys = tuple(one.key for one in sources)
    names = ("news", FRONT) if with_front else ("news",)
    feeds = [FeedInfo(name=name, source_keys=keys, digest=digest) for name in names]
    store.sync(sources=sources, feeds=feeds, now=NOON)
    return store


def claim_site(store: BothStreets, *, now: Any = NOON) -> SiteClaim:
    """Claim a site that must be there."""
    claim = store.claim_site(now=now, since=now, force=True)
    assert isinstance(claim, SiteClaim)
    return claim


def record(store: BothStreets, *, now: Any = NOON, **fields: Any) -> Recorded:
    """Make one visit to the first due source."""
    claim = claim_site(store, now=now)
    state = FetchState(last_poll=now - SECOND, last_success=now)
    recorded = store.record(
        claim, Collected(source=claim.sources[0].row, state=state, **fields), now=now
    )
    store.release(claim, now=now, not_before=now)
    return recorded


def collect(store: BothStreets, *entries: Any, now: Any = NOON) -> Recorded:
    """Record entries as a visit does that recognises them first, each by its strongest key."""
    claim = claim_site(store, now=now)
    known = recognise(store, claim.sources[0].row, *entries)
    store.release(claim, now=now, not_before=now)
    return record(store, entries=tuple(zip(entries, known, strict=True)), now=now)


def recognise(store: BothStreets, source: int, *entries: Any) -> tuple[KnownEntry | None, ...]:
    """Return, for each entry, the one that the store knows by its strongest key."""
    known = store.recognise(source, [entry.keys for entry in entries])
    holders = {key: one for one in reversed(known) for key in one.keys}
    return tuple(
        next((holders[key] for key in entry.keys if key in holders), None) for entry in entries
    )


def claim_feed(store: BothStreets, *, now: Any = NOON) -> FeedClaim:
    """Claim the feed, which must be due."""
    claim = store.claim_feed(now=now)
    assert isinstance(claim, FeedClaim)
    return claim


def publish(store: BothStreets, *, files: tuple[FileMark, ...] = (), now: Any = NOON) -> None:
    """Publish the feed without rendering anything."""
    store.finish(claim_feed(store, now=now), files=files, shown=(), now=now)


def newest(store: BothStreets, *, now: Any = NOON) -> Any:
    """Return what the feed shows."""
    return store.newest("news", limit=50, now=now, order="published")
