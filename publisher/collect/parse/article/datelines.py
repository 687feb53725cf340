"""The dateline that a text begins with: ``CITY, March 3, 2026 (Agency) — ``."""

import re

from publisher.collect.parse.article.bylines import read_byline
from publisher.collect.parse.article.dates import find_dates
from publisher.model import Person

_DASH = re.compile(r"\.?\s*(?:[–—]|--)\s*|\s-\s|\.-\s*|(?<=/)\.\s+|(?<=/)\s+(?=[^\W\d_a-z])")
_AGENCY = re.compile(r"\([^()]{2,40}\)|/[^/\s\d][^/\d]{1,28}/")
_REPORTERS = re.compile(
    r"[^。！？\n]{0,40}?[（(](?P<han>[\u3400-\u9fff]{0,6}(?:记者|記者)[^（）()]{2,30})[)）]"
    r"|[\[(（]\S{1,12}\s*[=＝]\s*\S{1,12}[\])）]\s*(?P<name>[\uac00-\ud7a3]{2,4})\s*(?:기자|특파원)\s*[=＝]"
)
"""Reporters named where a text begins: ``（记者 王小明）``, ``(서울=연합) 김민수 기자 =``."""

_LONGEST_DATELINE = 110
_LONGEST_DAY = 40
_PLACE_WORDS = 7


def dateline_of(text: str) -> str | None:
    """Return what stands before the dash of ``CITY, March 3, 2026 (Agency) — ``, or None."""
    match = _DASH.search(text, 2, _LONGEST_DATELINE)
    if match is None or not text[match.end() : match.end() + 1].strip():
        return None
    start = text[: _end_of_date(text, match)]
    place, has_mark = _AGENCY.sub(" ", start), _AGENCY.search(start) is not None
    for found in reversed(find_dates(place, order="dmy", language=None)):
        place, has_mark = place[: found.start] + place[found.end :], True
    place = place.strip(" ,;.–—-")
    if not 0 < len(place.split()) <= _PLACE_WORDS or not place[:1].isupper() or "." in place:
        return None
    first = re.split(r"[\s,]", place, maxsplit=1)[0]
    return start if has_mark or (first.upper() == first and len(first) > 2) else None


def _end_of_date(text: str, dash: re.Match[str]) -> int:
    """Return where a dateline ends that has a date behind its first dash: ``CITY – DAY – ``."""
    second = _DASH.search(text, dash.end(), dash.end() + _LONGEST_DAY)
    between = text[dash.end() : second.start()] if second is not None else ""
    found = find_dates(between, order="dmy", language=None)
    if second is None or len(found) != 1 or found[0].start > 0:
        return dash.start()
    return second.start()


def reporters_of(text: str) -> tuple[Person, ...] | None:
    """Return the reporters that a text begins with, as East Asian agencies have it, or None."""
    match = _REPORTERS.match(text)
    if match is None:
        return None
    return read_byline(match["han"]) if match["han"] else (Person(name=match["name"]),)


def is_dateline(text: str) -> bool:
    """Tell whether a paragraph begins with the place, and perhaps the date, that it comes from."""
    return dateline_of(text) is not None
