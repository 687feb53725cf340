"""How each source is collected: its plug-in, its parser, its enrichers, and the web."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, cast, overload

from publisher.collect.plan import SourcePlan
from publisher.errors import ParseError, PluginError
from publisher.model import ParsedFeed, RawDocument, SourceInfo
from publisher.pipeline import Clock
from publisher.plugins import ENRICHERS, INSTALLED, PARSERS
from publisher.protocols import Enricher, EnricherContext, Parser, SourceContext
from publisher.settings import (
    EnrichSettings,
    Settings,
    SourceSettings,
    distinct_sources,
    source_info,
)

if TYPE_CHECKING:
    from publisher.http import HttpClient
    from publisher.store.store import Store


class SourcePlans(Mapping[str, SourcePlan]):
    """Make the plan of a source when it is first asked for.

    A pass in which nothing is due imports no parser, no enricher and no HTTP client.

    Args:
        settings: Everything configured.
        authority: Tag authority for ids that we mint.
        store: Hands out the sites that redirects lead to.
        stop: When set, no site is waited for.
        clock: Tells the time.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        authority: str,
        store: "Store",
        stop: threading.Event,
        clock: Clock,
    ) -> None:
        self._clock = clock
        self.authority = authority
        self._settings = settings
        self._store = store
        self._stop = stop
        self._sources = {source.key: source for source in distinct_sources(settings)}
        self._plans: dict[str, SourcePlan] = {}
        self._enrichers = Enrichers(settings.enrich)
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
        info = source_info(source, self._settings.parse)
        is_local = source.url is None
        context = SourceContext(
            info=info,
            root=source.root,
            web=None if is_local else self._ask(),
            max_bytes=self._settings.http.max_bytes,
        )
        return SourcePlan(
            info=info,
            source=factory(context, source.options),
            parser=_parser(factory.parser),
            enrichers=self._enrichers,
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
                    spacing=http.spacing,
                    max_header_bytes=http.max_header_bytes,
                    max_bytes=http.max_bytes,
                    max_wire_bytes=http.max_wire_bytes,
                    max_codings=http.max_codings,
                    max_redirects=http.max_redirects,
                    allow_private=http.allow_private,
                    proxy=http.proxy,
                    pool_size=2 * http.workers,  # redirects lead to a second host
                    per_host=http.per_host,
                ),
                clock=self._clock,
                cross=Crossing(
                    self._store, spacing=http.spacing, clock=self._clock, stop=self._stop
                ),
            )
        return self._web


class Enrichers(Sequence[Enricher]):
    """Make the enrichers when the first entry needs them; most passes have none that does.

    Args:
        settings: Which, in what order, and how.
    """

    def __init__(self, settings: EnrichSettings) -> None:
        self._settings = settings
        self._made: tuple[Enricher, ...] | None = None
        self._making = threading.Lock()

    @overload
    def __getitem__(self, index: int) -> Enricher: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Enricher]: ...

    def __getitem__(self, index: int | slice) -> Enricher | Sequence[Enricher]:
        """Return one of them, or some."""
        with self._making:
            if self._made is None:
                self._made = self._make()
        return self._made[index]

    def __len__(self) -> int:
        """Count them."""
        return len(self._settings.steps)

    def _make(self) -> tuple[Enricher, ...]:
        speed = self._settings.words_per_minute
        context = EnricherContext(
            summary_length=self._settings.summary_length,
            words_per_minute=None if speed == "language" else speed,
        )
        factories = [INSTALLED.load(ENRICHERS, name) for name in self._settings.steps]
        return tuple(cast(Enricher, factory(context)) for factory in factories)


class LazyParser:
    """Load a parser with the first document: most visits find nothing new, and need none.

    Args:
        name: Of the plug-in.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._parser: Parser | None = None
        self._loading = threading.Lock()

    def parse(self, document: RawDocument, source: SourceInfo) -> ParsedFeed:
        """Return what the parser makes of a document.

        Raises:
            ParseError: The document is not what the source promised, or a plug-in is broken.
        """
        with self._loading:
            if self._parser is None:
                self._parser = self._load()
        return self._parser.parse(document, source)

    def _load(self) -> Parser:
        try:
            return cast(Parser, INSTALLED.load(PARSERS, self._name)())
        except PluginError as error:
            raise ParseError(error.message, hint=error.hint) from error


@cache
def _parser(name: str) -> Parser:
    return LazyParser(name)
