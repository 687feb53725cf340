"""What one published file says, in the words of its format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from publisher.model import (
    Category,
    Enclosure,
    Image,
    Person,
    SourceCredit,
    SummaryOrigin,
)

OCTETS = "application/octet-stream"
"""What JSON Feed and RSS say where nobody knows the media type of an enclosure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Hold what one file says of one entry; what its format cannot say is left empty.

    Attributes:
        id: As published.
        url: Its page.
        title, summary: Plain text.
        summary_origin: Who wrote the summary, or None where that is not told.
        content: Markup as it is shown, or None.
        authors, categories, enclosures, image: As shown.
        published: Or None.
        edited: When it was last edited, or None where it was not, or that is not told.
        touched: The moment that Atom demands of every entry: of the edit, else of publication,
            else of first sight. None in other formats.
        is_day: Whether only the day of ``published`` was stated; pages alone tell.
        language: BCP 47, as told of the entry itself, or None.
        usual_language: Of the feed, which in RSS and Atom says it of entries that have the same,
            or none; None in other formats.
        seconds, word_count, words_per_minute, stated_minutes: Of the reading time, or None.
        shown_time: The reading time in words, or empty where readers see none.
        credit: The feed that it was taken from, or None.
    """

    id: str
    url: str | None = None
    title: str = ""
    summary: str = ""
    summary_origin: SummaryOrigin | None = None
    content: str | None = None
    authors: tuple[Person, ...] = ()
    categories: tuple[Category, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    image: Image | None = None
    published: datetime | None = None
    edited: datetime | None = None
    touched: datetime | None = None
    is_day: bool = False
    language: str | None = None
    usual_language: str | None = None
    seconds: int | None = None
    word_count: int | None = None
    words_per_minute: int | None = None
    stated_minutes: int | None = None
    shown_time: str = ""
    credit: SourceCredit | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFeed:
    """Hold what one file says.

    Attributes:
        url: Where it said that it is served, or None.
        updated: When the newest of its entries changed, or None.
        entries: In its order.
    """

    url: str | None = None
    updated: datetime | None = None
    entries: tuple[Said, ...] = field(default=())


def text_in(told: Mapping[str, Any], key: str) -> str:
    """Return a text of a JSON object, empty where there is none.

    Raises:
        ValueError: Something else stands there.
    """
    found = told.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"{key} is no text")
    return found


def number_in(told: Mapping[str, Any], key: str) -> int | None:
    """Return a whole number of a JSON object, or None where there is none.

    Raises:
        ValueError: Something else stands there.
    """
    found = told.get(key)
    if found is not None and not isinstance(found, int):
        raise ValueError(f"{key} is no whole number")
    return found


def moment(text: str) -> datetime:
    """Return a moment in RFC 3339 as aware UTC.

    Raises:
        ValueError: It is none.
    """
    found = datetime.fromisoformat(text)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
