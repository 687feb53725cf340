"""What every store must remember of sources, and when their settings count."""

from dataclasses import replace

from publisher.model import (
    FeedHints,
    FetchState,
    FileState,
    Freshness,
    Manners,
    Move,
    Validators,
)
from publisher.protocols import Collected, SiteClaim, Wait
from publisher.testing.store_steps import (
    HOUR,
    SECOND,
    OpenStore,
    claim_site,
    collect,
    newest,
    recognise,
    registered,
)
from publisher.testing.values import NOON, make_entry, make_source_info

MANNERS = Manners(
    freshness=Freshness(max_age=SECOND * 0, expires=NOON, retry_after=HOUR),
    hints=FeedHints(
        ttl=HOUR,
        update_interval=HOUR / 3,
        update_base=NOON - HOUR,
        skip_hours=(0, 23),
        skip_days=(6,),
    ),
    usual_gap=HOUR * 1.5,
    move=Move(
        asked="https://a.example/",
        url="https://b.example/",
        since=NOON,
        sightings=4,
        is_believed=True,
    ),
    gone_since=NOON,
    gone_sightings=2,
    has_ended=True,
    unchanged=7,
    missed=1,
)
"""With every field said."""


class SourcesContract:
    """Try what a store keeps of sources; the fixture is that of `StoreContract`."""

    def test_a_source_that_no_feed_names_is_not_due(self, open_store: OpenStore) -> None:
        """Until one names it again."""
        store = registered(open_store())
        registered(store, sources=(make_source_info("https://b.example/feed"),))
        assert claim_site(store).name == "https://b.example/feed"
        assert store.claim_site(now=NOON, since=NOON, force=True) is None
        registered(store)
        assert claim_site(store).name == "https://source.example/feed"

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
        (known,) = store.recognise(claim.sources[0].row, [make_entry("one").keys])
        assert known.id == "tag:press.example,2026:one"

    def test_a_source_whose_settings_changed_is_read_again(self, open_store: OpenStore) -> None:
        """At once and as a whole; what it says otherwise then is no edit."""
        first = make_source_info(settings_digest="first")
        store = registered(open_store(), sources=(first,))
        state = FetchState(
            validators=Validators(etag=b'"1"', last_modified=b"yesterday"),
            body_digest="b",
            last_poll=NOON - SECOND,
            last_success=NOON,
            due=NOON + HOUR,
            files=(FileState(path="a.txt", size=3, mtime_ns=5, digest="d"),),
            language="fr",
        )
        claim = claim_site(store)
        entry, row = make_entry("one", published=NOON - HOUR), claim.sources[0].row
        brought = Collected(source=row, state=state, files_changed=True, entries=((entry, None),))
        store.record(claim, brought, now=NOON)
        store.release(claim, now=NOON, not_before=NOON)
        registered(store, sources=(first,))
        assert store.claim_site(now=NOON, since=NOON) is None

        registered(store, sources=(make_source_info(settings_digest="second"),))
        again = store.claim_site(now=NOON, since=NOON)
        assert isinstance(again, SiteClaim)
        found = again.sources[0].state
        assert (found.validators, found.body_digest, found.language) == (Validators(), None, None)
        assert found.files[0].digest == ""
        known = recognise(store, row, entry)[0]
        assert known is not None
        assert known.digest != entry.digest
        earlier = replace(entry, published=NOON - 2 * HOUR)
        brought = Collected(source=row, state=state, entries=((earlier, known),))
        assert store.record(again, brought, now=NOON).changed == 0
        (shown,) = newest(store)
        assert (shown.entry.published, shown.changed_at) == (NOON - 2 * HOUR, None)

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
            manners=MANNERS,
        )
        claim = claim_site(store)
        collected = Collected(source=claim.sources[0].row, state=state, files_changed=True)
        store.record(claim, collected, now=NOON)
        store.release(claim, now=NOON, not_before=NOON)
        store.close()
        again = claim_site(open_store(), now=NOON + HOUR)
        assert again.sources[0].state == state

    def test_sources_wait_for_the_sake_of_one_of_them(self, open_store: OpenStore) -> None:
        """All of a site, or those of one host; nobody is made to wait less long."""
        hosts = ("a.example", "a.example", "b.a.example")
        infos = tuple(
            make_source_info(f"https://{host}/{n}", site="a.example", host=host)
            for n, host in enumerate(hosts)
        )
        store = registered(open_store(), sources=infos)
        claim = claim_site(store)
        later = FetchState(last_poll=NOON, due=NOON + 3 * HOUR)
        first = Collected(source=claim.sources[0].row, state=later)
        wait = Wait(host="a.example", until=NOON + 2 * HOUR, reason="it asks to wait")
        store.release(claim, now=NOON, not_before=NOON, polls=[first], waits=[wait])
        claim = claim_site(store, now=NOON + SECOND)
        due = {one.key[-1]: one.state.due for one in claim.sources}
        assert due == {"0": NOON + 3 * HOUR, "1": NOON + 2 * HOUR, "2": None}
        wait = Wait(host=None, until=NOON + HOUR, reason="all of it")
        store.release(claim, now=NOON, not_before=NOON, waits=[wait])
        assert store.claim_site(now=NOON + HOUR - SECOND, since=NOON + HOUR - SECOND) is None

    def test_a_source_belongs_to_the_site_where_it_was_found(self, open_store: OpenStore) -> None:
        """Until the settings have it elsewhere; registering the same again changes nothing."""
        infos = tuple(make_source_info(f"https://{n}.example/", site=f"{n}.example") for n in "ab")
        store = registered(open_store(), sources=infos)
        claim = claim_site(store)
        state = FetchState(last_poll=NOON, due=NOON + HOUR)
        moved = Collected(source=claim.sources[0].row, state=state, site="b.example")
        store.record(claim, moved, now=NOON)
        store.release(claim, now=NOON, not_before=NOON)
        registered(store, sources=infos, digest="other")
        claim = claim_site(store, now=NOON + HOUR)
        assert claim.name == "b.example"
        assert {one.key for one in claim.sources} == {one.key for one in infos}
        store.release(claim, now=NOON + HOUR, not_before=NOON + HOUR)
        elsewhere = replace(infos[0], site="c.example")
        registered(store, sources=(elsewhere, infos[1]), digest="other")
        names = {claim_site(store, now=NOON + 2 * HOUR).name for _ in range(2)}
        assert names == {"b.example", "c.example"}

    def test_a_source_that_is_asked_elsewhere_is_due_at_once(self, open_store: OpenStore) -> None:
        """What the old host wished, even that it is gone, says nothing of the new one."""
        store = registered(open_store(), sources=(make_source_info("s", host="a.example"),))
        claim = claim_site(store)
        later = FetchState(last_poll=NOON, due=NOON + 1000 * HOUR)
        store.record(claim, Collected(source=claim.sources[0].row, state=later), now=NOON)
        store.release(claim, now=NOON, not_before=NOON)
        assert store.claim_site(now=NOON + HOUR, since=NOON + HOUR) is None
        registered(store, sources=(make_source_info("s", host="b.example"),), digest="other")
        assert isinstance(store.claim_site(now=NOON + HOUR, since=NOON + HOUR), SiteClaim)
