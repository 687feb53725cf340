"""Dates as people write them at the top of an article, in many languages."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from typing import Literal

from publisher.collect.parse.article.calendar_names import month_names, month_names_of, plain_name
from publisher.model import DayOrder, ParsedDate, Precision

YEARS = range(1900, 2200)
_BUDDHIST = 543
_BEFORE_REIWA = 2018

_MARKS = "".join(
    chr(code) for code in range(0x300, 0xE80) if unicodedata.category(chr(code)) in {"Mn", "Mc"}
)
"""Vowel signs and accents, which stand behind a letter and count as no letter themselves."""

_WORD = rf"[^\W\d_](?:[^\W\d_'’]|[{_MARKS}]){{0,30}}(?:\.[ก-ฮ])?\.?"
_ISO = re.compile(r"(?<!\d)(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
_YMD = re.compile(
    r"(?<!\d)(?P<y>\d{4})\s?[./年년]\s?(?P<m>\d{1,2})\s?[./月월]\s?(?P<d>\d{1,2})(?!\d)(?:\s?[日号일]|\.)?"
)
_REIWA = re.compile(r"令和\s?(?P<y>\d{1,2}|元)\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")
_VIETNAMESE = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})\s(?:tháng|thg)\s(?P<m>\d{1,2})(?:,|\snăm)?\s(?P<y>\d{4})(?!\d)",
    re.I,
)
_DASHED = re.compile(rf"(?<![\w-])(?P<d>\d{{1,2}})-(?P<w>{_WORD})-(?P<y>\d{{4}})(?!\d)")
_DAY_MONTH = re.compile(
    r"(?<![\d:.])(?P<d>\d{1,2})(?:st|nd|rd|th|er|ère|re|º|ª|°|-?го|-?е|η|ης|ος|a)?[.,]?"
    rf"\s{{0,2}}(?:de\s|of\s|d['’]|del\s)?\s?(?P<w>{_WORD})(?:/(?P<w2>{_WORD}))?,?"
    r"\s{1,2}(?:de\s|del\s|του\s)?(?P<y>\d{4})(?!\d)",
    re.I,
)
_MONTH_DAY = re.compile(
    rf"(?<![^\W\d_])(?<![{_MARKS}])(?P<w>{_WORD})\s{{1,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th|\.)?"
    r"(?:,\s{0,2}|\s{1,2}(?:del?\s)?)(?P<y>\d{4})(?!\d)",
    re.I,
)
_YEAR_MONTH_DAY = re.compile(
    rf"(?<!\d)(?P<y>\d{{4}})\.?\s(?P<w>{_WORD})\s(?P<d>\d{{1,2}})\.?(?!\d)"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<a>\d{1,2})(?P<s>[./-])\s?(?P<b>\d{1,2})(?P=s)\s?(?P<y>\d{4})(?!\d)"
)

_AFTERNOON = "오후 午後 下午 晚上 शाम दोपहर pm p.m. p.m p.μ. μ.μ. م مساءً مساء".split()
_MORNING = "오전 午前 上午 早上 凌晨 सुबह am a.m. a.m π.μ. ص صباحاً صباحا".split()
_HALF = "|".join(
    re.escape(word) for word in sorted([*_AFTERNOON, *_MORNING], key=len, reverse=True)
)
_ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "jst": 9, "kst": 9, "hkt": 8,
    "sgt": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "hst": -10, "brt": -3, "sast": 2,
    "cst": -6, "ist": 5.5, "wib": 7, "wita": 8, "wit": 9,
}  # fmt: skip
"""Hours from UTC. Of the names that mean several zones, the one that news most often means: CST in
America, IST in India, BST in Britain."""

_ZONE = (
    r"(?P<zone>(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)"
    r"|(?:" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")(?![^\W_]))"
)
_BEFORE_TIME = (
    r"(?:\s*(?:,|،|、|;|@|-|–|—|·|\||/|T|at|um|à|a\slas|às|alle|ore|om|kl\.?|klo|o|v|ve|u|ora|orele|pukul|jam|lúc|g\.|godz\.|в|о|об"
    r"|saat|στις|klockan|בשעה|الساعة|ساعت|को|เวลา)(?![^\W\d_]))*\s*"
)
_BEFORE_HOUR = "|".join(
    rf"(?<=\b{word}\s{digits})"
    for word in (r"kl", r"kl\.", "klo", "ore", "alle", "klockan")
    for digits in (r"\d", r"\d\d")
)
"""Words that make a bare number behind them an hour."""

_CLOCK = (
    rf"(?P<half1>{_HALF})?\s?(?P<h>\d{{1,2}})(?:"
    r"\s?(?:[:.時点시h]|Uhr\s?|ч\s?)\s?(?P<min>\d{2})(?::(?P<sec>\d{2})(?:[.,]\d+)?)?\s?[分분]?"
    r"|(?=\s?(?:Uhr|h\b|時|시|uur|ч\b))"
    rf"|(?=\s?(?:{_HALF})(?![^\W_]))|{_BEFORE_HOUR})"
    rf"(?!\d)(?:\s?(?:Uhr|hrs?\b|h\b|horas?\b|uur|ч\b|น\.|時|시|बजे))?(?:\s?(?P<half2>{_HALF})(?![^\W_]))?"
    rf"(?:\s?\(?{_ZONE}\)?)?"
)
_TIME_AFTER = re.compile(
    rf"(?:\s*[(（][^()（）\d]{{1,12}}[)）])?(?:\s?(?:г\.?|р\.?|года|року|م|y\.))?{_BEFORE_TIME}{_CLOCK}",
    re.I,
)
_TIME_BEFORE = re.compile(rf"(?<![\d.:]){_CLOCK}(?:\s|,|·|\||on\b|am\b|den\b|le\b|el\b)*\Z", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """Hold a date found in a line.

    Attributes:
        start, end: Where it stands, its time included.
        date: What it says; None where day and month cannot be told apart.
    """

    start: int
    end: int
    date: ParsedDate | None


def find_dates(text: str, *, order: DayOrder, language: str | None) -> list[FoundDate]:
    """Return the dates in a line, in order.

    Args:
        text: One line.
        order: Of numeric dates: ``language`` follows the language.
        language: BCP 47, or None where it is not known.
    """
    plain = _western_digits(text)
    found: list[FoundDate] = []
    for match, day in sorted(_candidates(plain, order, language), key=lambda one: one[0].start()):
        if found and match.start() < found[-1].end:
            continue
        found.append(_with_time(plain, match, day, found[-1].end if found else 0))
    return found


def read_date(text: str, *, order: DayOrder, language: str | None) -> ParsedDate | None:
    """Read a text that is one date and nothing else; None where it is not."""
    found = find_dates(text.strip(), order=order, language=language)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text.strip())):
        return None
    return found[0].date


_Day = tuple[int, int, int] | None


def _candidates(
    text: str, order: DayOrder, language: str | None
) -> list[tuple[re.Match[str], _Day]]:
    found: list[tuple[re.Match[str], _Day]] = []
    for pattern in (_ISO, _YMD, _VIETNAMESE):
        found += [(m, (int(m["y"]), int(m["m"]), int(m["d"]))) for m in pattern.finditer(text)]
    for match in _REIWA.finditer(text):
        year = _BEFORE_REIWA + (1 if match["y"] == "元" else int(match["y"]))
        found.append((match, (year, int(match["m"]), int(match["d"]))))
    for pattern in (_DAY_MONTH, _MONTH_DAY, _YEAR_MONTH_DAY, _DASHED):
        for match in pattern.finditer(text):
            month = _month(match["w"], language) or _month(match.groupdict().get("w2"), language)
            if month:
                found.append((match, (int(match["y"]), month, int(match["d"]))))
    found += [(match, _numeric(match, order, language)) for match in _NUMERIC.finditer(text)]
    return [(match, day) for match, day in found if day is None or _is_day(day)]


def _month(word: str | None, language: str | None) -> int | None:
    if not word:
        return None
    name = plain_name(word)
    names = [name, name[1:]] if name.startswith("ב") else [name]  # Hebrew "in May"
    for one in names:
        own = month_names_of(language or "en").get(one)
        if number := own or month_names().get(one):
            return number
    return None


def _numeric(match: re.Match[str], order: DayOrder, language: str | None) -> _Day:
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
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


def _is_day(day: tuple[int, int, int]) -> bool:
    try:
        datetime(*_common_era(day))
    except ValueError:
        return False
    return _common_era(day)[0] in YEARS


def _common_era(day: tuple[int, int, int]) -> tuple[int, int, int]:
    year, month, number = day
    return (year - _BUDDHIST if year > 2400 else year), month, number


def _with_time(text: str, match: re.Match[str], day: _Day, since: int) -> FoundDate:
    start, end = match.span()
    if day is None:
        return FoundDate(start=start, end=end, date=None)
    moment = datetime(*_common_era(day))
    clock = _TIME_AFTER.match(text, end)
    if clock is not None and clock["h"] is not None and (found := _clock(clock)):
        return _found(start, clock.end(), moment, found)
    before = _TIME_BEFORE.search(text, since, start)
    if before is not None and (found := _clock(before)):
        return _found(before.start(), end, moment, found)
    return FoundDate(start=start, end=end, date=ParsedDate(moment=moment, precision="day"))


_Clock = tuple[timedelta, tzinfo | None, Precision]


def _found(start: int, end: int, day: datetime, clock: _Clock) -> FoundDate:
    span, zone, precision = clock
    moment = (day + span).replace(tzinfo=zone)
    return FoundDate(start=start, end=end, date=ParsedDate(moment=moment, precision=precision))


def _clock(match: re.Match[str]) -> _Clock | None:
    hour, minute, second = (int(match[name] or 0) for name in ("h", "min", "sec"))
    half = (match["half1"] or match["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    if hour > 24 or minute > 59 or second > 59:
        return None
    precision: Literal["minute", "second"] = "second" if match["sec"] else "minute"
    span = timedelta(hours=hour, minutes=minute, seconds=second)
    return span, _zone(match["zone"]), precision


def _zone(name: str | None) -> tzinfo | None:
    if name is None:
        return None
    hours = _ZONES.get(name.lower())
    if hours is not None:
        return timezone(timedelta(hours=hours))
    digits = re.search(r"([+-])(\d{1,2}):?(\d{2})?", name)
    if digits is None or int(digits[2]) > 14:
        return None
    span = timedelta(hours=int(digits[2]), minutes=int(digits[3] or 0))
    return timezone(-span if digits[1] == "-" else span)


def _western_digits(text: str) -> str:
    """Write every decimal digit as ASCII, so that positions stay."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(letter)) if not letter.isascii() and letter.isdecimal() else letter
        for letter in text
    )
