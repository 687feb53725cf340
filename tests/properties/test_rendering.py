"""Any text, in any place, gives files that read back equal; rendering twice is equal."""

import json
from html import unescape

import feedparser
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from publisher.markup import escape, fold, plain_text, safe_html
from publisher.model import Person
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.testing import make_document, make_feed_entry

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"

anything = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"'\x00\x0b\ufffe\u2028\u202e]]>;#"),
    ),
    max_size=60,
) | st.sampled_from(["<b>&amp;</b>", "]]>", "<!--", "&#0;", "\ud800", "<script>", "a\u0301"])
texts = anything.map(fold).filter(bool)
quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


def is_utf8_twice(text):
    try:
        text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return False
    return True


def said(element):
    """Return the words of an Atom text construct."""
    return unescape(element.text) if element.get("type") == "html" else element.text


@quick
@given(title=texts, name=texts, summary=texts, content=anything)
def test_any_text_reads_back_from_each_format(title, name, summary, content):
    html = safe_html(f"<p>{escape(content)}</p>")
    entry = make_feed_entry(
        title=title, summary=summary, authors=(Person(name=name),), content_html=html
    )
    document = make_document(entry, title=title)

    item = etree.fromstring(RssRenderer().render(document)).find("channel/item")
    assert item.findtext("title") == title or "".join(item.find("title").itertext()) == title
    assert plain_text(item.findtext("description")) == summary
    assert item.findtext(f"{DC}creator") == name
    assert (item.findtext(f"{CONTENT}encoded") or "") == html

    one = etree.fromstring(AtomRenderer().render(document)).find(f"{ATOM}entry")
    assert said(one.find(f"{ATOM}title")) == title
    assert said(one.find(f"{ATOM}summary")) == summary
    assert one.findtext(f"{ATOM}author/{ATOM}name") == name
    assert (one.findtext(f"{ATOM}content") or "") == html

    (read,) = json.loads(JsonRenderer().render(document))["items"]
    assert (read["title"], read["summary"], read["authors"]) == (title, summary, [{"name": name}])
    assert read.get("content_html", "") == html


@quick
@given(title=texts, content=anything)
def test_rendering_twice_is_equal(title, content):
    html = safe_html(content)
    document = make_document(make_feed_entry(title=title, content_html=html), description=title)
    for renderer in (RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer()):
        assert renderer.render(document) == renderer.render(document)


@quick
@given(content=anything)
def test_sanitising_again_changes_nothing(content):
    once = safe_html(content)
    assert safe_html(once) == once


@quick
@given(title=texts)
def test_feedparser_reads_any_title_in_atom(title):
    # feedparser "repairs" what looks like UTF-8 that was read as Latin-1, meant or not.
    assume(title.isascii() or not is_utf8_twice(title))
    body = AtomRenderer().render(make_document(make_feed_entry(title=title)))
    parsed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    assert not parsed.bozo
    (entry,) = parsed.entries
    is_html = entry.title_detail.type == "text/html"
    assert fold(unescape(entry.title) if is_html else entry.title) == title
