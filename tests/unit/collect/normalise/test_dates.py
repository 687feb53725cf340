"""Which of the stated dates hold."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.normalise.dates import date_findings, settle_dates
from publisher.model import ParsedDate
from publisher.testing import make_source_info

NOW = datetime(2026, 5, 12, 15, 30, 17, 999, tzinfo=UTC)
SEEN = NOW.replace(microsecond=0)
PARIS = ZoneInfo("Europe/Paris")


def at(*parts, zone=None, precision="second"):
    return ParsedDate(moment=datetime(*parts, tzinfo=zone), precision=precision)


def settle(published=None, updated=None, hold=None, **source):
    return settle_dates(published, updated, hold, source=make_source_info(**source), now=NOW)


def test_what_is_not_stated_is_not_invented():
    dates = settle()
    assert (dates.published, dates.updated, dates.hold_until) == (None, None, None)


def test_a_stated_zone_holds_and_a_missing_one_is_the_sources():
    stated = at(2026, 5, 1, 10, zone=timezone(timedelta(hours=-5)))
    assert settle(stated, timezone=PARIS).published == datetime(2026, 5, 1, 15, tzinfo=UTC)
    assert settle(at(2026, 5, 1, 10), timezone=PARIS).published == datetime(
        2026, 5, 1, 8, tzinfo=UTC
    )


def test_a_day_is_noon_in_the_sources_zone_and_stays_a_day():
    dates = settle(at(2026, 1, 5, precision="day"), timezone=PARIS)
    assert dates.published == datetime(2026, 1, 5, 11, tzinfo=UTC)
    assert dates.precision == "day"


def test_an_article_dated_today_gets_the_time_at_which_it_was_seen():
    today = at(2026, 5, 12, precision="day")
    assert settle(today, kind="folder").published == SEEN
    assert settle(today).published == SEEN.replace(hour=12, minute=0, second=0)


@pytest.mark.parametrize("year", [1, 1970, 1989])
def test_dates_before_the_web_are_none(year):
    assert settle(at(year, 1, 1, zone=UTC)).published is None


@pytest.mark.parametrize("zone", [-23, 23])
def test_the_ends_of_time_are_no_error(zone):
    for moment in (datetime.min, datetime.max):
        far = moment.replace(tzinfo=timezone(timedelta(hours=zone)))
        settle(ParsedDate(moment=far), ParsedDate(moment=far), ParsedDate(moment=far))


@pytest.mark.parametrize(
    ("rule", "published", "hold_until"),
    [
        ("clamp", SEEN, None),
        ("hold", datetime(2026, 5, 14, 8, tzinfo=UTC), datetime(2026, 5, 14, 8, tzinfo=UTC)),
        ("keep", datetime(2026, 5, 14, 8, tzinfo=UTC), None),
    ],
)
def test_the_source_says_what_becomes_of_the_future(rule, published, hold_until):
    dates = settle(at(2026, 5, 14, 8, zone=UTC), future=rule)
    assert (dates.published, dates.hold_until) == (published, hold_until)


def test_a_day_in_the_future_is_held_until_it_begins():
    dates = settle(at(2026, 5, 14, precision="day"), future="hold")
    assert dates.published == datetime(2026, 5, 14, 12, tzinfo=UTC)
    assert dates.hold_until == datetime(2026, 5, 14, tzinfo=UTC)


def test_a_clock_that_is_a_little_off_is_no_future():
    soon = NOW + timedelta(minutes=4)
    assert settle(ParsedDate(moment=soon), future="hold").hold_until is None


@pytest.mark.parametrize(
    "updated",
    [at(2026, 5, 1, 8, zone=UTC), at(2026, 4, 1, zone=UTC), at(2026, 6, 1, zone=UTC)],
)
def test_an_update_before_publication_or_in_the_future_is_none(updated):
    assert settle(at(2026, 5, 1, 8, zone=UTC), updated).updated is None


def test_an_update_alone_is_kept_as_what_it_is():
    dates = settle(None, at(2026, 5, 1, zone=UTC))
    assert (dates.published, dates.updated) == (None, datetime(2026, 5, 1, tzinfo=UTC))


def test_an_embargo_that_is_over_is_none():
    assert settle(hold=at(2026, 5, 1, zone=UTC)).hold_until is None
    later = at(2026, 6, 1, zone=UTC)
    assert settle(hold=later).hold_until == later.moment


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (at(2099, 1, 1, zone=UTC), "in the future, so when it was first seen holds"),
        (at(2026, 5, 1, 10), "without a zone, so that of the source, Europe/Paris, holds"),
        (at(1970, 1, 2, zone=UTC), "no date that can be, left out"),
        (at(2026, 5, 1, 10, zone=UTC), None),
        (at(2026, 5, 1, precision="day"), None),
        (None, None),
    ],
)
def test_what_was_made_of_a_date_is_noted(stated, said):
    info = make_source_info(timezone=PARIS)
    found = date_findings(stated, settle(stated, timezone=PARIS), info, now=NOW)
    assert [one.rule for one in found] == ([said] if said else [])
