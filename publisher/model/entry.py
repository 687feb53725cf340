"""An entry on its way into the store, and as the store gives it back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NewType

from publisher.model.parsed import Category, Enclosure, Finding, Image, Person, Precision

SafeHtml = NewType("SafeHtml", str)
"""HTML that has passed the sanitiser. Only ``publisher.markup`` makes it, only it is recorded."""

SummaryOrigin = Literal["standfirst", "front_matter", "source", "extracted", "title", "plugin"]
KeyKind = Literal["guid", "url", "path", "text"]


MEDIA_URL = "https://media.publisher.invalid/"
"""Stands for ``output/media/`` in stored entries (RFC 6761: it can be nobody's); select puts the
address in its place under which output/ is served today."""


MEDIA_FOLDER = "media/"
"""Where those images lie below the output folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaFile:
    """Name an image beside an article.

    Attributes:
        name: By its bytes: the first 32 digits of their SHA-256 and the suffix.
        path: Where the original is, absolute.
    """

    name: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryKey:
    """Recognise an entry of a source when it comes again.

    Attributes:
        kind: ``guid`` (the source's own), ``url`` (canonical), ``path`` (of the article file)
            or ``text`` (digest of title and text).
        value: The key itself.
    """

    kind: KeyKind
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Hold a plain-text summary and where it comes from.

    Attributes:
        text: One to three sentences, no markup, white space folded; never empty.
        origin: Who wrote it.
        was_cut: Whether it ends in the middle of a sentence.
        version: Of the algorithm that chose it.
    """

    text: str
    origin: SummaryOrigin
    was_cut: bool = False
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingTime:
    """Say how long a text takes to read.

    Attributes:
        seconds: Computed from the text, 1 or more.
        word_count: Words counted.
        words_per_minute: The speed assumed.
        basis: What was counted: ``content``.
        stated_minutes: What the author states, or None.
        version: Of the algorithm.
    """

    seconds: int
    word_count: int
    words_per_minute: int
    basis: str = "content"
    stated_minutes: int | None = None
    version: int = 1

    @property
    def minutes(self) -> int:
        """Return the minutes to show: the author's where stated, else computed, rounded up."""
        return self.stated_minutes or max(1, -(-self.seconds // 60))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Hold one normalised, sanitised and enriched entry.

    Attributes:
        own_id: The source's id where it may be published as it is, else None.
        minted_id: The id to use otherwise, deterministic.
        keys: How the entry is recognised, strongest first.
        url: Absolute, as stated, or None; then the store settles ``url_pattern`` or a page of
            our own at first sight.
        url_pattern: The source's pattern with ``{slug}`` for entries that state no URL, or None.
        slug: A readable ASCII name made from the title, not yet unique; the store makes it so.
        title: Plain text, white space folded; may be empty.
        content_html: Standfirst and content; may be empty.
        notices_html: Disclaimers and rights, shown at the end; may be empty.
        standfirst: The author's own lead-in, plain text, or None.
        stated_summary: The author's own summary, plain text, or None.
        stated_summary_origin: Where that comes from, or None.
        is_teaser: Whether the content is only a part of the article.
        authors, categories, image, enclosures: All URLs absolute.
        published: Aware UTC, or None when the source states none; never invented.
        published_precision: How much of ``published`` was stated.
        updated: As stated, aware UTC, or None.
        hold_until: Not to be shown before, aware UTC, or None.
        position: Place in its document, from 0.
        declared_language: As stated by entry, document or settings, or None.
        language: BCP 47 as settled, or None while unknown.
        stated_minutes: The author's reading time in minutes, or None.
        summary: Set by the summary step; None before.
        reading_time: Set by the reading-time step; None before and for teasers.
        digest: Of everything that counts as a change, with its version: ``1:…``.
        findings: Which guess was made where.
        dropped: What the parser left out, plain text.
    """

    own_id: str | None
    minted_id: str
    keys: tuple[EntryKey, ...]
    url: str | None
    url_pattern: str | None = None
    slug: str
    title: str
    content_html: SafeHtml
    notices_html: SafeHtml
    standfirst: str | None = None
    stated_summary: str | None = None
    stated_summary_origin: SummaryOrigin | None = None
    is_teaser: bool = False
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    image: Image | None = None
    enclosures: tuple[Enclosure, ...] = ()
    published: datetime | None = None
    published_precision: Precision = "second"
    updated: datetime | None = None
    hold_until: datetime | None = None
    position: int = 0
    declared_language: str | None = None
    language: str | None = None
    stated_minutes: int | None = None
    summary: Summary | None = None
    reading_time: ReadingTime | None = None
    digest: str
    findings: tuple[Finding, ...] = ()
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownEntry:
    """Say what the store knows of an entry that comes again.

    Attributes:
        row: The store's own number for it.
        id: Its published id.
        digest: Of its last recorded form; empty where that was read back from a published file.
        keys: The keys recorded for it so far.
        entry: Its last recorded form, where keys leave in doubt which entry is which; else None.
    """

    row: int
    id: str
    digest: str
    keys: tuple[EntryKey, ...]
    entry: Entry | None = None

    @property
    def is_restored(self) -> bool:
        """Tell whether it was read back from a published file, and no source has claimed it."""
        return self.digest == ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredEntry:
    """Hold an entry as the store keeps it.

    Attributes:
        id: Settled at first sight, for ever.
        entry: Its last recorded form, ``url`` filled in where the source has a pattern.
        page_name: File name below the output folder (``articles/SLUG.html``) of the page of our
            own that it has because it states no URL, else None.
        source: Key of the source it came from.
        source_title: What settings or else the source itself call it, or None.
        source_home_url: The page that the source names as its own, or None.
        first_seen: When it first came, aware UTC.
        changed_at: The last significant change that we saw ourselves, aware UTC, or None when
            it is as it first came.
        sort_at: What it is sorted by: published, else first_seen (lowered for undated entries
            of a first import).
    """

    id: str
    entry: Entry
    page_name: str | None
    source: str
    source_title: str | None
    source_home_url: str | None
    first_seen: datetime
    changed_at: datetime | None
    sort_at: datetime
