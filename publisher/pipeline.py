"""The two streets, and one pass over both.

::

    collect   store.claim site | source.fetch | parser.parse | normalise | compare | enrich | store.record
    publish   store.claim feed | select | renderer.render | gate.check | sink.write

They meet only at the store. A pass claims sites until none is due, then feeds until none is due;
``build`` makes one pass, ``run`` makes one at each tick, several processes may make passes at once.
"""  # noqa: E501

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from publisher.collect.plan import SourcePlan
from publisher.collect.polls import Polls
from publisher.collect.tour import Tour, Work
from publisher.model import FRONT, CollectReport, FeedReport, PublishReport, SourceReport
from publisher.protocols import (
    Awaited,
    CollectStore,
    DueSource,
    FeedClaim,
    PublishStore,
    Resting,
    Sink,
    SiteClaim,
)
from publisher.publish.edition import Edition, publish
from publisher.publish.front import Pages, publish_front

Clock = Callable[[], datetime]
"""Tells the time, aware UTC."""

Observer = Callable[[SourceReport | FeedReport], None]
"""Is told of each source and feed as it ends, from any thread."""

_AWAITED = "left to another process, which is collecting its sources for the first time"


def utc_now() -> datetime:
    """Return the time by the machine's clock, aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Say how fast a pass may go.

    Attributes:
        workers: Sites in flight at once.
        per_host: Requests in flight to one site.
        spacing: From the end of an answer to the next request to that site.
        longest_request: How long one visit may wait for the web, retry included.
    """

    workers: int = 16
    per_host: int = 1
    spacing: timedelta = timedelta(seconds=1)
    longest_request: timedelta = timedelta(seconds=20)


class Collecting:
    """Collect every due source, sites side by side.

    Args:
        store: Hands out sites and keeps what they bring.
        plans: For each source key, how it is collected.
        pace: How fast.
        observe: Is told of each source as it ends, from any thread.
        clock: Tells the time.
        stop: When set, no further site or source is begun.
    """

    def __init__(
        self,
        store: CollectStore,
        plans: Mapping[str, SourcePlan],
        *,
        pace: Pace,
        observe: Observer,
        clock: Clock = utc_now,
        stop: threading.Event | None = None,
    ) -> None:
        self._store = store
        self._plans = plans
        self._pace = pace
        self._observe = observe
        self._clock = clock
        self._stop = stop or threading.Event()

    def run(self, *, since: datetime, force: bool = False) -> CollectReport:
        """Claim sites until none is due, as many at once as the pace allows.

        Args:
            since: When the pass began; a source is visited once in it.
            force: Whether due times, back-off and Retry-After are ignored.
        """
        tour = Tour(since=since, force=force)
        reports: list[SourceReport] = []
        visits: set[Future[list[SourceReport]]] = set()
        with ThreadPoolExecutor(self._pace.workers, thread_name_prefix="site") as pool:
            while True:
                is_room = len(visits) < self._pace.workers
                claim = self._claim(tour) if is_room else None
                if isinstance(claim, SiteClaim):
                    visits.add(pool.submit(self._visit_site, claim, tour))
                    continue
                pause = self._pause(claim)
                if not visits and pause is None:
                    break
                # A large site is due again as soon as its visit ends.
                ended, visits = self._await(visits, pause)
                for visit_ in ended:
                    reports += visit_.result()
        return CollectReport(sources=tuple(sorted(reports, key=lambda report: report.key)))

    def _claim(self, tour: Tour) -> SiteClaim | Resting | None:
        if self._stop.is_set():
            return None
        return self._store.claim_site(
            now=self._clock(), since=tour.since, force=tour.force, skip=tour.skip
        )

    def _pause(self, resting: Resting | None) -> float | None:
        """Return after how many seconds to claim again, or None where nothing rests."""
        if resting is None:
            return None
        # Never longer than the spacing, should the clock have been set back.
        rest = min(resting.until - self._clock(), self._pace.spacing)
        return max(rest.total_seconds(), 0.001)

    def _await(
        self, visits: set["Future[list[SourceReport]]"], pause: float | None
    ) -> tuple[set["Future[list[SourceReport]]"], set["Future[list[SourceReport]]"]]:
        """Wait for the first visit to end, no longer than a pause; return (ended, others)."""
        if visits:
            ended, others = wait(visits, timeout=pause, return_when=FIRST_COMPLETED)
            return ended, others
        self._stop.wait(pause)
        return set(), set()

    def _visit_site(self, claim: SiteClaim, tour: Tour) -> list[SourceReport]:
        sources = tuple(due for due in claim.sources if due.key in self._plans)
        spacing = self._spacing(sources)
        work = Work(claim=claim, tour=tour, spacing=spacing, polls=Polls(self._store, claim))
        try:
            sources = tour.take(claim.name, sources)
            lanes = [sources[n :: self._pace.per_host] for n in range(self._pace.per_host)]
            if len(sources) <= 1 or len(lanes) == 1:
                return self._visit_in_turn(work, sources)
            with ThreadPoolExecutor(len(lanes)) as pool:
                parts = pool.map(lambda lane: self._visit_in_turn(work, lane), lanes)
                return [report for part in parts for report in part]
        finally:
            now = self._clock()
            self._store.release(
                claim,
                now=now,
                not_before=now + spacing,
                polls=work.polls.take(),
                waits=work.waits,
            )

    def _visit_in_turn(self, work: Work, sources: Sequence[DueSource]) -> list[SourceReport]:
        reports: list[SourceReport] = []
        now = self._clock()
        has_asked = False
        for due in sources:
            plan = self._plans[due.key]
            if work.tour.is_left_alone(work.claim.name, plan.info.host):
                continue
            if has_asked and self._stop.wait(work.spacing.total_seconds()):
                break
            if has_asked and not self._may_ask(work.claim, now):
                break
            now = self._clock()
            # Imported here: a pass with nothing due needs none of it.
            from publisher.collect.visit import visit

            visited = visit(
                plan,
                due,
                work.claim,
                store=self._store,
                clock=self._clock,
                force=work.tour.force,
            )
            if visited is None or not work.polls.add(visited.poll, now=self._clock()):
                break
            has_asked = has_asked or visited.was_asked
            if visited.report is None:
                continue
            if visited.wait is not None:
                work.leave_alone(visited.wait)
            self._observe(visited.report)
            reports.append(visited.report)
        return reports

    def _may_ask(self, claim: SiteClaim, recorded: datetime) -> bool:
        """Tell whether a request that starts now ends while the site is still ours.

        The last recording extended the lease, which is three times as long as any request. So
        the store is asked only when that was long ago: after a long answer, or a long sleep.
        """
        now = self._clock()
        if timedelta(0) <= now - recorded < self._pace.longest_request:
            return True
        return self._store.holds(claim, until=now + self._pace.longest_request)

    def _spacing(self, sources: Sequence[DueSource]) -> timedelta:
        is_local = all(self._plans[due.key].is_local for due in sources)
        return timedelta(0) if is_local else self._pace.spacing


class Publishing:
    """Publish every feed that is due.

    Args:
        store: Hands out feeds and their entries.
        editions: How each feed is published.
        sink: Keeps the files.
        pages: What is made beside the feeds.
        observe: Is told of each feed as it ends.
        clock: Tells the time.
    """

    def __init__(
        self,
        store: PublishStore,
        editions: Sequence[Edition],
        *,
        sink: Sink,
        pages: Pages,
        observe: Observer,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._editions = {edition.plan.name: edition for edition in editions}
        self._sink = sink
        self._pages = pages
        self._observe = observe
        self._clock = clock

    def run(self) -> PublishReport:
        """Claim feeds until none is due; the site's own files come last."""
        self._store.mark_touched(self._sink.mark, now=self._clock())
        reports: dict[str, FeedReport] = {}
        skip = {FRONT}
        while isinstance(claim := self._claim(skip), FeedClaim):
            report = self._publish(claim)
            if report is None or report.fault or claim.name in reports:
                skip.add(claim.name)
            if report is not None:
                reports[claim.name] = report
                self._observe(report)
        for name in claim.names if claim is not None else ():
            reports[name] = FeedReport(name=name, state="unchanged", warnings=(_AWAITED,))
            self._observe(reports[name])
        # Another process may publish a feed while this one makes the front: then once more.
        for _ in range(2):
            front = self._claim(self._editions)
            report = self._publish_front(front) if isinstance(front, FeedClaim) else None
            if report is not None and (FRONT not in reports or report.written or report.fault):
                reports[FRONT] = report
            if report is None or report.fault:
                break
        return PublishReport(feeds=tuple(report for _, report in sorted(reports.items())))

    def _publish_front(self, claim: FeedClaim) -> FeedReport:
        return publish_front(
            list(self._editions.values()),
            claim,
            store=self._store,
            sink=self._sink,
            renderers=self._pages.front,
            now=self._clock(),
        )

    def _claim(self, skip: Iterable[str]) -> FeedClaim | Awaited | None:
        return self._store.claim_feed(now=self._clock(), skip=frozenset(skip))

    def _publish(self, claim: FeedClaim) -> FeedReport | None:
        edition = self._editions.get(claim.name)
        if edition is None:
            # A feed that another process has read from settings newer than ours: leave it to it.
            self._store.give_back(claim, now=self._clock())
            return None
        return publish(
            edition,
            claim,
            store=self._store,
            sink=self._sink,
            render_article=self._pages.article,
            now=self._clock(),
        )
