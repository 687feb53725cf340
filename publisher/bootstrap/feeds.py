"""How each feed is published: its plan, its renderers, and the site's own files."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, cast, overload

from publisher import __version__
from publisher.errors import PluginError, RenderError
from publisher.model import FeedDocument, FeedEntry, Person, stand_in
from publisher.pipeline import Clock, Observer, Publishing
from publisher.plugins import INSTALLED, RENDERERS
from publisher.protocols import Renderer
from publisher.publish.edition import Edition
from publisher.publish.front import Pages
from publisher.publish.select import FeedPlan
from publisher.publish.write import FolderSink
from publisher.settings import FeedSettings, Settings, distinct_sources

if TYPE_CHECKING:
    from publisher.store.store import Store


def publishing_of(
    settings: Settings,
    store: "Store",
    *,
    sink: FolderSink,
    authority: str,
    observe: Observer,
    clock: Clock,
) -> Publishing:
    """Join the publishing street."""
    site = settings.site

    def index(documents: Sequence[FeedDocument]) -> bytes:
        """Render the front page."""
        from publisher.publish.render.html import render_index

        return render_index(
            documents,
            site_title=site.title,
            home_url=site.home_url,
            base_url=site.base_url,
            language=site.language,
        )

    def opml(documents: Sequence[FeedDocument]) -> bytes:
        """Render the list of feeds."""
        from publisher.publish.render.opml import render_opml

        return render_opml(documents, title=site.title)

    return Publishing(
        store,
        _editions(settings, authority),
        sink=sink,
        pages=Pages(article=_render_article, front={"index.html": index, "feeds.opml": opml}),
        observe=observe,
        clock=clock,
    )


def _render_article(document: FeedDocument, entry: FeedEntry) -> bytes:
    from publisher.publish.render.html import render_article

    return render_article(document, entry)


class LazyRenderers(Sequence[Renderer]):
    """Load renderers when the first feed is due: a pass that publishes nothing imports none.

    Args:
        names: Of formats, in order.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names

    def __len__(self) -> int:
        """Count the formats."""
        return len(self._names)

    @overload
    def __getitem__(self, index: int) -> Renderer: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Renderer]: ...
    def __getitem__(self, index: int | slice) -> Renderer | Sequence[Renderer]:
        """Return the renderer of a format.

        Raises:
            RenderError: A plug-in cannot be loaded.
        """
        return self._loaded[index]

    def __iter__(self) -> Iterator[Renderer]:
        """Go through the renderers in order."""
        return iter(self._loaded)

    @cached_property
    def _loaded(self) -> tuple[Renderer, ...]:
        try:
            return tuple(cast(Renderer, INSTALLED.load(RENDERERS, n)()) for n in self._names)
        except PluginError as error:
            raise RenderError(error.message, hint=error.hint) from error


def _feed_plan(
    settings: Settings, feed: FeedSettings, own_sources: frozenset[str], authority: str
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
        timezone=site.timezone,
        formats=settings.output.formats,
        limit=feed.limit,
        content=feed.content,
        notices=feed.notices,
        show_reading_time=feed.show_reading_time,
        own_sources=own_sources,
        generator_version=__version__,
    )


def _editions(settings: Settings, authority: str) -> tuple[Edition, ...]:
    own = frozenset(one.key for one in distinct_sources(settings) if one.kind == "folder")
    renderers = LazyRenderers(settings.output.formats)
    plans = {feed.name: _feed_plan(settings, feed, own, authority) for feed in settings.feeds}
    page_plans = {
        key: plans[feed.name] for feed in reversed(settings.feeds) for key in feed.source_keys
    }
    page_plans |= {stand_in((name,), credit=""): plan for name, plan in plans.items()}
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
