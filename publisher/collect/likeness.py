"""How far two entries say the same, where no key tells."""

from dataclasses import dataclass
from datetime import tzinfo
from functools import cached_property

from publisher.collect.normalise.ids import letters
from publisher.markup import safe_text
from publisher.model import Entry

ALIKE = 0.4
"""Share of common shingles from which texts of one title are forms of one.

With every fifth word changed, texts still have half in common; different ones have a twentieth.
"""

NEARLY_EQUAL = 0.7
"""Share from which two texts are one even where their titles differ: about every tenth word."""

_SHINGLE = 8
_LETTERS = 10_000


def shows_the_same(entry: Entry, shown: Entry) -> bool:
    """Tell whether readers were shown the words of an entry, as far as published files tell.

    Args:
        entry: As its source states it.
        shown: As it was read back: with its notices in the content or without, with a title made
            from the summary where it has none, without content where only the summary is shown.
    """
    if entry.title and letters(entry.title) != letters(shown.title):
        return False
    if entry.url and shown.url and entry.url != shown.url:
        return False
    if not shown.content_html:
        return bool(entry.content_html) or _sums_up(shown, entry)
    text = letters(safe_text(entry.content_html))
    notices = letters(safe_text(entry.notices_html))
    return letters(safe_text(shown.content_html)) in (text, text + notices)


def _sums_up(shown: Entry, entry: Entry) -> bool:
    """Tell whether a summary that was shown is a part of what an entry without content states."""
    summary = letters(shown.summary.text) if shown.summary else ""
    return summary in letters(f"{entry.title} {entry.stated_summary or ''}")


@dataclass(frozen=True, kw_only=True)
class Words:
    """Hold what can be compared of an entry; its text is taken apart only when that is asked.

    Attributes:
        entry: The entry.
        zone: In which a day without a time is meant.
    """

    entry: Entry
    zone: tzinfo

    @cached_property
    def title(self) -> str:
        """Return the letters of the title."""
        return letters(self.entry.title)

    @cached_property
    def text(self) -> str:
        """Return the first letters of the text."""
        entry = self.entry
        if entry.content_html:
            return letters(safe_text(entry.content_html))[:_LETTERS]
        summary = entry.stated_summary or (entry.summary.text if entry.summary else "")
        return letters(summary)[:_LETTERS]

    @cached_property
    def shingles(self) -> frozenset[str]:
        """Return every run of eight letters: pieces of a text in any script."""
        last = max(1, len(self.text) - _SHINGLE + 1)
        return frozenset(self.text[n : n + _SHINGLE] for n in range(last))

    def is_titled_like(self, other: "Words") -> bool:
        """Tell whether both have one title, and one date or forms of one text."""
        return self.title == other.title and (
            self.is_dated_like(other) is True or self.share(other) >= ALIKE
        )

    def may_be_titled(self, other: "Words") -> bool:
        """Tell whether both have one title, and no dates that differ."""
        return self.title == other.title != "" and self.is_dated_like(other) is not False

    def is_worded_like(self, other: "Words") -> bool:
        """Tell whether the other is the same text under a new title."""
        return (
            bool(self.text and other.text)
            and self.is_dated_like(other) is not False
            and self.share(other) >= NEARLY_EQUAL
        )

    def is_dated_like(self, other: "Words") -> bool | None:
        """Tell whether both state the same date; None where neither states one."""
        ours, theirs = self.entry.published, other.entry.published
        if ours is None or theirs is None:
            return None if ours is theirs else False
        if "day" in (self.entry.published_precision, other.entry.published_precision):
            return ours.astimezone(self.zone).date() == theirs.astimezone(self.zone).date()
        return ours == theirs

    def share(self, other: "Words") -> float:
        """Return how much two texts have in common (Dice): 0 nothing, 1 everything."""
        if self.text == other.text:
            return 1.0
        ours, theirs = self.shingles, other.shingles
        return 2 * len(ours & theirs) / (len(ours) + len(theirs))

    def rank(self, other: "Words") -> float:
        """Return how good a match is; better ones are larger."""
        is_titled = self.title == other.title
        return is_titled + (self.is_dated_like(other) is True) + self.share(other)
