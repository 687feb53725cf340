"""Days of the calendar of Iran."""

import re
from datetime import date, timedelta

_MONTHS = {
    "فروردین": 1, "اردیبهشت": 2, "خرداد": 3, "تیر": 4, "مرداد": 5, "شهریور": 6, "مهر": 7,
    "آبان": 8, "آذر": 9, "دی": 10, "بهمن": 11, "اسفند": 12,
}  # fmt: skip
_YEARS = range(1340, 1421)
"""Years from 1961 to 2042; a larger number may be a year of the Islamic calendar."""

_LONG_MONTHS = 6
"""The first six months have 31 days, the others 30, the last one 29 or 30."""

_CYCLE = 33
_LEAPS = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Places of the leap years in a cycle, right from 1178 to 1633."""

_EVE = date(1961, 3, 20)
"""The day before the first of 1340."""

PERSIAN_DAY = re.compile(
    rf"(?<!\d)(?P<d>\d{{1,2}})\s(?P<w>{'|'.join(_MONTHS)})(?:\s?ماه)?,?\s(?P<y>1[34]\d\d)(?!\d)"
    r"|(?<![\d/])(?P<y2>1[34]\d\d)/(?P<m>\d{1,2})/(?P<d2>\d{1,2})(?![\d/])"
)


def persian_day(match: re.Match[str]) -> tuple[int, int, int] | None:
    """Return the year, month and day of the common era that `PERSIAN_DAY` found, or None."""
    year, number = int(match["y"] or match["y2"]), int(match["d"] or match["d2"])
    month = _MONTHS[match["w"]] if match["w"] else int(match["m"])
    if year not in _YEARS or not 1 <= month <= 12 or not 1 <= number <= _length(year, month):
        return None
    days = sum(366 if _is_leap(one) else 365 for one in range(_YEARS[0], year)) + number
    days += sum(_length(year, one) for one in range(1, month))
    day = _EVE + timedelta(days=days)
    return day.year, day.month, day.day


def _length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < 12 or _is_leap(year) else 29


def _is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAPS
