"""The quick reader: what it reads is what feedparser reads, and it reads what feeds are made of."""

from pathlib import Path

import pytest
from feedparser.api import StrictFeedParser

from publisher.collect.parse.feed.decode import decode, inflate
from publisher.collect.parse.feed.mend import prepare
from publisher.collect.parse.feed.quick import read_quickly
from publisher.collect.parse.feed.quick_names import MEANT, OTHER, Names, UnsureError
from publisher.collect.parse.feed.reader import read_xml
from publisher.collect.parse.feed.xml_feed import to_parsed_feed

CORPUS = Path("tests/corpus/feeds")
URL = "https://blog.example/feed"


def text_of(path):
    text, _ = decode(inflate(path.read_bytes(), max_bytes=10**7), charset=None)
    return text.lstrip("\ufeff \t\r\n\x00")


def is_xml(path):
    return path.suffix != ".json" and text_of(path).startswith("<")


FEEDS = sorted(path for path in CORPUS.iterdir() if is_xml(path))


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.name)
def test_the_corpus_is_read_as_feedparser_reads_it(path):
    text = text_of(path)

    quick = read_quickly(*prepare(text))

    if quick is not None:
        expected = to_parsed_feed(read_xml(text), url=URL)
        assert to_parsed_feed(quick, url=URL) == expected


def rss(inner, root=""):
    return f"<rss version='2.0' {root}><channel><title>t</title>{inner}</channel></rss>"


def atom(inner):
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>{inner}</feed>"


RSS_1 = (
    "<rdf:RDF xmlns='http://purl.org/rss/1.0/' "
    "xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><channel rdf:about='x'>"
    "<title>t</title><items><rdf:Seq><rdf:li rdf:resource='u'/></rdf:Seq></items></channel>"
    "<image><title>i</title><url>u</url></image><item rdf:about='u'><title>One</title></item>"
    "</rdf:RDF>"
)
MEDIA = "xmlns:media='http://search.yahoo.com/mrss/'"
ITUNES = "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"


@pytest.mark.parametrize(
    "text",
    [
        rss("<item><title>One</title><description><![CDATA[<p>Text]]></description></item>"),
        rss("<image><url>u</url><title>i</title><link>l</link></image><ttl>60</ttl>"),
        rss("<item><title>AT&amp;amp;T</title><author>a@x.example (Ada)</author></item>"),
        rss(
            "<item><media:group><media:content url='v' type='video/mp4'/><media:community>"
            "<media:starRating average='5'/></media:community></media:group></item>",
            root=MEDIA,
        ),
        rss("<itunes:owner><itunes:name>n</itunes:name></itunes:owner>", root=ITUNES),
        atom(
            "<entry><title type='html'>One</title><id>urn:x:1</id><link href='/1'/>"
            "<author><name>Ada</name></author><content type='html' xml:base='https://b.example/'>"
            "&lt;p>Text</content></entry>"
        ),
        atom(
            "<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
            "<p Class='a'>Text &amp; more<br/>again</p></div></content></entry>"
        ),
        RSS_1,
        rss("<item><title>One & two &nbsp; three\x03</title></item>"),
    ],
)
def test_what_feeds_are_made_of_is_read_quickly(text):
    assert read_quickly(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        rss("<item><description>inline <b>markup</b></description></item>"),
        rss("<item><title>an en dash \x96 of Windows</title></item>"),
        rss("<item><date>2025-06-10</date></item>"),
        rss("<item xml:base='deeper/'><link>1</link></item>"),
        rss("<item/>", root="xmlns:dc='https://other.example/'"),
        rss("<item><x xmlns='https://x.example/'><title>t</title></x></item>"),
        atom("<entry><content type='xhtml'><svg xmlns='http://www.w3.org/2000/svg'/></content></entry>"),
        atom("<entry><content type='application/pdf'>aGk=</content></entry>"),
        rss("<item><title>One < two</title></item>"),
        rss("<item><title>One</title></item>")[:-20],
        rss("<item><title>One</title></item>") + "<!-- -->junk",
        "<html><body/></html>",
    ],
)  # fmt: skip
def test_what_only_feedparser_can_tell_is_left_to_it(text):
    assert read_quickly(text) is None


def test_every_name_that_feedparser_handles_is_known_to_mean_something():
    handled = {
        name.removeprefix("_start_").lower()
        for name in dir(StrictFeedParser)
        if name.startswith("_start_")
    }
    prefixes = ("cc_", "creativecommons_", "dc_", "dcterms_", "feedburner_", "georss_", "gml_")
    ours = (*prefixes, "content_", "itunes_", "media_", "psc_", "xhtml_")

    assert {name for name in handled if not name.startswith(ours)} <= MEANT


def test_namespaces_stand_for_what_feedparser_says():
    names = Names("")
    for uri, prefix in StrictFeedParser.namespaces.items():
        try:
            name = names[f"{{{uri}}}Word"] if uri else names["Word"]
        except UnsureError:
            continue
        expected = {f"{prefix}:word" if prefix else "word"}
        assert name in (expected | {OTHER} if prefix else expected), uri


@pytest.mark.parametrize("spoil", ["", "<!-- & --><x> & </x>"])
def test_authors_are_left_to_themselves(spoil):
    inner = (
        "<itunes:owner><itunes:name>Owner</itunes:name></itunes:owner>"
        "<item><title>One</title><author>mail@ada.agency (Ada)</author>"
        "<dc:creator>Ben</dc:creator></item>"
    )
    root = f"{ITUNES} xmlns:dc='http://purl.org/dc/elements/1.1/'"
    text = rss(inner + spoil, root=root)

    reading = read_quickly(text) or read_xml(text)

    feed = to_parsed_feed(reading, url=URL)
    assert feed.authors == ()
    assert [(one.name, one.email) for one in feed.entries[0].authors] == [
        ("Ada", "mail@ada.agency"),
        ("Ben", None),
    ]
