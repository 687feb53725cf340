"""Days of the calendar of Iran."""

import pytest

from publisher.collect.parse.article.persian import PERSIAN_DAY, persian_day


def day(text):
    match = PERSIAN_DAY.search(text)
    return persian_day(match) if match else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 فروردین 1404", (2025, 3, 21)),
        ("1 فروردین 1403", (2024, 3, 20)),
        ("30 اسفند 1403", (2025, 3, 20)),
        ("1 فروردین 1400", (2021, 3, 21)),
        ("22 بهمن 1357", (1979, 2, 11)),
        ("22 اردیبهشت ماه 1405", (2026, 5, 12)),
        ("1405/02/22", (2026, 5, 12)),
        ("31 شهریور 1405", (2026, 9, 22)),
        ("1 مهر 1405", (2026, 9, 23)),
    ],
)
def test_a_day_is_that_of_the_common_era(text, expected):
    assert day(text) == expected


@pytest.mark.parametrize(
    "text", ["30 اسفند 1402", "31 مهر 1405", "0 مهر 1405", "1405/13/01", "1447/11/25"]
)
def test_a_day_that_does_not_exist_or_may_be_of_another_calendar_is_none(text):
    assert day(text) is None
