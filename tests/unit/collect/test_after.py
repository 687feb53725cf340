"""What is known of a source after a visit: counted, noted, believed or not."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect import after, polling
from publisher.errors import FetchError, ParseError
from publisher.model import (
    FeedHints,
    Fetched,
    FetchState,
    FileState,
    Manners,
    NotModified,
    ParsedFeed,
    PollRules,
    Validators,
    Way,
)
from publisher.testing.values import make_entry, make_source_info

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OLD, NEW, NEWER = "https://a.example/feed", "https://b.example/feed", "https://c.example/feed"
INFO = make_source_info(OLD, rules=PollRules(moved_after=3 * DAY, gone_after=DAY, full_every=10))
FAILING = FetchState(
    failures=3,
    failing_since=NOW - DAY,
    fault="HTTP 500",
    validators=Validators(etag=b'"1"'),
    body_digest="b",
    last_success=NOW - 2 * DAY,
)


def visit(state, *, now=NOW, asked=None, permanent=None, conditional=True, is_304=True):
    """Make a visit that brings nothing new, or, without a 304 and unasked, a new body."""
    asked = asked or after.address_of(state.manners, OLD)
    way = Way(
        configured=OLD,
        asked=asked,
        url=permanent or asked,
        permanent_url=permanent,
        was_conditional=conditional,
        is_304=is_304,
    )
    if is_304:
        return after.after_not_modified(state, NotModified(way=way), INFO, now=now)
    return after.after_success(state, Fetched(documents=(), way=way), INFO, now=now)


def fail(state, status, *, now=NOW):
    return after.after_failure(state, FetchError(f"HTTP {status}", status=status), INFO, now=now)


def told(before, now):
    return " ".join(after.tell(before.manners, now.manners))


def test_a_success_forgets_failures_and_keeps_what_was_brought():
    fetched = Fetched(documents=(), validators=Validators(etag=b'"2"'), body_digest="c")
    state = after.after_success(FAILING, fetched, INFO, now=NOW)
    assert (state.failures, state.failing_since, state.fault) == (0, None, None)
    assert (state.validators.etag, state.body_digest) == (b'"2"', "c")
    assert (state.last_poll, state.last_success) == (NOW, NOW)


def test_what_a_feed_says_of_its_polls_is_kept_while_it_does_not_change():
    entries = [make_entry(str(n), published=NOW - n * DAY) for n in range(5)]
    hints = FeedHints(ttl=2 * HOUR)
    feed = ParsedFeed(entries=(), hints=hints)
    fetched = Fetched(documents=())
    state = after.after_success(FetchState(), fetched, INFO, feed=feed, entries=entries, now=NOW)
    assert (state.manners.hints, state.manners.usual_gap) == (hints, DAY)
    assert visit(state).manners.hints == hints
    assert fail(state, 500).manners.hints == hints


def test_the_usual_gap_is_known_from_four_dates_on_and_not_misled_by_one():
    dates = [NOW - n * HOUR for n in range(4)]
    assert after.usual_gap(dates[:3]) is None
    assert after.usual_gap([*dates, dates[0]]) == HOUR
    assert after.usual_gap([*dates, NOW - 400 * DAY]) == HOUR


def test_not_modified_is_a_success_that_keeps_what_was_known():
    state = after.after_not_modified(FAILING, NotModified(), INFO, now=NOW)
    assert (state.failures, state.last_success) == (0, NOW)
    assert (state.validators.etag, state.body_digest) == (b'"1"', "b")
    file = FileState(path="a", size=1, mtime_ns=2, digest="d")
    outcome = NotModified(validators=Validators(etag=b'"3"'), files=(file,))
    state = after.after_not_modified(FAILING, outcome, INFO, now=NOW)
    assert (state.validators.etag, state.files) == (b'"3"', (file,))


def test_a_failure_is_counted_and_what_was_known_stays():
    error = FetchError("HTTP 503", retry_after=3 * DAY)
    state = after.after_failure(FAILING, error, INFO, now=NOW)
    assert (state.failures, state.failing_since, state.fault) == (4, NOW - DAY, "HTTP 503")
    assert (state.validators, state.body_digest) == (FAILING.validators, "b")
    assert (state.last_poll, state.last_success) == (NOW, NOW - 2 * DAY)
    assert state.due >= NOW + 3 * DAY
    first = after.after_failure(FetchState(), ParseError("no feed"), INFO, now=NOW)
    assert (first.failures, first.failing_since) == (1, NOW)


def test_a_move_for_good_is_believed_after_days_of_the_same_answer():
    state = FetchState()
    for hours in range(0, 72, 12):
        state = visit(state, permanent=NEW, now=NOW + hours * HOUR)
        assert after.address_of(state.manners, OLD) == OLD
    before, state = state, visit(state, permanent=NEW, now=NOW + 3 * DAY)
    assert after.address_of(state.manners, OLD) == NEW
    assert f"moved for good to {NEW}" in told(before, state)
    again = visit(state, now=NOW + 4 * DAY)
    assert after.address_of(again.manners, OLD) == NEW
    assert told(state, again) == ""


def test_a_move_is_not_believed_after_days_without_asking():
    state = visit(FetchState(), permanent=NEW)
    state = visit(state, permanent=NEW, now=NOW + 30 * DAY)
    assert after.address_of(state.manners, OLD) == OLD


@pytest.mark.parametrize("other", [None, NEWER])
def test_any_other_answer_makes_it_begin_anew(other):
    state = visit(FetchState(), permanent=NEW)
    state = visit(state, permanent=NEW, now=NOW + DAY)
    state = visit(state, permanent=other, now=NOW + 2 * DAY)
    state = visit(state, permanent=NEW, now=NOW + 3 * DAY)
    assert (state.manners.move.url, state.manners.move.sightings) == (NEW, 1)


def test_a_new_address_in_the_settings_ends_an_old_move():
    state = FetchState()
    for days in (0, 1, 3):
        state = visit(state, permanent=NEW, now=NOW + days * DAY)
    assert after.address_of(state.manners, OLD) == NEW
    assert after.address_of(state.manners, NEWER) == NEWER


def test_where_the_new_address_fails_the_old_one_is_asked_again():
    state = FetchState()
    for days in (0, 1, 3):
        state = visit(state, permanent=NEW, now=NOW + days * DAY)
    for _ in range(2):
        state = fail(state, 404)
        assert after.address_of(state.manners, OLD) == NEW
    before, state = state, fail(state, 404)
    assert after.address_of(state.manners, OLD) == OLD
    assert "does not answer" in told(before, state)


def test_gone_is_believed_after_several_sightings_over_some_time():
    state = FetchState()
    for hours in (0, 1, 3, 7, 23):
        state = fail(state, 410, now=NOW + hours * HOUR)
        assert state.due < polling.ENDED
    before, state = state, fail(state, 410, now=NOW + DAY)
    assert state.due == polling.ENDED
    assert "has ended" in told(before, state)


def test_what_comes_back_has_not_ended():
    state = FetchState()
    for days in (0, 1, 2):
        state = fail(state, 410, now=NOW + days * DAY)
    assert state.manners.has_ended
    state = visit(state, now=NOW + 3 * DAY)
    assert not state.manners.has_ended
    assert state.due < NOW + 4 * DAY
    assert fail(state, 410, now=NOW + 4 * DAY).due < polling.ENDED


def test_what_fails_otherwise_is_tried_again():
    state = FetchState()
    for days in (0, 1, 2):
        state = fail(state, 410, now=NOW + days * DAY)
    assert fail(state, 410, now=NOW + 3 * DAY).due == polling.ENDED
    assert fail(state, 404, now=NOW + 3 * DAY).due < polling.ENDED


def test_one_poll_of_many_asks_in_full():
    state = FetchState()
    for _ in range(9):
        assert not after.asks_in_full(state.manners, INFO.rules)
        state = visit(state)
    assert after.asks_in_full(state.manners, INFO.rules)
    state = visit(state, conditional=False, is_304=False)
    assert not after.asks_in_full(state.manners, INFO.rules)
    assert not after.asks_in_full(Manners(unchanged=99), PollRules(full_every=0))


def test_a_server_whose_304_hides_changes_is_asked_in_full_from_then_on():
    state = FetchState(manners=Manners(unchanged=9))
    state = visit(state, conditional=False, is_304=False)
    assert not after.asks_in_full(state.manners, INFO.rules)
    state = visit(state)
    before, state = state, visit(state, conditional=False, is_304=False)
    assert after.asks_in_full(state.manners, INFO.rules)
    assert "asked in full" in told(before, state)


def test_a_server_that_notices_a_change_is_trusted():
    state = replace(FetchState(), manners=Manners(unchanged=5, missed=1))
    state = visit(state, conditional=True, is_304=False)
    assert (state.manners.unchanged, state.manners.missed) == (0, 0)
