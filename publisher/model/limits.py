"""What one document may cost to be understood."""

from dataclasses import dataclass
from datetime import timedelta

MAX_DEPTH = 500
"""Of elements in one another: XHTML content has a few dozen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParseLimits:
    """Bound what is made of one document.

    Attributes:
        max_entries: Taken from its beginning; the rest is left out.
        max_entry_bytes: Of one entry's texts, as they come and as they are published; a larger
            entry is left out. Images written into the text itself do not count.
        max_depth: How deep its elements, or its JSON, may be nested.
        timeout: How long a process apart may take to read it, and how much CPU it may use.
        max_memory_bytes: Address space of that process.
    """

    max_entries: int = 3_000
    max_entry_bytes: int = 2_000_000
    max_depth: int = MAX_DEPTH
    timeout: timedelta = timedelta(seconds=15)
    max_memory_bytes: int = 512_000_000


NO_OTHER_LIMITS = ParseLimits()
"""Those that hold where nobody sets others."""
