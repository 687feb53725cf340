"""Where one pass over the sites has been."""

import threading
from collections.abc import Sequence
from datetime import datetime

from publisher.protocols import DueSource


class Tour:
    """Remember where one pass has been, so that it ends whatever clock and settings do.

    Args:
        since: When the pass began.
        force: Whether due times are ignored.
    """

    def __init__(self, *, since: datetime, force: bool) -> None:
        self.since = since
        self.force = force
        self._taking = threading.Lock()
        self._seen: set[str] = set()
        self._skip: frozenset[str] = frozenset()

    @property
    def skip(self) -> frozenset[str]:
        """Return the sites that are not to be claimed again."""
        return self._skip

    def take(self, site: str, sources: Sequence[DueSource]) -> tuple[DueSource, ...]:
        """Return those sources that the pass has not visited; without any, skip the site.

        There are none when a clock was set back, or when another process has registered
        sources from settings newer than ours: those are left to it.
        """
        with self._taking:
            fresh = tuple(due for due in sources if due.key not in self._seen)
            self._seen.update(due.key for due in fresh)
            if not fresh:
                self._skip |= {site}
            return fresh
