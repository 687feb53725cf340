"""Everything that a pass needs, joined."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from publisher.bootstrap.feeds import publishing_of
from publisher.bootstrap.regaining import regain
from publisher.bootstrap.registration import authority_of, open_site_store, register
from publisher.bootstrap.sources import SourcePlans
from publisher.errors import NewerStoreError, SettingsError, StoreError, WriteError
from publisher.model import PassReport, PublishReport, StoreStatus
from publisher.pipeline import Clock, Collecting, Observer, Pace, Publishing, utc_now
from publisher.publish.write import FolderSink
from publisher.settings import Settings, is_missing, missing_paths

if TYPE_CHECKING:
    from publisher.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Hold everything that a pass needs, joined.

    Attributes:
        settings: As read for this pass.
        source_count: How many sources the feeds name.
        warnings: What was odd before the first pass, one sentence each.
        clock: Tells the time.
    """

    settings: Settings
    source_count: int
    warnings: tuple[str, ...]
    store: "Store"
    sink: FolderSink
    collecting: Collecting
    publishing: Publishing
    clock: Clock = utc_now

    def make_pass(self, *, force: bool = False) -> PassReport:
        """Collect what is due, publish what changed."""
        collected = self.collecting.run(since=self.clock(), force=force)
        try:
            self.sink.require_writable()
        except WriteError as error:
            # One line, not one for each feed; what was collected is published once it can be.
            self.store.note_fault(str(error), now=self.clock())
            nothing = PublishReport()
            return PassReport(
                collected=collected,
                published=nothing,
                warnings=self.warnings,
                unpublished=str(error),
            )
        return PassReport(
            collected=collected, published=self.publishing.run(), warnings=self.warnings
        )

    def status(self) -> StoreStatus:
        """Return how sources and feeds stand."""
        return self.store.status(now=self.clock())


@contextmanager
def open_application(
    settings: Settings,
    *,
    observe: Observer,
    stop: threading.Event | None = None,
    clock: Clock = utc_now,
) -> Iterator[Application]:
    """Open the store, and join the parts.

    Args:
        settings: As read.
        observe: Is told of each source and feed as it ends.
        stop: When set, nothing further is begun.
        clock: Tells the time, to everything that asks for it.

    Raises:
        SettingsError: A path was never there; nothing was touched.
        StoreError: The database cannot be used, or is new beside files that cannot be opened.
    """
    _require_paths(settings)
    with (
        closing(open_site_store(settings)) as store,
        closing(_plans(settings, store, stop or threading.Event(), clock)) as plans,
    ):
        sink = FolderSink(settings.output.path)
        register(settings, store)
        warnings = regain(settings, store, now=clock())
        yield Application(
            settings=settings,
            source_count=len(plans),
            warnings=warnings,
            store=store,
            sink=sink,
            collecting=Collecting(
                store, plans, pace=_pace(settings), observe=observe, clock=clock, stop=stop
            ),
            publishing=publishing_of(
                settings,
                store,
                sink=sink,
                authority=plans.authority,
                observe=observe,
                clock=clock,
            ),
            clock=clock,
        )


def require_startable(settings: Settings) -> None:
    """Find out whether passes can ever succeed, before a daemon begins to make them.

    Raises:
        SettingsError: A path was never there.
        NewerStoreError: The database was written by a newer version.
    """
    _require_paths(settings)
    try:
        open_site_store(settings).close()
    except NewerStoreError:
        raise
    except StoreError:
        return  # it may be mended, or let go of; the passes will tell


def _require_paths(settings: Settings) -> None:
    """Refuse paths where nothing is, unless something was found there before."""
    if not (missing := missing_paths(settings)):
        return
    if is_missing(settings.store.path):
        raise SettingsError(missing)
    with closing(open_site_store(settings)) as store:
        sources = store.status(now=utc_now()).sources
    known = frozenset(source.key for source in sources if source.last_success)
    if missing := missing_paths(settings, known=known):
        raise SettingsError(missing)


def _pace(settings: Settings) -> Pace:
    http = settings.http
    return Pace(
        workers=http.workers,
        per_host=http.per_host,
        spacing=http.spacing,
        longest_request=http.total_timeout,
    )


def _plans(
    settings: Settings, store: "Store", stop: threading.Event, clock: Clock
) -> "SourcePlans":
    authority = authority_of(settings, store)
    return SourcePlans(settings, authority=authority, store=store, stop=stop, clock=clock)
