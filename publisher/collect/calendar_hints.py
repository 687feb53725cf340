"""What the hints inside a feed mean for one moment: its next update, hours and days to skip."""

from datetime import datetime, timedelta

from publisher.model import FeedHints

_HOUR = timedelta(hours=1)
_HOURS_OF_A_WEEK = 7 * 24


def next_update(hints: FeedHints, now: datetime) -> timedelta | None:
    """Return how long it is to a feed's next update by ``sy:updatePeriod``, or None.

    Where ``sy:updateBase`` says when one of them is, all others are whole intervals from that.
    """
    interval = hints.update_interval
    if interval is None or hints.update_base is None:
        return interval
    return interval - (now - hints.update_base) % interval


def next_allowed(moment: datetime, hints: FeedHints) -> datetime:
    """Return the first moment from this one on that ``skipHours`` and ``skipDays`` leave.

    Both are in UTC. Where they leave none it is a mistake, and the moment itself is returned.
    """
    if not (hints.skip_hours or hints.skip_days) or not _is_skipped(moment, hints):
        return moment
    hour = moment.replace(minute=0, second=0, microsecond=0)
    for _ in range(_HOURS_OF_A_WEEK):
        hour += _HOUR
        if not _is_skipped(hour, hints):
            return hour
    return moment


def _is_skipped(moment: datetime, hints: FeedHints) -> bool:
    return moment.hour in hints.skip_hours or moment.weekday() in hints.skip_days
