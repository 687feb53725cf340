"""What a reader of XML feeds found: feedparser's names for it, as plain dictionaries."""

from dataclasses import dataclass
from typing import Any

from publisher.errors import ParseError

Properties = dict[str, Any]
"""Of a feed or an entry, by feedparser's names; under ``links``, ``authors``, ``tags``,
``content``, ``media_content`` and ``media_thumbnail`` lists of dictionaries. Of a feed also
``skip hours``, ``skip days`` and ``deleted entries``, lists of texts, and ``is complete``: names
with a blank, which no element can have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Hold what was found.

    Attributes:
        version: feedparser's name of the format, empty where it knows none.
        feed: Of the whole document.
        entries: Each with ``xml_base``, what relative addresses in it refer to.
        warnings: What was odd but survived, one sentence each.
    """

    version: str
    feed: Properties
    entries: tuple[Properties, ...]
    warnings: tuple[str, ...] = ()


def require_depth(depth: int, most: int) -> None:
    """Refuse a document that is nested too deep.

    Raises:
        ParseError: It is.
    """
    if depth > most:
        raise ParseError(
            f"the feed is nested more than {most} deep",
            hint="tell its owner; a feed needs no more than a few dozen ([parse] max_depth)",
        )
