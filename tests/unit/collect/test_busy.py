"""What else waits when one source is told to wait."""

from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.busy import wait_of_others
from publisher.errors import FetchError, ParseError
from publisher.model import FetchState, PollRules
from publisher.testing.values import make_source_info

LATER = datetime(2026, 5, 12, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
STATE = FetchState(due=LATER)
ALL = "all of the site"


def waiting(status, *, host="blog.platform.org", scope="guess", retry_after=HOUR):
    info = make_source_info(site="platform.org", host=host, rules=PollRules(busy_scope=scope))
    error = FetchError("no", status=status, retry_after=retry_after)
    wait = wait_of_others(error, STATE, info, site="platform.org")
    if wait is None:
        return None
    assert wait.until == LATER
    assert str(status) in wait.reason
    return ALL if wait.host is None else wait.host


def test_too_many_requests_is_guessed_to_mean_the_whole_site():
    assert waiting(429) == ALL
    assert waiting(429, retry_after=None) == ALL


def test_a_host_that_says_how_long_it_is_being_mended_is_left_alone():
    assert waiting(503) == "blog.platform.org"


def test_what_is_unwell_without_saying_how_long_waits_alone():
    assert waiting(503, retry_after=None) is None


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "rsshub", None])
def test_a_bridge_of_ones_own_fails_route_by_route(host):
    assert waiting(429, host=host) is None
    assert waiting(503, host=host) is None


@pytest.mark.parametrize(("scope", "who"), [("url", None), ("host", "127.0.0.1"), ("site", ALL)])
def test_the_settings_decide_where_they_say_so(scope, who):
    assert waiting(429, host="127.0.0.1", scope=scope) == who
    assert waiting(503, host="127.0.0.1", scope=scope, retry_after=None) == who


def test_no_other_failure_makes_others_wait():
    assert waiting(500) is None
    assert waiting(404) is None
    info = make_source_info(host="a.org")
    assert wait_of_others(ParseError("no feed"), STATE, info, site="a.org") is None
