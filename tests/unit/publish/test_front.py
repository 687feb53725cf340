"""The front: what readers find behind it, no more and no less."""

from dataclasses import dataclass, field, replace

import pytest

from publisher.model import FRONT
from publisher.protocols import FeedClaim
from publisher.publish.edition import Edition
from publisher.publish.front import publish_front
from publisher.publish.render import JsonRenderer, RssRenderer
from publisher.publish.select import build_document
from publisher.testing.values import NOON
from tests.stored import PLAN, make_stored
from tests.unit.publish.test_edition import MemorySink

CLAIM = FeedClaim(row=1, name=FRONT, fence=1, rev=1, files=())
RENDERERS = (RssRenderer(), JsonRenderer())


@dataclass
class TwoShelves:
    """Give what feeds have published, and what waits; remember how the claim ended."""

    published: dict
    faults: list = field(default_factory=list)

    def newest(self, feed, *, limit, now, order, published_only=False):
        assert published_only
        return tuple(self.published.get(feed, ()))

    def finish(self, claim, *, files, shown, now):
        self.faults.append(None)

    def give_back(self, claim, *, now, fault=None):
        self.faults.append(fault)


def edition(name):
    plan = replace(PLAN, name=name, title=f"Title of {name}", formats=("rss", "json"))
    return Edition(plan=plan, renderers=RENDERERS, order="published", max_lost=0.5, page_plans={})


def publish_feed(sink, name, *stored, formats=("rss", "json")):
    """Put files of a feed into the sink, all of them or those written before it failed."""
    document = build_document(stored, feed=edition(name).plan)
    for renderer in RENDERERS:
        if renderer.name in formats:
            sink.write(f"{name}.{renderer.name}", renderer.render(document))


def build_front(sink, published, *names):
    """Publish the front as two plain lists; return the report."""

    def page(documents):
        return "".join(f"{d.title}: {len(d.entries)}\n" for d in documents).encode() + b"</html>"

    def opml(documents):
        urls = [document.url_of(fmt) for document in documents for fmt in document.formats]
        return f"<opml>{' '.join(urls)}</opml>".encode()

    return publish_front(
        [edition(name) for name in names],
        CLAIM,
        store=TwoShelves(published),
        sink=sink,
        renderers={"index.html": page, "feeds.opml": opml},
        now=NOON,
    )


@pytest.fixture
def sink():
    """Give a sink in which feed a and the front are published."""
    sink = MemorySink()
    publish_feed(sink, "a", make_stored("one"))
    assert build_front(sink, {"a": [make_stored("one")]}, "a").fault is None
    assert sink.files["index.html"] == b"Title of a: 1\n</html>"
    return sink


def test_a_new_feed_of_which_files_are_missing_is_left_out_until_they_are_there(sink):
    publish_feed(sink, "b", make_stored("two"), formats=("rss",))
    before = dict(sink.files)
    report = build_front(sink, {"a": [make_stored("one")]}, "a", "b")
    assert (report.fault, report.state) == (None, "unchanged")
    assert sink.files == before
    publish_feed(sink, "b", make_stored("two"))
    build_front(sink, {"a": [make_stored("one")], "b": [make_stored("two")]}, "a", "b")
    assert b"Title of b: 1" in sink.files["index.html"]


def test_a_new_feed_without_entries_is_shown(sink):
    publish_feed(sink, "b")
    build_front(sink, {"a": [make_stored("one")]}, "a", "b")
    assert b"Title of b: 0" in sink.files["index.html"]


def test_a_format_that_is_not_there_is_not_pointed_to(sink):
    del sink.files["a.json"]
    build_front(sink, {"a": [make_stored("one")]}, "a")
    assert b"a.rss" in sink.files["feeds.opml"]
    assert b"a.json" not in sink.files["feeds.opml"]


def test_the_front_stays_while_the_store_has_lost_what_a_feed_shows(sink):
    before = dict(sink.files)
    report = build_front(sink, {}, "a")
    assert report.fault == "index.html: it would show feed a without its entries"
    assert sink.files == before
