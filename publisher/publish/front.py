"""The site's own files, ``index.html`` and ``feeds.opml``, from every feed's newest entries."""

from collections.abc import Callable, Sequence
from datetime import datetime

from publisher.errors import GateError, PublishError
from publisher.model import FeedDocument, FeedReport
from publisher.protocols import FeedClaim, PublishStore, Sink
from publisher.publish import gate
from publisher.publish.edition import Edition
from publisher.publish.select import build_document

FRONT = "index"
"""Name under which the store keeps the front's revision; reserved, so no feed can take it."""

NEWEST = 5
"""Entries of each feed that the front shows."""

RenderFront = Callable[[Sequence[FeedDocument]], bytes]


def publish_front(
    editions: Sequence[Edition],
    claim: FeedClaim,
    *,
    store: PublishStore,
    sink: Sink,
    renderers: dict[str, RenderFront],
    now: datetime,
) -> FeedReport:
    """Render the site's own files from all feeds, and write what changed."""
    try:
        documents = [
            build_document(
                store.newest(e.plan.name, limit=NEWEST, now=now, order=e.order), feed=e.plan
            )
            for e in editions
        ]
        for document in documents:
            _refuse_wiped(document, sink)
        bodies = {name: render(documents) for name, render in renderers.items()}
        for name, body in bodies.items():
            gate.check_page(name, body)
        written = [name for name, body in bodies.items() if sink.write(name, body) == "written"]
    except PublishError as error:
        store.give_back(claim, fault=str(error))
        return FeedReport(name=FRONT, state="failed", fault=str(error))
    marks = [mark for name in renderers if (mark := sink.mark(name)) is not None]
    store.finish(claim, files=marks, shown=(), now=now)
    return FeedReport(
        name=FRONT,
        state="published" if written else "unchanged",
        files=tuple(renderers),
        written=tuple(written),
    )


def _refuse_wiped(document: FeedDocument, sink: Sink) -> None:
    """Keep the front as it is while a feed's files have entries that the store has lost."""
    names = () if document.entries else ((f"{document.name}.{f}", f) for f in document.formats)
    if any(gate.ids_in(fmt, sink.read(name)) for name, fmt in names):
        raise GateError(f"index.html: it would show feed {document.name} without its entries")
