"""The site's own files, ``index.html`` and ``feeds.opml``, from every feed's newest entries."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publisher.errors import GateError, PublishError
from publisher.model import FRONT, FeedDocument, FeedReport
from publisher.protocols import FeedClaim, PublishStore, Sink
from publisher.publish import gate
from publisher.publish.edition import Edition, RenderArticle
from publisher.publish.select import build_document

NEWEST = 5
"""Entries of each feed that the front shows."""

RenderFront = Callable[[Sequence[FeedDocument]], bytes]
"""Make one of the site's own files from all feeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Say what is made beside the feeds.

    Attributes:
        article: Makes the page of an article that has no address of its own.
        front: For each of the site's own files, what makes it.
    """

    article: RenderArticle
    front: Mapping[str, RenderFront]


def publish_front(
    editions: Sequence[Edition],
    claim: FeedClaim,
    *,
    store: PublishStore,
    sink: Sink,
    renderers: Mapping[str, RenderFront],
    now: datetime,
) -> FeedReport:
    """Render the site's own files from all feeds, and write what changed."""
    try:
        documents = [_published(edition, store, sink, now=now) for edition in editions]
        documents = [document for document in documents if _is_complete(document, sink)]
        bodies = {name: render(documents) for name, render in renderers.items()}
        for name, body in bodies.items():
            gate.check_page(name, body)
        written = [name for name, body in bodies.items() if sink.write(name, body) == "written"]
    except PublishError as error:
        store.give_back(claim, now=now, fault=str(error))
        return FeedReport(name=FRONT, state="failed", fault=str(error))
    marks = [mark for name in renderers if (mark := sink.mark(name)) is not None]
    store.finish(claim, files=marks, shown=(), now=now)
    return FeedReport(
        name=FRONT,
        state="published" if written else "unchanged",
        files=tuple(renderers),
        written=tuple(written),
    )


def _published(edition: Edition, store: PublishStore, sink: Sink, *, now: datetime) -> FeedDocument:
    """Return what is there of a feed: files, and entries that they have shown.

    Of a feed that was refused, or could not be written, the front must not show more than what
    readers find behind it.
    """
    plan = edition.plan
    stored = store.newest(
        plan.name, limit=NEWEST, now=now, order=edition.order, published_only=True
    )
    there = tuple(
        renderer.name
        for renderer in edition.renderers
        if sink.mark(f"{plan.name}.{renderer.extension}") is not None
    )
    return build_document(stored, feed=replace(plan, formats=there))


def _is_complete(document: FeedDocument, sink: Sink) -> bool:
    """Tell whether a feed can be shown: not while some of its first files wait to be written.

    Raises:
        GateError: It was shown before, and its files have entries that the store has lost.
    """
    if not document.formats:
        return False
    files = ((f"{document.name}.{fmt}", fmt) for fmt in document.formats)
    if document.entries or not any(gate.ids_in(fmt, sink.read(name)) for name, fmt in files):
        return True
    shown = sink.read("feeds.opml") or b""
    if any(document.url_of(fmt).encode() in shown for fmt in document.formats):
        raise GateError(f"index.html: it would show feed {document.name} without its entries")
    return False
