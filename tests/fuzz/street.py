"""One document through everything that is done to it, and what must hold whatever it is."""

import json
import time
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser

from lxml import etree

from publisher.collect.enrich.language import LanguageEnricher
from publisher.collect.enrich.reading_time import ReadingTimeEnricher
from publisher.collect.enrich.summary import SummaryEnricher
from publisher.collect.normalise import normalise
from publisher.collect.parse.feed.decode import decode, inflate
from publisher.collect.parse.feed.document import Job, parse_whole
from publisher.errors import ParseError
from publisher.markup import safe_html
from publisher.markup.sanitise import TAGS
from publisher.model import NO_OTHER_LIMITS, Person, RawDocument, StoredEntry
from publisher.publish.gate import check_whole
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.render.html import render_article
from publisher.publish.select import FeedPlan, build_document
from publisher.testing import make_source_info

MOST_SECONDS = 3.0
"""Of CPU, for a document of some kilobytes: anything that takes longer has found a trap."""

AUTHORITY = "press.example,2026"
NOW = datetime(2026, 5, 12, 12, tzinfo=UTC)
SOURCE = make_source_info()
PLAN = FeedPlan(
    name="news",
    feed_id=f"tag:{AUTHORITY}:feed/news",
    title="News",
    description="What is new.",
    site_title="Press",
    home_url="https://press.example/",
    base_url="https://press.example/feeds/",
    author=Person(name="The editors"),
    language=None,
    formats=("rss", "atom", "json", "html"),
    limit=200,
    show_reading_time=True,
    generator_version="0",
)
ENRICHERS = (LanguageEnricher(), SummaryEnricher(), ReadingTimeEnricher())
RENDERERS = (RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer())
SCHEMES = ("http://", "https://", "mailto:", "tel:")


class _Elements(HTMLParser):
    def handle_starttag(self, tag, attrs):
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on"), name
            assert name not in {"style", "id", "class", "srcdoc"}, name
            assert name not in {"href", "src", "cite", "poster"} or value.startswith(SCHEMES), value


def walk(body, *, charset=None, url="https://source.example/feed"):
    """Parse, normalise, enrich, sanitise and render a document; return how many entries it had.

    Raises:
        AssertionError: Something does not hold. Anything else that is raised is a fault as well.
    """
    started = time.process_time()
    try:
        text, _ = decode(inflate(body, max_bytes=20_000_000), charset=charset)
        feed = parse_whole(Job(text=text, url=url, limits=NO_OTHER_LIMITS))
    except ParseError as error:
        assert error.message and error.hint
        return 0
    except ValueError as error:
        assert body[:2] == b"\x1f\x8b", error  # a damaged gzip file
        return 0
    document = RawDocument(body=body, url=url)
    stored = []
    for n, parsed in enumerate(feed.entries[: PLAN.limit]):
        entry = normalise(
            parsed, feed, document=document, source=SOURCE, authority=AUTHORITY, position=n, now=NOW
        )
        assert safe_html(entry.content_html) == entry.content_html
        for enricher in ENRICHERS:
            entry = enricher.enrich(entry)
        stored.append(_store(entry, n, feed))
    _publish(tuple(stored))
    assert time.process_time() - started < MOST_SECONDS, "it takes too long"
    return len(stored)


def _store(entry, n, feed):
    return StoredEntry(
        id=f"tag:{AUTHORITY}:{n}" if entry.own_id is None else f"tag:{AUTHORITY}:own{n}",
        entry=entry,
        page_name=None if entry.url else f"articles/{entry.slug}.html",
        source=SOURCE.key,
        source_title=feed.title,
        source_home_url=None,
        first_seen=NOW,
        changed_at=None,
        sort_at=entry.published or NOW,
    )


def _publish(stored):
    document = build_document(stored, feed=PLAN)
    ids = tuple(entry.id for entry in document.entries)
    for renderer in RENDERERS:
        body = renderer.render(document)
        check_whole(f"news.{renderer.extension}", renderer.extension, body, ids=ids)
        assert renderer.render(document) == body
    for entry in document.entries[:3]:
        render_article(document, entry).decode("utf-8")
    for item in json.loads(JsonRenderer().render(document))["items"]:
        _Elements().feed(item.get("content_html", ""))
    for name in ("description", "{http://purl.org/rss/1.0/modules/content/}encoded"):
        for element in etree.fromstring(RssRenderer().render(document)).iter(name):
            _Elements().feed(element.text or "")
    assert build_document(tuple(map(replace, stored)), feed=PLAN) == document
