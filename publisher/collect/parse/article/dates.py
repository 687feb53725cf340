"""Dates as people write them at the top of an article, in many languages."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from publisher.collect.parse.article.calendar_names import is_day_name
from publisher.collect.parse.article.clocks import Clock, clock_after, clock_before
from publisher.collect.parse.article.days import Day, days_in
from publisher.collect.parse.article.zones import ZONE, ZONE_BEFORE, zone_of
from publisher.model import DayOrder, ParsedDate

_DIGIT = re.compile(r"\d")
_DAY_NAME_BEHIND = re.compile(r"\s?[,(]?\s?([^\W\d_]{2,14}\.?)\)?(?![^\W_])")
_ZONE_BEHIND = re.compile(rf"\s?[(]?{ZONE}[)]?", re.IGNORECASE)
_ZONE_ABOVE = re.compile(rf"({ZONE_BEFORE})\s?\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """Hold a date found in a line.

    Attributes:
        start, end: Where it stands, its time included.
        date: What it says; None where day and month cannot be told apart.
        strange: The words for its zone where we do not know that, or None.
    """

    start: int
    end: int
    date: ParsedDate | None
    strange: str | None = None


def find_dates(text: str, *, order: DayOrder, language: str | None) -> list[FoundDate]:
    """Return the dates in a line, in order.

    Args:
        text: One line.
        order: Of numeric dates: ``language`` follows the language.
        language: BCP 47, or None where it is not known.
    """
    if _DIGIT.search(text) is None:
        return []
    plain = _western_digits(text)
    found: list[FoundDate] = []
    for match, day in days_in(plain, order=order, language=language):
        if found and match.start() < found[-1].end:
            continue
        since = found[-1].end if found else 0
        found.append(_with_time(plain, match, day, since, language))
    return found


def read_date(text: str, *, order: DayOrder, language: str | None) -> ParsedDate | None:
    """Read a text that is one date and nothing else; None where it is not."""
    found = find_dates(text.strip(), order=order, language=language)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text.strip())):
        return None
    return found[0].date


def _with_time(
    text: str, match: re.Match[str], day: Day | None, since: int, language: str | None
) -> FoundDate:
    start, end = match.span()
    if day is None:
        return FoundDate(start=start, end=end, date=None)
    moment = datetime(*day)
    behind = _DAY_NAME_BEHIND.match(text, end)
    if behind is not None and is_day_name(behind[1]):
        end = behind.end()
    if clock := clock_after(text, end, language=language):
        return _found(text, start, moment, clock)
    if clock := clock_before(text, since, start, language=language):
        behind = _ZONE_BEHIND.match(text, end) if clock.zone is None else None
        zone = zone_of(behind["zone"], language=language) if behind else None
        if behind is not None and zone is not None:
            clock, end = clock._replace(zone=zone), behind.end()
        return _found(text, clock.start, moment, clock._replace(end=end))
    return FoundDate(start=start, end=end, date=ParsedDate(moment=moment, precision="day"))


def _found(text: str, start: int, day: datetime, clock: Clock) -> FoundDate:
    zone = clock.zone
    if zone is None and (above := _ZONE_ABOVE.search(text, 0, start)):
        start, zone = above.start(), zone_of(above[1])
    moment = (day + clock.span).replace(tzinfo=zone)
    date = ParsedDate(moment=moment, precision=clock.precision)
    return FoundDate(start=start, end=clock.end, date=date, strange=clock.strange)


def _western_digits(text: str) -> str:
    """Write every decimal digit as ASCII, so that positions stay."""
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.digit(letter)) if not letter.isascii() and letter.isdecimal() else letter
        for letter in text
    )
