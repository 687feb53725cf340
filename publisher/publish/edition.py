"""One feed from the store to its files: the publishing street, a step a line.

::

    store.newest | select | renderer.render | gate.check | sink.write | store.finish

All files of a feed are rendered and pass the gate before the first one is written.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from publisher.errors import PublishError, RenderError
from publisher.model import (
    FeedDocument,
    FeedEntry,
    FeedReport,
    StoredEntry,
    stand_in,
    stands_in_for,
)
from publisher.protocols import FeedClaim, PublishStore, Renderer, Sink
from publisher.publish import gate
from publisher.publish.direction import direction_of
from publisher.publish.media import publish_media
from publisher.publish.select import FeedPlan, build_document

log = logging.getLogger(__name__)

RenderArticle = Callable[[FeedDocument, FeedEntry], bytes]
Order = Literal["published", "first_seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Join a feed's settings with the parts that publish it.

    Attributes:
        plan: What is shown, and how.
        renderers: One for each format.
        order: What entries are sorted by.
        max_lost: Share of the published entries that may vanish at once, 0 to 1.
        page_plans: For each source, the plan by which pages of its own articles are made, so
            that an article in two feeds has one page; likewise for the stand-in of each feed.
    """

    plan: FeedPlan
    renderers: Sequence[Renderer]
    order: Order
    max_lost: float
    page_plans: dict[str, FeedPlan]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Hold a file that is ready to be written."""

    name: str
    body: bytes


def publish(
    edition: Edition,
    claim: FeedClaim,
    *,
    store: PublishStore,
    sink: Sink,
    render_article: RenderArticle,
    now: datetime,
) -> FeedReport:
    """Render one claimed feed and write what changed.

    Returns:
        What happened; a `PublishError` becomes a fault in the report, and the feed's last good
        files stay.
    """
    try:
        stored = store.newest(
            edition.plan.name, limit=edition.plan.limit, now=now, order=edition.order
        )
        document = build_document(stored, feed=edition.plan)
        pages = _render_articles(edition, stored, render_article)
        files, warnings = _render_feed(edition, document, sink=sink, claim=claim)
        images, gone = publish_media(stored, store=store, sink=sink)
        written = [d.name for d in (*pages, *files) if sink.write(d.name, d.body) == "written"]
    except PublishError as error:
        log.warning("feed refused feed=%s fault=%s", claim.name, error)
        store.give_back(claim, now=now, fault=str(error))
        return FeedReport(name=claim.name, state="failed", fault=str(error))
    ours = (*images, *(page.name for page in pages), *(file.name for file in files))
    marks = [mark for name in ours if (mark := sink.mark(name)) is not None]
    store.finish(claim, files=marks, shown=[e.id for e in document.entries], now=now)
    return FeedReport(
        name=claim.name,
        state="published" if written else "unchanged",
        files=tuple(file.name for file in files),
        written=tuple(written),
        entries=len(document.entries),
        warnings=(*warnings, *gone),
    )


def _render_feed(
    edition: Edition, document: FeedDocument, *, sink: Sink, claim: FeedClaim
) -> tuple[list[Draft], tuple[str, ...]]:
    """Return the feed's files, and a warning when other settings made it shorter."""
    ids = tuple(entry.id for entry in document.entries)
    drafts, most_before = [], 0
    for renderer in edition.renderers:
        name = f"{document.name}.{renderer.extension}"
        body = _render(renderer, document, name)
        gate.check_whole(name, renderer.name, body, ids=ids)
        published = sink.read(name)
        if claim.settings_changed:
            most_before = max(most_before, len(gate.ids_in(renderer.name, published)))
        else:
            gate.check_losses(
                name,
                body,
                fmt=renderer.name,
                published=published,
                limit=edition.plan.limit,
                max_lost=edition.max_lost,
            )
        drafts.append(Draft(name=name, body=body))
    if len(ids) >= most_before:
        return drafts, ()
    told = f"shows {len(ids)} of once {most_before} entries, since its settings changed"
    return drafts, (told,)


def _render(renderer: Renderer, document: FeedDocument, name: str) -> bytes:
    try:
        return renderer.render(document)
    except RenderError as error:
        raise RenderError(f"{name}: {error.message}", hint=error.hint) from error


def _page_plan(edition: Edition, source: str) -> FeedPlan:
    """Return how pages of a source's articles are made, whichever feed is published now."""
    _, feeds = stands_in_for(source)
    return edition.page_plans.get(stand_in(feeds[:1], credit="") if feeds else source, edition.plan)


def _render_articles(
    edition: Edition, stored: Sequence[StoredEntry], render_article: RenderArticle
) -> list[Draft]:
    drafts = []
    for one in stored:
        if one.page_name is None:
            continue
        plan = replace(_page_plan(edition, one.source), content="full", limit=1)
        # What the feed's usual language is would depend on what else it shows today.
        document = replace(
            build_document([one], feed=plan),
            language=plan.language,
            direction=direction_of(plan.language, plan.title),
        )
        body = render_article(document, document.entries[0])
        gate.check_whole(one.page_name, "html", body, ids=(one.id,))
        drafts.append(Draft(name=one.page_name, body=body))
    return drafts
