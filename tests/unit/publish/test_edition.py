"""A broken renderer, a full disk, a feed that shrank: the published bytes stay, and it is said."""

import json
from dataclasses import dataclass, field, replace

import pytest

from publisher.errors import RenderError, WriteError
from publisher.protocols import FeedClaim, FileMark
from publisher.publish.edition import Edition, publish
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.render.html import render_article
from publisher.testing.values import NOON
from tests.stored import PLAN, make_stored

CLAIM = FeedClaim(row=1, name="news", fence=1, rev=1, files=())


@dataclass
class ShelfStore:
    """Give the entries on a shelf, and remember how the claim ended."""

    shelf: list
    faults: list = field(default_factory=list)
    shown: list = field(default_factory=list)

    def newest(self, feed, *, limit, now, order):
        return tuple(self.shelf[:limit])

    def media(self, names):
        return {}

    def finish(self, claim, *, files, shown, now):
        self.shown.append(tuple(shown))

    def give_back(self, claim, *, now, fault=None):
        self.faults.append(fault)


@dataclass
class MemorySink:
    """Keep files in memory; refuse those that there is no room for."""

    files: dict = field(default_factory=dict)
    no_room_for: str = ""

    def read(self, name):
        return self.files.get(name)

    def write(self, name, body):
        if name == self.no_room_for:
            raise WriteError(f"{name}: No space left on device")
        if self.files.get(name) == body:
            return "unchanged"
        self.files[name] = body
        return "written"

    def mark(self, name):
        body = self.files.get(name)
        return body and FileMark(name=name, digest="", size=len(body), mtime_ns=1)


@dataclass
class Broken:
    """Spoil what another renderer writes, in one of the ways that renderers break."""

    whole: object
    way: str

    @property
    def name(self):
        return self.whole.name

    extension = name

    def render(self, document):
        if self.way == "raises":
            raise RenderError("no letters left", hint="buy some")
        if self.way == "loses":
            return self.whole.render(replace(document, entries=document.entries[1:]))
        if self.way == "swaps":
            return self.whole.render(replace(document, entries=document.entries[::-1]))
        body = self.whole.render(document)
        return b"" if self.way == "nothing" else body[: len(body) // 2]


def build(store, sink, *renderers, claim=CLAIM, max_lost=0.5, **plan):
    edition = Edition(
        plan=replace(PLAN, **plan),
        renderers=renderers or (RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer()),
        order="published",
        max_lost=max_lost,
        page_plans={},
    )
    return publish(edition, claim, store=store, sink=sink, render_article=render_article, now=NOON)


@pytest.fixture
def published():
    """Give a store of four entries, and a sink in which they are published."""
    store, sink = ShelfStore([make_stored(name) for name in "abcd"]), MemorySink()
    assert build(store, sink).fault is None
    assert sorted(sink.files) == ["news.atom", "news.html", "news.json", "news.rss"]
    return store, sink


@pytest.mark.parametrize("way", ["raises", "cuts", "loses", "swaps", "nothing"])
@pytest.mark.parametrize("whole", [RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer()])
def test_a_broken_renderer_leaves_every_old_byte_and_is_named(published, whole, way):
    store, sink = published
    before = dict(sink.files)
    store.shelf.insert(0, make_stored("new"))
    report = build(store, sink, RssRenderer(), Broken(whole, way), HtmlRenderer())
    assert sink.files == before
    assert report.state == "failed"
    assert report.name == "news"
    assert f"news.{whole.name}: " in report.fault
    assert store.faults == [report.fault]
    assert len(store.shown) == 1


def test_a_renderers_own_words_and_hint_are_passed_on(published):
    report = build(*published, Broken(AtomRenderer(), "raises"))
    assert report.fault == "news.atom: no letters left (buy some)"


def test_a_page_of_an_article_that_is_cut_keeps_the_feed_from_pointing_to_it():
    store, sink = (
        ShelfStore([make_stored("a", url=None, page_name="articles/a.html")]),
        MemorySink(),
    )
    edition = Edition(
        plan=PLAN, renderers=(RssRenderer(),), order="published", max_lost=0.5, page_plans={}
    )
    report = publish(
        edition,
        CLAIM,
        store=store,
        sink=sink,
        render_article=lambda *said: render_article(*said)[:900],
        now=NOON,
    )
    assert "articles/a.html" in report.fault
    assert sink.files == {}


def test_a_file_that_cannot_be_written_is_a_fault_and_the_feed_stays_due(published):
    store, sink = published
    before = sink.files["news.html"]
    store.shelf.insert(0, make_stored("new"))
    sink.no_room_for = "news.html"
    report = build(store, sink)
    assert report.fault == "news.html: No space left on device"
    assert sink.files["news.html"] == before
    sink.no_room_for = ""
    assert build(store, sink).written == ("news.html",)


def test_a_feed_that_lost_more_than_it_may_is_refused(published):
    store, sink = published
    before = dict(sink.files)
    del store.shelf[1:]
    report = build(store, sink)
    assert "news.rss: 3 of 4 published entries would be missing" in report.fault
    assert sink.files == before


def test_settings_that_changed_may_shorten_a_feed_and_that_is_reported(published):
    store, sink = published
    report = build(store, sink, claim=replace(CLAIM, settings_changed=True), limit=1)
    assert (report.fault, report.entries) == (None, 1)
    assert report.warnings == ("shows 1 of once 4 entries, since its settings changed",)
    assert len(json.loads(sink.files["news.json"])["items"]) == 1


def test_what_did_not_change_is_not_written(published):
    report = build(*published)
    assert (report.state, report.written) == ("unchanged", ())


def test_an_articles_page_does_not_depend_on_what_else_a_feed_shows():
    page = make_stored("a", url=None, page_name="articles/a.html", language="ar")
    alone, among = MemorySink(), MemorySink()
    build(ShelfStore([page]), alone, RssRenderer(), language=None)
    others = [make_stored(name, language="en") for name in "bcd"]
    build(ShelfStore([page, *others]), among, RssRenderer(), language=None)
    assert alone.files["articles/a.html"] == among.files["articles/a.html"]
