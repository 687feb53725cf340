from datetime import UTC, datetime, timedelta

import pytest
from requests.structures import CaseInsensitiveDict

from publisher.http.headers import (
    LONGEST,
    parse_http_date,
    read_freshness,
    read_media_type,
    read_validators,
)
from publisher.model import Freshness, Validators

NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
DATE = "Tue, 12 May 2026 08:00:00 GMT"


def freshness(**headers):
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return read_freshness(CaseInsensitiveDict(named), now=NOW)


def test_validators_are_kept_byte_for_byte():
    headers = CaseInsensitiveDict({"ETag": 'W/"\xe9 "x', "Last-Modified": "whenever, GMT"})
    assert read_validators(headers) == Validators(
        etag=b'W/"\xe9 "x', last_modified=b"whenever, GMT"
    )


def test_an_empty_validator_is_none():
    assert read_validators(CaseInsensitiveDict({"ETag": ""})) == Validators()


@pytest.mark.parametrize(
    ("control", "seconds"),
    [
        ("max-age=3600", 3600),
        ("public, Max-Age = 60", 60),
        ('max-age="90"', 90),
        ("s-maxage=5", None),
        ("max-age=-5", None),
        ("max-age=soon", None),
        ("no-cache, max-age=3600", None),
        ("max-age=3600, no-store", None),
    ],
)
def test_max_age_is_read_unless_it_is_void(control, seconds):
    expected = None if seconds is None else timedelta(seconds=seconds)
    assert freshness(Cache_Control=control).max_age == expected


def test_the_age_of_an_answer_shortens_its_life():
    assert freshness(Cache_Control="max-age=60", Age="20").max_age == timedelta(seconds=40)
    assert freshness(Cache_Control="max-age=60", Age="90").max_age == timedelta(0)


def test_expires_is_relative_to_the_clock_of_the_server():
    answer = freshness(Date=DATE, Expires="Tue, 12 May 2026 08:30:00 GMT")
    assert answer.expires == NOW + timedelta(minutes=30)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("7200", timedelta(hours=2)),
        ("Tue, 12 May 2026 10:00:00 GMT", timedelta(hours=2)),
        ("9" * 20, LONGEST),
        ("-60", None),
        ("soon", None),
        ("Tue, 12 May 2020 10:00:00 GMT", None),
    ],
)
def test_retry_after_is_a_span_whatever_its_form(value, expected):
    assert freshness(Date=DATE, Retry_After=value).retry_after == expected


def test_nothing_said_is_nothing_known():
    assert freshness() == Freshness()


@pytest.mark.parametrize("text", ["", "yesterday", "Tue, 99 May 2026", "0", None])
def test_what_is_no_date_is_none(text):
    assert parse_http_date(text) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("application/RSS+xml; charset=ISO-8859-1", ("application/rss+xml", "ISO-8859-1")),
        ('text/xml;Charset="utf-8"', ("text/xml", "utf-8")),
        ("text/xml", ("text/xml", None)),
        ("", (None, None)),
    ],
)
def test_media_type_and_charset_are_taken_apart(value, expected):
    assert read_media_type(CaseInsensitiveDict({"Content-Type": value})) == expected
