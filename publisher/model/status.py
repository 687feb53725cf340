"""How sources and feeds stand, for people and for ``--json``."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from publisher.model.report import FRONT


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceStatus:
    """Say how a source stands. Times are None where the thing never happened.

    Attributes:
        state: ``faulty`` where it was read, but for some of its files; ``ended`` where it is gone
            for good and asked no more.
        moved_to: Where it has moved for good and is asked now, or None.
    """

    key: str
    kind: str
    site: str
    title: str | None
    state: Literal["ok", "faulty", "failing", "never", "ended"]
    entries: int
    last_poll: datetime | None
    last_success: datetime | None
    failing_since: datetime | None
    failures: int
    fault: str | None
    file_faults: tuple[str, ...]
    due: datetime | None
    due_reason: str | None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStatus:
    """Say how a feed stands.

    Attributes:
        name: Base of its file names.
        files: Names of its files as they were last published.
        entries: Those shown when it was last published.
        is_due: Whether something changed since.
        last_published: None when it never was.
        fault: Why it could not be published, or None.
        failing_since: When that was first so, or None.
    """

    name: str
    files: tuple[str, ...]
    entries: int
    is_due: bool
    last_published: datetime | None
    fault: str | None
    failing_since: datetime | None = None

    @property
    def is_front(self) -> bool:
        """Tell whether it is about the site's own files."""
        return self.name == FRONT

    @property
    def state(self) -> str:
        """Return one word: failing, due, published or new."""
        if self.fault:
            return "failing"
        return "due" if self.is_due else "published" if self.last_published else "new"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreStatus:
    """Hold the status of every source and feed.

    Attributes:
        sources: Those that a feed names, by key.
        feeds: Those that are configured, by name.
        orphans: Feeds that were published and are configured no longer, by name.
        front: The site's own files, where they fail, or the whole output folder does; else None.
    """

    sources: tuple[SourceStatus, ...]
    feeds: tuple[FeedStatus, ...]
    orphans: tuple[FeedStatus, ...]
    front: FeedStatus | None = None

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing fails."""
        return not (
            any(source.fault or source.file_faults for source in self.sources)
            or any(feed.fault for feed in self.feeds)
            or self.front
        )
