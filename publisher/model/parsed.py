"""A document's own words, found but not yet judged."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from publisher.model.polling import FeedHints

Precision = Literal["day", "minute", "second"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Hold a text and say whether it is markup.

    Attributes:
        value: The text.
        is_html: Whether ``value`` is HTML; otherwise it is plain text.
        base_url: What relative addresses in it refer to before anything else, or None.
    """

    value: str
    is_html: bool = False
    base_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Name an author. ``email`` and ``url`` are None where nothing is stated."""

    name: str
    email: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """Name a subject. ``scheme`` is the URI of its vocabulary, ``label`` its wording, or None."""

    term: str
    scheme: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """Point to a file that belongs to an entry.

    Attributes:
        url: Where it is.
        media_type: Its media type, or None when nobody said.
        length: In bytes, or None when unknown.
        title: Its own title, or None.
        seconds: Playing time in seconds, or None.
    """

    url: str
    media_type: str | None = None
    length: int | None = None
    title: str | None = None
    seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """Point to an entry's lead image. Width and height are in pixels, or None."""

    url: str
    alt: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDate:
    """Hold a date as it was stated.

    Attributes:
        moment: Aware where a zone was stated, otherwise naive; at midnight when only the day
            was stated.
        precision: How much of it was stated.
    """

    moment: datetime
    precision: Precision = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Record one guess, so that it can be explained: ``author: line 3, 'By …'``.

    Attributes:
        field: The field that was filled, as in `ParsedEntry`.
        line: Line of the file, from 1, or None.
        rule: The rule that fired, in words.
        text: What it fired on, shortened.
    """

    field: str
    line: int | None = None
    rule: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedEntry:
    """Hold one entry as its document states it.

    Attributes:
        guid: The source's own id, untouched, or None.
        url: The entry's page, possibly relative to ``base_url``, or None.
        base_url: What relative URLs of this entry refer to (``xml:base``), or None.
        title: Its title, or None.
        standfirst: The author's own lead-in, plain text, or None (articles only).
        summary: The author's own summary, or None; for articles with a standfirst, None.
        content: The full content without standfirst and notices, HTML, or None.
        notices: Disclaimers, disclosures and rights, HTML without heading elements, or None.
        dropped: What was left out of the content (calls to subscribe, …), plain text each.
        is_teaser: Whether ``content`` is known to be only a part of the article.
        authors: In order; empty when none is stated.
        categories: In order, without repetition.
        published: When it was first published, as stated, or None.
        updated: When it was last changed, as stated, or None.
        hold_until: Not to be published before (an embargo), or None.
        language: BCP 47, as declared, or None.
        stated_minutes: The reading time that the author states, in minutes, or None.
        image: The lead image, possibly relative, or None.
        enclosures: In order.
        path: For article files: the path below the source's folder, or None.
        draft: Whether the author says that it is not to be published yet.
        findings: Which rule found what.
    """

    guid: str | None = None
    url: str | None = None
    base_url: str | None = None
    title: Text | None = None
    standfirst: str | None = None
    summary: Text | None = None
    content: Text | None = None
    notices: Text | None = None
    dropped: tuple[str, ...] = ()
    is_teaser: bool = False
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    published: ParsedDate | None = None
    updated: ParsedDate | None = None
    hold_until: ParsedDate | None = None
    language: str | None = None
    stated_minutes: int | None = None
    image: Image | None = None
    enclosures: tuple[Enclosure, ...] = ()
    path: str | None = None
    draft: bool = False
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """Hold a document's entries and what it says of itself.

    Attributes:
        title: The feed's title, or None.
        home_url: The page that the feed belongs to, or None.
        self_url: Where the feed says that it lives, or None.
        language: BCP 47, declared for the whole document, or None.
        authors: Of the whole document; entries that name none inherit them.
        entries: In document order.
        warnings: What was odd but survived, one sentence each.
        id: The feed's own id, or None.
        rights: Its rights statement, plain text, or None.
        hints: When it says that it may be asked again.
        is_complete: Whether it says that what is not in it is gone (RFC 5005 section 2).
        deleted: Ids of entries that it says were deleted (RFC 6721).
    """

    entries: tuple[ParsedEntry, ...]
    title: str | None = None
    home_url: str | None = None
    self_url: str | None = None
    language: str | None = None
    authors: tuple[Person, ...] = ()
    warnings: tuple[str, ...] = field(default=())
    id: str | None = None
    rights: str | None = None
    hints: FeedHints = field(default_factory=FeedHints)
    is_complete: bool = False
    deleted: tuple[str, ...] = ()
