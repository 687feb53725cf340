from datetime import timedelta

import pytest

from publisher.settings.cron import parse_cron, shortest_gap


def test_a_star_allows_every_value():
    assert parse_cron("* * * * *")[1] == frozenset(range(24))


def test_lists_ranges_steps_and_names_are_understood():
    minutes, hours, days, months, weekdays = parse_cron("*/20 8-18/5,23 1 jan,MAR mon-fri")
    assert minutes == {0, 20, 40}
    assert hours == {8, 13, 18, 23}
    assert days == {1}
    assert months == {1, 3}
    assert weekdays == {1, 2, 3, 4, 5}


def test_seven_is_sunday():
    assert parse_cron("0 0 * * 7")[4] == {0}


def test_a_step_after_a_single_value_goes_to_the_end():
    assert parse_cron("40/10 * * * *")[0] == {40, 50}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "five fields"),
        ("* * * *", "it has 4"),
        ("@hourly", "0 \\* \\* \\* \\*"),
        ("60 * * * *", "minute.*0 to 59"),
        ("* 24 * * *", "hour"),
        ("* * 0 * *", "day of month"),
        ("* * * 13 *", "month"),
        ("* * * * 8", "day of week"),
        ("* * * foo *", "month"),
        ("5-1 * * * *", "minute"),
        ("*/0 * * * *", "step"),
        ("*/99 * * * *", "step"),
        ("*/ * * * *", "step"),
        ("1,,2 * * * *", "minute"),
        ("-1 * * * *", "minute"),
        ("0 0 30 2 *", "never comes"),
        ("0 0 31 4,6 *", "never comes"),
    ],
)
def test_a_wrong_expression_is_refused_with_its_place(text, words):
    with pytest.raises(ValueError, match=words):
        parse_cron(text)


def test_a_day_that_no_month_has_is_fine_beside_a_weekday():
    # crontab(5): with both restricted, either is enough.
    assert parse_cron("0 0 30 2 1")[4] == {1}


def test_leap_days_come():
    assert parse_cron("0 0 29 2 *")[2] == {29}


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("*/15 * * * *", timedelta(minutes=15)),
        ("0 6 * * *", timedelta(days=1)),
        ("0 6,18 * * *", timedelta(hours=12)),
        ("50,10 * * * *", timedelta(minutes=20)),
        ("0 22,1 * * *", timedelta(hours=3)),
    ],
)
def test_the_shortest_gap_is_counted_round_the_clock(text, gap):
    assert shortest_gap(text) == gap
