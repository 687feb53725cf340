"""What the headers of an answer say, read leniently."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from publisher.model import Freshness, Validators

LONGEST = timedelta(days=3650)
"""No span that a header states is taken as longer; what asks for more is a mistake."""

_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?([0-9]+)', re.IGNORECASE)
_NO_CACHE = re.compile(r"(?:^|[\s,])no-(?:cache|store)\s*(?:,|$)", re.IGNORECASE)
_SECONDS = re.compile(r"\s*([0-9]+)\s*")
_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?([^\s"';]+)""", re.IGNORECASE)


def read_validators(headers: Mapping[str, str]) -> Validators:
    """Return the validators byte for byte; header text is Latin-1 (RFC 9112 section 5.5)."""
    etag, modified = headers.get("ETag"), headers.get("Last-Modified")
    return Validators(
        etag=etag.encode("latin-1") if etag else None,
        last_modified=modified.encode("latin-1") if modified else None,
    )


def read_freshness(headers: Mapping[str, str], *, now: datetime) -> Freshness:
    """Return what an answer says about when to ask again.

    Dates are taken relative to the answer's own ``Date``, so that a server whose clock is off
    is understood. ``no-cache`` and ``no-store`` void the lifetime: it is then not meant for us.
    """
    date = parse_http_date(headers.get("Date")) or now
    control = headers.get("Cache-Control", "")
    retry_after = _read_retry_after(headers.get("Retry-After"), date)
    if _NO_CACHE.search(control):
        return Freshness(retry_after=retry_after)
    expires = parse_http_date(headers.get("Expires"))
    return Freshness(
        max_age=_read_max_age(control, headers.get("Age")),
        expires=None if expires is None else now + min(expires - date, LONGEST),
        retry_after=retry_after,
    )


def read_media_type(headers: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Return the media type without parameters, lower case, and the charset; None for absent."""
    text = headers.get("Content-Type", "")
    media_type = text.partition(";")[0].strip().lower()
    charset = _CHARSET.search(text)
    return media_type or None, charset[1] if charset else None


def parse_http_date(text: str | None) -> datetime | None:
    """Return a date as aware UTC, or None where there is none that can be read."""
    if not text:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _read_max_age(control: str, age: str | None) -> timedelta | None:
    match = _MAX_AGE.search(control)
    if match is None:
        return None
    return max(timedelta(0), _seconds(match[1]) - (_parse_seconds(age) or timedelta(0)))


def _read_retry_after(text: str | None, date: datetime) -> timedelta | None:
    span = _parse_seconds(text)
    if span is not None:
        return span
    moment = parse_http_date(text)
    return None if moment is None or moment <= date else min(moment - date, LONGEST)


def _parse_seconds(text: str | None) -> timedelta | None:
    match = _SECONDS.fullmatch(text or "")
    return _seconds(match[1]) if match else None


def _seconds(digits: str) -> timedelta:
    return LONGEST if len(digits) > 9 else min(LONGEST, timedelta(seconds=int(digits)))
