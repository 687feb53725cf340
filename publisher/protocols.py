"""The seams: what each room promises to the pipelines, and nothing more.

A plug-in is a factory that takes its options table (and, for sources, a `SourceContext`) and
returns one of these. Every implementation runs the contract suite in `publisher.testing`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol, runtime_checkable

from publisher.model import (
    Answer,
    Entry,
    EntryKey,
    FeedDocument,
    Fetched,
    FetchState,
    FileState,
    KnownEntry,
    MediaFile,
    NotModified,
    ParsedFeed,
    RawDocument,
    SourceInfo,
    StoredEntry,
    Unchanged,
    Validators,
)


@runtime_checkable
class Source(Protocol):
    """Give the documents of one source."""

    def fetch(self, state: FetchState, *, now: datetime) -> Fetched | NotModified:
        """Read what is new since ``state``.

        Raises:
            FetchError: The source as a whole could not be read.
        """
        ...


@runtime_checkable
class Parser(Protocol):
    """Understand one document."""

    def parse(self, document: RawDocument, source: SourceInfo) -> ParsedFeed:
        """Return the document's entries in its own words.

        Raises:
            ParseError: The document is not what the source promised.
        """
        ...


@runtime_checkable
class Enricher(Protocol):
    """Add plain fields to an entry, as a function of the entry alone."""

    name: str
    version: int

    def enrich(self, entry: Entry) -> Entry:
        """Return the entry with the fields of this step filled.

        Raises:
            EnrichError: The step could not be done; the entry goes on without it.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class EnricherContext:
    """Give an enricher factory what ``[enrich]`` says.

    Attributes:
        summary_length: Characters of a summary, at most.
        words_per_minute: One reading speed for every language, or None for each its own.
    """

    summary_length: int = 300
    words_per_minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteClaim:
    """Hold a site under a lease.

    Attributes:
        row: The store's number of the site.
        name: The site.
        fence: Counts claims; a recording under an older fence is void.
        sources: Rows, keys and states of its due sources, not all of them on a large site.
    """

    row: int
    name: str
    fence: int
    sources: tuple["DueSource", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """Say that work is due, but that its site must not be asked before a moment (spacing)."""

    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueSource:
    """Name a source that is due, with everything remembered of it."""

    row: int
    key: str
    state: FetchState


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """Hold what one visit leaves to be recorded, in one transaction.

    Attributes:
        source: Row of the source.
        state: The source's state after the visit (its ``files`` replace the stored ones when
            ``files_changed``).
        entries: New and changed entries with what was known of each (None: new), in document
            order.
        seen_again: Keys to add to known entries that came unchanged (a file moved, …).
        files_changed: Whether ``state.files`` is to be stored.
        gone_paths: For folders: article files that are gone. Their paths are forgotten, so that
            another article put there later does not take over the id.
        media: Images beside the articles among the entries.
        hides_gone: Whether their entries leave every feed (``deleted = "remove"``), unless
            another file carries them.
        after_loss: Whether entries that the source may have had were read back from published
            files, and not all were claimed before this visit.
        present: Rows of the known entries that the document holds.
        is_complete: Whether entries that are not in the document leave every feed.
        deleted: Guids of entries that the source says were deleted.
        site: To which the source belongs from now on, or None where that stays.
        minor_edit: Share of a text that may change without a new ``updated``.
    """

    source: int
    state: FetchState
    entries: tuple[tuple[Entry, KnownEntry | None], ...] = ()
    seen_again: tuple[tuple[KnownEntry, tuple[EntryKey, ...]], ...] = ()
    files_changed: bool = False
    gone_paths: tuple[str, ...] = ()
    media: tuple[MediaFile, ...] = ()
    hides_gone: bool = False
    after_loss: bool = False
    minor_edit: float = 0.0
    present: tuple[int, ...] = ()
    is_complete: bool = False
    deleted: tuple[str, ...] = ()
    site: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """Say that sources of a site are to be left alone, since one of them was told to wait.

    Attributes:
        host: Those of this host, or None for all of the site.
        until: When they may be asked again at the earliest.
        reason: Why, in words.
    """

    host: str | None
    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Count what a recording changed. ``is_void`` says that the lease had been lost."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    is_void: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedInfo:
    """Register a published feed with the store.

    Attributes:
        name: Base of its file names.
        source_keys: Keys of its sources.
        digest: Of everything besides entries that its files depend on (settings, templates,
            versions of renderers): a new digest makes the feed due.
    """

    name: str
    source_keys: tuple[str, ...]
    digest: str


class CollectStore(Protocol):
    """Serve the collecting street."""

    def claim_site(
        self,
        *,
        now: datetime,
        since: datetime,
        force: bool = False,
        skip: frozenset[str] = frozenset(),
    ) -> SiteClaim | Resting | None:
        """Take the site that has been due longest, under a lease, or None when none is due.

        A source polled at or after ``since``, when the pass began, is not in the claim. With
        ``force`` due times are ignored; live leases and spacing never. Sites named by ``skip``
        are left to others.
        """
        ...

    def claim_named(self, name: str, *, now: datetime) -> SiteClaim | None:
        """Take a site that a redirect leads to, or None while it is leased or rests.

        None of its sources is in the claim; no source need belong to it.
        """
        ...

    def holds(self, claim: SiteClaim, *, until: datetime) -> bool:
        """Tell whether a lease is still ours and runs longer than that."""
        ...

    def recognise(
        self, source: int, keys: Sequence[tuple[EntryKey, ...]], *, gone: Sequence[str] = ()
    ) -> tuple[KnownEntry, ...]:
        """Return the entries of a source that others with these keys may be.

        All that have one of the keys; those that share a guid or an address come with their
        words. So do articles without a file, where an article has no key that is known.

        Args:
            source: Row of the source.
            keys: Of each entry, strongest first.
            gone: Paths of article files that are gone since the last visit.
        """
        ...

    def record(self, claim: SiteClaim, collected: Collected, *, now: datetime) -> Recorded:
        """Record one visit in one transaction, mark changed feeds, extend the lease."""
        ...

    def record_polls(self, claim: SiteClaim, polls: Sequence[Collected], *, now: datetime) -> bool:
        """Record visits that brought nothing new, many in one transaction; extend the lease.

        Returns:
            False when the lease had been lost: nothing was recorded.
        """
        ...

    def release(
        self,
        claim: SiteClaim,
        *,
        now: datetime,
        not_before: datetime,
        polls: Sequence[Collected] = (),
        waits: Sequence[Wait] = (),
    ) -> None:
        """End the lease; the site is due again with its earliest source, not before a moment.

        Visits that brought nothing new may be recorded with it, in the same transaction, and
        that sources have to wait for the sake of others.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FileMark:
    """Say how one of our published files was left.

    Attributes:
        name: Below the output folder.
        digest: SHA-256, hexadecimal; empty where size and time tell enough.
        size: In bytes.
        mtime_ns: Modification time in nanoseconds since 1970.
    """

    name: str
    digest: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedClaim:
    """Hold a feed under a lease.

    Attributes:
        row: The store's number of the feed.
        name: Base of its file names.
        fence: Counts claims.
        rev: The revision that will have been published.
        files: How its files were left last time.
        settings_changed: Whether its `FeedInfo` digest or sources changed since this store last
            saw it published: only then may it become much shorter.
    """

    row: int
    name: str
    fence: int
    rev: int
    files: tuple[FileMark, ...]
    settings_changed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Awaited:
    """Name feeds that are due, and not to be published yet.

    Nothing was ever published of them by this store, and another process is about to collect
    some of their sources for the first time: it will publish them.
    """

    names: tuple[str, ...]


class PublishStore(Protocol):
    """Serve the publishing street."""

    def claim_feed(
        self, *, now: datetime, skip: frozenset[str] = frozenset()
    ) -> FeedClaim | Awaited | None:
        """Take a feed whose entries or settings changed, under a lease, or None."""
        ...

    def newest(
        self,
        feed: str,
        *,
        limit: int,
        now: datetime,
        order: Literal["published", "first_seen"],
        published_only: bool = False,
    ) -> tuple[StoredEntry, ...]:
        """Return a feed's entries to show: newest first, then by id; held ones left out.

        With ``published_only`` none of those that wait for the feed to be published.
        """
        ...

    def finish(
        self, claim: FeedClaim, *, files: Sequence[FileMark], shown: Sequence[str], now: datetime
    ) -> None:
        """Note that a revision is published with these files and entry ids; end the lease.

        The site's `FRONT` is due then: it shows what its feeds have published.
        """
        ...

    def give_back(self, claim: FeedClaim, *, now: datetime, fault: str | None = None) -> None:
        """End the lease of a feed that was not published; it stays due.

        Args:
            claim: The lease.
            now: Since when it fails, unless it failed before.
            fault: Why it could not be published, or None where it is not known here.
        """
        ...

    def media(self, names: Sequence[str]) -> dict[str, MediaFile]:
        """Return where the originals of images are, by name; unknown ones are left out."""
        ...

    def mark_touched(self, look: Callable[[str], FileMark | None], *, now: datetime) -> None:
        """Have those feeds published again of which a file is missing or not as it was left.

        Args:
            look: Says how a published file looks now; its digest does not count.
            now: A feed that is being published at this moment is left alone.
        """
        ...


@runtime_checkable
class Renderer(Protocol):
    """Turn a feed document into the bytes of one format: a pure function."""

    name: str
    extension: str

    def render(self, document: FeedDocument) -> bytes:
        """Return the file's bytes; the same document gives the same bytes, always.

        Raises:
            RenderError: The document cannot be written in this format.
        """
        ...


class WriteResult:
    """Name the outcomes of a write."""

    WRITTEN: Literal["written"] = "written"
    UNCHANGED: Literal["unchanged"] = "unchanged"


@runtime_checkable
class Sink(Protocol):
    """Keep published files."""

    def read(self, name: str) -> bytes | None:
        """Return a published file's bytes, or None when there is none."""
        ...

    def write(self, name: str, body: bytes) -> Literal["written", "unchanged"]:
        """Replace a file atomically; leave it untouched when its bytes are the same.

        Raises:
            WriteError: The file cannot be written.
        """
        ...

    def mark(self, name: str) -> FileMark | None:
        """Return how a published file looks now, or None when there is none."""
        ...


class Web(Protocol):
    """Ask the web within every limit of the settings: the only way to it for sources."""

    def get(
        self,
        url: str,
        *,
        validators: Validators = ...,
        accept: str = ...,
        headers: Mapping[str, str] | None = ...,
        proxy: str | None = ...,
    ) -> Answer | Unchanged:
        """Fetch a document unless it is unchanged since the answer with these validators.

        ``headers`` are for the origin of ``url`` alone, and neither their values nor the password
        of ``proxy`` are in any message.

        Raises:
            FetchError: There is no usable answer.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceContext:
    """Give a source factory what it may use.

    Attributes:
        info: The source, settings joined.
        root: Folder of the file that names the source; relative paths belong to it.
        web: Asks the web, or None where there is none to ask.
        max_bytes: How large a feed may be, from a file as from the web.
    """

    info: SourceInfo
    root: Path
    web: Web | None = None
    max_bytes: int = 20_000_000


__all__ = [
    "Awaited",
    "CollectStore",
    "Collected",
    "DueSource",
    "Enricher",
    "EnricherContext",
    "FeedClaim",
    "FeedInfo",
    "FileMark",
    "FileState",
    "Parser",
    "PublishStore",
    "Recorded",
    "Renderer",
    "Resting",
    "Sink",
    "SiteClaim",
    "Source",
    "SourceContext",
    "Wait",
    "Web",
    "WriteResult",
]
