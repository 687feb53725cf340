"""An entry as our own published files still tell it, for a store that has lost it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from publisher.model.document import SourceCredit
from publisher.model.entry import Entry

STAND_IN = "\n"
"""How the key begins of a source that stands in for one that nobody knows any more; no source
of the settings can be called so."""


def stand_in(feeds: Sequence[str], *, credit: str) -> str:
    """Return the key of the stand-in for what some feeds took from one source.

    Args:
        feeds: Names of all feeds that show its entries.
        credit: What they are credited to, its address or else its title, or empty.
    """
    return f"{STAND_IN}{' '.join(sorted(feeds))}{STAND_IN}{credit}"


def stands_in_for(key: str) -> tuple[str, tuple[str, ...]]:
    """Return what a source's entries are credited to, and the feeds that it stands in for.

    A source of the settings is credited by its own key, and stands in for none.
    """
    if not key.startswith(STAND_IN):
        return key, ()
    feeds, _, credit = key.removeprefix(STAND_IN).partition(STAND_IN)
    return credit, tuple(feeds.split())


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveredEntry:
    """Hold what the store is given back of an entry.

    Attributes:
        id: As it is published.
        entry: Its words as they are shown. ``url`` is None where it has a page of our own;
            ``slug`` is empty where it has neither that nor an address made from a pattern.
        feeds: Names of the feeds that show it; empty where only its page is left.
        source: Key of the source that it must have come from, or None where several may be.
        credit: The feed that it was taken from, or None where none is named.
        first_seen: When it first came: as it was, or in the right order.
        changed_at: When it was last edited after publication, or None.
        sort_at: What it is sorted by: as it was, or in the right order.
    """

    id: str
    entry: Entry
    feeds: tuple[str, ...]
    source: str | None
    credit: SourceCredit | None
    first_seen: datetime
    changed_at: datetime | None
    sort_at: datetime
