"""Drop what has not changed, before anything costly is done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from publisher.model import Entry, EntryKey, KnownEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Say what is to be done with the entries of one visit.

    Attributes:
        changed: New and changed entries, with what was known of each (None: new).
        seen_again: Known entries that came unchanged under further keys (a file moved).
        unchanged: How many came just as they were.
        warnings: Entries that came twice, one sentence each.
    """

    changed: tuple[tuple[Entry, KnownEntry | None], ...]
    seen_again: tuple[tuple[KnownEntry, tuple[EntryKey, ...]], ...]
    unchanged: int
    warnings: tuple[str, ...]


def compare(entries: Sequence[Entry], known: Sequence[KnownEntry | None]) -> Compared:
    """Split the entries of one visit into new, changed and unchanged ones.

    The same entry twice (same guid, else same address, else same text) counts once; the first
    holds. One that is known can be claimed once: of two files, the one with its text has it,
    and the other, which only took its path, is new.
    """
    entries, known, warnings = _without_twins(entries, known)
    owners = _owners(entries, known)
    changed: list[tuple[Entry, KnownEntry | None]] = []
    seen_again: list[tuple[KnownEntry, tuple[EntryKey, ...]]] = []
    unchanged = 0
    for n, (entry, before) in enumerate(zip(entries, known, strict=True)):
        if before is None or owners[before.row] != n:
            changed.append((entry, None))
        elif before.digest != entry.digest:
            changed.append((entry, before))
        else:
            unchanged += 1
            if keys := tuple(key for key in entry.keys if key not in before.keys):
                seen_again.append((before, keys))
    return Compared(
        changed=tuple(changed),
        seen_again=tuple(seen_again),
        unchanged=unchanged,
        warnings=tuple(warnings),
    )


def _without_twins(
    entries: Sequence[Entry], known: Sequence[KnownEntry | None]
) -> tuple[list[Entry], list[KnownEntry | None], list[str]]:
    seen: dict[EntryKey, Entry] = {}
    kept: list[Entry] = []
    kept_known: list[KnownEntry | None] = []
    warnings: list[str] = []
    for entry, before in zip(entries, known, strict=True):
        # The strongest key says who an entry is; a repeated guid with another address is a
        # source's slip, and both entries are real.
        first = seen.setdefault(_identity(entry), entry)
        if first is entry:
            kept.append(entry)
            kept_known.append(before)
        else:
            warnings.append(f"{_name(entry)} is the same article as {_name(first)}: published once")
    return kept, kept_known, warnings


def _identity(entry: Entry) -> EntryKey:
    by_kind = {key.kind: key for key in entry.keys}
    guid, url = by_kind.get("guid"), by_kind.get("url")
    if guid is not None and url is not None:
        return EntryKey(kind="guid", value=f"{guid.value}\0{url.value}")
    return guid or url or by_kind["text"]


def _name(entry: Entry) -> str:
    path = next((key.value for key in entry.keys if key.kind == "path"), None)
    return path or f"“{entry.title}”"


def _owners(entries: Sequence[Entry], known: Sequence[KnownEntry | None]) -> dict[int, int]:
    """Return, for each known entry that came, which of the entries it is."""
    owners: dict[int, tuple[int, int]] = {}
    for n, (entry, before) in enumerate(zip(entries, known, strict=True)):
        if before is None:
            continue
        strength = next((i for i, key in enumerate(entry.keys) if key in before.keys), 9)
        owners[before.row] = min(owners.get(before.row, (strength, n)), (strength, n))
    return {row: n for row, (_, n) in owners.items()}
