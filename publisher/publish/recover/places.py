"""Where entries stood: moments that put them into the order that a published file has."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import datetime, timedelta

_STEP = timedelta(milliseconds=1)
"""The store keeps milliseconds, files whole seconds: a thousand fit between two of theirs."""
_REST = 999 * _STEP

Moments = Sequence[datetime | None]


def places(
    ids: Sequence[str], stated: Moments, *, hints: Moments, last: datetime
) -> list[datetime]:
    """Return what each entry is sorted by, newest first and then by id.

    Args:
        ids: In the order of the file.
        stated: The date that each is sorted by, or None where it states none. Those that do not
            fit the order, as few as possible, are passed over.
        hints: The second in which those without a date may have been seen first, or None.
        last: That of the first, where nothing tells of any.
    """
    fitting = _fitting(ids, stated)
    below = _next_known(fitting, stated)
    found: list[datetime] = []
    for n, hint in enumerate(hints):
        above = found[-1] if found else None
        place = stated[n] if n in fitting else _within(hint, above, below[n])
        found.append(place or _between(above, below[n], left=len(ids) - n, last=last + _REST))
    return found


def _within(
    second: datetime | None, above: datetime | None, below: datetime | None
) -> datetime | None:
    """Return a moment of a second that is under the one above, or None where there is none."""
    if second is None:
        return None
    place = second + _REST if above is None else min(second + _REST, above - _STEP)
    return place if place >= second and (below is None or place > below) else None


def _between(
    above: datetime | None, below: datetime | None, *, left: int, last: datetime
) -> datetime:
    """Return a moment under the one above, and not under the next that is known."""
    if above is None:
        return last if below is None else below + left * _STEP
    return above - _STEP if below is None else max(above - _STEP, below)


def _next_known(fitting: frozenset[int], stated: Moments) -> list[datetime | None]:
    """Return, for each place, the first known one at or after it."""
    found: list[datetime | None] = []
    known: datetime | None = None
    for n in reversed(range(len(stated))):
        known = stated[n] if n in fitting else known
        found.append(known)
    return found[::-1]


def _fitting(ids: Sequence[str], stated: Moments) -> frozenset[int]:
    """Return the most dated entries that are in the order of the store (patience sorting)."""
    ends: list[tuple[float, str]] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for n, moment in enumerate(stated):
        if moment is None:
            continue
        key = (-moment.timestamp(), ids[n])
        k = bisect_left(ends, key)
        before[n] = at[k - 1] if k else None
        ends[k : k + 1] = [key]
        at[k : k + 1] = [n]
    chain: set[int] = set()
    last = at[-1] if at else None
    while last is not None:
        chain.add(last)
        last = before[last]
    return frozenset(chain)
