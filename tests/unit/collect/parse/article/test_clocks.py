"""Times of day beside a date."""

from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.parse.article.clocks import clock_after, clock_before, find_clock
from publisher.model import ParsedDate


def test_a_time_is_found_behind_a_place_and_says_where_it_ends():
    clock = clock_after("on the day at 9:30 p.m. and later", 10, language=None)
    assert (clock.span, clock.end) == (timedelta(hours=21, minutes=30), 23)


def test_a_time_is_found_before_a_place():
    clock = clock_before("9:30 on Monday", 0, 8, language=None)
    assert (clock.start, clock.span) == (0, timedelta(hours=9, minutes=30))


@pytest.mark.parametrize("text", ["updated 9.45 Uhr", "mis à jour à 9h45", "更新 9時45分"])
def test_a_time_is_found_wherever_it_stands(text):
    assert find_clock(text, language=None).span == timedelta(hours=9, minutes=45)


@pytest.mark.parametrize("text", ["25:00", "12:75", "9 people", "2026", ""])
def test_what_is_no_time_of_day_is_none(text):
    assert find_clock(text, language=None) is None


def test_a_zone_that_is_not_known_is_named():
    clock = find_clock("9:30 (Gotham time)", language=None)
    assert (clock.zone, clock.strange) == (None, "Gotham time")


def test_a_reading_time_behind_a_time_is_no_zone():
    assert find_clock("9:30 Reading Time: 3 min", language=None).strange is None


@pytest.mark.parametrize(("text", "zone"), [("9:45", UTC), ("9:45 BST", None)])
def test_a_time_without_a_day_takes_it_from_a_date_and_the_zone_where_it_has_none(text, zone):
    date = ParsedDate(moment=datetime(2026, 5, 12, 8, 30, tzinfo=UTC), precision="minute")
    moment = find_clock(text, language=None).on(date).moment
    assert (moment.day, moment.hour, moment.minute) == (12, 9, 45)
    assert (moment.tzinfo is UTC) == (zone is UTC)
