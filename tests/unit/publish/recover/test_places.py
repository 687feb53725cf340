"""Places that give a file's order again."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from publisher.publish.recover.places import places
from publisher.testing.values import NOON

DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def order(ids, found):
    """Return the ids as the store sorts them."""
    return [
        one
        for _, one in sorted(zip(found, ids, strict=True), key=lambda p: (-p[0].timestamp(), p[1]))
    ]


def place(*stated, hints=None, ids="abcdefgh"):
    ids = list(ids[: len(stated)])
    found = places(ids, stated, hints=hints or [None] * len(stated), last=NOON)
    assert order(ids, found) == ids
    return found


def test_dates_in_order_are_kept():
    dates = [NOON, NOON, NOON - DAY]
    assert place(*dates) == dates


def test_one_without_a_date_stands_between_its_neighbours():
    first, between, last = place(NOON, None, NOON - SECOND)
    assert (first, last) == (NOON, NOON - SECOND)
    assert last < between < first


def test_one_on_top_is_newer_than_the_first_date():
    assert place(None, None, NOON - DAY)[2] == NOON - DAY


def test_an_archive_without_dates_lies_below_its_last_date():
    found = place(NOON - DAY, None, None)
    assert found[0] == NOON - DAY
    assert found[0] - found[2] < SECOND


def test_a_date_that_does_not_fit_is_passed_over_and_no_other_moves():
    found = place(NOON, NOON - DAY, NOON + DAY, NOON - 2 * DAY)
    assert found[:2] + found[3:] == [NOON, NOON - DAY, NOON - 2 * DAY]


def test_a_second_that_fits_is_kept():
    hints = [None, NOON - 3 * DAY, NOON - 3 * DAY, None]
    found = place(NOON, None, None, NOON - 5 * DAY, hints=hints)
    assert {moment.replace(microsecond=0) for moment in found[1:3]} == {NOON - 3 * DAY}


def test_nothing_known_at_all_begins_in_the_last_second():
    found = place(None, None, None)
    assert {moment.replace(microsecond=0) for moment in found} == {NOON}


MOMENTS = st.one_of(st.none(), st.integers(0, 5).map(lambda n: NOON - n * SECOND))


@given(st.lists(st.tuples(MOMENTS, MOMENTS), max_size=12), st.permutations("abcdefghijkl"))
def test_any_order_comes_again_where_no_second_is_full(pairs, names):
    """Dates of one second leave no room between them, and are sorted by id."""
    ids = names[: len(pairs)]
    found = places(ids, [d for d, _ in pairs], hints=[h for _, h in pairs], last=NOON)
    assert len(found) == len(ids)
    assert found == sorted(found, reverse=True)
