"""Visits that brought nothing new, on their way into the store."""

import threading
from datetime import datetime, timedelta

from publisher.protocols import Collected, CollectStore, SiteClaim

LONGEST_WAIT = timedelta(seconds=1)
MOST_POLLS = 100
"""How long, and how many, wait to be recorded."""


class Polls:
    """Gather visits of one claim that brought nothing new: a hundred cost little more than one.

    Args:
        store: Records them.
        claim: Whose they are.
    """

    def __init__(self, store: CollectStore, claim: SiteClaim) -> None:
        self._store = store
        self._claim = claim
        self._gathering = threading.Lock()
        self._polls: list[Collected] = []
        self._since: datetime | None = None

    def add(self, poll: Collected | None, *, now: datetime) -> bool:
        """Keep one, and record them all when there are many or the first has waited long.

        Returns:
            False when the lease had been lost.
        """
        with self._gathering:
            if poll is not None:
                self._polls.append(poll)
                self._since = self._since or now
            if self._since is None or not self._is_time(now):
                return True
        return self._store.record_polls(self._claim, self.take(), now=now)

    def take(self) -> tuple[Collected, ...]:
        """Return those that are not recorded yet, once."""
        with self._gathering:
            polls, self._polls, self._since = tuple(self._polls), [], None
        return polls

    def _is_time(self, now: datetime) -> bool:
        is_old = self._since is not None and not timedelta(0) <= now - self._since < LONGEST_WAIT
        return is_old or len(self._polls) >= MOST_POLLS
