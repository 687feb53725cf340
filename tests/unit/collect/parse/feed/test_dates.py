"""Dates as feeds state them."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.parse.feed.dates import parse_date
from publisher.collect.parse.feed.reader import read_odd_date

NOON = datetime(2026, 5, 12, 12)
ZURICH = timezone(timedelta(hours=2))


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("2026-05-12T12:00:00Z", NOON.replace(tzinfo=UTC), "second"),
        ("2026-05-12T12:00:00.999+02:00", NOON.replace(tzinfo=ZURICH), "second"),
        ("2026-05-12 12:00 +0200", NOON.replace(tzinfo=ZURICH), "minute"),
        ("2026-05-12T12:00:00", NOON, "second"),
        ("2026-05-12", NOON.replace(hour=0), "day"),
        ("20260512T120000Z", NOON.replace(tzinfo=UTC), "second"),
        ("2026-05-11T24:00:00Z", NOON.replace(hour=0, tzinfo=UTC), "second"),
        ("2026-05-12T11:59:60Z", NOON.replace(tzinfo=UTC), "second"),
        ("Tue, 12 May 2026 12:00:00 GMT", NOON.replace(tzinfo=UTC), "second"),
        ("Tue, 12 May 2026 12:00:00 -0000", NOON.replace(tzinfo=UTC), "second"),
        ("Tue, 12 May 2026 12:00:00 +0200", NOON.replace(tzinfo=ZURICH), "second"),
        ("Mon, 12 May 2026 12:00 CEST", NOON.replace(tzinfo=ZURICH), "minute"),
        ("12 May 2026 12:00:00", NOON, "second"),
        ("Tue, 12 May 2026 12:00 PM GMT", NOON.replace(tzinfo=UTC), "minute"),
        ("  Tue,\n12  May 2026 12:00:00 GMT ", NOON.replace(tzinfo=UTC), "second"),
        ("Tue May 12 12:00:00 2026", NOON, "second"),
        ("2026/05/12 12:00:00", NOON, "second"),
        ("2026.5.12", NOON.replace(hour=0), "day"),
        ("2026-05-12 12:00:00 CEST", NOON.replace(tzinfo=ZURICH), "second"),
        ("2026-05-12T12:00:00+02:00[Europe/Zurich]", NOON.replace(tzinfo=ZURICH), "second"),
        ("2026-05-12 12:00 Europe/Zurich", NOON.replace(tzinfo=ZURICH), "minute"),
        ("May 12, 2026", NOON.replace(hour=0), "day"),
        ("12 May 2026", NOON.replace(hour=0), "day"),
        ("May 12, 2026 12:00 PM", NOON, "minute"),
    ],
)
def test_a_date_is_read_with_the_zone_it_states(text, moment, precision):
    date = parse_date(text, read_odd=read_odd_date)
    assert date is not None
    assert (date.moment, date.moment.utcoffset()) == (moment, moment.utcoffset())
    assert date.precision == precision


@pytest.mark.parametrize(
    "text",
    [
        None,
        17,
        "",
        "soon",
        "0001-01-01T00:00:00Z",
        "Mon, 01 Jan 0001 00:00:00 +0000",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1970-01-01T00:00:00Z",
        "2026-13-45T12:00:00Z",
        "2026-02-30",
        "2026-132",
        "2026-05",
        "2026",
        "05/12/2026 10:00",
        "2026년 05월 12일 오후 02:30",
        "9" * 99,
        "x" * 101,
    ],
)
def test_what_is_no_date_is_none(text):
    assert parse_date(text, read_odd=read_odd_date) is None


@given(st.text(alphabet="0123456789-:TZ+ .,AMPGJanMon/", max_size=40))
def test_nothing_that_looks_like_a_date_is_too_odd(text):
    date = parse_date(text, read_odd=read_odd_date)
    assert date is None or date.moment.year >= 1970
