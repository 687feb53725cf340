"""What an article states outright, in front matter or in a page's metadata."""

from dataclasses import dataclass, field

from publisher.model import Category, Image, ParsedDate, Person


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Hold the fields that are stated; they win over every guess.

    Attributes:
        title, guid, url, language, summary: Plain text, or None.
        authors: None where nothing is said; empty where it is said that there are none.
        published, updated, hold_until: As stated, or None.
        categories: In order.
        image: The lead image, or None.
        minutes: The author's reading time, or None.
        draft: Whether it is not to be published yet.
        where: What it was read from, in words, for findings.
        warnings: What was stated but cannot be used, one sentence each.
    """

    title: str | None = None
    guid: str | None = None
    url: str | None = None
    language: str | None = None
    summary: str | None = None
    authors: tuple[Person, ...] | None = None
    published: ParsedDate | None = None
    updated: ParsedDate | None = None
    hold_until: ParsedDate | None = None
    categories: tuple[Category, ...] = ()
    image: Image | None = None
    minutes: int | None = None
    draft: bool = False
    where: str = "front matter"
    warnings: tuple[str, ...] = field(default=())
