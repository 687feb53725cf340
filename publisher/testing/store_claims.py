"""What every store must do when sites are claimed."""

from concurrent.futures import ThreadPoolExecutor

from publisher.model import FetchState
from publisher.protocols import Collected, Resting, SiteClaim
from publisher.testing.store_steps import (
    HOUR,
    LEASE,
    SECOND,
    OpenStore,
    claim_site,
    record,
    registered,
)
from publisher.testing.values import NOON, make_source_info


class ClaimContract:
    """Try how a store hands out sites; the fixture is that of `StoreContract`."""

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

    def test_a_lease_is_held_until_it_is_lost(self, open_store: OpenStore) -> None:
        """Before each further request a worker asks whether the site is still its own."""
        store = registered(open_store())
        first = claim_site(store)
        assert store.holds(first, until=NOON + SECOND)
        assert not store.holds(first, until=NOON + LEASE)
        second = claim_site(store, now=NOON + LEASE)
        assert not store.holds(first, until=NOON + LEASE)
        store.release(first, now=NOON + LEASE, not_before=NOON + HOUR)
        assert store.holds(second, until=NOON + LEASE + SECOND)

    def test_a_site_rests_even_when_forced(self, open_store: OpenStore) -> None:
        """Spacing holds between claims too, and says how long."""
        store = registered(open_store())
        store.release(claim_site(store), now=NOON, not_before=NOON + SECOND)
        for moment in (NOON, NOON + SECOND / 2):
            resting = store.claim_site(now=moment, since=moment + HOUR, force=True)
            assert resting == Resting(until=NOON + SECOND)
        assert claim_site(store, now=NOON + SECOND)

    def test_a_site_that_has_nothing_due_does_not_rest(self, open_store: OpenStore) -> None:
        """A pass waits for spacing only where there is work."""
        store = registered(open_store())
        claim = claim_site(store)
        state = FetchState(last_poll=NOON, due=NOON + HOUR)
        store.record(claim, Collected(source=claim.sources[0].row, state=state), now=NOON)
        store.release(claim, now=NOON, not_before=NOON + SECOND)
        assert store.claim_site(now=NOON, since=NOON) is None

    def test_visits_that_brought_nothing_are_recorded_together(self, open_store: OpenStore) -> None:
        """A few at a time or with the release; what is known of a source stays."""
        infos = tuple(make_source_info(f"https://a.example/{n}", site="a.example") for n in "123")
        store = registered(open_store(), sources=infos)
        claim = claim_site(store)
        first, *others = claim.sources
        known = FetchState(title="A title", fault="a fault", failures=1)
        store.record(claim, Collected(source=first.row, state=known), now=NOON)
        answered = FetchState(title="A title", last_poll=NOON, due=NOON + HOUR)
        polls = [Collected(source=due.row, state=answered) for due in (first, *others)]
        assert store.record_polls(claim, polls[:2], now=NOON)
        store.release(claim, now=NOON, not_before=NOON, polls=polls[2:])
        assert store.claim_site(now=NOON + SECOND, since=NOON + SECOND) is None
        again = store.claim_site(now=NOON + HOUR, since=NOON + HOUR)
        assert isinstance(again, SiteClaim)
        assert [due.state.due for due in again.sources] == [NOON + HOUR] * 3
        assert [due.state.title for due in again.sources] == ["A title", None, None]
        assert again.sources[0].state.fault is None

    def test_who_lost_a_lease_records_no_visits(self, open_store: OpenStore) -> None:
        """Neither by themselves nor with the release."""
        store = registered(open_store())
        first = claim_site(store)
        late = FetchState(last_poll=NOON, due=NOON + HOUR)
        polls = [Collected(source=first.sources[0].row, state=late)]
        second = claim_site(store, now=NOON + LEASE)
        assert not store.record_polls(first, polls, now=NOON + LEASE)
        store.release(first, now=NOON + LEASE, not_before=NOON + HOUR, polls=polls)
        assert store.holds(second, until=NOON + LEASE + SECOND)
        store.release(second, now=NOON + LEASE, not_before=NOON + LEASE)
        assert claim_site(store, now=NOON + 2 * LEASE).sources[0].state.due is None

    def test_a_source_is_visited_once_in_a_pass(self, open_store: OpenStore) -> None:
        """Due at every pass does not mean again and again in one; force does not either."""
        store = registered(open_store())
        record(store, now=NOON + SECOND)
        assert store.claim_site(now=NOON + HOUR, since=NOON) is None
        assert store.claim_site(now=NOON + HOUR, since=NOON, force=True) is None

    def test_a_site_to_be_skipped_is_left_to_others(self, open_store: OpenStore) -> None:
        """And does not stand in the way of the next one."""
        names = ("https://a.example/feed", "https://b.example/feed")
        store = registered(open_store(), sources=tuple(make_source_info(name) for name in names))
        claim = store.claim_site(now=NOON, since=NOON, skip=frozenset(names[:1]))
        assert isinstance(claim, SiteClaim)
        assert claim.name == names[1]
        assert store.claim_site(now=NOON, since=NOON, skip=frozenset(names)) is None

    def test_a_large_site_is_visited_in_parts(self, open_store: OpenStore) -> None:
        """So that it does not keep one worker for ever; no source is left out."""
        keys = {f"https://a.example/{n}" for n in range(45)}
        infos = tuple(make_source_info(key, site="a.example") for key in sorted(keys))
        store = registered(open_store(), sources=infos)
        visited: list[str] = []
        while claim := store.claim_site(now=NOON + HOUR, since=NOON):
            assert isinstance(claim, SiteClaim)
            assert len(claim.sources) < len(keys)
            for due in claim.sources:
                state = FetchState(last_poll=NOON + HOUR, due=NOON + 2 * HOUR)
                store.record(claim, Collected(source=due.row, state=state), now=NOON + HOUR)
                visited.append(due.key)
            store.release(claim, now=NOON + HOUR, not_before=NOON + HOUR)
        assert sorted(visited) == sorted(keys)

    def test_a_site_that_a_redirect_leads_to_is_taken_by_name(self, open_store: OpenStore) -> None:
        """Known or not; while it is leased or rests, nobody else gets it, by name or otherwise."""
        store = registered(open_store())
        for name in ("elsewhere.example", "https://source.example/feed"):
            taken = store.claim_named(name, now=NOON)
            assert taken is not None
            assert (taken.name, taken.sources) == (name, ())
            assert store.claim_named(name, now=NOON) is None
        assert store.claim_site(now=NOON, since=NOON, force=True) is None
        assert taken is not None
        store.release(taken, now=NOON, not_before=NOON + SECOND)
        assert store.claim_named(taken.name, now=NOON + SECOND / 2) is None
        claim = claim_site(store, now=NOON + SECOND)
        assert claim.name == taken.name
        assert claim.fence > taken.fence
        assert store.claim_named(taken.name, now=NOON + SECOND) is None

    def test_threads_never_get_one_site_twice(self, open_store: OpenStore) -> None:
        """Eight at once; each site to one of them."""
        store = open_store()
        names = [f"https://s{n}.example/feed" for n in range(24)]
        registered(store, sources=tuple(make_source_info(name) for name in names))
        with ThreadPoolExecutor(8) as pool:
            claims = list(pool.map(lambda _: store.claim_site(now=NOON, since=NOON), range(32)))
        taken = [claim.name for claim in claims if isinstance(claim, SiteClaim)]
        assert sorted(taken) == sorted(names)
