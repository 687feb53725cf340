"""What a feed says of its own updates, and of what is gone, in the model's terms."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from publisher.collect.parse.feed.dates import parse_date
from publisher.collect.parse.feed.reading import Properties
from publisher.model import FeedHints

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_COUNT = re.compile(r"\s*(\d{1,6})\s*\Z", re.ASCII)
_HOURS_OF_A_DAY = 24


def find_hints(feed: Properties) -> FeedHints:
    """Return what a feed says about when to ask again; what makes no sense is left out."""
    minutes = _count(feed.get("ttl"))
    base = parse_date(feed.get("sy_updatebase"))
    return FeedHints(
        ttl=None if minutes is None else timedelta(minutes=minutes),
        update_interval=_update_interval(feed),
        update_base=None if base is None else _in_utc(base.moment),
        skip_hours=tuple(sorted(set(_hours(feed.get("skip hours", ()))))),
        skip_days=tuple(sorted(set(_days(feed.get("skip days", ()))))),
    )


def _update_interval(feed: Properties) -> timedelta | None:
    """Return the period by the frequency; where one is missing, daily and once hold."""
    stated, often = feed.get("sy_updateperiod"), _count(feed.get("sy_updatefrequency"))
    if stated is None and often is None:
        return None
    period = _PERIODS.get(str(stated or "daily").strip().lower())
    return None if period is None else period / (often or 1)


def _hours(values: Iterable[object]) -> Iterator[int]:
    for value in values:
        hour = _count(value)
        if hour is not None and hour <= _HOURS_OF_A_DAY:
            yield hour % _HOURS_OF_A_DAY  # RSS 0.91 counts from 1 to 24


def _days(values: Iterable[object]) -> Iterator[int]:
    for value in values:
        name = str(value).strip().lower()
        if name in _DAYS:
            yield _DAYS.index(name)


def _count(value: object) -> int | None:
    match = _COUNT.match(value) if isinstance(value, str) else None
    return int(match[1]) if match else None


def _in_utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
