"""What several files say of one entry, made one: each format tells some things best."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import product
from typing import TypeVar

from publisher.markup import escape, fold
from publisher.model import Enclosure, ReadingTime, SourceCredit
from publisher.publish.recover.said import Said
from publisher.publish.render.wording import reading_time_label

FORMATS = ("json", "atom", "rss", "html")
"""The best teller first; ``page`` is an article's own."""

_PLAIN = (*FORMATS, "page")
_RICH = ("atom", "json", "rss", "html", "page")
"""Atom names e-mail addresses, labels, and sizes of images."""

_SUFFIX = re.compile(r" · ([^·]+)\Z")
_NUMBER = re.compile(r"\d+")

T = TypeVar("T")


def merge(by: Mapping[str, Said]) -> Said:
    """Join what the files of one feed say of one entry.

    Args:
        by: For each format that tells of it, what it says; at least one.
    """
    said = {fmt: _without_label(one) for fmt, one in by.items()}
    plain = [said[fmt] for fmt in _PLAIN if fmt in said]
    rich = [said[fmt] for fmt in _RICH if fmt in said]
    return replace(
        plain[0],
        url=_first([one.url for one in plain]),
        title=_first([one.title for one in plain]) or "",
        summary=_first([one.summary for one in plain]) or "",
        summary_origin=_first([one.summary_origin for one in plain]),
        content=_first([one.content for one in plain]),
        authors=_first([one.authors for one in rich]) or (),
        categories=_first([said[f].categories for f in ("atom", "rss", *_PLAIN) if f in said])
        or (),
        enclosures=_enclosures(rich),
        image=_first([one.image for one in rich]),
        published=_first([one.published for one in plain]),
        edited=_edited(said),
        touched=_first([one.touched for one in plain]),
        is_day=any(one.is_day for one in plain),
        language=_first([one.language for one in plain]),
        usual_language=None if _tells_language(said) else _first([o.usual_language for o in plain]),
        seconds=_first([one.seconds for one in plain]),
        word_count=_first([one.word_count for one in plain]),
        stated_minutes=_stated_minutes(said),
        credit=_credit([said[f].credit for f in ("atom", "rss", "html") if f in said]),
    )


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)


def _enclosures(rich: Sequence[Said]) -> tuple[Enclosure, ...]:
    """Take the fullest list, with the playing times that JSON Feed alone tells."""
    most = max((one.enclosures for one in rich), key=len)
    seconds = {e.url: e.seconds for one in rich for e in one.enclosures if e.seconds}
    return tuple(replace(one, seconds=seconds.get(one.url)) for one in most)


def _edited(said: Mapping[str, Said]) -> datetime | None:
    """Return when it was edited: Atom's moment says so only where it is after publication."""
    for fmt in ("json", "rss", "html", "page"):
        if fmt in said:
            return said[fmt].edited
    atom = said["atom"]
    if atom.published is None or atom.touched is None or atom.touched <= atom.published:
        return None
    return atom.touched


def _credit(told: Sequence[SourceCredit | None]) -> SourceCredit | None:
    """Return the feed that it was taken from; RSS does not name its page, pages link that."""
    found = [one for one in told if one is not None]
    if not found:
        return None
    pages = [one.home_url for one in found if one.home_url and one.home_url != found[0].url]
    return replace(found[0], home_url=found[0].home_url or (pages[0] if pages else None))


def _tells_language(said: Mapping[str, Said]) -> bool:
    """Tell whether a file says of the entry alone that it has no language."""
    return any(one.usual_language is None for one in said.values())


def _stated_minutes(said: Mapping[str, Said]) -> int | None:
    """Return the author's minutes: those shown that are not the computed ones."""
    if "json" in said:
        return said["json"].stated_minutes
    for one in said.values():
        if one.shown_time and one.seconds and (found := _read_time(one, one.shown_time)):
            return found[0] if found[0] != _minutes(one.seconds) else None
    return None


def _minutes(seconds: int) -> int:
    return ReadingTime(seconds=seconds, word_count=0, words_per_minute=1).minutes


def _without_label(said: Said) -> Said:
    """Take away the reading time in words that select set around summary and content."""
    match = _SUFFIX.search(said.summary)
    found = _read_time(said, match[1]) if match else None
    if match is None or found is None:
        return said
    start = f"<p><small>{escape(found[1])}</small></p>"
    return replace(
        said,
        summary=said.summary[: match.start()],
        content=said.content and said.content.removeprefix(start),
        shown_time=said.shown_time or found[1],
    )


def _read_time(said: Said, text: str) -> tuple[int, str] | None:
    """Return the minutes that a text says, and how it is spelt; None where it says no time."""
    if said.seconds is None:
        return None
    number = _NUMBER.search(text)
    # Arabic writes one and two minutes without a digit.
    candidates = (int(number[0]),) if number else (_minutes(said.seconds), 1, 2)
    languages = (said.language, said.usual_language, None)
    for minutes, language in product(candidates, languages):
        label = reading_time_label(minutes, language)
        if fold(label) == fold(text):
            return minutes, label
    return None
