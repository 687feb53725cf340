"""The dateline that a text begins with: ``CITY, March 3, 2026 (Agency) — ``."""

import re

from publisher.collect.parse.article.dates import find_dates

_DASH = re.compile(r"\.?\s*(?:[–—]|--)\s*|\s-\s|\.-\s*")
_AGENCY = re.compile(r"\([^()]{2,40}\)")
_LONGEST_DATELINE = 110
_PLACE_WORDS = 7


def dateline_of(text: str) -> str | None:
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
    return dateline_of(text) is not None
