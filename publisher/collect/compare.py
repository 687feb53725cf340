"""Drop what has not changed, before anything costly is done with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from publisher.collect.likeness import ALIKE, Words, shows_the_same
from publisher.collect.match import is_lost, match
from publisher.collect.normalise.ids import letters
from publisher.model import Entry, EntryKey, KnownEntry

_LEAST_LETTERS = 20
"""Of texts that can be said to have nothing in common."""

_MOST_TWINS = 20
"""Entries of one key and title that are compared at most, so that bad feeds cost no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Say what is to be done with the entries of one visit.

    Attributes:
        changed: New and changed entries, with what was known of each (None: new).
        seen_again: Known entries that came unchanged under further keys (a file moved).
        after_loss: Whether some of what was known had been read back from published files.
        unchanged: How many came just as they were.
        present: Rows of the known entries that came, changed or not.
        warnings: Entries that came twice, one sentence each.
    """

    changed: tuple[tuple[Entry, KnownEntry | None], ...]
    seen_again: tuple[tuple[KnownEntry, tuple[EntryKey, ...]], ...]
    unchanged: int
    warnings: tuple[str, ...]
    after_loss: bool = False
    present: tuple[int, ...] = ()


def compare(
    entries: Sequence[Entry],
    known: Sequence[KnownEntry],
    *,
    zone: tzinfo,
    gone: frozenset[str] = frozenset(),
) -> Compared:
    """Split the entries of one visit into new, changed and unchanged ones.

    Args:
        entries: In document order. The same one twice counts once; the first holds.
        known: Those that the store knows, and that they may be.
        zone: Of the source, in which days without a time are meant.
        gone: Paths of article files that are gone.
    """
    entries, warnings = _without_twins(entries, zone)
    changed: list[tuple[Entry, KnownEntry | None]] = []
    seen_again: list[tuple[KnownEntry, tuple[EntryKey, ...]]] = []
    unchanged = 0
    matched = match(entries, known, zone=zone, gone=gone)
    warnings += _lookalikes(entries, matched, known, gone)
    for entry, before in zip(entries, matched, strict=True):
        if before is None or before.digest != entry.digest:
            changed.append((entry, before and _as_collected(entry, before)))
        else:
            unchanged += 1
            if keys := tuple(key for key in entry.keys if key not in before.keys):
                seen_again.append((before, keys))
    return Compared(
        changed=tuple(changed),
        seen_again=tuple(seen_again),
        unchanged=unchanged,
        warnings=tuple(warnings),
        after_loss=any(one.is_restored for one in known),
        present=tuple(sorted({before.row for before in matched if before is not None})),
    )


def _as_collected(entry: Entry, before: KnownEntry) -> KnownEntry:
    """Give what was read back from a published file the digest of a form that shows the same.

    Then it is no edit, though what is stored of it is not all that its source says.
    """
    if before.is_restored and before.entry is not None and shows_the_same(entry, before.entry):
        return replace(before, digest=entry.digest)
    return before


def _without_twins(entries: Sequence[Entry], zone: tzinfo) -> tuple[list[Entry], list[str]]:
    """Leave out what comes twice: the same guid and address, else one key and the same words.

    A repeated guid with another address is a source's slip, and both entries are real. So are two
    of one guid and address that have nothing else in common, and of which none is a later form.
    """
    seen: dict[tuple[str, ...], list[Words]] = {}
    kept: list[Entry] = []
    warnings: list[str] = []
    for entry in entries:
        words = Words(entry=entry, zone=zone)
        identity, is_sure = _identity(words)
        others = seen.setdefault(identity, [])
        first = next(
            (
                one
                for one in others
                if words.is_titled_like(one) or (is_sure and not _is_another(words, one))
            ),
            None,
        )
        if first is None:
            kept.append(entry)
            if len(others) < _MOST_TWINS:
                others.append(words)
        else:
            name = _name(first.entry)
            warnings.append(f"{_name(entry)} is the same article as {name}: published once")
    return kept, warnings


def _is_another(words: Words, other: Words) -> bool:
    """Tell whether two entries of one guid and address are two for all that: a template's slip."""
    if any(key.kind == "path" for key in words.entry.keys):
        return False
    return (
        words.title != other.title
        and words.entry.updated == other.entry.updated
        and words.is_dated_like(other) is not False
        and min(len(words.text), len(other.text)) >= _LEAST_LETTERS
        and words.share(other) < ALIKE
    )


def _identity(words: Words) -> tuple[tuple[str, ...], bool]:
    """Return what twins have in common, and whether that is enough."""
    values = {key.kind: key.value for key in words.entry.keys}
    guid, url = values.get("guid"), values.get("url")
    if guid is not None and url is not None:
        return ("guid and url", guid, url), True
    if guid is not None:
        return ("guid", guid, words.title), False
    if url is not None:
        return ("url", url, words.title), False
    return ("text", values["text"]), True


def _lookalikes(
    entries: Sequence[Entry],
    matched: Sequence[KnownEntry | None],
    known: Sequence[KnownEntry],
    gone: frozenset[str],
) -> list[str]:
    """Name new articles that have no more than the title of one whose file has just gone."""
    if not gone:
        return []
    taken = {one.row for one in matched if one is not None}
    titles: dict[str, str] = {}
    for one in known:
        if one.entry is None or one.row in taken or not is_lost(one, gone=gone):
            continue
        path = next((key.value for key in one.keys if key.kind == "path"), None)
        if path is not None:
            titles.setdefault(letters(one.entry.title), path)
    return [
        f"{_name(entry)} has the title of {titles[title]}, which is gone, but neither its date "
        "nor its text: published as another article"
        for entry, before in zip(entries, matched, strict=True)
        if before is None and (title := letters(entry.title)) in titles
    ]


def _name(entry: Entry) -> str:
    path = next((key.value for key in entry.keys if key.kind == "path"), None)
    return path or f"“{entry.title}”"
