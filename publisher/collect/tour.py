"""Where one pass over the sites has been."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from publisher.collect.polls import Polls
from publisher.protocols import DueSource, SiteClaim, Wait


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
        self._busy: set[tuple[str, str | None]] = set()

    @property
    def skip(self) -> frozenset[str]:
        """Return the sites that are not to be claimed again."""
        return self._skip

    def leave_alone(self, site: str, host: str | None) -> None:
        """Ask no more of a site, or of one of its hosts, in this pass."""
        with self._taking:
            self._busy.add((site, host))

    def is_left_alone(self, site: str, host: str | None) -> bool:
        """Tell whether a host of a site is not to be asked any more."""
        return bool(self._busy) and ((site, None) in self._busy or (site, host) in self._busy)

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Hold what the lanes of one claimed site share.

    Attributes:
        claim: The site.
        tour: The pass.
        spacing: From the end of an answer to the next request.
        polls: Visits that are to be recorded.
        waits: What the site asked for, to be recorded in the end.
    """

    claim: SiteClaim
    tour: Tour
    spacing: timedelta
    polls: Polls
    waits: list[Wait] = field(default_factory=list)

    def leave_alone(self, wait: Wait) -> None:
        """Ask no more of what was told to wait."""
        self.waits.append(wait)
        self.tour.leave_alone(self.claim.name, wait.host)
