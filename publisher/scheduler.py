"""The daemon: ticks by APScheduler; what is due stands in the store.

No job store and no job a source: one job makes a pass, late ticks become one, and two passes
never overlap. A failed pass is reported and the next tick comes all the same.
"""

import threading
from datetime import datetime
from pathlib import Path
from typing import Any

from publisher.console import Console
from publisher.errors import PublisherError
from publisher.options import format_duration
from publisher.settings import ScheduleSettings, load_settings, parse_cron

GRACE_SECONDS = 8
"""How long a stop waits for the pass in hand; a supervisor's patience is commonly ten."""


def run_for_ever(config: Path, *, console: Console, stop: threading.Event) -> None:
    """Make a pass now and at every tick of ``[schedule]`` until ``stop`` is set.

    Raises:
        SettingsError: The configuration is wrong at the start; later, a wrong edit is reported
            and the daemon goes on with the next tick.
    """
    from apscheduler.schedulers.background import BackgroundScheduler

    settings = load_settings(config)
    scheduler = BackgroundScheduler(timezone=settings.schedule.timezone)
    idle = threading.Event()
    idle.set()

    def tick() -> None:
        idle.clear()
        try:
            make_pass(config, console=console, stop=stop)
        finally:
            idle.set()

    scheduler.add_job(
        tick,
        trigger_of(settings.schedule),
        id="pass",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=None,
        next_run_time=datetime.now(settings.schedule.timezone),
    )
    console.line(f"running: a pass now and {describe(settings.schedule)}; Ctrl-C ends it")
    scheduler.start()
    try:
        while not stop.wait(3600):
            pass
    finally:
        scheduler.shutdown(wait=False)
        idle.wait(GRACE_SECONDS)
        console.line("stopped")


def make_pass(config: Path, *, console: Console, stop: threading.Event) -> None:
    """Make one pass and report it; a failure of the pass as a whole is reported too."""
    from publisher.bootstrap import open_application

    try:
        with open_application(config, observe=console.observe, stop=stop) as app:
            console.show_pass(app.make_pass(), output=app.output)
    except PublisherError as error:
        console.fault(f"pass failed: {error}")


def trigger_of(schedule: ScheduleSettings) -> Any:
    """Return APScheduler's trigger for a schedule.

    Where day of month and day of week are both restricted, either will do, as crontab(5) has it.
    """
    from apscheduler.triggers.combining import OrTrigger
    from apscheduler.triggers.cron import CronTrigger
    from apscheduler.triggers.interval import IntervalTrigger

    if schedule.cron is None:
        seconds = schedule.interval.total_seconds()
        return IntervalTrigger(seconds=seconds, timezone=schedule.timezone)
    minutes, hours, days, months, weekdays = parse_cron(schedule.cron)
    common = {
        "minute": _listed(minutes),
        "hour": _listed(hours),
        "month": _listed(months),
        "second": "0",
        "timezone": schedule.timezone,
    }
    # APScheduler counts weekdays from Monday, crontab(5) from Sunday.
    by_weekday = CronTrigger(day_of_week=_listed({(day - 1) % 7 for day in weekdays}), **common)
    by_day = CronTrigger(day=_listed(days), **common)
    if len(weekdays) == len(_WEEK):
        return by_day
    if len(days) == _LONGEST_MONTH:
        return by_weekday
    return OrTrigger([by_day, by_weekday])


_WEEK = range(7)
_LONGEST_MONTH = 31


def _listed(values: frozenset[int] | set[int]) -> str:
    return ",".join(str(value) for value in sorted(values))


def describe(schedule: ScheduleSettings) -> str:
    """Say in words when passes are made."""
    if schedule.cron is not None:
        return f'at each tick of "{schedule.cron}" ({schedule.timezone})'
    return f"every {format_duration(schedule.interval)}"
