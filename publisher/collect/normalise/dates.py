"""Which of the stated dates hold."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal

from publisher.model import Finding, ParsedDate, Precision, SourceInfo

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Nothing on the web is older; year 1 and 1970 are zero values of programs."""

_TOLERANCE = timedelta(minutes=5)
"""Clocks of servers are a little off; that is no future."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """Hold the dates that hold, aware UTC. See `publisher.model.Entry`."""

    published: datetime | None
    precision: Precision
    updated: datetime | None
    hold_until: datetime | None


def settle_dates(
    published: ParsedDate | None,
    updated: ParsedDate | None,
    hold_until: ParsedDate | None,
    *,
    source: SourceInfo,
    now: datetime,
) -> Dates:
    """Place naive dates in the source's zone, drop absurd ones, decide on the future."""
    first = _moment(published, source)
    last = _moment(updated, source)
    hold = _moment(hold_until, source)
    precision = published.precision if published and first else "second"
    if first is not None and precision == "day":
        first = _first_seen_today(first, source, now=now)
    if first is not None and first > now + _TOLERANCE:
        first, hold = _in_future(first, hold, source.future, now=now, precision=precision)
    if last is not None and last > now + _TOLERANCE:
        last = None
    if last is not None and first is not None and last <= first:
        last = None
    return Dates(
        published=first,
        precision=precision,
        updated=last,
        hold_until=hold if hold is not None and hold > now else None,
    )


def date_findings(
    stated: ParsedDate | None, dates: Dates, source: SourceInfo, *, now: datetime
) -> tuple[Finding, ...]:
    """Say what was made of a date of publication that did not hold as it was stated."""
    if stated is None or (stated.moment.tzinfo is not None and dates.published == stated.moment):
        return ()
    text = str(stated.moment)
    if dates.published is None:
        return (Finding(field="published", rule="no date that can be, left out", text=text),)
    if dates.published == now.replace(microsecond=0) and stated.precision != "day":
        rule = "in the future, so when it was first seen holds"
    elif stated.moment.tzinfo is None and stated.precision != "day":
        rule = f"without a zone, so that of the source, {source.timezone.key}, holds"
    else:
        return ()
    return (Finding(field="published", rule=rule, text=text),)


def _moment(date: ParsedDate | None, source: SourceInfo) -> datetime | None:
    if date is None:
        return None
    moment = date.moment
    if date.precision == "day" and moment.tzinfo is None:
        moment = datetime.combine(moment.date(), time(12), source.timezone)
    elif moment.tzinfo is None:
        moment = moment.replace(tzinfo=source.timezone)
    try:
        moment = moment.astimezone(UTC).replace(microsecond=0)
    except OverflowError:
        return None
    return moment if moment >= EARLIEST else None


def _first_seen_today(first: datetime, source: SourceInfo, *, now: datetime) -> datetime:
    """Give an article that is dated today the time at which it was first seen."""
    day = first.astimezone(source.timezone).date()
    is_today = day == now.astimezone(source.timezone).date()
    return now.replace(microsecond=0) if is_today and source.kind == "folder" else first


def _in_future(
    first: datetime,
    hold: datetime | None,
    rule: Literal["clamp", "hold", "keep"],
    *,
    now: datetime,
    precision: Precision,
) -> tuple[datetime, datetime | None]:
    if rule == "clamp":
        return now.replace(microsecond=0), hold
    if rule == "keep":
        return first, hold
    until = first.replace(hour=0, minute=0, second=0) if precision == "day" else first
    return first, max(until, hold) if hold else until
