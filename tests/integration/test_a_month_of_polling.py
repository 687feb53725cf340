"""A month of polling by an injected clock, against real servers: what their log shows.

One month is made once, with a pass every hour, and each rule is read off the log of requests.
``pytest -s`` shows a summary.
"""

from collections import Counter
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from publisher.bootstrap import open_application
from publisher.settings import load_settings
from tests.builders import Site, source
from tests.origins import Answer, Clock, Log, Origin
from tests.servers import LoopbackServer

START = datetime(2026, 3, 2, tzinfo=UTC)  # a Monday
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
PASS = HOUR
INTERVAL = 3 * HOUR
EARLY = timedelta(minutes=5)
MONTH = 30 * DAY
SPACING = timedelta(seconds=0.02)
CONFIG = """\
[site]
title = "Example Press"
base_url = "https://press.example/feeds/"
id_authority = "press.example,2026"

[schedule]
interval = "3h"
longest_interval = "3h"

[http]
spacing = "0.02s"
allow_private = ["127.0.0.0/8"]

[output]
formats = ["json"]

[enrich]
steps = []
"""


def is_within(now, start, end):
    return START + start <= now < START + end


class Month:
    """Hold the servers, the log, and what the passes reported."""

    def __init__(self, folder, stack):
        self.clock = Clock(START)
        self.log = Log()
        self.reports = []
        self.tables = []
        self.servers = {}
        self._stack = stack
        self._folder = folder
        self._lay_out()

    def server(self, site):
        if site not in self.servers:
            host = f"127.0.1.{len(self.servers) + 1}"
            self.servers[site] = self._stack.enter_context(LoopbackServer(host=host))
        return self.servers[site]

    def serve(self, site, target="/feed", **fields):
        server = self.server(site)
        server.answers[target] = Origin(site, target, clock=self.clock, log=self.log, **fields)
        return server.url(target)

    def follow(self, site, target="/feed", *, keys="", **fields):
        self.tables.append(f'url = "{self.serve(site, target, **fields)}"\n{keys}')

    def _lay_out(self):
        self.follow("steady")
        for n in range(3):
            self.follow("crowded", f"/{n}", grows=DAY)
        self._hints()
        self._moves()
        self._faults()

    def _hints(self):
        self.follow(
            "max-age", says=lambda now: Answer(200, ("Cache-Control: max-age=14400",), 4 * HOUR)
        )
        self.follow("expires", says=self._expiring)
        self.follow("ttl", elements="<ttl>190</ttl>", wait=190 * HOUR / 60)
        sy = "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>"
        self.follow("sy", elements=sy, wait=6 * HOUR)
        hours = "".join(f"<hour>{n}</hour>" for n in range(6))
        days = "<day>Saturday</day><day>Sunday</day>"
        skips = f"<skipHours>{hours}</skipHours><skipDays>{days}</skipDays>"
        self.follow("skips", elements=skips)
        self.follow("ignored", keys='hints = "ignore"', elements="<ttl>1000</ttl>")

    def _expiring(self, now):
        later = (now + 5 * HOUR + timedelta(seconds=1)).replace(microsecond=0)
        return Answer(200, (f"Expires: {format_datetime(later, usegmt=True)}",), 5 * HOUR)

    def _moves(self):
        new = self.serve("moved", "/new")
        self.follow("moved", "/old", says=lambda now: Answer(301, (f"Location: {new}",)))
        portal = self.serve("portal")
        self.follow(
            "captured",
            says=lambda now: (
                Answer(301, (f"Location: {portal}",))
                if is_within(now, 5 * DAY, 6 * DAY)
                else Answer()
            ),
        )
        target = self.serve("lent")
        self.follow("lender", says=lambda now: Answer(302, (f"Location: {target}",)))
        self.follow(
            "gone", says=lambda now: Answer(410) if is_within(now, 10 * DAY, MONTH) else Answer()
        )

    def _faults(self):
        self.follow(
            "busy",
            "/a",
            keys='busy_scope = "site"',
            says=lambda now: (
                Answer(429, ("Retry-After: 18000",), 5 * HOUR)
                if is_within(now, 8 * DAY, 8 * DAY + 4 * HOUR)
                else Answer()
            ),
        )
        self.follow("busy", "/b", keys='busy_scope = "site"')
        self.follow("mended", says=self._mended)
        self.follow(
            "broken", says=lambda now: Answer(500 if is_within(now, 15 * DAY, 18 * DAY) else 200)
        )
        self.follow("liar", lies=True, grows=12 * HOUR)

    def _mended(self, now):
        if not is_within(now, 12 * DAY, 12 * DAY + 4 * HOUR):
            return Answer()
        # Its clock is two days slow, and Retry-After is by that clock.
        own = (now - 2 * DAY).replace(microsecond=0)
        fields = (("Date", own), ("Retry-After", own + 26 * HOUR))
        lines = (f"{name}: {format_datetime(at, usegmt=True)}" for name, at in fields)
        return Answer(503, tuple(lines), 26 * HOUR)

    def make(self):
        """Make a pass every hour for a month."""
        site = Site(self._folder, config=CONFIG, feeds={"news": source(*self.tables)}).lay_out()
        settings = load_settings(site.root / "config.toml")
        with open_application(settings, observe=lambda one: None, clock=self.clock) as application:
            for n in range(MONTH // PASS):
                self.clock.jump_to(START + n * PASS)
                report = application.make_pass()
                self.reports += [(self.clock(), one) for one in report.collected.sources]
            self.status = {one.key: one for one in application.status().sources}
        self.entries = len(site.items())

    def warnings_of(self, site):
        address = self.servers[site].address
        return [
            (at, text) for at, one in self.reports if address in one.key for text in one.warnings
        ]

    def summary(self):
        lines = ["", f"{len(self.log.requests)} requests in {MONTH.days} days"]
        for site in self.servers:
            asked = self.log.of(site)
            statuses = ", ".join(
                f"{count} × {status}"
                for status, count in sorted(Counter(one.status for one in asked).items())
            )
            least = min((b.began - a.ended for a, b in pairwise(asked)), default=None)
            lines.append(f"{site:>9}: {len(asked):4} requests, {statuses}; least gap {least}")
        return "\n".join(lines)


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    with ExitStack() as stack:
        month = Month(tmp_path_factory.mktemp("month"), stack)
        month.make()
        print(month.summary())  # noqa: T201
        yield month


def between(asked, start, end):
    return [one for one in asked if START + start <= one.began < START + end]


def test_no_site_gets_two_requests_at_once_nor_without_a_rest(month):
    for site in month.servers:
        for before, after in pairwise(month.log.of(site)):
            assert after.began >= before.ended + SPACING, site


def test_no_feed_is_asked_more_often_than_its_interval(month):
    repeated = {"mended", "broken"}  # once more in the same pass, see below
    for site in set(month.servers) - repeated:
        for target in {one.target for one in month.log.of(site)}:
            for before, after in pairwise(month.log.of(site, target)):
                assert after.began - before.ended >= INTERVAL - EARLY, (site, target)


def test_no_feed_is_asked_before_its_answers_allow_it(month):
    hinted = 0
    for site in month.servers:
        for target in {one.target for one in month.log.of(site)}:
            for before, after in pairwise(month.log.of(site, target)):
                assert after.began >= before.not_before, (site, target)
                hinted += before.not_before > before.ended
    assert hinted > 300


def test_every_feed_is_asked_as_often_as_it_allows(month):
    least = {"steady": 8, "max-age": 4.8, "expires": 4, "ttl": 6, "sy": 3.4, "ignored": 8}
    for site, times_a_day in least.items():
        assert len(month.log.of(site)) >= 0.9 * MONTH.days * times_a_day, site


def test_skipped_hours_and_days_are_left_out(month):
    asked = month.log.of("skips")[1:]  # before the first answer nobody knows
    assert len(asked) > 100
    assert {one.began.hour for one in asked} <= set(range(6, 24))
    assert {one.began.weekday() for one in asked} <= set(range(5))


def test_whatever_has_not_changed_is_answered_304(month):
    for site in ("steady", "max-age", "expires", "ttl", "sy", "skips", "captured"):
        full = [one for one in month.log.of(site, "/feed") if one.status == 200]
        checks = [one for one in full[1:] if not one.is_conditional]
        changes = MONTH // (2 * DAY)
        assert len(full) <= 1 + changes + len(checks), site
        assert len(checks) <= len(month.log.of(site)) / 50 + 1, site


def test_a_move_for_good_is_believed_after_days_and_then_asked_alone(month):
    old, new = month.log.of("moved", "/old"), month.log.of("moved", "/new")
    assert START + 3 * DAY <= old[-1].began < START + 3 * DAY + 4 * HOUR
    assert new[-1].began > START + MONTH - 4 * HOUR
    ((at, text),) = month.warnings_of("moved")
    assert "moved for good" in text
    assert at < START + 4 * DAY


def test_a_move_that_is_said_for_a_day_is_not_believed(month):
    assert 6 <= len(month.log.of("portal")) <= 9
    assert month.log.of("captured")[-1].began > START + MONTH - 4 * HOUR
    assert month.warnings_of("captured") == []


def test_a_redirect_for_now_is_followed_and_never_kept(month):
    assert len(month.log.of("lender")) == len(month.log.of("lent")) > 200


def test_what_is_gone_has_ended_and_says_so(month):
    asked = [one for one in month.log.of("gone") if one.status == 410]
    assert 3 <= len(asked) <= 8
    assert asked[-1].began < START + 13 * DAY
    ((_, text),) = month.warnings_of("gone")
    assert "has ended" in text
    status = next(one for key, one in month.status.items() if month.servers["gone"].address in key)
    assert status.state == "ended"


def test_a_site_that_wants_to_be_left_alone_is_left_alone_as_a_whole(month):
    (told,) = [one for one in month.log.of("busy") if one.status == 429]
    after = [one for one in month.log.of("busy") if one.began > told.ended]
    assert after[0].began >= told.ended + 5 * HOUR
    assert {one.target for one in after} == {"/a", "/b"}


def test_a_date_to_come_back_is_taken_by_the_servers_own_clock(month):
    told = [one for one in month.log.of("mended") if one.status == 503]
    assert len(told) == 1
    later = [one for one in month.log.of("mended") if one.began > told[0].ended]
    assert told[0].ended + 26 * HOUR - timedelta(seconds=1) <= later[0].began


def test_failures_are_asked_once_more_in_a_run_and_then_ever_less_often(month):
    failed = [one for one in month.log.of("broken") if one.status == 500]
    runs = [failed[n : n + 2] for n in range(0, len(failed), 2)]
    assert all(len(run) == 2 and run[1].began - run[0].ended < HOUR for run in runs)
    gaps = [b[0].began - a[1].ended for a, b in pairwise(runs)]
    assert [round(gap / HOUR) for gap in gaps[:4]] == [3, 6, 12, 24]
    assert len(runs) <= 8
    assert month.log.of("broken")[-1].status in (200, 304)


def test_a_304_that_hides_changes_is_found_out(month):
    (text,) = [text for _, text in month.warnings_of("liar")]
    assert "asked in full" in text
    assert not any(one.is_conditional for one in month.log.of("liar")[-20:])
