from datetime import timedelta

import pytest

from publisher.model import SafeHtml
from publisher.store.rereading import date_read_again, is_edited
from publisher.testing import make_entry
from publisher.testing.values import NOON

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("before", "read", "precision", "expected"),
    [
        pytest.param(-5 * DAY, -5 * DAY - 9 * HOUR, "second", -5 * DAY - 9 * HOUR, id="moved"),
        pytest.param(-60 * DAY, -30 * DAY, "day", -30 * DAY, id="another-day"),
        pytest.param(-DAY, None, "second", -DAY, id="not-read-any-more"),
        pytest.param(-HOUR, 2 * HOUR, "second", 0 * HOUR, id="now-in-the-future"),
        pytest.param(0 * HOUR, 2 * HOUR, "second", 0 * HOUR, id="still-in-the-future"),
        pytest.param(0 * HOUR, -7 * HOUR, "second", -7 * HOUR, id="never-was-in-the-future"),
        pytest.param(0 * HOUR, -3 * HOUR, "day", 0 * HOUR, id="seen-on-its-day"),
        pytest.param(0 * HOUR, -3 * DAY, "day", -3 * DAY, id="seen-on-another-day"),
        pytest.param(9 * DAY, 10 * DAY, "second", 10 * DAY, id="held"),
    ],
)
def test_a_date_is_read_again_and_what_the_clock_made_of_it_stays(
    before, read, precision, expected
):
    published = None if read is None else NOON + read
    entry = make_entry("a", published=published, published_precision=precision)
    assert date_read_again(entry, NOON + before, first_seen=NOON) == NOON + expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("1:a", "1:a", False),
        ("1:a", "1:b", True),
        ("again 1:a", "1:a", False),
        ("again 1:a", "1:b", True),
        ("1:a", "2:b", False),
        ("", "1:a", True),
    ],
)
def test_only_digests_of_one_version_tell_of_an_edit(before, after, expected):
    one, other = make_entry("a", digest=after), make_entry("b")
    assert is_edited(one, other, digest=before) is expected


def test_dates_that_are_read_otherwise_are_no_edit():
    one = make_entry("a", published=NOON, digest="1:b")
    before = make_entry("a", published=NOON - HOUR)
    assert not is_edited(one, before, digest="again 1:a")
    assert is_edited(one, before, digest="1:a")
    content_goes = make_entry("a", content_html=SafeHtml(""), digest="1:b")
    assert not is_edited(content_goes, before, digest="again 1:a")
