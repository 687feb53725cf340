"""Redirects into another site wait for their turn."""

import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.crossing import Crossing, holding
from publisher.errors import FetchError, SiteBusyError
from publisher.protocols import SiteClaim

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
HERE, THERE = "https://blog.org/feed", "https://www.platform.org/blog"


class Sites:
    """Give a site after it was asked for a number of times."""

    def __init__(self, *, busy=0):
        self.busy = busy
        self.asked = []
        self.released = []

    def claim_named(self, name, *, now):
        self.asked.append(name)
        if len(self.asked) <= self.busy:
            return None
        return SiteClaim(row=1, name=name, fence=7, sources=())

    def release(self, claim, *, now, not_before):
        self.released.append((claim.name, claim.fence, not_before - now))


def make_crossing(sites, *, stop=None, patience=timedelta(seconds=1)):
    return Crossing(
        sites,
        spacing=timedelta(seconds=2),
        clock=lambda: NOON,
        stop=stop or threading.Event(),
        patience=patience,
    )


def test_the_other_site_is_held_while_it_is_asked_and_rests_afterwards():
    sites = Sites()
    with make_crossing(sites)(HERE, THERE):
        assert sites.asked == ["platform.org"]
        assert sites.released == []
    assert sites.released == [("platform.org", 7, timedelta(seconds=2))]


def test_it_rests_after_a_failure_too():
    sites = Sites()
    with pytest.raises(FetchError), make_crossing(sites)(HERE, THERE):
        raise FetchError("no answer")
    assert len(sites.released) == 1


def test_another_host_of_the_same_site_is_ours_already():
    sites = Sites()
    with make_crossing(sites)(HERE, "https://www.blog.org/feed"):
        assert sites.asked == []


def test_a_redirect_within_a_site_keeps_the_distance_of_any_other_request():
    rests = []

    class Stop:
        def wait(self, seconds):
            rests.append(seconds)

    crossing = make_crossing(Sites(), stop=Stop())
    with crossing(HERE, HERE):
        assert rests == []
    with crossing(HERE, "https://www.blog.org/feed"):
        assert rests == [2]


def test_the_site_that_was_claimed_is_ours_wherever_a_visit_begins():
    sites = Sites()
    with holding("platform.org"), make_crossing(sites)(HERE, THERE):
        assert sites.asked == []
    with holding("platform.org"), make_crossing(sites)(HERE, HERE):
        assert sites.asked == ["blog.org"]


def test_two_that_might_wait_for_each_other_do_not_wait_long():
    sites = Sites(busy=1000)
    crossing = make_crossing(sites, patience=timedelta(seconds=3600))
    began = time.monotonic()
    with pytest.raises(SiteBusyError), holding("platform.org"), crossing(HERE, HERE):
        pytest.fail("entered a site that somebody else holds")
    assert time.monotonic() - began < 10


def test_a_busy_site_is_waited_for():
    sites = Sites(busy=2)
    with make_crossing(sites)(HERE, THERE):
        assert len(sites.asked) == 3


def test_a_site_that_stays_busy_is_named_and_left_for_later():
    sites = Sites(busy=1000)
    crossing = make_crossing(sites, patience=timedelta(seconds=0.2))
    with pytest.raises(SiteBusyError) as caught, crossing(HERE, THERE):
        pytest.fail("entered a site that somebody else holds")
    assert HERE in caught.value.message
    assert THERE in caught.value.message
    assert "platform.org is being asked by others" in str(caught.value)
    assert sites.released == []


def test_nothing_is_waited_for_once_the_end_is_wished():
    stop = threading.Event()
    stop.set()
    sites = Sites(busy=1000)
    with pytest.raises(FetchError), make_crossing(sites, stop=stop)(HERE, THERE):
        pytest.fail("entered a site that somebody else holds")
    assert len(sites.asked) == 1
