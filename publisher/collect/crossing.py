"""Every request belongs to a site that is held: redirects into another one wait for its turn."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime, timedelta

from publisher.errors import SiteBusyError
from publisher.markup import is_of_site, site_of
from publisher.protocols import CollectStore, SiteClaim

PATIENCE = timedelta(seconds=30)
"""How long a redirect waits for the site that it leads to; leases are extended meanwhile."""

SHORT_PATIENCE = timedelta(seconds=3)
"""How long where the other site's holder might be waiting for ours at the same time."""

_LOOK_AGAIN_SECONDS = 0.1
_HELD: ContextVar[str | None] = ContextVar("held_site", default=None)


@contextmanager
def holding(site: str) -> Iterator[None]:
    """Say which site the requests of this thread belong to: the one that was claimed."""
    token = _HELD.set(site)
    try:
        yield
    finally:
        _HELD.reset(token)


class Crossing:
    """Hold another site under a lease while a redirect is followed into it.

    Args:
        store: Hands out sites.
        spacing: From the end of an answer to the next request to that site.
        clock: Tells the time.
        stop: When set, nothing is waited for any more.
        patience: How long a site is waited for.
    """

    def __init__(
        self,
        store: CollectStore,
        *,
        spacing: timedelta,
        clock: Callable[[], datetime],
        stop: threading.Event,
        patience: timedelta = PATIENCE,
    ) -> None:
        self._store = store
        self._spacing = spacing
        self._clock = clock
        self._stop = stop
        self._patience = patience

    @contextmanager
    def __call__(self, url: str, target: str) -> Iterator[None]:
        """Allow a request to an address, for a visit that began at ``url``.

        The visit's own site is the one that is held, or that of ``url``. A redirect within it
        keeps the distance from the answer before, as any other request does.

        Raises:
            SiteBusyError: Another site is busy for too long.
        """
        held = _HELD.get() or site_of(url)
        if is_of_site(target, held):
            if url != target:
                self._stop.wait(self._spacing.total_seconds())
            yield
            return
        name = site_of(target)
        patience = self._patience if name > held else min(self._patience, SHORT_PATIENCE)
        claim = self._wait_for(name, url, target, patience)
        try:
            yield
        finally:
            now = self._clock()
            self._store.release(claim, now=now, not_before=now + self._spacing)

    def _wait_for(self, name: str, url: str, target: str, patience: timedelta) -> SiteClaim:
        looks = round(patience.total_seconds() / _LOOK_AGAIN_SECONDS)
        for _ in range(looks + 1):
            claim = self._store.claim_named(name, now=self._clock())
            if claim is not None:
                return claim
            if self._stop.wait(_LOOK_AGAIN_SECONDS):
                break
        way = url if url == target else f"{url}: sent on to {target}"
        raise SiteBusyError(
            f"{way}, but {name} is being asked by others all the time",
            hint="nothing to do; it is asked again within a minute, or in the next pass",
        )
