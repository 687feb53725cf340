"""Days in a line."""

from datetime import date

import pytest

from publisher.collect.parse.article.days import days_in


def days(text):
    return [day and date(*day) for _, day in days_in(text, order="language", language=None)]


def test_days_come_in_the_order_of_the_line():
    assert days("13 May 2026, 2026-05-12") == [date(2026, 5, 13), date(2026, 5, 12)]


def test_a_day_that_may_be_two_is_none_in_its_place():
    assert days("03/04/2026 and 2026-05-12") == [None, date(2026, 5, 12)]


def test_a_day_that_does_not_exist_is_left_out():
    assert days("30.02.2026") == []


@pytest.mark.parametrize("text", ["12 พฤษภาคม 2569", "12.5.26", "令和8年5月12日"])
def test_years_are_of_the_common_era(text):
    assert days(text) == [date(2026, 5, 12)]
