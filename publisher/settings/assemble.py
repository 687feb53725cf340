"""Valid tables to frozen settings: every default and path settled, nothing left to fail."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from publisher.model import NO_OTHER_LIMITS, ParseLimits, Person, PollRules, SourceInfo
from publisher.places import resolve, settings_digest
from publisher.settings.checks import ReadConfig, ReadFeed
from publisher.settings.credentials import has_credentials
from publisher.settings.cron import shortest_gap
from publisher.settings.faults import key_path
from publisher.settings.models import (
    EnrichSettings,
    FeedSettings,
    GateSettings,
    HttpSettings,
    OutputSettings,
    ScheduleSettings,
    Settings,
    SiteSettings,
    SourceSettings,
    StoreSettings,
)
from publisher.settings.sources import Mention, url_key
from publisher.settings.tables import (
    FeedTable,
    HttpTable,
    ScheduleTable,
    SiteTable,
    SourceTable,
)


def assemble(config: ReadConfig, feeds: list[ReadFeed]) -> Settings:
    """Join files that were checked and found right."""
    if config.table is None:
        raise ValueError("only valid files can be joined")
    table = config.table
    root = config.file.folder
    site = _site(table.site)
    schedule = _schedule(table.schedule)
    named = [config.file, *(feed.file for feed in sorted(feeds, key=lambda feed: feed.name))]
    return Settings(
        root=root,
        file=config.file.shown,
        digest=settings_digest(root, ((Path(one.shown).name, one.body) for one in named)),
        site=site,
        schedule=schedule,
        http=_http(table.http, contact=site.home_url, proxy=config.proxy),
        parse=ParseLimits(
            max_entries=table.parse.max_entries,
            max_entry_bytes=table.parse.max_entry_bytes,
            max_depth=table.parse.max_depth,
            timeout=table.parse.timeout,
            max_memory_bytes=table.parse.max_memory,
        ),
        store=StoreSettings(path=resolve(table.store.path, root)),
        output=OutputSettings(path=resolve(table.output.path, root), formats=table.output.formats),
        enrich=EnrichSettings(
            steps=table.enrich.steps,
            summary_length=table.enrich.summary_length,
            words_per_minute=table.enrich.words_per_minute,
        ),
        feeds=tuple(
            _feed(feed, feed.table, site=site, asking=_Asking(schedule=schedule, http=table.http))
            for feed in sorted(feeds, key=lambda feed: feed.name)
            if feed.table is not None
        ),
    )


def source_infos(settings: Settings) -> tuple[SourceInfo, ...]:
    """Return what the steps need to know of each distinct source, sorted by key."""
    return tuple(source_info(source, settings.parse) for source in distinct_sources(settings))


def distinct_sources(settings: Settings) -> tuple[SourceSettings, ...]:
    """Return each source once, however many feeds name it, sorted by key."""
    sources: dict[str, SourceSettings] = {}
    for feed in settings.feeds:
        for source in feed.sources:
            sources.setdefault(source.key, source)
    return tuple(sources[key] for key in sorted(sources))


def source_info(source: SourceSettings, limits: ParseLimits = NO_OTHER_LIMITS) -> SourceInfo:
    """Return what the steps need to know of a source, whose documents have these limits."""
    return SourceInfo(
        key=source.key,
        kind=source.kind,
        site=_site_of(source),
        host=_host_of(source),
        title=source.title,
        interval=source.interval,
        rules=source.rules,
        timezone=source.timezone,
        language=source.language,
        day_order=source.day_order,
        content=source.content,
        future=source.future,
        minor_edit=source.minor_edit,
        rewrite=source.rewrite,
        entry_url=getattr(source.options, "url", None) if source.kind == "folder" else None,
        keep_deleted=getattr(source.options, "deleted", "keep") != "remove",
        previously=source.previously,
        limits=limits,
        settings_digest=source.digest,
    )


def _host_of(source: SourceSettings) -> str | None:
    return urlsplit(source.url).hostname if source.url else None


def _site_of(source: SourceSettings) -> str:
    """Return what is claimed as one: a registrable domain, or the source itself."""
    if source.url is None or not source.url.startswith(("http://", "https://")):
        return source.key
    from publisher.markup import site_of

    return site_of(source.url)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asking:
    """Hold what ``config.toml`` says of how sources are asked."""

    schedule: ScheduleSettings
    http: HttpTable

    def rules(self, table: SourceTable) -> PollRules:
        """Join it with what a source says."""
        # One that says how often it is to be asked is not asked less often for its rhythm.
        longest = table.longest_interval or table.interval or self.schedule.longest_interval
        return PollRules(
            hints=table.hints,
            longest_interval=longest,
            moved_after=self.http.moved_after,
            gone_after=self.http.gone_after,
            full_every=self.http.full_every,
            busy_scope=table.busy_scope,
        )


def _site(table: SiteTable) -> SiteSettings:
    base = urlsplit(table.base_url)
    author = table.author
    return SiteSettings(
        title=table.title,
        base_url=table.base_url,
        home_url=table.home_url or f"{base.scheme}://{base.netloc}/",
        author=Person(name=author.name, email=author.email, url=author.url)
        if author
        else Person(name=table.title),
        language=table.language,
        timezone=table.timezone,
        day_order=table.day_order,
        id_authority=table.id_authority,
    )


def _schedule(table: ScheduleTable) -> ScheduleSettings:
    return ScheduleSettings(
        interval=shortest_gap(table.cron) if table.cron else table.interval,
        longest_interval=table.longest_interval,
        cron=table.cron,
        timezone=table.timezone,
    )


def _http(table: HttpTable, *, contact: str, proxy: str | None) -> HttpSettings:
    return HttpSettings(
        contact=table.contact or contact,
        workers=table.workers,
        per_host=table.per_host,
        spacing=table.spacing,
        connect_timeout=table.connect_timeout,
        read_timeout=table.read_timeout,
        total_timeout=table.total_timeout,
        max_header_bytes=table.max_header_bytes,
        max_bytes=table.max_bytes,
        max_wire_bytes=table.max_wire_bytes,
        max_codings=table.max_codings,
        max_redirects=table.max_redirects,
        moved_after=table.moved_after,
        gone_after=table.gone_after,
        full_every=table.full_every,
        allow_private=table.allow_private,
        proxy=proxy,
    )


def _feed(
    feed: ReadFeed, table: FeedTable, *, site: SiteSettings, asking: "_Asking"
) -> FeedSettings:
    return FeedSettings(
        name=feed.name,
        file=feed.file.shown,
        title=table.title,
        description=table.description or table.title,
        language=table.language or site.language,
        limit=table.limit,
        content=table.content,
        notices=table.notices,
        show_reading_time=table.show_reading_time,
        order=table.order,
        gate=GateSettings(max_lost=table.gate.max_lost),
        sources=tuple(
            _source(mention, root=feed.file.folder, site=site, asking=asking)
            for mention in feed.mentions
        ),
    )


def _source(
    mention: Mention, *, root: Path, site: SiteSettings, asking: "_Asking"
) -> SourceSettings:
    source, table = mention.source, mention.source.table
    # The interval spares the network: what lies on this machine is looked at in every pass.
    default_interval = asking.schedule.interval if source.path is None else timedelta(0)
    timezone = table.timezone or site.timezone
    language = table.language or site.language
    day_order = table.day_order or site.day_order
    future = table.future or ("hold" if source.kind == "folder" else "clamp")
    rewrite = tuple(rule.to_rule() for rule in table.rewrite)
    reading = (source.kind, str(timezone), language or "", day_order, table.content, future)
    return SourceSettings(
        key=source.key,
        kind=source.kind,
        options=source.options,
        root=root,
        file=mention.file,
        where=key_path(mention.at) or "",
        path=source.path,
        url=source.url,
        title=table.title,
        interval=default_interval if table.interval is None else table.interval,
        rules=asking.rules(table),
        content=table.content,
        timezone=timezone,
        language=language,
        day_order=day_order,
        future=future,
        minor_edit=table.minor_edit,
        rewrite=rewrite,
        previously=tuple(url_key(old) for old in table.previously),
        private=has_credentials(source.options) if table.private is None else table.private,
        says_private=table.private is not None,
        digest=_digest(*reading, source.stated, *map(str, rewrite)),
    )


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
