from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.scheduler import describe, trigger_of
from publisher.settings import ScheduleSettings

UTC = ZoneInfo("UTC")
MONDAY = datetime(2026, 6, 1, 0, 0, tzinfo=UTC)


def schedule(cron=None, *, interval=timedelta(hours=1), timezone=UTC):
    return ScheduleSettings(
        interval=interval, longest_interval=interval, cron=cron, timezone=timezone
    )


def ticks(cron, *, count=3, start=MONDAY, timezone=UTC):
    trigger = trigger_of(schedule(cron, timezone=timezone))
    found, now = [], start
    for _ in range(count):
        tick = trigger.get_next_fire_time(None, now)
        found.append(tick)
        now = tick + timedelta(seconds=1)
    return found


def test_an_interval_ticks_at_that_distance():
    trigger = trigger_of(schedule(interval=timedelta(minutes=15)))
    assert trigger.interval == timedelta(minutes=15)


def test_minutes_and_hours_are_as_crontab_has_them():
    assert [f"{tick:%d %H:%M}" for tick in ticks("*/30 6 * * *")] == [
        "01 06:00",
        "01 06:30",
        "02 06:00",
    ]


@pytest.mark.parametrize(("field", "day"), [("0", "Sun"), ("7", "Sun"), ("1", "Mon"), ("6", "Sat")])
def test_weekdays_count_from_sunday(field, day):
    assert {f"{tick:%a}" for tick in ticks(f"0 0 * * {field}")} == {day}


def test_day_of_month_or_day_of_week_when_both_are_given():
    found = ticks("0 0 13 * 5", count=4)
    assert [f"{tick:%a %d}" for tick in found] == ["Fri 05", "Fri 12", "Sat 13", "Fri 19"]


def test_day_of_month_alone_ignores_the_week():
    assert [f"{tick:%d}" for tick in ticks("0 0 13 * *")] == ["13", "13", "13"]


def test_the_clock_is_that_of_the_schedule():
    paris = ZoneInfo("Europe/Paris")
    (tick,) = ticks("0 8 * * *", count=1, timezone=paris)
    assert tick.astimezone(UTC).hour == 6


def test_a_schedule_is_said_in_words():
    assert describe(schedule("0 8 * * *")) == 'at each tick of "0 8 * * *" (UTC)'
    assert describe(schedule(interval=timedelta(minutes=90))) == "every 1h 30m"
