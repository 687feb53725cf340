"""How much of a text changed, in words."""

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

_WORD = re.compile(
    # Scripts that put no space between words are compared letter by letter.
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|"
    r"[^\W\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_MOST_PAIRS = 1_000_000
"""Words that are compared one with another; where there are more, their order does not count."""


def changed_share(before: str, after: str) -> float:
    """Return which share of the words of a text changed: 0 none, 1 all.

    Case counts, punctuation and white space do not.
    """
    ours, theirs = _WORD.findall(before), _WORD.findall(after)
    longest = max(len(ours), len(theirs))
    if ours == theirs or longest == 0:
        return 0.0
    ours, theirs = _without_common_ends(ours, theirs)
    return (max(len(ours), len(theirs)) - _in_common(ours, theirs)) / longest


def _without_common_ends(ours: list[str], theirs: list[str]) -> tuple[list[str], list[str]]:
    shortest = min(len(ours), len(theirs))
    start = next((n for n in range(shortest) if ours[n] != theirs[n]), shortest)
    rest = shortest - start
    end = next((n for n in range(rest) if ours[-1 - n] != theirs[-1 - n]), rest)
    return ours[start : len(ours) - end], theirs[start : len(theirs) - end]


def _in_common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    if len(ours) * len(theirs) > _MOST_PAIRS:
        return (Counter(ours) & Counter(theirs)).total()
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())
