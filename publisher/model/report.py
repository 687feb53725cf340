"""What a pass did, one line for each source and feed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

SourceState = Literal["collected", "unchanged", "failed"]
FeedState = Literal["published", "unchanged", "failed"]

FRONT = "index"
"""Name under which the site's own files (``index.html``, ``feeds.opml``) are kept and reported as
those of a feed are; reserved, so no feed can take it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """Say how one visit to a source ended.

    Attributes:
        key: The source.
        site: Its site.
        state: ``collected`` when something new or changed was recorded.
        added, changed, removed: Entries.
        fault: Why it failed, or None.
        article_faults: For folders: each file that could not be used, and why.
        warnings: What was passed over or guessed, one sentence each.
        since: Since when it fails, or None.
        due: When it may be asked next, or None for the next pass.
        due_reason: Why then, or None.
    """

    key: str
    site: str
    state: SourceState
    added: int = 0
    changed: int = 0
    removed: int = 0
    fault: str | None = None
    article_faults: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    since: datetime | None = None
    due: datetime | None = None
    due_reason: str | None = None

    @property
    def is_bad(self) -> bool:
        """Tell whether something of it failed."""
        return self.fault is not None or bool(self.article_faults)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedReport:
    """Say how one feed was published.

    Attributes:
        name: The feed.
        state: ``published`` when a byte changed.
        files: Names of its files below the output folder.
        written: Names of those that were written.
        entries: How many it shows.
        fault: Why it was not published, or None.
        warnings: One sentence each.
    """

    name: str
    state: FeedState
    files: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    entries: int = 0
    fault: str | None = None
    warnings: tuple[str, ...] = ()

    @property
    def is_front(self) -> bool:
        """Tell whether it is about the site's own files."""
        return self.name == FRONT


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectReport:
    """Hold the reports of every source visited in a pass, in order of their keys."""

    sources: tuple[SourceReport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishReport:
    """Hold the reports of every feed claimed in a pass, in order of their names."""

    feeds: tuple[FeedReport, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PassReport:
    """Hold what one pass did.

    Attributes:
        collected: The sources.
        published: The feeds.
        warnings: What belongs to neither, one sentence each.
        unpublished: Why no feed at all could be published, or None.
    """

    collected: CollectReport
    published: PublishReport
    warnings: tuple[str, ...] = ()
    unpublished: str | None = None

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing failed."""
        return (
            self.unpublished is None
            and not any(s.is_bad for s in self.collected.sources)
            and not any(f.fault for f in self.published.feeds)
        )
