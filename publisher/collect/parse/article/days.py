"""The days that a line names: what of a date is no time."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from publisher.collect.parse.article.calendar_names import day_number, month_of
from publisher.collect.parse.article.persian import PERSIAN_DAY, persian_day
from publisher.model import DayOrder

YEARS = range(1900, 2200)
_BUDDHIST = 543
_BEFORE_REIWA = 2018
_CENTURY = 2000
_THIS_CENTURY = range(70)
"""Years of two digits that are of this century; others are of the last."""

_MARKS = "".join(
    chr(code) for code in range(0x300, 0xE80) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
"""Vowel signs and accents, which stand behind a letter and count as no letter themselves."""

_WORD = rf"[^\W\d_](?:[^\W\d_'’]|[{_MARKS}]){{0,30}}(?:\.[ก-ฮ])?\.?"
_YEAR = r"(?P<y>\d{4}|['’]\d\d)(?!\d)"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_YMD = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[./年년]\s?(?P<m>\d{1,2})\s?[./月월]\s?(?P<d>\d{1,2})(?!\d)(?:\s?[日号일]|\.)?"
)
_REIWA = re.compile(r"令和\s?(?P<y>\d{1,2}|元)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s(?:tháng|thg)\s(?P<m>\d{1,2})(?:,|\snăm)?\s(?P<y>\d{4})(?!\d)",
    re.I,
)
_DASHED = re.compile(
    rf"(?<![\w-])(?P<d>\d{{1,2}})(?P<s>[-/.])(?P<w>{_WORD})(?P=s)(?P<y>\d{{4}}|\d\d)(?![\d-])"
)
_DAY_MONTH = re.compile(
    r"(?<![\d:.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|ère|re|º|ª|°|-?го|-?е|η|ης|ος|-?a)?[.,]?"
    rf"\s{{0,2}}(?:de\s|of\s|d['’]|del\s)?\s?(?P<w>{_WORD})(?:/(?P<w2>{_WORD}))?,?"
    rf"\s{{1,2}}(?:de\s|del\s|του\s)?{_YEAR}",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_])(?<![{_MARKS}])(?P<w>{_WORD})\s{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?"
    rf"(?:,\s{{0,2}}|\s{{1,2}}(?:del?\s)?){_YEAR}",
    re.I,
)
_YEAR_MONTH_DAY = re.compile(
    r"(?<!\d)(?P<y>\d{4})(?:\.|\sm\.|e?ko)?\s"
    rf"(?P<w>{_WORD})\s(?P<d>\d{{1,2}})(?!\d)(?:\.|\sd\.|an?\b)?"
)
"""Hungarian, Lithuanian (``2026 m. gegužės 12 d.``), Basque (``2026ko maiatzaren 12a``)."""

_LATVIAN = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})\.?\s?g(?:ada|\.)\s(?P<d>\d{{1,2}})\.\s?(?P<w>{_WORD})(?![^\W_])"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4})(?!\d)"
)
_SHORT_NUMERIC = re.compile(
    r"(?<![\w./:-])(?P<a>\d{1,2})(?P<s>[./])(?P<b>\d{1,2})(?P=s)(?P<y>\d\d)(?![\d/]|\.\d|[,%])"
)

_DAY_BEFORE = re.compile(r"([^\W\d_]{2,14})\.?,?\s\Z")
_DAY_AFTER = re.compile(r",?\s?\(?([^\W\d_]{2,14})(?![^\W_])")

Day = tuple[int, int, int]


def days_in(
    text: str, *, order: DayOrder, language: str | None
) -> list[tuple[re.Match[str], Day | None]]:
    """Return where a line names days, and which; None where day and month cannot be told apart.

    Args:
        text: One line, its digits ASCII.
        order: Of numeric dates: ``language`` follows the language.
        language: BCP 47, or None where it is not known.
    """
    numeric = [*_NUMERIC.finditer(text), *_SHORT_NUMERIC.finditer(text)]
    found = [
        *_by_numbers(text),
        *_by_names(text, language),
        *((m, _by_day_name(text, m) or _numeric(m, order, language)) for m in numeric),
    ]
    settled = [(match, _common_era(day) if day else None) for match, day in found]
    settled += [(m, day) for m in PERSIAN_DAY.finditer(text) if (day := persian_day(m))]
    return sorted(
        ((match, day) for match, day in settled if day is None or _is_day(day)),
        key=lambda one: one[0].start(),
    )


def _by_numbers(text: str) -> Iterator[tuple[re.Match[str], Day]]:
    for pattern in (_ISO, _YMD, _VIETNAMESE):
        for match in pattern.finditer(text):
            yield match, (int(match["y"]), int(match["m"]), int(match["d"]))
    for match in _REIWA.finditer(text):
        year = _BEFORE_REIWA + (1 if match["y"] == "元" else int(match["y"]))
        yield match, (year, int(match["m"]), int(match["d"]))


def _by_names(text: str, language: str | None) -> Iterator[tuple[re.Match[str], Day]]:
    for pattern in (_DAY_MONTH, _MONTH_DAY, _YEAR_MONTH_DAY, _LATVIAN, _DASHED):
        for match in pattern.finditer(text):
            words = (match["w"], match.groupdict().get("w2"))
            month = next((m for word in words if word and (m := month_of(word, language))), None)
            if month:
                yield match, (_year(match["y"]), month, int(match["d"]))


def _year(text: str) -> int:
    digits = text.strip("'’")
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (_CENTURY if year in _THIS_CENTURY else _CENTURY - 100)


def _numeric(match: re.Match[str], order: DayOrder, language: str | None) -> Day | None:
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"])
    if second > 12 >= first:
        return year, first, second
    if first > 12 or first == second or match["s"] == ".":  # with stops: always day first
        return year, second, first
    is_month_first = order == "mdy" or (order == "language" and language == "en-US")
    if is_month_first:
        return year, first, second
    if order == "dmy" or (language and (language == "en-GB" or not language.startswith("en"))):
        return year, second, first
    return None


def _by_day_name(text: str, match: re.Match[str]) -> Day | None:
    """Return the day that the name of a day beside it fits: ``Tue, 05/12/2026``."""
    before, after = _DAY_BEFORE.search(text, 0, match.start()), _DAY_AFTER.match(text, match.end())
    numbers = {number for m in (before, after) if m and (number := day_number(m[1])) is not None}
    if len(numbers) != 1:
        return None
    first, second, year = int(match["a"]), int(match["b"]), _year(match["y"])
    days = {(year, first, second), (year, second, first)}
    fitting = [day for day in days if _is_day(day) and date(*day).weekday() in numbers]
    return fitting[0] if len(fitting) == 1 else None


def _common_era(day: Day) -> Day:
    year, month, number = day
    return (year - _BUDDHIST if year > 2400 else year), month, number


def _is_day(day: Day) -> bool:
    try:
        datetime(*day)
    except ValueError:
        return False
    return day[0] in YEARS
