"""An entry with everything that the store knows of it, for who asks why."""

from dataclasses import dataclass
from datetime import datetime

from publisher.model.entry import EntryKey, StoredEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundEntry:
    """Hold an entry that somebody asked about.

    Attributes:
        stored: The entry.
        keys: By which it is recognised when it comes again, and of each how many other entries
            of its source have it too.
        feeds: Names of the feeds that are made from its source.
        held_until: It is shown in none before, or None.
        removed_at: When it left every feed, because its file was deleted, or None.
        digest: Of its last recorded form.
    """

    stored: StoredEntry
    keys: tuple[tuple[EntryKey, int], ...]
    feeds: tuple[str, ...]
    held_until: datetime | None
    removed_at: datetime | None
    digest: str
