"""The only place where concrete classes are chosen and joined."""

import hashlib
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

from publisher import __version__
from publisher.collect.plan import SourcePlan
from publisher.model import PassReport, Person, SourceInfo, StoreStatus
from publisher.pipeline import Collecting, Observer, Pace, Publishing
from publisher.plugins import ENRICHERS, INSTALLED, PARSERS, RENDERERS
from publisher.protocols import Enricher, EnricherContext, FeedInfo, Parser, Renderer, SourceContext
from publisher.publish.edition import Edition
from publisher.publish.front import FRONT
from publisher.publish.select import FeedPlan
from publisher.publish.write import FolderSink
from publisher.settings import (
    FeedSettings,
    Settings,
    SourceSettings,
    distinct_sources,
    load_settings,
    source_info,
    source_infos,
)
from publisher.store import open_store

if TYPE_CHECKING:
    from publisher.http import HttpClient
    from publisher.store import Store

RENDERING_VERSION = 1
"""Raised when renderers or templates write other bytes for the same document."""


def utc_now() -> datetime:
    """Return the time by the machine's clock, aware UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """Hold everything that a pass needs, joined.

    Attributes:
        settings: As read for this pass.
        output: The folder that is published.
        source_count: How many sources the feeds name.
    """

    settings: Settings
    output: Path
    source_count: int
    collecting: Collecting
    publishing: Publishing

    def make_pass(self, *, force: bool = False) -> PassReport:
        """Collect what is due, publish what changed."""
        collected = self.collecting.run(since=utc_now(), force=force)
        return PassReport(collected=collected, published=self.publishing.run())


@contextmanager
def open_application(
    config: Path, *, observe: Observer, stop: threading.Event | None = None
) -> Iterator[Application]:
    """Read the settings, open the store, and join the parts.

    Raises:
        SettingsError: The configuration is wrong; nothing was touched.
        StoreError: The database cannot be used.
        WriteError: The output folder cannot be written.
    """
    settings = load_settings(config)
    with (
        closing(_open_store(settings)) as store,
        closing(_plans(settings, store, stop or threading.Event())) as plans,
    ):
        # After the store: a database that is newer than we are leaves everything untouched.
        sink = FolderSink(settings.output.path)
        sink.require_writable()
        _register(settings, store)
        yield Application(
            settings=settings,
            output=settings.output.path,
            source_count=len(plans),
            collecting=Collecting(store, plans, pace=_pace(settings), observe=observe, stop=stop),
            publishing=_publishing(
                settings, store, sink=sink, authority=plans.authority, observe=observe
            ),
        )


def read_status(config: Path) -> StoreStatus:
    """Return how sources and feeds stand, without changing anything."""
    settings = load_settings(config)
    with closing(_open_store(settings)) as store:
        _register(settings, store)
        return store.status(now=utc_now(), hidden=frozenset({FRONT}))


def _open_store(settings: Settings) -> "Store":
    return open_store(settings.store.path, longest_request=settings.http.total_timeout)


def _register(settings: Settings, store: "Store") -> None:
    """Tell the store which sources and feeds there are; nothing is written when it knows."""
    infos = source_infos(settings)
    feeds = [
        FeedInfo(
            name=feed.name,
            source_keys=feed.source_keys,
            digest=_digest(settings, feed.model_dump_json(exclude={"gate", "sources"})),
        )
        for feed in settings.feeds
    ]
    every_key = tuple(info.key for info in infos)
    names = " ".join(feed.name for feed in settings.feeds)
    feeds.append(FeedInfo(name=FRONT, source_keys=every_key, digest=_digest(settings, names)))
    store.sync(sources=infos, feeds=feeds, now=utc_now())


def _digest(settings: Settings, own: str) -> str:
    """Digest everything that a feed's files depend on besides its entries."""
    site = settings.site.model_dump_json()
    parts = (__version__, str(RENDERING_VERSION), site, " ".join(settings.output.formats), own)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _authority(settings: Settings, store: "Store") -> str:
    """Return the tag authority: as set, else the domain of base_url and the year of first use."""
    if settings.site.id_authority:
        return settings.site.id_authority
    kept = store.meta_get("id_authority")
    if kept:
        return kept
    from urllib.parse import urlsplit

    from publisher.publish.recover import published_authority

    domain = urlsplit(settings.site.base_url).hostname or "localhost"
    recovered = published_authority(settings.output.path, domain)
    return store.meta_set_default("id_authority", recovered or f"{domain},{utc_now().year}")


def _pace(settings: Settings) -> Pace:
    http = settings.http
    return Pace(
        workers=http.workers,
        per_host=http.per_host,
        spacing=http.spacing,
        longest_request=http.total_timeout,
    )


def _plans(settings: Settings, store: "Store", stop: threading.Event) -> "SourcePlans":
    return SourcePlans(settings, authority=_authority(settings, store), store=store, stop=stop)


class SourcePlans(Mapping[str, SourcePlan]):
    """Make the plan of a source when it is first asked for.

    A pass in which nothing is due imports no parser, no enricher and no HTTP client.

    Args:
        settings: Everything configured.
        authority: Tag authority for ids that we mint.
        store: Hands out the sites that redirects lead to.
        stop: When set, no site is waited for.
    """

    def __init__(
        self, settings: Settings, *, authority: str, store: "Store", stop: threading.Event
    ) -> None:
        self.authority = authority
        self._settings = settings
        self._store = store
        self._stop = stop
        self._sources = {source.key: source for source in distinct_sources(settings)}
        self._plans: dict[str, SourcePlan] = {}
        self._web: HttpClient | None = None
        self._making = threading.Lock()

    def __getitem__(self, key: str) -> SourcePlan:
        """Return the plan of a source."""
        with self._making:
            if key not in self._plans:
                self._plans[key] = self._make(self._sources[key])
            return self._plans[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether the settings name a source; its plan is not made for that."""
        return key in self._sources

    def __iter__(self) -> Iterator[str]:
        """Go through the sources' keys."""
        return iter(self._sources)

    def __len__(self) -> int:
        """Count the sources."""
        return len(self._sources)

    def close(self) -> None:
        """Close the connections to the web."""
        if self._web is not None:
            self._web.close()

    def _make(self, source: SourceSettings) -> SourcePlan:
        factory = INSTALLED.load_source(source.kind)
        info = source_info(source)
        is_local = source.url is None
        context = SourceContext(info=info, root=source.root, web=None if is_local else self._ask())
        return SourcePlan(
            info=info,
            source=factory(context, source.options),
            parser=_parser(factory.parser),
            enrichers=self._enrichers(),
            authority=self.authority,
            is_local=is_local,
            folder=source.path if source.kind == "folder" else None,
        )

    def _ask(self) -> "HttpClient":
        if self._web is None:
            from publisher.collect.crossing import Crossing
            from publisher.http import HttpClient, HttpOptions

            http = self._settings.http
            self._web = HttpClient(
                HttpOptions(
                    contact=http.contact,
                    connect_timeout=http.connect_timeout,
                    read_timeout=http.read_timeout,
                    total_timeout=http.total_timeout,
                    max_bytes=http.max_bytes,
                    max_redirects=http.max_redirects,
                    allow_private=http.allow_private,
                    proxy=http.proxy,
                    pool_size=2 * http.workers,  # redirects lead to a second host
                    per_host=http.per_host,
                ),
                cross=Crossing(self._store, spacing=http.spacing, clock=utc_now, stop=self._stop),
            )
        return self._web

    def _enrichers(self) -> tuple[Enricher, ...]:
        enrich = self._settings.enrich
        speed = enrich.words_per_minute
        context = EnricherContext(
            summary_length=enrich.summary_length,
            words_per_minute=None if speed == "language" else speed,
        )
        factories = [INSTALLED.load(ENRICHERS, name) for name in enrich.steps]
        return tuple(cast(Enricher, factory(context)) for factory in factories)


@cache
def _parser(name: str) -> Parser:
    return cast(Parser, INSTALLED.load(PARSERS, name)())


def _publishing(
    settings: Settings, store: "Store", *, sink: FolderSink, authority: str, observe: Observer
) -> Publishing:
    from functools import partial

    from publisher.publish.render.html import render_article, render_index
    from publisher.publish.render.opml import render_opml

    site = settings.site
    return Publishing(
        store,
        _editions(settings, source_infos(settings), authority),
        sink=sink,
        render_article=render_article,
        front={
            "index.html": partial(
                render_index,
                site_title=site.title,
                home_url=site.home_url,
                base_url=site.base_url,
                language=site.language,
            ),
            "feeds.opml": partial(render_opml, title=site.title),
        },
        observe=observe,
    )


def _feed_plan(
    settings: Settings, feed: FeedSettings, infos: tuple[SourceInfo, ...], authority: str
) -> FeedPlan:
    site = settings.site
    return FeedPlan(
        name=feed.name,
        feed_id=f"tag:{authority}:feed/{feed.name}",
        title=feed.title,
        description=feed.description,
        site_title=site.title,
        home_url=site.home_url,
        base_url=site.base_url,
        author=Person(name=site.author.name, email=site.author.email, url=site.author.url),
        language=feed.language or site.language,
        formats=settings.output.formats,
        limit=feed.limit,
        content=feed.content,
        notices=feed.notices,
        show_reading_time=feed.show_reading_time,
        own_sources=frozenset(info.key for info in infos if info.kind == "folder"),
        generator_version=__version__,
    )


def _editions(
    settings: Settings, infos: tuple[SourceInfo, ...], authority: str
) -> tuple[Edition, ...]:
    names = settings.output.formats
    renderers = tuple(cast(Renderer, INSTALLED.load(RENDERERS, name)()) for name in names)
    plans = {feed.name: _feed_plan(settings, feed, infos, authority) for feed in settings.feeds}
    page_plans = {
        key: plans[feed.name] for feed in reversed(settings.feeds) for key in feed.source_keys
    }
    return tuple(
        Edition(
            plan=plans[feed.name],
            renderers=renderers,
            order=feed.order,
            max_lost=feed.gate.max_lost,
            page_plans=page_plans,
        )
        for feed in settings.feeds
    )
