"""The two streets, and one pass over both.

::

    collect   store.claim site | source.fetch | parser.parse | normalise | compare | enrich | store.record
    publish   store.claim feed | select | renderer.render | gate.check | sink.write

They meet only at the store. A pass claims sites until none is due, then feeds until none is due;
``build`` makes one pass, ``run`` makes one at each tick, several processes may make passes at once.
"""  # noqa: E501

import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from publisher.collect.plan import SourcePlan
from publisher.collect.visit import visit
from publisher.model import (
    CollectReport,
    FeedReport,
    PublishReport,
    SourceReport,
)
from publisher.protocols import (
    CollectStore,
    DueSource,
    FeedClaim,
    PublishStore,
    Sink,
    SiteClaim,
)
from publisher.publish.edition import Edition, RenderArticle, publish
from publisher.publish.front import FRONT, RenderFront, publish_front

Clock = Callable[[], datetime]
Observer = Callable[[SourceReport | FeedReport], None]


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
    """

    workers: int = 16
    per_host: int = 1
    spacing: timedelta = timedelta(seconds=1)


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
        """Claim sites until none is due.

        Args:
            since: When the pass began; a source is visited once in it.
            force: Whether due times, back-off and Retry-After are ignored.
        """
        first = self._claim(since, force)
        if first is None:
            return CollectReport()
        reports: list[SourceReport] = []
        with ThreadPoolExecutor(self._pace.workers, thread_name_prefix="site") as pool:
            pending = [pool.submit(self._work, since, force, first)]
            pending += [
                pool.submit(self._work, since, force, None) for _ in range(self._pace.workers - 1)
            ]
            for future in pending:
                reports += future.result()
        return CollectReport(sources=tuple(sorted(reports, key=lambda report: report.key)))

    def _claim(self, since: datetime, force: bool) -> SiteClaim | None:
        if self._stop.is_set():
            return None
        return self._store.claim_site(now=self._clock(), since=since, force=force)

    def _work(self, since: datetime, force: bool, claim: SiteClaim | None) -> list[SourceReport]:
        reports: list[SourceReport] = []
        claim = claim or self._claim(since, force)
        while claim is not None:
            known = tuple(due for due in claim.sources if due.key in self._plans)
            reports += self._visit_site(replace(claim, sources=known))
            if not known:
                # Only sources that another process has read from settings newer than ours.
                break
            if claim.has_more:
                # The rest of a large site's sources come after its spacing, in this same pass.
                self._stop.wait(self._spacing(claim).total_seconds())
            claim = self._claim(since, force)
        return reports

    def _visit_site(self, claim: SiteClaim) -> list[SourceReport]:
        try:
            if self._pace.per_host == 1 or len(claim.sources) == 1:
                return self._visit_in_turn(claim, claim.sources)
            lanes = [claim.sources[n :: self._pace.per_host] for n in range(self._pace.per_host)]
            with ThreadPoolExecutor(self._pace.per_host) as pool:
                parts = pool.map(lambda lane: self._visit_in_turn(claim, lane), lanes)
                return [report for part in parts for report in part]
        finally:
            now = self._clock()
            self._store.release(claim, now=now, not_before=now + self._spacing(claim))

    def _visit_in_turn(self, claim: SiteClaim, sources: Sequence[DueSource]) -> list[SourceReport]:
        reports: list[SourceReport] = []
        for n, due in enumerate(sources):
            if n and self._stop.wait(self._spacing(claim).total_seconds()):
                break
            plan = self._plans[due.key]
            report = visit(plan, due, claim, store=self._store, now=self._clock())
            self._observe(report)
            reports.append(report)
        return reports

    def _spacing(self, claim: SiteClaim) -> timedelta:
        is_local = all(self._plans[due.key].is_local for due in claim.sources)
        return timedelta(0) if is_local else self._pace.spacing


class Publishing:
    """Publish every feed that is due.

    Args:
        store: Hands out feeds and their entries.
        editions: How each feed is published.
        sink: Keeps the files.
        render_article: Makes the page of an article that has no address of its own.
        front: For each file of the site's own, what renders it.
        observe: Is told of each feed as it ends.
        clock: Tells the time.
    """

    def __init__(  # noqa: PLR0913
        self,
        store: PublishStore,
        editions: Sequence[Edition],
        *,
        sink: Sink,
        render_article: RenderArticle,
        front: dict[str, RenderFront],
        observe: Observer,
        clock: Clock = utc_now,
    ) -> None:
        self._store = store
        self._editions = {edition.plan.name: edition for edition in editions}
        self._sink = sink
        self._render_article = render_article
        self._front = front
        self._observe = observe
        self._clock = clock

    def run(self) -> PublishReport:
        """Claim feeds until none is due; the site's own files come last."""
        self._mark_what_was_touched()
        reports: dict[str, FeedReport] = {}
        skip = {FRONT}
        while claim := self._store.claim_feed(now=self._clock(), skip=frozenset(skip)):
            report = self._publish(claim)
            if report is None or report.fault or claim.name in reports:
                skip.add(claim.name)
            if report is not None:
                reports[claim.name] = report
                self._observe(report)
        if claim := self._store.claim_feed(now=self._clock(), skip=frozenset(self._editions)):
            reports[FRONT] = publish_front(
                list(self._editions.values()),
                claim,
                store=self._store,
                sink=self._sink,
                renderers=self._front,
                now=self._clock(),
            )
        return PublishReport(feeds=tuple(report for _, report in sorted(reports.items())))

    def _publish(self, claim: FeedClaim) -> FeedReport | None:
        edition = self._editions.get(claim.name)
        if edition is None:
            # A feed that another process has read from settings newer than ours: leave it to it.
            self._store.give_back(claim)
            return None
        return publish(
            edition,
            claim,
            store=self._store,
            sink=self._sink,
            render_article=self._render_article,
            now=self._clock(),
        )

    def _mark_what_was_touched(self) -> None:
        """Publish anew what is missing or not as we left it."""
        for name, marks in self._store.file_marks().items():
            for mark in marks:
                now = self._sink.mark(mark.name)
                if now is None or (now.size, now.mtime_ns) != (mark.size, mark.mtime_ns):
                    self._store.mark_feed_due(name)
                    break
