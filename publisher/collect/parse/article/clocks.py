"""Times of day as people write them beside a date, in many languages."""

import re
from datetime import timedelta, tzinfo
from typing import Literal, NamedTuple

from publisher.collect.parse.article.zones import ZONE, ZONE_BEFORE, zone_of
from publisher.model import ParsedDate, Precision

_AFTERNOON = "오후 午後 下午 晚上 शाम दोपहर pm p.m. p.m p.μ. μ.μ. م مساءً مساء".split()
_MORNING = "오전 午前 上午 早上 凌晨 सुबह am a.m. a.m π.μ. ص صباحاً صباحا".split()
_HALF = "|".join(
    re.escape(word) for word in sorted([*_AFTERNOON, *_MORNING], key=len, reverse=True)
)
_BEFORE_TIME = (
    r"(?:\s*(?:,|،|、|;|@|-|–|—|[·•∙‧]|\||/|T|at|um|à|a\slas|às|alle|ore|om|kl\.?|klo|o|v|ve|u|ora|orele|pukul|jam|lúc|g\.|godz\.|в|о|об"
    r"|saat|στις|klockan|בשעה|الساعة|ساعت|को|เวลา)(?![^\W\d_]))*\s*"
)
_BEFORE_HOUR = "|".join(
    rf"(?<=\b{word}\s{digits})"
    for word in (r"kl", r"kl\.", "klo", "ore", "alle", "klockan")
    for digits in (r"\d", r"\d\d")
)
"""Words that make a bare number behind them an hour."""

_CLOCK = (
    rf"(?:(?P<above>{ZONE_BEFORE})\s?)?(?P<half1>{_HALF})?\s?(?P<h>\d{{1,2}})(?:"
    r"\s?(?:[:.時点시h]|Uhr\s?|ч\s?)\s?(?P<min>\d{2})(?::(?P<sec>\d{2})(?:[.,]\d+)?)?\s?[分분]?"
    r"|(?=\s?(?:Uhr|h\b|時|시|uur|ч\b))"
    rf"|(?=\s?(?:{_HALF})(?![^\W_]))|{_BEFORE_HOUR})"
    rf"(?!\d)(?:\s?(?:Uhr|hrs?\b|h\b|horas?\b(?!\s(?:de|local|peninsular))|uur|ч\b|น\.|時|시|बजे))?"
    rf"(?:\s?(?P<half2>{_HALF})(?![^\W_]))?(?:,?\s?[(（]?{ZONE}[)）]?)?"
)
_AFTER = re.compile(
    rf"(?:\s*[(（][^()（）\d]{{1,12}}[)）])?(?:\s?(?:г\.?|р\.?|года|року|م|y\.))?{_BEFORE_TIME}{_CLOCK}",
    re.I,
)
_BEFORE = re.compile(rf"(?<![\d.:]){_CLOCK}(?:\s|,|·|\||on\b|am\b|den\b|le\b|el\b)*\Z", re.I)
_ANYWHERE = re.compile(rf"(?<![\d.:]){_CLOCK}", re.I)


class Clock(NamedTuple):
    """Hold a time of day found in a line.

    Attributes:
        start, end: Where it stands.
        span: Since midnight.
        zone: As written, or None.
        precision: Minutes, or seconds.
        strange: The words for a zone that we do not know, or None.
    """

    start: int
    end: int
    span: timedelta
    zone: tzinfo | None
    precision: Precision
    strange: str | None

    def on(self, date: ParsedDate) -> ParsedDate:
        """Return this time on a date's day, and in its zone where the time names none."""
        midnight = date.moment.replace(hour=0, minute=0, second=0)
        moment = (midnight + self.span).replace(tzinfo=self.zone or date.moment.tzinfo)
        return ParsedDate(moment=moment, precision=self.precision)


def clock_after(text: str, at: int, *, language: str | None) -> Clock | None:
    """Return the time that stands directly behind a place in a line, or None."""
    return _clock(_AFTER.match(text, at), language)


def clock_before(text: str, since: int, until: int, *, language: str | None) -> Clock | None:
    """Return the time that stands directly before a place in a line, or None."""
    return _clock(_BEFORE.search(text, since, until), language)


def find_clock(text: str, since: int = 0, *, language: str | None) -> Clock | None:
    """Return the first time in a line, wherever it stands, or None."""
    return _clock(_ANYWHERE.search(text, since), language)


def _clock(match: re.Match[str] | None, language: str | None) -> Clock | None:
    if match is None:
        return None
    hour, minute, second = (int(match[name] or 0) for name in ("h", "min", "sec"))
    half = (match["half1"] or match["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half in _AFTERNOON else 0)
    if hour > 24 or minute > 59 or second > 59:
        return None
    words = match["zone"] or match["above"]
    zone = zone_of(words, language=language) if words else None
    precision: Literal["minute", "second"] = "second" if match["sec"] else "minute"
    span = timedelta(hours=hour, minutes=minute, seconds=second)
    strange = words if words and zone is None else None
    return Clock(match.start(), match.end(), span, zone, precision, strange)
