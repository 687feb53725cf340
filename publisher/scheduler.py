"""The daemon: ticks by APScheduler; what is due stands in the store.

No job store and no job a source: one job makes a pass, late ticks become one, and two passes
never overlap. A failed pass is reported and the next tick comes all the same.
"""

import threading
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from publisher.console import Console
from publisher.errors import PublisherError, SettingsError
from publisher.options import format_duration
from publisher.settings import ScheduleSettings, Settings, load_settings, parse_cron

WATCH_SECONDS = 2.0
"""How often it is looked whether a settings file was edited."""

_JOB = "pass"
_WEEK = range(7)
_LONGEST_MONTH = 31
_Stamp = tuple[tuple[str, int, int], ...]


class Daemon:
    """Make a pass now and at every tick of ``[schedule]``, until stopped.

    Settings are read again before each pass, and soon after a file of theirs changed. While they
    are wrong, that is told and the last right ones hold.

    Args:
        config: The site's ``config.toml``.
        settings: As read from it.
        console: Tells what happens.
        stop: Ends it when set.
    """

    def __init__(
        self, config: Path, settings: Settings, *, console: Console, stop: threading.Event
    ) -> None:
        from apscheduler.schedulers.background import BackgroundScheduler

        self._config = config
        self._settings = settings
        self._read_at = datetime.now().astimezone()
        self._console = console
        self._stop = stop
        self._scheduler = BackgroundScheduler(timezone=settings.schedule.timezone)
        self._idle = threading.Event()
        self._idle.set()

    def run(self) -> None:
        """Go on until stopped."""
        self._console.line(
            f"running: a pass now and {describe(self._settings.schedule)}; Ctrl-C ends it"
        )
        self._console.line(f"publishing into {self._settings.output.path}")
        self._scheduler.add_job(
            self._tick,
            trigger_of(self._settings.schedule),
            id=_JOB,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=datetime.now(self._settings.schedule.timezone),
        )
        stamp = self._stamp()
        self._scheduler.start()
        try:
            while not self._stop.wait(WATCH_SECONDS):
                stamp = self._look_again(stamp)
        finally:
            self._scheduler.shutdown(wait=False)
            if not self._idle.is_set():
                self._console.line("stopping, after what is in hand …")
                self._idle.wait()
            self._console.line("stopped")

    def _look_again(self, stamp: _Stamp) -> _Stamp:
        """Have a pass made where a settings file was edited; return how they lie now."""
        # After a suspend, or when the clock was set, its own wait would be too long.
        self._scheduler.wakeup()
        if not self._idle.is_set():
            return stamp
        found = self._stamp()
        if found != stamp:
            now = datetime.now(self._settings.schedule.timezone)
            self._scheduler.modify_job(_JOB, next_run_time=now)
        return found

    def _stamp(self) -> _Stamp:
        return tuple(_stamps(self._config))

    def _tick(self) -> None:
        self._idle.clear()
        try:
            self._read_settings()
            self._make_pass()
        finally:
            self._idle.set()

    def _read_settings(self) -> None:
        try:
            settings = load_settings(self._config)
        except SettingsError as error:
            for fault in error.faults:
                self._console.fault(str(fault))
            self._console.warning(
                f"the settings read at {self._read_at:%Y-%m-%d %H:%M} hold until this is mended"
            )
            return
        if settings.schedule != self._settings.schedule:
            self._scheduler.reschedule_job(_JOB, trigger=trigger_of(settings.schedule))
            self._console.line(f"a pass now, and from now on {describe(settings.schedule)}")
        if settings != self._settings:
            self._read_at = datetime.now().astimezone()
        self._settings = settings

    def _make_pass(self) -> None:
        """Make one pass and tell of it; of a failure of the pass as a whole, too."""
        from publisher.bootstrap import open_application

        console = self._console
        try:
            with open_application(self._settings, observe=console.observe, stop=self._stop) as app:
                report = app.make_pass()
                status = app.status() if console.verbosity > 0 else None
            console.show_pass(report, status)
        except PublisherError as error:
            console.fault(f"pass failed: {error}; the next one is made all the same")


def _stamps(config: Path) -> Iterator[tuple[str, int, int]]:
    """Yield name, size and time of each settings file that is there."""
    for path in (config, *sorted((config.parent / "feeds").glob("*.toml"))):
        try:
            found = path.stat()
        except OSError:
            continue
        yield str(path), found.st_size, found.st_mtime_ns


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


def _listed(values: frozenset[int] | set[int]) -> str:
    return ",".join(str(value) for value in sorted(values))


def describe(schedule: ScheduleSettings) -> str:
    """Say in words when passes are made."""
    if schedule.cron is not None:
        return f'at each tick of "{schedule.cron}" ({schedule.timezone})'
    return f"every {format_duration(schedule.interval)}"
