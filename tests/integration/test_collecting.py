"""Passes over sites: in parts, side by side, each source once, whatever happens meanwhile."""

import threading
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.plan import SourcePlan
from publisher.errors import FetchError
from publisher.model import NotModified, SourceInfo
from publisher.pipeline import Collecting, Pace
from publisher.store.store import open_store
from publisher.testing.store_steps import registered

SOON = timedelta(seconds=0.05)


class Asked:
    """Be a source that notes when it is asked, and does what it is told then."""

    def __init__(self, key, log, on_fetch):
        self.key, self.log, self.on_fetch = key, log, on_fetch

    def fetch(self, state, *, now):
        self.log.append(self.key)
        if self.on_fetch:
            self.on_fetch(self.key)
        return NotModified()


class Nothing:
    def parse(self, document, source):
        raise AssertionError("nothing new was found")


def info(key, site):
    return SourceInfo(
        key=key, kind="feed", site=site, interval=timedelta(hours=1), timezone=ZoneInfo("UTC")
    )


class Street:
    """Join a real store and sources of ours."""

    def __init__(self, path, sites, *, on_fetch=None, known=None, **pace):
        self.log = []
        self.store = open_store(path)
        self.stop = threading.Event()
        infos = [info(key, site) for site, keys in sites.items() for key in keys]
        registered(self.store, sources=tuple(infos))
        plans = {
            one.key: SourcePlan(
                info=one,
                source=Asked(one.key, self.log, on_fetch),
                parser=Nothing(),
                enrichers=(),
                authority="press.example,2026",
                is_local=False,
            )
            for one in infos
            if known is None or one.key in known
        }
        self.collecting = Collecting(
            self.store,
            plans,
            pace=Pace(**{"spacing": timedelta(0)} | pace),
            observe=lambda report: None,
            stop=self.stop,
        )

    def run(self, **options):
        return self.collecting.run(since=datetime.now(UTC), **options).sources


@pytest.fixture
def path(tmp_path):
    return tmp_path / "publisher.db"


def test_a_site_of_many_sources_is_done_in_one_pass(path):
    keys = [f"s{n:02}" for n in range(45)]
    street = Street(path, {"a.example": keys}, spacing=timedelta(seconds=0.005))
    reports = street.run()
    assert [report.key for report in reports] == keys
    assert sorted(street.log) == keys


def test_a_pass_waits_for_a_site_that_only_rests(path):
    street = Street(path, {"a.example": ["s"]}, spacing=SOON)
    street.run()
    assert len(street.run(force=True)) == 1
    assert street.log == ["s", "s"]


def test_sites_are_visited_side_by_side(path):
    both = threading.Barrier(2, timeout=10)
    street = Street(
        path, {"a.example": ["a"], "b.example": ["b"]}, on_fetch=lambda key: both.wait()
    )
    assert len(street.run()) == 2


def test_one_that_fails_is_one_line_and_the_others_go_on(path):
    def fail(key):
        if key == "a1":
            raise FetchError("a1: no answer")

    street = Street(path, {"a.example": ["a1", "a2"], "b.example": ["b1"]}, on_fetch=fail)
    reports = street.run()
    assert {report.key: report.fault for report in reports} == {
        "a1": "a1: no answer",
        "a2": None,
        "b1": None,
    }


def test_sources_that_only_another_process_knows_are_left_to_it(path):
    street = Street(path, {"a.example": ["theirs"], "b.example": ["ours"]}, known={"ours"})
    assert [report.key for report in street.run()] == ["ours"]


def test_a_site_that_was_lost_is_asked_no_more(path):
    other = open_store(path)
    hours = []

    def lose(key):
        if key == "a2":
            hours.append(1)
            later = datetime.now(UTC) + timedelta(hours=1)
            assert other.claim_site(now=later, since=later, force=True)

    street = Street(path, {"a.example": ["a1", "a2", "a3"]}, on_fetch=lose, workers=1)
    street.collecting._clock = lambda: datetime.now(UTC) + timedelta(hours=len(hours))
    assert [report.key for report in street.run()] == ["a1"]
    assert street.log == ["a1", "a2"]
    other.close()


def test_a_process_that_was_frozen_asks_nobody_on_behalf_of_another(path):
    other = open_store(path)
    hours = []

    def freeze(report):
        hours.append(1)
        later = datetime.now(UTC) + timedelta(hours=1)
        assert other.claim_site(now=later, since=later, force=True)

    street = Street(path, {"a.example": ["a1", "a2"]}, workers=1)
    street.collecting._observe = freeze
    street.collecting._clock = lambda: datetime.now(UTC) + timedelta(hours=len(hours))
    assert [report.key for report in street.run()] == ["a1"]
    assert street.log == ["a1"]
    other.close()


def test_a_stop_ends_the_pass_after_the_request_in_hand(path):
    street = Street(path, {"a.example": ["a1", "a2"], "b.example": ["b1"]}, workers=1)
    street.collecting._plans["a1"].source.on_fetch = lambda key: street.stop.set()
    street.collecting._plans["b1"].source.on_fetch = lambda key: street.stop.set()
    assert len(street.run()) == 1
    street.stop.clear()
    assert len(street.run()) == 2


def test_a_clock_that_is_set_back_does_not_make_a_pass_endless(path):
    street = Street(path, {"a.example": ["a1", "a2"]})
    street.collecting._clock = lambda: datetime.now(UTC) - timedelta(days=1)
    assert len(street.run(force=True)) == 2
    assert street.log == ["a1", "a2"]


def test_a_pass_with_nothing_due_asks_nobody(path):
    street = Street(path, {"a.example": ["a1"]})
    street.run()
    assert street.run() == ()
