"""Which entry of a visit is which that the store knows: by ordered keys, then by its words.

==================  =======================================================================
guid and address    the same entry
guid                the same, where nobody else has that guid; else its title must agree too
published id        likewise, and by its address: of what was read back from published files
address             likewise
text                an article whose file was moved
path                an article that was edited
words               an article whose file was moved and edited: title and date, or the text
==================  =======================================================================

A guid that a document repeats is no sure key, and so is an address: many feeds give all their
entries one by mistake. Each known entry is claimed once.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import tzinfo

from publisher.collect.likeness import Words
from publisher.model import Entry, EntryKey, KnownEntry

Proposal = tuple[float, int, int]
"""How bad a match is, the entry's place, the known entry's place."""

_MINTED = re.compile(r"(tag:[^:]+:[a-z2-7]{20})(?:-\d+)?\Z")
"""An id that we made, perhaps with a counter."""

_MOST_PAIRS = 10_000
"""Texts that are compared one with another at most, besides those of one title."""


def match(
    entries: Sequence[Entry],
    known: Sequence[KnownEntry],
    *,
    zone: tzinfo,
    gone: frozenset[str] = frozenset(),
) -> tuple[KnownEntry | None, ...]:
    """Return, for each entry, which known one it is, or None for a new one.

    Args:
        entries: Of one visit.
        known: Those that they may be.
        zone: Of the source, in which days without a time are meant.
        gone: Paths of article files that are gone.
    """
    board = _Board(entries, sorted(known, key=lambda one: one.row), zone=zone, gone=gone)
    board.settle(board.by_guid_and_url())
    board.settle(board.by_key("guid"))
    board.settle(board.by_id())
    board.settle(board.by_key("url"))
    board.settle(board.by_key("text", is_sure=True))
    board.settle(board.by_key("path", is_sure=True))
    board.settle(board.by_words())
    return tuple(board.owned(n) for n in range(len(entries)))


def is_lost(one: KnownEntry, *, gone: frozenset[str]) -> bool:
    """Tell whether nothing but its words names a known article: its file is gone."""
    return (
        one.entry is not None
        and not (one.is_restored and one.entry.url and not one.entry.slug)
        and all(key.kind not in ("guid", "url") for key in one.keys)
        and all(key.value in gone for key in one.keys if key.kind == "path")
    )


def _restored_ids(known: Sequence[KnownEntry]) -> dict[str, list[int]]:
    """Return where entries are that were read back, by the id that theirs was made from."""
    found: dict[str, list[int]] = {}
    for k, one in enumerate(known):
        if one.is_restored:
            minted = _MINTED.match(one.id)
            found.setdefault(minted[1] if minted else one.id, []).append(k)
    return found


class _Board:
    """Hold who is who so far."""

    def __init__(
        self,
        entries: Sequence[Entry],
        known: Sequence[KnownEntry],
        *,
        zone: tzinfo,
        gone: frozenset[str],
    ) -> None:
        self._entries = entries
        self._known = known
        self._gone = gone
        self._ours = [Words(entry=entry, zone=zone) for entry in entries]
        self._theirs = [
            None if one.entry is None else Words(entry=one.entry, zone=zone) for one in known
        ]
        self._keys: list[dict[str, EntryKey]] = [
            {key.kind: key for key in entry.keys} for entry in entries
        ]
        self._claims = Counter(key for entry in entries for key in entry.keys)
        self._holders: dict[EntryKey, list[int]] = {}
        for k, one in enumerate(known):
            for key in one.keys:
                self._holders.setdefault(key, []).append(k)
        self._ids = _restored_ids(known)
        self._owned: dict[int, int] = {}
        self._taken: set[int] = set()

    def owned(self, n: int) -> KnownEntry | None:
        """Return the known entry that an entry is."""
        return self._known[self._owned[n]] if n in self._owned else None

    def settle(self, proposals: Iterable[Proposal]) -> None:
        """Take the best matches whose both sides are still free."""
        for _, n, k in sorted(proposals):
            if n not in self._owned and k not in self._taken:
                self._owned[n] = k
                self._taken.add(k)

    def by_guid_and_url(self) -> Iterator[Proposal]:
        """Propose what has both in common."""
        for n in self._open():
            guid, url = self._keys[n].get("guid"), self._keys[n].get("url")
            if guid is None or url is None:
                continue
            for k in self._free(guid):
                if url in self._known[k].keys:
                    yield self._rank(n, k), n, k

    def by_key(self, kind: str, *, is_sure: bool = False) -> Iterator[Proposal]:
        """Propose what has one key in common; the words must agree where others have it too."""
        for n in self._open():
            key = self._keys[n].get(kind)
            if key is None:
                continue
            is_only = self._claims[key] == 1 and len(self._holders.get(key, ())) == 1
            for k in self._free(key):
                if self._has_own_id(k):
                    continue
                if is_sure or is_only or self._is_titled_like(n, k):
                    yield self._rank(n, k), n, k

    def by_id(self) -> Iterator[Proposal]:
        """Propose what was published under the id that an entry has, or would be given.

        Entries of one guid are told apart by a counter at the end of the id, which came with the
        order of the document. So an id must be the only one, or their addresses the same.
        """
        if not self._ids:
            return
        claims = [self._id_holders(entry) for entry in self._entries]
        counts = Counter(k for each in claims for k in each)
        for n in self._open():
            url = self._keys[n].get("url")
            for k in claims[n] - self._taken:
                is_only = len(claims[n]) == 1 and counts[k] == 1
                is_there = url is not None and url in self._known[k].keys
                if is_only or is_there or self._is_titled_like(n, k):
                    yield self._rank(n, k) - 3 * is_there, n, k

    def _id_holders(self, entry: Entry) -> set[int]:
        ids = (entry.own_id, entry.minted_id)
        return {k for one in ids if one is not None for k in self._ids.get(one, ())}

    def by_words(self) -> Iterator[Proposal]:
        """Propose articles that nothing but their words names, where the file is gone."""
        nameless = [n for n in self._open() if self._is_nameless(n)]
        lost = [k for k in self._untaken() if is_lost(self._known[k], gone=self._gone)]
        are_few = len(nameless) * len(lost) <= _MOST_PAIRS
        for n in nameless:
            for k in lost:
                theirs = self._theirs[k]
                if theirs is None:
                    continue
                if self._is_titled_like(n, k) or (are_few and self._ours[n].is_worded_like(theirs)):
                    yield self._rank(n, k), n, k
                elif self._known[k].is_restored and self._ours[n].may_be_titled(theirs):
                    # Its path, which would tell, is not known any more.
                    yield self._rank(n, k), n, k

    def _open(self) -> list[int]:
        return [n for n in range(len(self._entries)) if n not in self._owned]

    def _free(self, key: EntryKey) -> list[int]:
        return [k for k in self._holders.get(key, ()) if k not in self._taken]

    def _has_own_id(self, k: int) -> bool:
        """Tell whether it was read back under an id of its source's: only that names it."""
        one = self._known[k]
        return one.is_restored and not _MINTED.match(one.id)

    def _is_nameless(self, n: int) -> bool:
        keys = self._keys[n]
        return "url" not in keys and ("guid" not in keys or self._claims[keys["guid"]] > 1)

    def _untaken(self) -> list[int]:
        return [k for k in range(len(self._known)) if k not in self._taken]

    def _is_titled_like(self, n: int, k: int) -> bool:
        """Compare words, where the store gave them: those of entries that keys leave in doubt."""
        theirs = self._theirs[k]
        return theirs is not None and self._ours[n].is_titled_like(theirs)

    def _rank(self, n: int, k: int) -> float:
        theirs = self._theirs[k]
        return 0.0 if theirs is None else -self._ours[n].rank(theirs)
