"""When a source may be asked again: decided from what happened, without a clock.

What the inputs do, where `interval` is more than zero:

===================  =======================  =================================================
outcome              asked again after        more than that
===================  =======================  =================================================
success, 304         ``interval``             ``max-age``, ``Expires``: a week at most
any                                           ``Retry-After``: a week at most, never early
n-th failure in row  ``interval * 2**(n-1)``  a day at most, or ``interval`` where that is more
===================  =======================  =================================================

The longest wins. All but ``Retry-After`` are shortened by a tenth of the interval, five minutes
at most, so that a pass that comes a little early still finds the source due: an hourly cron job
must not ask every two hours. An interval of zero (files) is due at every pass.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from publisher.errors import FetchError, SourceError
from publisher.model import Fetched, FetchState, Freshness, NotModified

Outcome = Literal["success", "failure"]

LONGEST_HINT = timedelta(days=7)
"""What a server may ask for; more is a mistake more often than a wish."""

LONGEST_BACKOFF = timedelta(days=1)
MOST_TOLERANCE = timedelta(minutes=5)
NO_FRESHNESS = Freshness()


def next_due(
    state: FetchState,
    freshness: Freshness,
    *,
    interval: timedelta,
    now: datetime,
    outcome: Outcome,
) -> tuple[datetime | None, str | None]:
    """Return when a source may be asked again, and why then.

    Args:
        state: As it is after the visit, its failures counted.
        freshness: What the answer said.
        interval: The shortest time between two polls; zero for files.
        now: When the visit was, aware UTC.
        outcome: How it ended.

    Returns:
        The moment and the reason in words; both None where it is due at every pass.
    """
    if interval <= timedelta(0):
        return None, None
    waits = [_own_wait(state, interval, outcome), *_hints(freshness, now)]
    wait, reason = max(waits, key=lambda item: item[0])
    due = now + wait - tolerance(interval)
    if freshness.retry_after is not None:
        asked = now + min(freshness.retry_after, LONGEST_HINT)
        if asked >= due:
            return asked, f"the server asks to wait {_words(asked - now)} (Retry-After)"
    return due, reason


def tolerance(interval: timedelta) -> timedelta:
    """Return how much earlier than due counts as due."""
    return min(interval / 10, MOST_TOLERANCE)


def after_success(
    state: FetchState, fetched: Fetched, *, interval: timedelta, now: datetime
) -> FetchState:
    """Return the state after a visit that brought documents."""
    after = replace(
        _after_answer(state, now),
        validators=fetched.validators,
        body_digest=fetched.body_digest,
        files=fetched.files,
    )
    return _with_due(after, fetched.freshness, interval=interval, now=now, outcome="success")


def after_not_modified(
    state: FetchState, outcome: NotModified, *, interval: timedelta, now: datetime
) -> FetchState:
    """Return the state after a visit that found nothing new."""
    after = replace(
        _after_answer(state, now),
        validators=outcome.validators or state.validators,
        files=state.files if outcome.files is None else outcome.files,
    )
    return _with_due(after, outcome.freshness, interval=interval, now=now, outcome="success")


def after_failure(
    state: FetchState, error: SourceError, *, interval: timedelta, now: datetime
) -> FetchState:
    """Return the state after a visit that failed; what was known before stays known."""
    after = replace(
        state,
        failures=state.failures + 1,
        failing_since=state.failing_since or now,
        fault=str(error),
        last_poll=now,
    )
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    freshness = Freshness(retry_after=retry_after)
    return _with_due(after, freshness, interval=interval, now=now, outcome="failure")


def _after_answer(state: FetchState, now: datetime) -> FetchState:
    return replace(
        state, failures=0, failing_since=None, fault=None, last_poll=now, last_success=now
    )


def _with_due(
    state: FetchState,
    freshness: Freshness,
    *,
    interval: timedelta,
    now: datetime,
    outcome: Outcome,
) -> FetchState:
    due, reason = next_due(state, freshness, interval=interval, now=now, outcome=outcome)
    return replace(state, due=due, due_reason=reason)


def _own_wait(state: FetchState, interval: timedelta, outcome: Outcome) -> tuple[timedelta, str]:
    if outcome == "success" or state.failures <= 1:
        return interval, f"its interval is {_words(interval)}"
    longest = max(interval, LONGEST_BACKOFF)
    doublings = min(state.failures - 1, 20)
    # An interval may be years long; doubled often it would leave what timedelta can hold.
    wait = longest if interval > longest / 2**doublings else interval * 2**doublings
    return wait, f"it failed {state.failures} times in a row"


def _hints(freshness: Freshness, now: datetime) -> list[tuple[timedelta, str]]:
    hints: list[tuple[timedelta, str]] = []
    if freshness.max_age is not None:
        wait = min(freshness.max_age, LONGEST_HINT)
        hints.append((wait, f"the server says that it stays fresh for {_words(wait)} (max-age)"))
    elif freshness.expires is not None:
        # RFC 9111 section 5.3: max-age overrides Expires.
        wait = min(freshness.expires - now, LONGEST_HINT)
        hints.append((wait, f"the server says that it stays fresh for {_words(wait)} (Expires)"))
    return hints


def _words(span: timedelta) -> str:
    seconds = round(span.total_seconds())
    for size, unit in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= 2 * size or seconds == size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds} s"
