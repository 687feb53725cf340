"""Entries that a store was given back, until their sources claim them."""

import pytest

from publisher.model import RecoveredEntry, SourceCredit
from publisher.protocols import Collected, FeedInfo
from publisher.store.store import open_store
from publisher.testing.store_steps import HOUR, claim_feed, claim_site, newest, publish
from publisher.testing.values import NOON, make_entry, make_source_info

A, B = make_source_info("https://a.example/feed"), make_source_info("https://b.example/feed")


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "publisher.db")
    register(store)
    yield store
    store.close()


def register(store, *, sources=(A, B), digest="d"):
    feeds = (
        FeedInfo(name="news", source_keys=tuple(one.key for one in sources), digest=digest),
        FeedInfo(name="own", source_keys=(sources[0].key,), digest=digest),
    )
    store.sync(sources=sources, feeds=feeds, now=NOON)


def recovered(name="one", *, feeds=("news",), source=None, credit=None, **fields):
    entry = make_entry(name, keys=(), digest="", **fields)
    return RecoveredEntry(
        id=entry.minted_id,
        entry=entry,
        feeds=feeds,
        source=source,
        credit=credit,
        first_seen=NOON - HOUR,
        changed_at=None,
        sort_at=entry.published or NOON - HOUR,
    )


def visit(store, key, *entries, now=NOON, **fields):
    """Record what a source yields, each entry claiming what has its id."""
    claims = [claim_site(store, now=now) for _ in (A, B)]
    (claim,) = (one for one in claims if one.sources[0].key == key)
    row = claim.sources[0].row
    known = {one.id: one for one in store.recognise(row, [one.keys for one in entries])}
    store.record(
        claim,
        Collected(
            source=row,
            state=claim.sources[0].state,
            entries=tuple((one, known.get(one.minted_id)) for one in entries),
            after_loss=any(one.is_restored for one in known.values()),
            **fields,
        ),
        now=now,
    )
    for one in claims:
        store.release(one, now=now, not_before=now)
    return known


def shown(store, feed="news"):
    return [one.id for one in store.newest(feed, limit=9, now=NOON + HOUR, order="published")]


def test_a_store_is_given_back_once_and_only_while_it_is_new(store):
    assert store.is_new()
    assert store.restore([recovered()])
    assert not store.is_new()
    assert not store.restore([recovered("two")])
    assert shown(store) == [recovered().id]


def test_a_store_that_has_entries_is_not_new(store):
    visit(store, A.key, make_entry("one"))
    assert not store.is_new()
    assert not store.restore([recovered("two")])


def test_a_new_site_is_asked_once(store):
    assert store.restore([])
    assert not store.is_new()


def test_an_entry_is_in_the_feeds_that_showed_it_and_stays_when_settings_change(store):
    store.restore(
        [recovered("both", feeds=("news", "own")), recovered("one"), recovered("x", feeds=())]
    )
    assert set(shown(store)) == {recovered("both").id, recovered("one").id}
    assert shown(store, "own") == [recovered("both").id]
    register(store, digest="other")
    register(store, sources=(A,), digest="third")
    assert set(shown(store)) == {recovered("both").id, recovered("one").id}
    assert newest(store)[0].source_title is None


def test_a_credit_is_kept_for_a_source_that_nobody_knows(store):
    url = "https://gone.example/feed"
    store.restore(
        [recovered(credit=SourceCredit(title="Gone", url=url, home_url="https://gone.example/"))]
    )
    (one,) = newest(store)
    assert (one.source_title, one.source_home_url) == ("Gone", "https://gone.example/")


def test_a_source_takes_over_what_it_yields_with_its_place_and_dates(store):
    store.restore([recovered(published=NOON - 5 * HOUR)])
    publish(store)
    entry = make_entry("one", published=NOON, title="Edited")
    visit(store, B.key, entry)
    (one,) = newest(store)
    assert (one.id, one.source, one.entry.title) == (entry.minted_id, B.key, "Edited")
    assert (one.sort_at, one.first_seen) == (NOON - 5 * HOUR, NOON - HOUR)
    assert one.entry.published == NOON - 5 * HOUR
    assert one.changed_at == NOON
    assert claim_feed(store).name == "news"
    (known,) = store.recognise(2, [entry.keys])
    assert (known.is_restored, known.keys) == (False, entry.keys)


def test_only_a_source_of_its_feeds_may_have_had_it(store):
    store.restore([recovered("own", feeds=("own",)), recovered("free", feeds=())])
    assert set(visit(store, B.key, make_entry("new"))) == {recovered("free").id}
    assert set(visit(store, A.key, make_entry("new2"))) == {
        recovered("own").id,
        recovered("free").id,
    }


def test_what_must_have_come_from_one_source_is_not_offered_to_another(store):
    store.restore([recovered(source=A.key)])
    assert visit(store, B.key, make_entry("new")) == {}
    assert set(visit(store, A.key, make_entry("new2"))) == {recovered().id}


def places(store):
    return [one.entry.slug for one in newest(store, now=NOON + HOUR)]


@pytest.mark.parametrize("source", [A.key, None], ids=["attached", "claimed"])
def test_what_a_feed_with_room_did_not_show_is_new(store, source):
    """It would have been shown; undated, it stands where it would have stood."""
    store.restore([recovered(published=NOON - HOUR, source=source)], complete=["news"])
    entries = [make_entry("undated", published=None), make_entry("one", published=NOON - HOUR)]
    visit(store, A.key, *entries)
    assert places(store) == ["undated", "one"]
    assert newest(store)[0].first_seen == NOON


def test_the_archive_of_a_source_that_no_feed_showed_lies_below(store):
    store.restore([recovered(published=NOON - HOUR)], complete=["news"])
    visit(store, B.key, make_entry("undated", published=None), make_entry("old", published=NOON))
    assert places(store) == ["old", "undated", "one"]
    assert {one.first_seen for one in newest(store)} == {NOON, NOON - HOUR}


def test_what_is_unknown_after_a_loss_had_come_before_unless_it_is_dated_later(store):
    store.restore([recovered(published=NOON - HOUR, source=A.key)])
    entries = [
        make_entry("undated", published=None, position=1),
        make_entry("old", published=NOON - 9 * HOUR, position=2),
        make_entry("new", published=NOON, position=3),
    ]
    visit(store, A.key, *entries)
    found = {one.entry.slug: one for one in newest(store)}
    assert [one.entry.slug for one in newest(store)] == ["new", "one", "old", "undated"]
    assert found["new"].first_seen == NOON
    assert found["old"].first_seen < found["one"].first_seen
    assert found["undated"].first_seen < found["one"].first_seen
    visit(store, A.key, make_entry("later", published=None), now=NOON + HOUR / 2)
    assert newest(store, now=NOON + HOUR)[0].entry.slug == "later"
