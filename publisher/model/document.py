"""A feed with every id and date settled: all that a renderer needs."""

from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Literal

from publisher.model.entry import ReadingTime, SafeHtml, SummaryOrigin
from publisher.model.parsed import Category, Enclosure, Image, Person, Precision

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCredit:
    """Name the feed that an entry was taken from.

    Attributes:
        title: What it calls itself.
        url: The feed's own address, absolute http(s), or None for a file.
        home_url: Its page, or None.
    """

    title: str
    url: str | None = None
    home_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """Hold one entry as it is to be shown.

    Attributes:
        id: An absolute URI, the same in every format.
        url: Its page, absolute http(s).
        title: Plain text; never empty.
        summary: Plain text; never empty.
        summary_origin: Who wrote the summary.
        content_html: Everything to show, notices included; empty when the feed shows summaries.
        authors: In order; empty when unknown.
        categories: In order.
        published: Aware UTC, or None when truly unknown.
        published_precision: How much of ``published`` was stated.
        updated: Aware UTC, never None: stated, else seen, else published, else first seen.
        is_edited: Whether ``updated`` is a change made after publication, or all that is stated.
        language: BCP 47, or None.
        direction: Of its text.
        image: Lead image, or None.
        enclosures: In order.
        reading_time: None when only a teaser is known.
        source: The feed it was taken from, or None for our own articles.
        page_name: File name of that page below output/, or None.
    """

    id: str
    url: str
    title: str
    summary: str
    summary_origin: SummaryOrigin
    content_html: SafeHtml
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    published: datetime | None = None
    published_precision: Precision = "second"
    updated: datetime
    is_edited: bool = False
    language: str | None = None
    direction: Direction = "ltr"
    image: Image | None = None
    enclosures: tuple[Enclosure, ...] = ()
    reading_time: ReadingTime | None = None
    source: SourceCredit | None = None
    page_name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedDocument:
    """Hold one published feed.

    Attributes:
        name: Base of the file names: ``policy`` gives ``policy.rss``.
        id: The feed's own id, an absolute URI.
        title, description: Plain text, never empty.
        site_title: Title of the site that the feed belongs to.
        home_url: The page that the feed belongs to.
        base_url: Where the output folder is served from, ending in ``/``.
        author: Of the feed; entries without authors fall back on it where a format demands one.
        language: BCP 47, or None when entries differ or nothing is known.
        direction: Of title and description.
        timezone: In which pages for people say days and times.
        updated: Of the newest change among the entries, or None without entries.
        formats: The formats published, of ``rss``, ``atom``, ``json``, ``html``.
        entries: In the order to show.
        generator_version: The publisher's version.
    """

    name: str
    id: str
    title: str
    description: str
    site_title: str
    home_url: str
    base_url: str
    author: Person
    language: str | None = None
    direction: Direction = "ltr"
    timezone: tzinfo = UTC
    updated: datetime | None = None
    formats: tuple[str, ...]
    entries: tuple[FeedEntry, ...]
    generator_version: str

    def url_of(self, fmt: str) -> str:
        """Return where the feed's file of a format is served."""
        return f"{self.base_url}{self.name}.{fmt}"
