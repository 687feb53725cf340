"""Redirects into another site: its turn is waited for, so that nobody asks it twice at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from publisher.errors import FetchError
from publisher.markup import site_of
from publisher.protocols import CollectStore, SiteClaim

PATIENCE = timedelta(seconds=30)
"""How long a redirect waits for the site that it leads to; leases are extended meanwhile."""

_LOOK_AGAIN_SECONDS = 0.1


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
        """Allow requests to an address, for a visit whose own site is that of ``url``.

        Raises:
            FetchError: The other site is busy for too long.
        """
        name = site_of(target)
        if name == site_of(url):
            yield
            return
        claim = self._wait_for(name, url, target)
        try:
            yield
        finally:
            now = self._clock()
            self._store.release(claim, now=now, not_before=now + self._spacing)

    def _wait_for(self, name: str, url: str, target: str) -> SiteClaim:
        looks = round(self._patience.total_seconds() / _LOOK_AGAIN_SECONDS)
        for _ in range(looks + 1):
            claim = self._store.claim_named(name, now=self._clock())
            if claim is not None:
                return claim
            if self._stop.wait(_LOOK_AGAIN_SECONDS):
                break
        raise FetchError(
            f"{url}: sent on to {target}, but {name} is being asked by others all the time",
            hint="write that address as its url, so that it is asked in its turn",
        )
