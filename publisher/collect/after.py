"""What a source's state is after a visit: counted, noted, believed or not; without a clock."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from publisher.collect.polling import due_after
from publisher.errors import FetchError, SourceError
from publisher.model import (
    Entry,
    Fetched,
    FetchState,
    Freshness,
    Manners,
    Move,
    NotModified,
    ParsedFeed,
    PollRules,
    SourceInfo,
    Way,
)

LEAST_SIGHTINGS = 3
"""Of a move for good or of 410, before it is believed."""

_MOST_MISSED = 2
"""After so many changes that a server's 304 kept from us it is asked in full."""

_FAILURES_OF_A_MOVE = 3
"""In a row at the new address, before the old one is asked again."""

_NEWEST = 20
_LEAST_DATES = 4
GONE = 410


def after_success(
    state: FetchState,
    fetched: Fetched,
    info: SourceInfo,
    *,
    feed: ParsedFeed | None = None,
    entries: Sequence[Entry] = (),
    now: datetime,
) -> FetchState:
    """Return the state after a visit that brought documents.

    Args:
        state: Before it.
        fetched: What it brought.
        info: The source.
        feed: What the document says of itself, or None for a folder.
        entries: What is in it.
        now: When the answer was complete.
    """
    manners = _after_answer(
        state.manners, fetched.way, fetched.freshness, info.rules, is_changed=True, now=now
    )
    if feed is not None and info.kind != "folder":
        gap = usual_gap([entry.published for entry in entries if entry.published])
        manners = replace(manners, hints=feed.hints, usual_gap=gap)
    known = replace(
        state,
        validators=fetched.validators,
        body_digest=fetched.body_digest,
        files=fetched.files,
    )
    return _succeeded(known, manners, info, now=now)


def after_not_modified(
    state: FetchState, outcome: NotModified, info: SourceInfo, *, now: datetime
) -> FetchState:
    """Return the state after a visit that found nothing new."""
    manners = _after_answer(
        state.manners, outcome.way, outcome.freshness, info.rules, is_changed=False, now=now
    )
    known = replace(
        state,
        validators=outcome.validators or state.validators,
        files=state.files if outcome.files is None else outcome.files,
    )
    return _succeeded(known, manners, info, now=now)


def after_failure(
    state: FetchState, error: SourceError, info: SourceInfo, *, now: datetime
) -> FetchState:
    """Return the state after a visit that failed; what was known before stays known."""
    failures = state.failures + 1
    status = error.status if isinstance(error, FetchError) else None
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    manners = replace(state.manners, freshness=Freshness(retry_after=retry_after))
    if status == GONE:
        manners = _gone(manners, info.rules, now)
    elif manners.has_ended:
        # It was asked all the same, perhaps elsewhere, and does not say so any more.
        manners = replace(manners, gone_since=None, gone_sightings=0, has_ended=False)
    if manners.move is not None and manners.move.is_believed and failures >= _FAILURES_OF_A_MOVE:
        manners = replace(manners, move=None)
    due, reason = due_after(failures, manners, info, now=now)
    return replace(
        state,
        failures=failures,
        failing_since=state.failing_since or now,
        fault=str(error),
        last_poll=now,
        manners=manners,
        due=due,
        due_reason=reason,
    )


def asks_in_full(manners: Manners, rules: PollRules) -> bool:
    """Tell whether the next request is to be made without validators.

    Once in so many polls, since a server may say for ever that nothing changed; and always
    where one has been found to do so.
    """
    if rules.full_every == 0:
        return False
    return manners.missed >= _MOST_MISSED or manners.unchanged >= rules.full_every - 1


def tell(before: Manners, now: Manners) -> Iterator[str]:
    """Say what has been believed since: that a source moved or ended, or that its 304 lies."""
    move = now.move
    if move is not None and move.is_believed and before.move != move:
        was_believed = before.move is not None and before.move.is_believed
        if not was_believed:
            yield (
                f"has moved for good to {move.url}, as it has said since {move.since:%Y-%m-%d}: "
                "that is asked from now on; write it as its url, the old one under previously"
            )
    if before.move is not None and before.move.is_believed and move is None:
        yield f"does not answer at {before.move.url}, where it moved: {before.move.asked} again"
    if now.has_ended and not before.has_ended:
        yield (
            f"has ended: it says since {now.gone_since:%Y-%m-%d} that it is gone (410), and is "
            "asked no more; its entries stay"
        )
    if now.missed >= _MOST_MISSED > before.missed:
        yield "says that nothing changed when something did (304): it is asked in full from now on"


def address_of(manners: Manners, configured: str) -> str:
    """Return which address is asked: that of the settings, or where it has moved for good."""
    move = manners.move
    return move.url if move and move.is_believed and move.asked == configured else configured


def usual_gap(dates: Sequence[datetime]) -> timedelta | None:
    """Return the usual gap between entries: the median of the newest; None where few are dated."""
    newest = sorted(set(dates), reverse=True)[:_NEWEST]
    if len(newest) < _LEAST_DATES:
        return None
    gaps = sorted(late - early for late, early in pairwise(newest))
    return gaps[len(gaps) // 2]


def _succeeded(
    known: FetchState, manners: Manners, info: SourceInfo, *, now: datetime
) -> FetchState:
    due, reason = due_after(0, manners, info, now=now)
    return replace(
        known,
        failures=0,
        failing_since=None,
        fault=None,
        last_poll=now,
        last_success=now,
        manners=manners,
        due=due,
        due_reason=reason,
    )


def _after_answer(
    manners: Manners,
    way: Way | None,
    freshness: Freshness,
    rules: PollRules,
    *,
    is_changed: bool,
    now: datetime,
) -> Manners:
    if way is None:
        return manners
    unchanged, missed = _trust(manners, way, is_changed=is_changed)
    return replace(
        manners,
        freshness=freshness,
        gone_since=None,
        gone_sightings=0,
        has_ended=False,
        unchanged=unchanged,
        missed=missed,
        move=_moved(manners.move, way, rules, now),
    )


def _trust(manners: Manners, way: Way, *, is_changed: bool) -> tuple[int, int]:
    """Count the answers that nothing changed, and those of them that were wrong."""
    if way.is_304:
        return manners.unchanged + 1, manners.missed
    if way.was_conditional:
        # It does notice changes, or sends everything whether it changed or not.
        return 0, 0
    return 0, manners.missed + int(is_changed and manners.unchanged > 0)


def _moved(move: Move | None, way: Way, rules: PollRules, now: datetime) -> Move | None:
    """Count a move for good; any other answer in between makes it begin anew."""
    if way.permanent_url is None:
        return move if move is not None and way.asked == move.url != way.configured else None
    if move is None or (move.asked, move.url) != (way.configured, way.permanent_url):
        return Move(asked=way.configured, url=way.permanent_url, since=now)
    sightings = move.sightings + 1
    is_believed = sightings >= LEAST_SIGHTINGS and now - move.since >= rules.moved_after
    return replace(move, sightings=sightings, is_believed=is_believed)


def _gone(manners: Manners, rules: PollRules, now: datetime) -> Manners:
    since = manners.gone_since or now
    sightings = manners.gone_sightings + 1
    has_ended = sightings >= LEAST_SIGHTINGS and now - since >= rules.gone_after
    return replace(manners, gone_since=since, gone_sightings=sightings, has_ended=has_ended)
