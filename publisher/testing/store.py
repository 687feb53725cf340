"""What every store must do for the two streets."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any, Protocol

from publisher.model import EntryKey, FetchState, FileState, SourceInfo, Validators
from publisher.protocols import (
    Collected,
    CollectStore,
    FeedClaim,
    FeedInfo,
    FileMark,
    PublishStore,
    Recorded,
    SiteClaim,
)
from publisher.testing.values import NOON, make_entry, make_source_info

SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)
LEASE = timedelta(minutes=2)
"""Longer than any lease."""


class BothStreets(CollectStore, PublishStore, Protocol):
    """Be a whole store, as bootstrap opens one."""

    def sync(self, *, sources: Any, feeds: Any, now: Any) -> None:
        """Register what the settings name."""
        ...

    def close(self) -> None:
        """Close every connection."""
        ...


OpenStore = Callable[[], BothStreets]


class StoreContract:
    """Try a store; the fixture ``open_store`` opens one on the same database each time."""

    def test_a_new_source_is_due_at_once_and_once(self, open_store: OpenStore) -> None:
        """A claim takes the site, so that nobody else gets it."""
        store = registered(open_store())
        assert claim_site(store).sources[0].key == "https://source.example/feed"
        assert store.claim_site(now=NOON, since=NOON) is None

    def test_a_lease_that_ran_out_can_be_taken_over(self, open_store: OpenStore) -> None:
        """A worker that died must not hold a site for ever, nor record when it comes back."""
        store = registered(open_store())
        first = claim_site(store)
        second = claim_site(store, now=NOON + LEASE)
        assert second.fence > first.fence
        collected = Collected(source=first.sources[0].row, state=FetchState())
        assert store.record(first, collected, now=NOON + LEASE).is_void
        assert not store.record(second, collected, now=NOON + LEASE).is_void

    def test_an_entry_keeps_its_id_whatever_changes(self, open_store: OpenStore) -> None:
        """Title, URL, content and our own rules may change; the guid that names it stays."""
        store = registered(open_store())
        keys = (EntryKey(kind="guid", value="g"),)
        collect(store, make_entry("one", keys=keys))
        other = make_entry("two", keys=keys, minted_id="tag:other.example,2027:x")
        assert collect(store, other, now=NOON + HOUR).changed == 1
        (shown,) = newest(store, now=NOON + HOUR)
        assert shown.id == "tag:press.example,2026:one"
        assert shown.entry.title == "Title of two"
        assert shown.first_seen == NOON
        assert shown.changed_at == NOON + HOUR

    def test_two_entries_never_get_one_id(self, open_store: OpenStore) -> None:
        """Not within a document, not across sources, not when both state the same."""
        store = registered(open_store())
        twins = [
            make_entry(
                name,
                own_id="https://x.example/1",
                minted_id="tag:x.example,2026:a",
                position=n,
            )
            for n, name in enumerate(("one", "two", "three"))
        ]
        collect(store, *twins)
        ids = [one.id for one in newest(store)]
        assert len(set(ids)) == 3
        assert "https://x.example/1" in ids

    def test_an_article_without_a_url_gets_one_place_for_ever(self, open_store: OpenStore) -> None:
        """A new title moves neither the page nor the address."""
        store = registered(open_store())
        keys = (EntryKey(kind="path", value="a.txt"),)
        collect(store, make_entry("one", url=None, slug="first-title", keys=keys))
        later = make_entry("one", url=None, slug="second-title", keys=keys, digest="1:new")
        collect(store, later, now=NOON + HOUR)
        (shown,) = newest(store, now=NOON + HOUR)
        assert shown.page_name == "articles/first-title.html"

    def test_undated_entries_of_a_first_import_lie_below_the_dated(
        self, open_store: OpenStore
    ) -> None:
        """In document order, so that an old archive does not bury what is new."""
        store = registered(open_store())
        names = ("undated-1", "undated-2", "dated")
        entries = [
            make_entry(name, position=n, published=None if "un" in name else NOON - HOUR)
            for n, name in enumerate(names)
        ]
        collect(store, *entries)
        titles = [one.entry.slug for one in newest(store)]
        assert titles == ["dated", "undated-1", "undated-2"]

    def test_a_held_entry_waits_and_wakes_its_feed(self, open_store: OpenStore) -> None:
        """An embargo ends by itself."""
        store = registered(open_store())
        collect(store, make_entry("held", hold_until=NOON + HOUR))
        publish(store)
        assert newest(store) == ()
        assert store.claim_feed(now=NOON + HOUR / 2) is None
        assert store.claim_feed(now=NOON + HOUR) is not None
        assert len(newest(store, now=NOON + HOUR)) == 1

    def test_a_feed_is_due_when_an_entry_changed_and_only_then(self, open_store: OpenStore) -> None:
        """An unchanged visit costs no rendering."""
        store = registered(open_store())
        publish(store)
        collect(store, make_entry("one"))
        publish(store)
        assert store.claim_feed(now=NOON + LEASE) is None
        collect(store, now=NOON + HOUR)
        assert store.claim_feed(now=NOON + HOUR) is None

    def test_a_feed_that_failed_stays_due(self, open_store: OpenStore) -> None:
        """The next pass tries again."""
        store = registered(open_store())
        claim = claim_feed(store)
        store.fail(claim, fault="no room", now=NOON)
        assert store.claim_feed(now=NOON) is not None

    def test_changed_settings_make_a_feed_due(self, open_store: OpenStore) -> None:
        """And only then may it become much shorter."""
        store = registered(open_store())
        publish(store)
        registered(store, digest="other")
        assert claim_feed(store).settings_changed

    def test_a_source_that_moved_keeps_its_entries(self, open_store: OpenStore) -> None:
        """``previously`` names its old address."""
        store = registered(open_store())
        collect(store, make_entry("one"))
        moved = make_source_info(
            "https://new.example/feed", previously=("https://source.example/feed",)
        )
        registered(store, sources=(moved,))
        claim = claim_site(store, now=NOON + HOUR)
        assert claim.sources[0].key == "https://new.example/feed"
        known = store.recognise(claim.sources[0].row, [make_entry("one").keys])
        assert known[0] is not None

    def test_state_reads_back_as_it_was_recorded(self, open_store: OpenStore) -> None:
        """Validators byte for byte; files with what was wrong with them."""
        store = registered(open_store())
        file = FileState(path="a.txt", size=3, mtime_ns=5, digest="d", fault="empty")
        state = FetchState(
            validators=Validators(etag=b'W/"\xe9"', last_modified=b"yesterday"),
            body_digest="b",
            failures=2,
            failing_since=NOON,
            fault="HTTP 500",
            last_poll=NOON,
            last_success=NOON - HOUR,
            due=NOON + HOUR,
            due_reason="interval",
            files=(file,),
            title="Theirs",
            home_url="https://source.example/",
            language="fr",
        )
        claim = claim_site(store)
        collected = Collected(source=claim.sources[0].row, state=state, files_changed=True)
        store.record(claim, collected, now=NOON)
        store.release(claim, now=NOON, not_before=NOON)
        store.close()
        again = claim_site(open_store(), now=NOON + HOUR)
        assert again.sources[0].state == state

    def test_a_deleted_article_leaves_only_where_asked(self, open_store: OpenStore) -> None:
        """And comes back with its id when the file does."""
        store = registered(open_store())
        keys = (EntryKey(kind="text", value="t"), EntryKey(kind="path", value="a.txt"))
        entry = make_entry("one", keys=keys)
        collect(store, entry)
        record(store, gone_paths=("a.txt",), now=NOON + HOUR)
        assert len(newest(store, now=NOON + HOUR)) == 1
        collect(store, entry, now=NOON + 2 * HOUR)
        record(store, gone_paths=("a.txt",), hides_gone=True, now=NOON + 3 * HOUR)
        assert newest(store, now=NOON + 3 * HOUR) == ()
        collect(store, entry, now=NOON + 4 * HOUR)
        (back,) = newest(store, now=NOON + 4 * HOUR)
        assert back.id == "tag:press.example,2026:one"

    def test_files_are_remembered_as_they_were_left(self, open_store: OpenStore) -> None:
        """A file that somebody touched is noticed by its mark."""
        store = registered(open_store())
        mark = FileMark(name="news.rss", digest="", size=3, mtime_ns=7)
        publish(store, files=(mark,))
        assert store.file_marks() == {"news": (mark,)}
        store.mark_feed_due("news")
        assert claim_feed(store).files == (mark,)

    def test_threads_never_get_one_site_twice(self, open_store: OpenStore) -> None:
        """Eight at once; each site to one of them."""
        store = open_store()
        names = [f"https://s{n}.example/feed" for n in range(24)]
        registered(store, sources=tuple(make_source_info(name) for name in names))
        with ThreadPoolExecutor(8) as pool:
            claims = list(pool.map(lambda _: store.claim_site(now=NOON, since=NOON), range(32)))
        taken = [claim.name for claim in claims if claim is not None]
        assert sorted(taken) == sorted(names)


def registered(
    store: BothStreets, *, sources: tuple[SourceInfo, ...] = (), digest: str = "d"
) -> BothStreets:
    """Register sources, by default one, and a feed of them all."""
    sources = sources or (make_source_info(),)
    feed = FeedInfo(name="news", source_keys=tuple(one.key for one in sources), digest=digest)
    store.sync(sources=sources, feeds=(feed,), now=NOON)
    return store


def claim_site(store: BothStreets, *, now: Any = NOON) -> SiteClaim:
    """Claim a site that must be there."""
    claim = store.claim_site(now=now, since=now, force=True)
    assert claim is not None
    return claim


def record(store: BothStreets, *, now: Any = NOON, **fields: Any) -> Recorded:
    """Make one visit to the first due source."""
    claim = claim_site(store, now=now)
    state = FetchState(last_poll=now - SECOND, last_success=now)
    recorded = store.record(
        claim, Collected(source=claim.sources[0].row, state=state, **fields), now=now
    )
    store.release(claim, now=now, not_before=now)
    return recorded


def collect(store: BothStreets, *entries: Any, now: Any = NOON) -> Recorded:
    """Record entries as a visit does that recognises them first."""
    claim = claim_site(store, now=now)
    known = store.recognise(claim.sources[0].row, [entry.keys for entry in entries])
    store.release(claim, now=now, not_before=now)
    return record(store, entries=tuple(zip(entries, known, strict=True)), now=now)


def claim_feed(store: BothStreets, *, now: Any = NOON) -> FeedClaim:
    """Claim the feed, which must be due."""
    claim = store.claim_feed(now=now)
    assert claim is not None
    return claim


def publish(store: BothStreets, *, files: tuple[FileMark, ...] = (), now: Any = NOON) -> None:
    """Publish the feed without rendering anything."""
    store.finish(claim_feed(store, now=now), files=files, shown=(), now=now)


def newest(store: BothStreets, *, now: Any = NOON) -> Any:
    """Return what the feed shows."""
    return store.newest("news", limit=50, now=now, order="published")
