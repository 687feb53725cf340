"""The quick reader and feedparser: of every document both make the same, or only one reads it."""

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.collect.parse.feed.mend import prepare
from publisher.collect.parse.feed.quick import read_quickly
from publisher.collect.parse.feed.reader import read_xml
from publisher.collect.parse.feed.xml_feed import to_parsed_feed
from publisher.errors import ParseError

URL = "https://blog.example/feed"
NAMESPACES = {
    "a": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "georss": "http://www.georss.org/georss",
    "unknown": "https://unknown.example/ns",
    "m": "http://search.yahoo.com/mrss",
    "sy": "http://purl.org/rss/1.0/modules/syndication/",
    "fh": "http://purl.org/syndication/history/1.0",
    "at": "http://purl.org/atompub/tombstones/1.0",
}
ELEMENTS = """
    title link guid id description summary content content:encoded author name email uri
    contributor category pubDate published updated created issued modified enclosure source
    comments language rights copyright image url textInput generator docs ttl cloud webMaster
    managingEditor lastBuildDate subtitle tagline icon logo rating skipHours hour skipDays day
    date skip_hours deleted is_complete sy_updateperiod fh_complete
    guid links tags body fullitem info where width
    dc:title dc:creator dc:author dc:date dc:description dc:language dc:rights dc:subject
    dc:publisher dc:contributor dc:identifier dc:abstract dcterms:issued dcterms:created
    dcterms:modified dcterms:valid
    itunes:author itunes:title itunes:summary itunes:subtitle itunes:duration itunes:image
    itunes:category itunes:keywords itunes:explicit itunes:block itunes:owner itunes:name
    itunes:email itunes:new-feed-url
    media:title media:description media:content media:group media:thumbnail media:category
    media:keywords media:credit media:rating media:license media:player media:restriction
    media:community media:starRating media:statistics m:content m:title
    slash:comments georss:point rdf:li unknown:title unknown:link unknown:date a:link a:title
    a:id a:updated a:author a:category
    sy:updatePeriod sy:updateFrequency sy:updateBase fh:complete fh:archive at:deleted-entry
""".split()
WORDS = st.sampled_from(
    [
        "", " ", "One", "Two words", "AT&T", "a <b>bold</b> word", "1 < 2", "&#8217;", "&amp;",
        "ada@blog.example (Ada)", "Ada <ada@blog.example>", "ada@blog.example", "café “x”",
        "Tue, 10 Jun 2025 09:00:00 GMT", "2025-06-10T09:00:00Z", "2025-06-10", "\x96", "\n x \n",
        "https://blog.example/1?a=1&amp;b=2", "/1", "https://blog.example/2", "true", "01:02",
        "en", "<p>A paragraph.</p><p>Another.</p>", "one, two,,three", "\U0001f600", "]]>",
    ]
)  # fmt: skip
ATTRIBUTES = {
    "type": ["html", "text", "text/html", "text/plain", "XHTML", "audio/mpeg", "image/png", ""],
    "rel": ["alternate", "self", "enclosure", "Alternate", "license"],
    "href": ["https://blog.example/3", "/3", ""],
    "url": ["https://blog.example/4.mp3", ""],
    "isPermaLink": ["true", "false"],
    "term": ["one", ""],
    "scheme": ["https://blog.example/s"],
    "domain": ["s"],
    "label": ["One"],
    "text": ["Arts"],
    "length": ["10", "x"],
    "medium": ["image", "video"],
    "duration": ["10"],
    "width": ["10"],
    "xml:lang": ["de", "", "en_GB"],
    "xml:base": ["https://base.example/x/", "y/"],
    "lang": ["fr"],
    "base": ["https://base.example/"],
    "mode": ["escaped", "base64"],
    "src": ["https://blog.example/5"],
    "ref": ["urn:x:2", ""],
    "rdf:about": ["https://blog.example/6"],
    "rdf:resource": ["https://blog.example/7"],
    "unknown:href": ["https://blog.example/8"],
    "a:href": ["https://blog.example/9"],
}


@st.composite
def attributes(draw):
    names = draw(st.lists(st.sampled_from(sorted(ATTRIBUTES)), max_size=3, unique=True))
    return "".join(
        f" {name}={quoteattr(draw(st.sampled_from(ATTRIBUTES[name])))}" for name in names
    )


@st.composite
def elements(draw, depth=0):
    name = draw(st.sampled_from(ELEMENTS))
    words = draw(WORDS)
    form = draw(st.integers(0, 9))
    if form == 0 and "]]>" not in words:
        text = f"<![CDATA[{words}]]>"
    elif form == 1:
        text = f"{escape(words)}<!-- a comment -->{escape(words)}"
    elif form == 2 and depth < 2:
        text = escape(words) + "".join(draw(st.lists(elements(depth=depth + 1), max_size=3)))
    else:
        text = escape(words)
    written = draw(attributes()) if draw(st.booleans()) else ""
    return f"<{name}{written}>{text}</{name}>"


GROUPS = st.sampled_from(
    [
        "<author><name>Ada</name></author>",
        "<author><name>Ben</name><email>b@x.example</email></author>",
        "<author><uri>https://c.example/</uri></author>",
        "<author><email>d@x.example</email><name/></author>",
        "<author>e@x.example (Eve)</author>",
        "<itunes:owner><itunes:name>Gil</itunes:name></itunes:owner>",
        "<source url='https://s.example/f'>Source</source>",
        "<source><title>S</title><id>urn:s</id><author><name>T</name></author></source>",
        "<image><url>https://i.example/i.png</url><title>Picture</title></image>",
        "<media:group><media:title>T</media:title><media:content url='https://v.example/v'"
        " type='video/mp4'><media:thumbnail url='https://v.example/t'/></media:content>"
        "</media:group>",
        "<category domain='d'>News</category>",
        "<ttl>60</ttl>",
        "<skipHours><hour>1</hour><hour>24</hour></skipHours>",
        "<skipDays><day>Saturday</day><day> sunday</day></skipDays>",
        "<sy:updatePeriod>\n hourly\n</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>",
        "<sy:updateBase>2000-01-01T12:00+00:00</sy:updateBase>",
        "<fh:complete/>",
        "<at:deleted-entry ref='urn:x:1' when='2026-05-12T10:00:00Z'/>",
        "<title>First</title>",
        "<description>Some text</description>",
        "<content:encoded>&lt;p>Text</content:encoded>",
    ]
)
XHTML = st.recursive(
    WORDS.map(escape),
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format,
        st.sampled_from(["div", "p", "b", "DIV", "br", "x:p", "x:div", "svg", "a", "body"]),
        st.sampled_from(["", "", " class='a'", " xml:lang='de'", " Rel='Next'", " m:x='1'"]),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=6,
)
WRAPPED = st.builds(
    "<{0} type='xhtml' xmlns:x='http://www.w3.org/1999/xhtml'>{1}"
    "<div xmlns='http://www.w3.org/1999/xhtml'>{2}</div>{3}</{0}>".format,
    st.sampled_from(["content", "title", "summary", "rights", "a:content"]),
    st.sampled_from(["", " ", "\n", "x"]),
    XHTML,
    st.sampled_from(["", "", "\n", "<x:p>y</x:p>", "x"]),
)
PLAIN = """
    title link id description summary content author pubDate published updated created category
    source comments language content:encoded dc:creator dc:date dc:subject dc:title
    dcterms:modified itunes:author itunes:summary itunes:duration itunes:keywords media:title
    media:description media:keywords slash:comments unknown:title guid a:id a:title georss:point
""".split()
USUAL = st.builds("<{0}>{1}</{0}>".format, st.sampled_from(PLAIN), WORDS.map(escape))
PARTS = st.lists(
    st.one_of(USUAL, USUAL, USUAL, GROUPS, GROUPS, WRAPPED, elements()), max_size=8
).map("".join)
ITEM_ATTRIBUTES = st.one_of(st.just(""), st.just(""), attributes())


@st.composite
def documents(draw):
    declared = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    kind = draw(st.sampled_from(["rss", "atom", "rdf"]))
    head, tail = draw(PARTS), draw(PARTS)
    item = "entry" if kind == "atom" else "item"
    items = "".join(
        f"<{item}{draw(ITEM_ATTRIBUTES)}>{draw(PARTS)}</{item}>"
        for _ in range(draw(st.integers(1, 3)))
    )
    root_attributes = draw(ITEM_ATTRIBUTES)
    if kind == "atom":
        return (
            f'<feed xmlns="{NAMESPACES["a"]}"{declared}{root_attributes}>{head}{items}{tail}</feed>'
        )
    if kind == "rss":
        inner = f"<channel{draw(ITEM_ATTRIBUTES)}>{head}{items}{tail}</channel>"
        return f'<rss version="2.0"{declared}{root_attributes}>{inner}</rss>'
    rdf = declared.replace(f' xmlns:a="{NAMESPACES["a"]}"', ' xmlns:a="https://a.example/"')
    return (
        f'<rdf:RDF xmlns="http://purl.org/rss/1.0/"{rdf}{root_attributes}>'
        f"<channel>{head}</channel>{items}</rdf:RDF>"
    )


@st.composite
def spoiled(draw):
    """Make documents that are not well-formed, in one place or two, or cut off."""
    text = draw(documents())
    for _ in range(draw(st.integers(0, 2))):
        place = draw(st.integers(0, len(text)))
        text = text[:place] + draw(st.sampled_from(SPOILS)) + text[place:]
    return text[: draw(st.integers(0, len(text)))] if draw(st.integers(0, 9)) == 0 else text


SPOILS = ["&", "&nbsp;", "&eacute;", "\x03", "&#3;", " & ", "<", "</x>", "<br>", "&amp", "]]>"]


@given(st.one_of(documents(), spoiled()))
@settings(max_examples=600, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_read_quickly_is_what_feedparser_reads(text):
    quick = read_quickly(*prepare(text))

    if quick is None:
        return
    try:
        whole = read_xml(text)
    except ParseError as error:
        pytest.fail(f"feedparser cannot read it at all: {error}")
    assert to_parsed_feed(quick, url=URL) == to_parsed_feed(whole, url=URL)
