"""What every store must do for the two streets."""

from publisher.model import EntryKey
from publisher.testing.store_claims import ClaimContract
from publisher.testing.store_feeds import FeedContract
from publisher.testing.store_sources import SourcesContract
from publisher.testing.store_steps import (
    HOUR,
    BothStreets,
    OpenStore,
    claim_site,
    collect,
    newest,
    publish,
    record,
    registered,
)
from publisher.testing.values import NOON, make_article, make_entry


class StoreContract(ClaimContract, SourcesContract, FeedContract):
    """Try a store; the fixture ``open_store`` opens one on the same database each time."""

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

    def test_entries_of_one_guid_come_with_their_words(self, open_store: OpenStore) -> None:
        """Nothing else tells which is which; where no doubt is, words would cost for nothing."""
        store = registered(open_store())
        shared = EntryKey(kind="guid", value="g")
        twins = [make_entry(name, keys=(shared,)) for name in ("one", "two")]
        record(store, entries=tuple((one, None) for one in (*twins, make_entry("three"))))
        source = claim_site(store, now=NOON + HOUR).sources[0].row
        found = store.recognise(source, [twins[0].keys, make_entry("three").keys])
        titles = [one.entry and one.entry.title for one in found]
        assert titles == ["Title of one", "Title of two", None]
        twice = store.recognise(source, [make_entry("three").keys, make_entry("three").keys])
        assert [one.entry and one.entry.title for one in twice] == ["Title of three"]

    def test_articles_without_a_file_come_where_one_may_be_them(
        self, open_store: OpenStore
    ) -> None:
        """Now or earlier; not those that have a file, and not for what is known by its text."""
        store = registered(open_store())
        names = ("kept", "gone", "lost")
        articles = {name: make_article(name) for name in names}
        record(store, entries=tuple((one, None) for one in articles.values()))
        record(store, gone_paths=("lost.txt",), now=NOON + HOUR)
        source = claim_site(store, now=NOON + 2 * HOUR).sources[0].row
        found = store.recognise(source, [make_article("new").keys], gone=["gone.txt"])
        assert [one.entry and one.entry.title for one in found] == [
            "Title of gone",
            "Title of lost",
        ]
        same = store.recognise(source, [articles["kept"].keys], gone=["gone.txt"])
        assert [(one.id, one.entry) for one in same] == [("tag:press.example,2026:kept", None)]

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

    def test_the_date_of_a_held_entry_can_be_corrected(self, open_store: OpenStore) -> None:
        """Nobody has seen it; a year mistyped must not stay on top for ever."""
        store = registered(open_store())
        collect(store, make_entry("one", published=NOON + 365 * HOUR, hold_until=NOON + 365 * HOUR))
        collect(store, make_entry("one", published=NOON, digest="1:mended"), now=NOON + HOUR)
        (shown,) = newest(store, now=NOON + HOUR)
        assert (shown.entry.published, shown.sort_at, shown.changed_at) == (NOON, NOON, None)

    def test_the_date_of_a_shown_entry_stays(self, open_store: OpenStore) -> None:
        """Whatever the source says later."""
        store = registered(open_store())
        collect(store, make_entry("one", published=NOON))
        collect(store, make_entry("one", published=NOON + HOUR, digest="1:x"), now=NOON + 2 * HOUR)
        (shown,) = newest(store, now=NOON + 2 * HOUR)
        assert (shown.entry.published, shown.sort_at) == (NOON, NOON)

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

    def test_what_a_complete_document_lacks_is_gone(self, open_store: OpenStore) -> None:
        """And what only vanished from another one stays; what comes back is shown again."""
        store = registered(open_store())
        collect(store, make_entry("one"), make_entry("two"))
        known = self._known(store, "one")
        record(store, present=(known,), now=NOON + HOUR)
        assert len(newest(store, now=NOON + HOUR)) == 2
        gone = record(store, present=(known,), is_complete=True, now=NOON + 2 * HOUR)
        assert gone.removed == 1
        assert [one.entry.title for one in newest(store, now=NOON + 2 * HOUR)] == ["Title of one"]
        record(store, is_complete=True, now=NOON + 3 * HOUR)
        assert len(newest(store, now=NOON + 3 * HOUR)) == 1
        back = (known, self._known(store, "two"))
        assert record(store, present=back, is_complete=True, now=NOON + 4 * HOUR).changed == 1
        assert len(newest(store, now=NOON + 4 * HOUR)) == 2

    def test_what_its_source_deleted_is_gone(self, open_store: OpenStore) -> None:
        """By its guid, unless the document holds it all the same."""
        store = registered(open_store())
        collect(store, make_entry("one"), make_entry("two"))
        known = self._known(store, "one")
        gone = record(store, present=(known,), deleted=("one", "two", "three"), now=NOON + HOUR)
        assert gone.removed == 1
        assert [one.entry.title for one in newest(store, now=NOON + HOUR)] == ["Title of one"]
        assert record(store, deleted=("two",), now=NOON + 2 * HOUR).removed == 0

    def _known(self, store: BothStreets, name: str) -> int:
        claim = claim_site(store, now=NOON + 100 * HOUR)
        (known,) = store.recognise(claim.sources[0].row, [make_entry(name).keys])
        store.release(claim, now=NOON, not_before=NOON)
        return known.row
