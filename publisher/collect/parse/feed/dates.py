"""Dates as feeds state them: with their zone where there is one, naive where there is none."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from time import struct_time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from publisher.model import ParsedDate
from publisher.model.parsed import Precision

_ISO = re.compile(
    r"(?P<year>\d{4})(?P<between>[-/.]?)(?P<month>\d\d?)(?P=between)(?P<day>\d\d?)"
    r"(?:[T\s]+(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?P<zone>Z|[A-Z]{3,5}(?![A-Z])|[+-]\d\d:?\d\d|[+-]\d\d)?)?"
    # As Java writes it, after an offset or instead of one.
    r"(?:\s*\[?(?P<region>[A-Z_]+/[A-Z_]+)\]?)?",
    re.IGNORECASE,
)
_HAS_TIME = re.compile(r"\d:\d\d")
_HAS_SECONDS = re.compile(r"\d:\d\d:\d\d")
_ZONE_NAME = re.compile(r"\b(?P<name>[A-Z]{3,5})\s*(?:\([^)]*\))?\s*$")
_STATES_ZONE = re.compile(r"(?:\b[A-Z]{1,5}|[+-]\d\d:?\d\d)\s*(?:\([^)]*\))?\s*$")
# RFC 5322 knows America only; these have one meaning wherever feeds use them.
_HOURS = {
    "WET": 0,
    "WEST": 1,
    "CET": 1,
    "MET": 1,
    "CEST": 2,
    "MEST": 2,
    "EET": 2,
    "EEST": 3,
    "BST": 1,
    "MSK": 3,
    "JST": 9,
    "KST": 9,
    "AEST": 10,
    "AEDT": 11,
    "NZST": 12,
    "NZDT": 13,
    "SAST": 2,
    "AKST": -9,
    "AKDT": -8,
    "HST": -10,
}
_AMERICA = {
    "EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
}  # fmt: skip
_HALF_DAY = re.compile(r"\b(1[0-2]|0?[1-9])((?::\d\d){1,2})\s?([AP])\.?M\b\.?", re.IGNORECASE)
# The year 1 is what programs make of no date; two digits of it would be taken for 2001.
_YEAR_NONE = re.compile(r"[A-Za-z]\s+00\d\d\s")
_EARLIEST = datetime(1970, 1, 2, 12)


def parse_date(
    text: object, *, read_odd: Callable[[str], struct_time | None] | None = None
) -> ParsedDate | None:
    """Read a date in any form that feeds use.

    Args:
        text: As stated; anything but a string is no date.
        read_odd: Reads forms that are not known here, as UTC.

    Returns:
        The date, or None where there is none, or one that only an empty variable can have made:
        the year 1, 1 January 1970.
    """
    if not isinstance(text, str) or len(text) > 100:
        return None
    text = " ".join(text.split())
    if _YEAR_NONE.search(text):
        return None
    found = _parse_iso(text) or _parse_rfc822(_in_24_hours(text))
    if found is None and ":" not in text:
        found = _parse_rfc822(f"{text} 00:00:00", stated=text)
    if found is None and read_odd is not None:
        found = _take(read_odd(text), text)
    if found is None or found.moment.replace(tzinfo=None) < _EARLIEST:
        return None
    return found


def _parse_iso(text: str) -> ParsedDate | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    precision: Precision = "second" if match["second"] else "minute" if match["hour"] else "day"
    if not match["between"] and len(match["month"] + match["day"]) < 4:
        return None
    hour, minute, second = (int(match[part] or 0) for part in ("hour", "minute", "second"))
    # Midnight as 24:00 and leap seconds are ISO 8601's, not Python's.
    extra = timedelta(days=hour == 24, seconds=second == 60)
    try:
        clock = time(0 if hour == 24 else hour, minute, 59 if second == 60 else second)
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        zone = _zone(match["zone"]) or _region(match["region"])
        moment = datetime.combine(day, clock, tzinfo=zone) + extra
    except (ValueError, OverflowError):
        return None
    return ParsedDate(moment=moment, precision=precision)


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text.isalpha():
        name = text.upper()
        if name in {"Z", "UTC", "GMT"}:
            return UTC
        hours = (_HOURS | _AMERICA).get(name)
        return None if hours is None else timezone(timedelta(hours=hours))
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return timezone(-offset if text[0] == "-" else offset)


def _region(name: str | None) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None


def _parse_rfc822(text: str, *, stated: str | None = None) -> ParsedDate | None:
    try:
        moment = parsedate_to_datetime(text)
        # "-0000" says that the time is UTC and the place unknown (RFC 5322 section 3.3).
        if moment.tzinfo is None and text.endswith("-0000"):
            moment = moment.replace(tzinfo=UTC)
        name = _ZONE_NAME.search(text)
        if moment.tzinfo is None and name and name["name"] in _HOURS:
            moment = moment.replace(tzinfo=timezone(timedelta(hours=_HOURS[name["name"]])))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return ParsedDate(moment=moment, precision=_precision(stated or text))


def _in_24_hours(text: str) -> str:
    """Write ``02:30 PM`` as ``14:30``."""

    def replace(match: re.Match[str]) -> str:
        hour = int(match[1]) % 12 + (12 if match[3] in "Pp" else 0)
        return f"{hour:02}{match[2]}"

    return _HALF_DAY.sub(replace, text)


def _precision(text: str) -> Precision:
    if _HAS_SECONDS.search(text):
        return "second"
    return "minute" if _HAS_TIME.search(text) else "day"


def _take(found: struct_time | None, text: str) -> ParsedDate | None:
    if found is None:
        return None
    try:
        moment = datetime(*found[:6])
    except (ValueError, OverflowError):
        return None
    numbers = [int(digits) for digits in re.findall(r"\d+", text)]
    if text[:1].isdigit() and numbers[:3] != [*found[:3]]:
        # Where it does not know a form, feedparser takes some of its digits for a date.
        return None
    precision = _precision(text)
    has_zone = precision != "day" and _STATES_ZONE.search(text) is not None
    return ParsedDate(
        moment=moment.replace(tzinfo=UTC) if has_zone else moment, precision=precision
    )
