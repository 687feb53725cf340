"""When a source may be asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect import polling
from publisher.errors import FetchError, ParseError
from publisher.model import Fetched, FetchState, FileState, Freshness, NotModified, Validators

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)


def wait(freshness=polling.NO_FRESHNESS, *, interval=HOUR, failures=0):
    outcome = "failure" if failures else "success"
    state = FetchState(failures=failures)
    due, reason = polling.next_due(state, freshness, interval=interval, now=NOW, outcome=outcome)
    assert reason
    return due - NOW


@pytest.mark.parametrize(
    ("freshness", "span"),
    [
        (Freshness(), 55 * MINUTE),
        (Freshness(max_age=MINUTE), 55 * MINUTE),
        (Freshness(max_age=3 * HOUR), 3 * HOUR - 5 * MINUTE),
        (Freshness(max_age=400 * DAY), 7 * DAY - 5 * MINUTE),
        (Freshness(expires=NOW + 3 * HOUR), 3 * HOUR - 5 * MINUTE),
        (Freshness(expires=NOW - DAY), 55 * MINUTE),
        (Freshness(max_age=MINUTE, expires=NOW + 3 * HOUR), 55 * MINUTE),
        (Freshness(retry_after=2 * HOUR), 2 * HOUR),
        (Freshness(retry_after=57 * MINUTE), 57 * MINUTE),
        (Freshness(retry_after=MINUTE), 55 * MINUTE),
        (Freshness(retry_after=400 * DAY), 7 * DAY),
    ],
)
def test_the_longest_wish_holds(freshness, span):
    assert wait(freshness) == span


def test_an_hourly_visit_that_comes_a_little_early_finds_an_hourly_source_due():
    assert wait() <= 55 * MINUTE
    assert wait(interval=10 * MINUTE) == 9 * MINUTE
    assert wait(interval=30 * DAY) == 30 * DAY - 5 * MINUTE


@pytest.mark.parametrize(
    ("failures", "span"),
    [(1, HOUR), (2, 2 * HOUR), (3, 4 * HOUR), (5, 16 * HOUR), (6, DAY), (10_000, DAY)],
)
def test_each_failure_in_a_row_doubles_the_wait_up_to_a_day(failures, span):
    assert wait(failures=failures) == span - 5 * MINUTE


def test_a_longer_interval_than_a_day_is_never_shortened():
    assert wait(interval=3650 * DAY, failures=20) == 3650 * DAY - 5 * MINUTE


def test_a_file_is_due_at_every_pass():
    found = polling.next_due(
        FetchState(), Freshness(max_age=DAY), interval=timedelta(0), now=NOW, outcome="success"
    )
    assert found == (None, None)


@pytest.mark.parametrize(
    ("freshness", "failures", "words"),
    [
        (Freshness(), 0, "its interval is 1 h"),
        (Freshness(max_age=2 * DAY), 0, "the server says that it stays fresh for 2 d (max-age)"),
        (Freshness(expires=NOW + 2 * DAY), 0, "it stays fresh for 2 d (Expires)"),
        (Freshness(retry_after=90 * MINUTE), 1, "the server asks to wait 90 min (Retry-After)"),
        (Freshness(), 3, "it failed 3 times in a row"),
    ],
)
def test_the_reason_is_said_in_words(freshness, failures, words):
    outcome = "failure" if failures else "success"
    _, reason = polling.next_due(
        FetchState(failures=failures), freshness, interval=HOUR, now=NOW, outcome=outcome
    )
    assert words in reason


FAILING = FetchState(
    failures=3,
    failing_since=NOW - DAY,
    fault="HTTP 500",
    validators=Validators(etag=b'"1"'),
    body_digest="b",
    last_success=NOW - 2 * DAY,
)


def test_a_success_forgets_failures_and_keeps_what_was_brought():
    fetched = Fetched(documents=(), validators=Validators(etag=b'"2"'), body_digest="c")
    state = polling.after_success(FAILING, fetched, interval=HOUR, now=NOW)
    assert (state.failures, state.failing_since, state.fault) == (0, None, None)
    assert (state.validators.etag, state.body_digest) == (b'"2"', "c")
    assert (state.last_poll, state.last_success) == (NOW, NOW)


def test_not_modified_is_a_success_that_keeps_what_was_known():
    state = polling.after_not_modified(FAILING, NotModified(), interval=HOUR, now=NOW)
    assert (state.failures, state.last_success) == (0, NOW)
    assert (state.validators.etag, state.body_digest) == (b'"1"', "b")
    file = FileState(path="a", size=1, mtime_ns=2, digest="d")
    outcome = NotModified(validators=Validators(etag=b'"3"'), files=(file,))
    state = polling.after_not_modified(FAILING, outcome, interval=HOUR, now=NOW)
    assert (state.validators.etag, state.files) == (b'"3"', (file,))


def test_a_failure_is_counted_and_what_was_known_stays():
    error = FetchError("HTTP 503", retry_after=3 * DAY)
    state = polling.after_failure(FAILING, error, interval=HOUR, now=NOW)
    assert (state.failures, state.failing_since, state.fault) == (4, NOW - DAY, "HTTP 503")
    assert (state.validators, state.body_digest) == (FAILING.validators, "b")
    assert (state.last_poll, state.last_success) == (NOW, NOW - 2 * DAY)
    assert state.due == NOW + 3 * DAY
    first = polling.after_failure(FetchState(), ParseError("no feed"), interval=HOUR, now=NOW)
    assert (first.failures, first.failing_since) == (1, NOW)
