"""What every store must do when feeds are claimed and published."""

from dataclasses import replace

from publisher.model import FRONT, FetchState
from publisher.protocols import Awaited, Collected, FileMark
from publisher.testing.store_steps import (
    HOUR,
    LEASE,
    OpenStore,
    claim_feed,
    claim_site,
    collect,
    newest,
    publish,
    registered,
)
from publisher.testing.values import NOON, make_entry, make_source_info


class FeedContract:
    """Try how a store hands out feeds; the fixture is that of `StoreContract`."""

    def test_a_feed_shows_the_newest_of_all_its_sources(self, open_store: OpenStore) -> None:
        """Newest first over more sources than one query joins; equal ones by id."""
        names = [f"https://s{n:03}.example/feed" for n in range(130)]
        store = registered(open_store(), sources=tuple(make_source_info(name) for name in names))
        for n, _ in enumerate(names):
            claim = claim_site(store)
            ages = (n, n + 1000)
            entries = tuple(
                (make_entry(f"{claim.name}-{age}", published=NOON - (age // 2) * HOUR), None)
                for age in ages
            )
            state = FetchState(last_poll=NOON, due=NOON + HOUR)
            source = claim.sources[0].row
            store.record(claim, Collected(source=source, state=state, entries=entries), now=NOON)
            store.release(claim, now=NOON, not_before=NOON + HOUR)
        shown = store.newest("news", limit=120, now=NOON, order="published")
        places = [(-one.sort_at.timestamp(), one.id) for one in shown]
        assert len(places) == 120
        assert places == sorted(places)
        assert min(one.sort_at for one in shown) == NOON - 59 * HOUR

    def test_who_states_no_more_than_a_change_is_dated_by_that(self, open_store: OpenStore) -> None:
        """Many Atom feeds do; the place is kept when they change again."""
        store = registered(open_store())
        early = make_entry("early", published=None, updated=NOON - 2 * HOUR)
        between = make_entry("between", published=NOON - 3 * HOUR)
        undated = make_entry("undated", published=None)
        collect(store, undated, early, between)
        changed = replace(early, updated=NOON, digest="1:other")
        collect(store, changed, now=NOON + HOUR)
        shown = [one.entry.title for one in newest(store, now=NOON + HOUR)]
        assert shown == ["Title of early", "Title of between", "Title of undated"]
        assert newest(store, now=NOON + HOUR)[0].sort_at == NOON - 2 * HOUR

    def test_settings_that_change_while_a_feed_is_published_are_not_done(
        self, open_store: OpenStore
    ) -> None:
        """It is published again, and may then be much shorter."""
        store = registered(open_store())
        claim = claim_feed(store)
        registered(store, digest="other")
        store.finish(claim, files=(), shown=(), now=NOON)
        assert claim_feed(store).settings_changed

    def test_a_feed_is_due_when_an_entry_changed_and_only_then(self, open_store: OpenStore) -> None:
        """An unchanged visit costs no rendering."""
        store = registered(open_store())
        publish(store)
        collect(store, make_entry("one"))
        publish(store)
        assert store.claim_feed(now=NOON + LEASE) is None
        collect(store, now=NOON + HOUR)
        assert store.claim_feed(now=NOON + HOUR) is None

    def test_a_feed_is_awaited_while_others_collect_for_it_for_the_first_time(
        self, open_store: OpenStore
    ) -> None:
        """An empty file would be published, and then replaced; later ones are never held up."""
        ours, theirs = registered(open_store()), open_store()
        claim = claim_site(theirs)
        assert ours.claim_feed(now=NOON) == Awaited(names=("news",))
        assert ours.claim_feed(now=NOON, skip=frozenset({"news"})) is None
        assert claim_feed(ours, now=NOON + LEASE).name == "news"
        theirs.release(claim, now=NOON, not_before=NOON)
        collect(theirs, make_entry("one"))
        publish(theirs, now=NOON + 2 * LEASE)
        more = (make_source_info(), make_source_info("https://b.example/feed"))
        registered(theirs, sources=more)
        while claim_site(theirs, now=NOON + HOUR).name != "https://b.example/feed":
            pass
        assert claim_feed(ours, now=NOON + HOUR).name == "news"

    def test_a_feed_of_ones_own_sources_is_not_awaited(self, open_store: OpenStore) -> None:
        """Other threads of the process may still be collecting."""
        store = registered(open_store())
        claim_site(store)
        assert claim_feed(store).name == "news"

    def test_a_feed_that_failed_stays_due(self, open_store: OpenStore) -> None:
        """The next pass tries again."""
        store = registered(open_store())
        store.give_back(claim_feed(store), now=NOON, fault="no room")
        assert store.claim_feed(now=NOON) is not None

    def test_entries_that_wait_for_their_feed_can_be_left_out(self, open_store: OpenStore) -> None:
        """The front shows what readers find behind it."""
        store = registered(open_store())
        collect(store, make_entry("one"), make_entry("two"))
        store.finish(claim_feed(store), files=(), shown=[newest(store)[0].id], now=NOON)
        collect(store, make_entry("three"), now=NOON + HOUR)
        store.give_back(claim_feed(store), now=NOON, fault="no room")
        shown = store.newest(
            "news", limit=9, now=NOON + HOUR, order="published", published_only=True
        )
        assert len(newest(store, now=NOON + HOUR)) == len("123")
        assert [one.id for one in shown] == [newest(store)[0].id]

    def test_the_front_is_due_after_each_feed(self, open_store: OpenStore) -> None:
        """Also when that is published while the front is."""
        store = registered(open_store(), with_front=True)
        front, feed = claim_feed(store), claim_feed(store)
        assert (front.name, feed.name) == (FRONT, "news")
        store.finish(feed, files=(), shown=(), now=NOON)
        store.finish(front, files=(), shown=(), now=NOON)
        front = claim_feed(store)
        assert front.name == FRONT
        store.finish(front, files=(), shown=(), now=NOON)
        assert store.claim_feed(now=NOON) is None

    def test_changed_settings_make_a_feed_due(self, open_store: OpenStore) -> None:
        """And only then may it become much shorter."""
        store = registered(open_store())
        publish(store)
        registered(store, digest="other")
        assert claim_feed(store).settings_changed

    def test_files_are_remembered_as_they_were_left(self, open_store: OpenStore) -> None:
        """A file that somebody touched is noticed by its mark."""
        store = registered(open_store())
        mark = FileMark(name="news.rss", digest="", size=3, mtime_ns=7)
        publish(store, files=(mark,))
        store.mark_touched({"news.rss": replace(mark, digest="x")}.get, now=NOON)
        assert store.claim_feed(now=NOON) is None
        store.mark_touched({"news.rss": replace(mark, mtime_ns=8)}.get, now=NOON)
        assert claim_feed(store).files == (mark,)

    def test_a_feed_that_is_being_published_was_touched_by_nobody(
        self, open_store: OpenStore
    ) -> None:
        """Another process sees its new files before it has noted how they were left."""
        store = registered(open_store())
        publish(store, files=(FileMark(name="news.rss", digest="", size=3, mtime_ns=7),))
        collect(store, make_entry("one"))
        claim = claim_feed(store)
        store.mark_touched(lambda _: None, now=NOON)
        store.finish(claim, files=(), shown=(), now=NOON)
        assert store.claim_feed(now=NOON) is None
