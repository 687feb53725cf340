"""When a source may be asked again: decided from what happened, without a clock.

Each input allows a moment, and the latest holds: ``due = max(all of them)``.

=============  ===========================================  ====================================
input          allows to ask again                          bounds
=============  ===========================================  ====================================
interval       ``interval`` after a poll, a little early    as set
rhythm         half the usual gap between its entries       ``interval`` to ``longest_interval``
failures       ``interval * 2**(n-1)`` after the n-th       a day, or ``interval`` if longer
max-age        after ``Cache-Control: max-age``             a week
Expires        then; nothing beside a ``max-age``           a week
Retry-After    after it, whatever ``hints`` says            a week
ttl            after so many minutes                        a day
sy:update…     at the next update by period, frequency      a day
               and base
skipHours,     when no such hour or day is, in UTC          none; a list of all is a mistake
skipDays
=============  ===========================================  ====================================

``hints`` of a source says which are obeyed: all, those of HTTP only, or none but ``Retry-After``.

The interval, the rhythm and the wait after failures are shortened by a tenth of the interval,
five minutes at most, so that a pass that comes a little early still finds the source due: an
hourly cron job must not ask every two hours. So is a hint inside the feed that asks for no more
than the interval. All other hints are met to the second. *Jitter* is added in the end: up to half
of what was taken off, so that sources which were asked together do not stay together for ever.

A source that is gone (410) for long enough has ended, and is not asked any more. An interval of
zero (files) is due at every pass, unless a server asks to wait.
"""

import zlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from publisher.collect.calendar_hints import next_allowed, next_update
from publisher.model import Freshness, Manners, SourceInfo

LONGEST_HINT = timedelta(days=7)
"""What a server may ask for; more is a mistake more often than a wish."""

LONGEST_FEED_HINT = timedelta(days=1)
"""What a feed's own document may ask for: those values are wrong more often still."""

LONGEST_BACKOFF = timedelta(days=1)
MOST_TOLERANCE = timedelta(minutes=5)
ENDED = datetime(9999, 12, 31, tzinfo=UTC)
"""When a source is due that has ended."""

_NOTHING = timedelta(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PollInput:
    """Say what one of the inputs to the next poll allows.

    Attributes:
        name: As in the table above.
        wait: From the last answer to when it allows the next request.
        stated: What it said, before it was bounded.
        is_obeyed: Whether the settings let it count.
    """

    name: str
    wait: timedelta
    stated: timedelta
    is_obeyed: bool = True

    @property
    def reason(self) -> str:
        """Return it in words, as the reason for a wait."""
        return _REASONS[self.name].format(in_words(self.stated if self.name in _OWN else self.wait))


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Say when a source may be asked again.

    Attributes:
        due: The moment, or None for every pass.
        reason: Why not earlier, in words, or None for every pass.
        inputs: Everything that was considered.
        jitter: Added so that sources do not stay together.
    """

    due: datetime | None
    reason: str | None
    inputs: tuple[PollInput, ...]
    jitter: timedelta = _NOTHING


def decide(failures: int, manners: Manners, info: SourceInfo, *, now: datetime) -> Decision:
    """Decide when a source may be asked again.

    Args:
        failures: In a row, the last visit counted.
        manners: What it has let us know, the last visit noted.
        info: The source, as the settings have it.
        now: When the answer was complete, aware UTC.
    """
    inputs = tuple(_inputs(failures, manners, info, now))
    if manners.has_ended:
        return Decision(due=ENDED, reason="it has ended: it is gone (410)", inputs=inputs)
    obeyed = [one for one in inputs if one.is_obeyed and one.wait > _NOTHING]
    if not obeyed:
        return Decision(due=None, reason=None, inputs=inputs)
    longest = max(obeyed, key=lambda one: one.wait)
    jitter = _spread(info.key, now) * tolerance(info.interval) / 2
    due = now + longest.wait + jitter
    reason = longest.reason
    if info.rules.hints == "obey":
        allowed = next_allowed(due, manners.hints)
        if allowed != due:
            due, reason = allowed + jitter, f"{reason}, and then it skips hours or days"
    return Decision(due=due, reason=reason, inputs=inputs, jitter=jitter)


def due_after(
    failures: int, manners: Manners, info: SourceInfo, *, now: datetime
) -> tuple[datetime | None, str | None]:
    """Return when a source may be asked again, and why then."""
    decision = decide(failures, manners, info, now=now)
    return decision.due, decision.reason


def skips_until(manners: Manners, info: SourceInfo, *, now: datetime) -> datetime | None:
    """Return until when a source wants to be left alone at this hour or day, or None."""
    if info.rules.hints != "obey":
        return None
    allowed = next_allowed(now, manners.hints)
    return None if allowed == now else allowed


def tolerance(interval: timedelta) -> timedelta:
    """Return how much earlier than due counts as due."""
    return min(interval / 10, MOST_TOLERANCE)


def _inputs(failures: int, manners: Manners, info: SourceInfo, now: datetime) -> list[PollInput]:
    inputs = [_own("interval", info.interval, info.interval)]
    rules = info.rules
    if manners.usual_gap is not None and info.interval > _NOTHING:
        wait = min(max(manners.usual_gap / 2, info.interval), rules.longest_interval)
        if wait > info.interval:
            inputs.append(_own("rhythm", wait, info.interval, stated=manners.usual_gap))
    if failures > 1:
        inputs.append(_failures(failures, info.interval))
    inputs += _http_hints(manners.freshness, now, is_obeyed=rules.hints != "ignore")
    for name, stated in (
        ("ttl", manners.hints.ttl),
        ("sy:update", next_update(manners.hints, now)),
    ):
        if stated is not None:
            wait = min(stated, LONGEST_FEED_HINT)
            if wait <= info.interval:
                wait -= min(wait, tolerance(info.interval))
            is_obeyed = rules.hints == "obey"
            inputs.append(PollInput(name=name, wait=wait, stated=stated, is_obeyed=is_obeyed))
    return inputs


def _own(
    name: str, wait: timedelta, interval: timedelta, *, stated: timedelta | None = None
) -> PollInput:
    return PollInput(name=name, wait=wait - tolerance(interval), stated=stated or wait)


def _failures(count: int, interval: timedelta) -> PollInput:
    longest = max(interval, LONGEST_BACKOFF)
    doublings = min(count - 1, 20)
    # An interval may be years long; doubled often it would leave what timedelta can hold.
    wait = longest if interval > longest / 2**doublings else interval * 2**doublings
    return _own("failures", wait, interval)


def _http_hints(freshness: Freshness, now: datetime, *, is_obeyed: bool) -> list[PollInput]:
    hints: list[PollInput] = []
    if freshness.max_age is not None:
        hints.append(_hint("max-age", freshness.max_age, is_obeyed=is_obeyed))
    if freshness.expires is not None:
        # RFC 9111 section 5.3: max-age overrides Expires.
        is_used = is_obeyed and freshness.max_age is None
        hints.append(_hint("Expires", freshness.expires - now, is_obeyed=is_used))
    if freshness.retry_after is not None:
        hints.append(_hint("Retry-After", freshness.retry_after, is_obeyed=True))
    return hints


def _hint(name: str, stated: timedelta, *, is_obeyed: bool) -> PollInput:
    wait = max(_NOTHING, min(stated, LONGEST_HINT))
    return PollInput(name=name, wait=wait, stated=stated, is_obeyed=is_obeyed)


def _spread(key: str, now: datetime) -> float:
    """Return a number from 0 to 1 that differs from source to source and from poll to poll."""
    return zlib.crc32(f"{key}\0{now.isoformat()}".encode("utf-8", "surrogatepass")) / 2**32


_OWN = frozenset({"interval", "rhythm", "failures"})
_REASONS = {
    "interval": "its interval is {}",
    "rhythm": "its entries come {} apart",
    "failures": "it fails again and again, so {} are let pass",
    "max-age": "the server says that it stays fresh for {} (max-age)",
    "Expires": "the server says that it stays fresh for {} (Expires)",
    "Retry-After": "the server asks to wait {} (Retry-After)",
    "ttl": "the feed says that it stays fresh for {} (ttl)",
    "sy:update": "the feed says that its next update is in {} (sy:updatePeriod)",
}


def in_words(span: timedelta) -> str:
    """Write a span as a person says it: ``90 min``, ``2 d``."""
    seconds = round(span.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size or seconds == size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds} s"
