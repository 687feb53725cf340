"""Between the top and the text: the standfirst, and the dateline that a text begins with."""

import re

from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.head import LONGEST_STANDFIRST, Head
from publisher.model import DayOrder


def take_standfirst(head: Head) -> None:
    """Take one short paragraph between the top and the first heading as the standfirst."""
    if head.standfirst is not None:
        return
    above: list[int] = []
    for index, block in enumerate(head.body):
        if block.kind == "heading":
            break
        if block.kind not in {"figure", "rule"}:
            above.append(index)
    else:
        return
    if len(above) != 1 or head.body[above[0]].kind != "text":
        return
    block = head.body[above[0]]
    if len(block.text) > LONGEST_STANDFIRST or is_dateline(block.text):
        return
    head.standfirst = block.text
    head.found("standfirst", block.lines[0], "the one paragraph above the first heading")
    del head.body[above[0]]


_DASH = re.compile(r"\s*(?:[–—]|--)\s*|\s-\s")
_AGENCY = re.compile(r"\([^()]{2,40}\)")
_LONGEST_DATELINE = 110
_PLACE_WORDS = 7


def _dateline(text: str) -> str | None:
    """Return what stands before the dash of ``CITY, March 3, 2026 (Agency) — ``, or None."""
    match = _DASH.search(text, 2, _LONGEST_DATELINE)
    if match is None or not text[match.end() : match.end() + 1].strip():
        return None
    start = text[: match.start()]
    place, has_mark = _AGENCY.sub(" ", start), _AGENCY.search(start) is not None
    for found in reversed(find_dates(place, order="dmy", language=None)):
        place, has_mark = place[: found.start] + place[found.end :], True
    place = place.strip(" ,;.")
    if not 0 < len(place.split()) <= _PLACE_WORDS or not place[:1].isupper() or "." in place:
        return None
    first = re.split(r"[\s,]", place, maxsplit=1)[0]
    return start if has_mark or (first.upper() == first and len(first) > 2) else None


def is_dateline(text: str) -> bool:
    """Tell whether a paragraph begins with the place, and perhaps the date, that it comes from."""
    return _dateline(text) is not None


def read_dateline(head: Head, *, order: DayOrder, language: str | None) -> None:
    """Take the date of a dateline where nothing else states one; its text stays."""
    if head.published is not None or not head.body:
        return
    block = next((block for block in head.body if block.kind == "text"), None)
    start = _dateline(block.text) if block is not None else None
    if block is None or start is None:
        return
    found = find_dates(start, order=order, language=language)
    if found and found[0].date is not None:
        head.published = found[0].date
        head.found("published", block.lines[0], "the dateline")
