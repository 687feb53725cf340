"""What a source has let us know about when and where to ask it, remembered between two polls."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

HintsObeyed = Literal["obey", "http", "ignore"]
BusyScope = Literal["guess", "url", "host", "site"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Freshness:
    """Carry what an answer says about when to ask again.

    Attributes:
        max_age: ``Cache-Control: max-age``, or None.
        expires: ``Expires``, or None when absent or unreadable.
        retry_after: ``Retry-After``, seconds or date, as a span from the answer, or None.
    """

    max_age: timedelta | None = None
    expires: datetime | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHints:
    """Carry what a feed's own document says about when to ask again.

    Attributes:
        ttl: RSS ``ttl``, or None.
        update_interval: ``sy:updatePeriod`` divided by ``sy:updateFrequency``, or None.
        update_base: ``sy:updateBase``, aware UTC: when one of its updates is, or None.
        skip_hours: ``skipHours``: hours of the day in UTC, 0 to 23, sorted.
        skip_days: ``skipDays``: days of the week in UTC, Monday being 0, sorted.
    """

    ttl: timedelta | None = None
    update_interval: timedelta | None = None
    update_base: datetime | None = None
    skip_hours: tuple[int, ...] = ()
    skip_days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Remember that a server said that a source has moved for good.

    Attributes:
        asked: The address that was asked, as the settings have it.
        url: Where it has moved.
        since: When that was first said.
        sightings: How often it was said in a row.
        is_believed: Whether ``url`` is asked now.
    """

    asked: str
    url: str
    since: datetime
    sightings: int = 1
    is_believed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """Remember what decides when, where and how a source is asked next.

    Attributes:
        freshness: What the last answer said.
        hints: What its document last said.
        usual_gap: Between two of its entries, or None where that is not known.
        move: That it moved for good, or None.
        gone_since: Since when it says that it is gone (410), or None.
        gone_sightings: How often it said so in a row.
        has_ended: Whether that was believed: it is asked no more.
        unchanged: Answers in a row that said "not modified" (304).
        missed: How often a whole answer after them showed that something had changed.
    """

    freshness: Freshness = field(default_factory=Freshness)
    hints: FeedHints = field(default_factory=FeedHints)
    usual_gap: timedelta | None = None
    move: Move | None = None
    gone_since: datetime | None = None
    gone_sightings: int = 0
    has_ended: bool = False
    unchanged: int = 0
    missed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PollRules:
    """Say how the settings want a source to be asked.

    Attributes:
        hints: Whose hints are obeyed: all, those of HTTP, or none. ``Retry-After`` always is.
        longest_interval: The rhythm of a source never makes the wait longer than this.
        moved_after: How long a move for good has to be repeated before it is believed.
        gone_after: How long 410 has to be repeated before it is.
        full_every: Of so many polls one asks without validators; 0 for never.
        busy_scope: What waits when one source is told to wait (429, 503).
    """

    hints: HintsObeyed = "obey"
    longest_interval: timedelta = timedelta(hours=6)
    moved_after: timedelta = timedelta(days=3)
    gone_after: timedelta = timedelta(days=1)
    full_every: int = 50
    busy_scope: BusyScope = "guess"
