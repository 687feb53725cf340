"""When a source may be asked again: one test for each input, and how they join."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect import polling
from publisher.model import FeedHints, Freshness, Manners, PollRules
from publisher.testing.values import make_source_info

NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)  # a Tuesday
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
EARLY = 5 * MINUTE


def decide(*, interval=HOUR, failures=0, now=NOW, rules=None, key="https://a.example/", **manners):
    freshness = manners.pop("freshness", Freshness())
    hints = manners.pop("hints", FeedHints())
    known = Manners(freshness=freshness, hints=hints, **manners)
    info = make_source_info(key, interval=interval, rules=rules or PollRules())
    return polling.decide(failures, known, info, now=now)


def wait(**inputs):
    decision = decide(**inputs)
    return decision.due - NOW - decision.jitter


def test_interval_is_the_least_and_found_due_by_a_pass_that_comes_a_little_early():
    assert wait() == HOUR - EARLY
    assert wait(interval=10 * MINUTE) == 9 * MINUTE
    assert wait(interval=30 * DAY) == 30 * DAY - EARLY


def test_an_interval_of_nothing_is_due_at_every_pass():
    assert decide(interval=timedelta(0)).due is None
    assert decide(interval=timedelta(0), failures=5).due is None


def test_a_server_can_make_even_that_wait():
    assert wait(interval=timedelta(0), freshness=Freshness(max_age=HOUR)) == HOUR


@pytest.mark.parametrize(
    ("gap", "span"),
    [
        (10 * MINUTE, HOUR - EARLY),
        (6 * HOUR, 3 * HOUR - EARLY),
        (30 * DAY, 6 * HOUR - EARLY),
    ],
)
def test_rhythm_is_half_the_gap_between_entries_within_bounds(gap, span):
    assert wait(usual_gap=gap) == span


def test_rhythm_never_shortens_an_interval():
    rules = PollRules(longest_interval=HOUR)
    assert wait(interval=2 * HOUR, usual_gap=30 * DAY, rules=rules) == 2 * HOUR - EARLY


@pytest.mark.parametrize(
    ("failures", "span"),
    [(1, HOUR), (2, 2 * HOUR), (3, 4 * HOUR), (5, 16 * HOUR), (6, DAY), (10_000, DAY)],
)
def test_failures_in_a_row_double_the_wait_up_to_a_day(failures, span):
    assert wait(failures=failures) == span - EARLY


def test_failures_never_shorten_a_longer_interval_than_a_day():
    assert wait(interval=3650 * DAY, failures=20) == 3650 * DAY - EARLY


@pytest.mark.parametrize(
    ("stated", "span"),
    [
        (MINUTE, HOUR - EARLY),
        (HOUR, HOUR),
        (3 * HOUR, 3 * HOUR),
        (400 * DAY, 7 * DAY),
    ],
)
def test_max_age_is_met_to_the_second_and_capped_at_a_week(stated, span):
    assert wait(freshness=Freshness(max_age=stated)) == span


@pytest.mark.parametrize(
    ("stated", "span"),
    [(-DAY, HOUR - EARLY), (3 * HOUR, 3 * HOUR), (400 * DAY, 7 * DAY)],
)
def test_expires_is_met_to_the_second_and_capped_at_a_week(stated, span):
    assert wait(freshness=Freshness(expires=NOW + stated)) == span


def test_expires_says_nothing_beside_a_max_age():
    assert wait(freshness=Freshness(max_age=MINUTE, expires=NOW + 3 * HOUR)) == HOUR - EARLY


@pytest.mark.parametrize(
    ("stated", "span"),
    [(MINUTE, HOUR - EARLY), (57 * MINUTE, 57 * MINUTE), (2 * HOUR, 2 * HOUR), (9 * DAY, 7 * DAY)],
)
def test_retry_after_is_met_to_the_second_and_capped_at_a_week(stated, span):
    assert wait(freshness=Freshness(retry_after=stated), failures=1) == span


@pytest.mark.parametrize(
    ("stated", "span"),
    [
        (10 * MINUTE, HOUR - EARLY),
        (HOUR, HOUR - EARLY),
        (61 * MINUTE, 61 * MINUTE),
        (3 * HOUR, 3 * HOUR),
        (30 * DAY, DAY),
    ],
)
def test_ttl_is_capped_at_a_day_and_adds_nothing_to_an_interval_as_long(stated, span):
    assert wait(hints=FeedHints(ttl=stated)) == span


@pytest.mark.parametrize(
    ("stated", "span"), [(3 * HOUR, 3 * HOUR), (7 * DAY, DAY), (HOUR, HOUR - EARLY)]
)
def test_update_period_is_capped_at_a_day(stated, span):
    assert wait(hints=FeedHints(update_interval=stated)) == span


def test_update_base_says_when_the_next_update_is():
    hints = FeedHints(update_interval=DAY, update_base=datetime(2000, 1, 1, 15, 30, tzinfo=UTC))
    assert wait(hints=hints) == 3.5 * HOUR
    later = replace(hints, update_base=datetime(2040, 1, 1, 15, 30, tzinfo=UTC))
    assert wait(hints=later) == 3.5 * HOUR


def test_skip_hours_are_left_out():
    due = decide(hints=FeedHints(skip_hours=(12, 13))).due
    assert (due.hour, due.minute // 5) == (14, 0)


def test_skip_days_are_left_out():
    due = decide(hints=FeedHints(skip_days=(1, 2))).due
    assert (due.date().isoformat(), due.hour) == ("2026-05-14", 0)


@pytest.mark.parametrize(
    "hints", [FeedHints(skip_hours=tuple(range(24))), FeedHints(skip_days=tuple(range(7)))]
)
def test_a_list_that_skips_everything_is_a_mistake(hints):
    assert wait(hints=hints) == HOUR - EARLY


def test_a_pass_in_a_skipped_hour_finds_out_until_when():
    info = make_source_info()
    state = Manners(hints=FeedHints(skip_hours=(12,)))
    assert polling.skips_until(state, info, now=NOW) == NOW + HOUR
    assert polling.skips_until(state, info, now=NOW - MINUTE) is None
    ignoring = replace(info, rules=PollRules(hints="ignore"))
    assert polling.skips_until(state, ignoring, now=NOW) is None


def test_jitter_parts_sources_without_making_any_late_for_its_interval():
    due = {decide(key=f"https://{n}.example/").due for n in range(50)}
    assert len(due) == 50
    assert min(due) >= NOW + HOUR - EARLY
    assert max(due) <= NOW + HOUR - EARLY / 2
    assert decide().due == decide().due


EVERYTHING = {
    "freshness": Freshness(max_age=2 * HOUR, retry_after=90 * MINUTE),
    "hints": FeedHints(ttl=3 * HOUR, skip_hours=(13, 14, 15)),
}


@pytest.mark.parametrize(
    ("hints", "span"),
    [("obey", 4 * HOUR), ("http", 2 * HOUR), ("ignore", 90 * MINUTE)],
)
def test_hints_are_obeyed_as_the_settings_say_and_retry_after_always(hints, span):
    assert wait(rules=PollRules(hints=hints), **EVERYTHING) == span


def test_what_has_ended_is_never_due():
    decision = decide(has_ended=True)
    assert decision.due == polling.ENDED
    assert "ended" in decision.reason


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({}, "its interval is 1 h"),
        ({"usual_gap": 10 * HOUR}, "its entries come 10 h apart"),
        ({"freshness": Freshness(max_age=2 * DAY)}, "it stays fresh for 2 d (max-age)"),
        ({"freshness": Freshness(expires=NOW + 2 * DAY)}, "it stays fresh for 2 d (Expires)"),
        ({"freshness": Freshness(retry_after=90 * MINUTE)}, "to wait 90 min (Retry-After)"),
        ({"failures": 3}, "it fails again and again, so 4 h are let pass"),
        ({"hints": FeedHints(ttl=2 * HOUR)}, "it stays fresh for 2 h (ttl)"),
        ({"hints": FeedHints(update_interval=2 * HOUR)}, "next update is in 2 h (sy:updatePeriod)"),
        ({"hints": FeedHints(skip_hours=(12,))}, "and then it skips hours or days"),
    ],
)
def test_the_reason_is_said_in_words(inputs, words):
    assert words in decide(**inputs).reason


def test_every_input_is_told_whether_it_counts_or_not():
    decision = decide(failures=2, usual_gap=DAY, rules=PollRules(hints="ignore"), **EVERYTHING)
    counted = {one.name: one.is_obeyed for one in decision.inputs}
    assert counted == {
        "interval": True,
        "rhythm": True,
        "failures": True,
        "max-age": False,
        "Retry-After": True,
        "ttl": False,
    }
