"""What a document is, and what is said of it where it is no feed."""

import gzip

import pytest

from publisher.collect.parse.feed import FeedParser
from publisher.errors import ParseError
from publisher.model import RawDocument
from publisher.testing import ParserContract, make_source_info
from tests.builders import rss_feed

INFO = make_source_info()
PAGE = (
    '<!doctype html><html><head><title>x</title><link rel="alternate" '
    'type="application/rss+xml" href="/feed.xml"></head><body>y</body></html>'
)


def parse(body, *, charset=None, url="https://press.example/news"):
    body = body if isinstance(body, bytes) else body.encode()
    return FeedParser().parse(RawDocument(body=body, charset=charset, url=url), INFO)


class TestContract(ParserContract):
    @pytest.fixture
    def parser(self):
        return FeedParser()

    @pytest.fixture
    def document(self):
        return RawDocument(body=rss_feed(("1", "A boat", "It came in.")).encode())

    @pytest.fixture
    def garbage(self):
        return RawDocument(body=b"\x00\x01\x02 nothing")


@pytest.mark.parametrize(
    ("body", "says", "hint"),
    [
        ("", "is empty", "asked again later"),
        (" \n\x00", "is empty", "asked again later"),
        (PAGE, "HTML page, not a feed", "it names its feed: https://press.example/feed.xml"),
        ("<html><body>Bad gateway</body></html>", "HTML page", "look on the site"),
        ("<div>an error</div>", "HTML page", "look on the site"),
        ("Service unavailable", 'no feed, but text: "Service unavailable"', "look on the site"),
        ("\x89PNG<\x1a", "neither XML nor JSON", "look on the site"),
        ("<?xml version='1.0'?><note>x</note>", "its first element is <note>", "look on"),
        ("<opml version='2.0'><body/></opml>", "OPML list", "name the feeds"),
        ("<entry xmlns='http://www.w3.org/2005/Atom'/>", "single Atom entry", "look on the site"),
        ("<rss version='2.0'><channel><title>x</title><item><title>y", "cut off", "asked again"),
        ("{}", "JSON, but no JSON Feed", "look on the site"),
        (gzip.compress(b"<rss/>")[:-4], "gzip file", "asked again later"),
    ],
)
def test_what_is_no_feed_is_named_with_what_to_do(body, says, hint):
    with pytest.raises(ParseError) as caught:
        parse(body)
    assert caught.value.message.startswith(INFO.key)
    assert says in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize("version", ["0.91", "0.92", "2.0"])
def test_every_version_of_rss_is_read(version):
    body = rss_feed(("1", "A boat", "It came in.")).replace('"2.0"', f'"{version}"')
    (entry,) = parse(body).entries
    assert (entry.guid, entry.title.value) == ("1", "A boat")


def test_a_feed_without_entries_is_a_feed():
    feed = parse("<rss version='2.0'><channel><title>New</title></channel></rss>")
    assert (feed.title, feed.entries) == ("New", ())


def test_what_stands_after_the_end_is_left_out_and_said():
    feed = parse(rss_feed(("1", "A boat", "It came in.")) + "<script>counter()</script>")
    assert len(feed.entries) == 1
    assert feed.warnings == ("there is something after its end, left out",)


def test_what_is_not_well_formed_is_read_leniently_and_said():
    feed = parse(rss_feed(("1", "Salt & bread", "It came in.")))
    assert feed.entries[0].title.value == "Salt & bread"
    assert feed.warnings == ("is not well-formed XML; read leniently",)


def test_text_that_looks_like_utf_8_twice_over_is_not_repaired():
    feed = parse(rss_feed(("1", "Martine Ã©crit en UTF-8", "x")))
    assert feed.entries[0].title.value == "Martine Ã©crit en UTF-8"


def test_a_compressed_file_is_read():
    assert parse(gzip.compress(rss_feed(("1", "A", "x")).encode())).entries


def test_markup_passes_untouched_for_the_sanitiser_to_judge():
    body = rss_feed(("1", "A", "&lt;p onclick='x()'&gt;x&lt;/p&gt;&lt;p&gt;y&lt;/p&gt;"))
    assert parse(body).entries[0].content.value == "<p onclick='x()'>x</p><p>y</p>"


def test_relative_addresses_are_left_to_be_resolved_later():
    body = rss_feed(("1", "A", "x")).replace("https://source.example/1", "/one")
    assert parse(body).entries[0].url == "/one"
