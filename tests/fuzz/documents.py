"""Documents that nobody would write, made from what people do write."""

import gzip
import json
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from tests.payloads import PAYLOADS

CORPUS = sorted(
    path
    for path in (Path(__file__).parents[1] / "corpus/feeds").iterdir()
    if path.suffix in {".xml", ".json"} and ".expected" not in path.name
)
_DATES = """
    Tue, 12 May 2026 10:00:00 GMT|2026-05-12|0000-00-00|9999-99-99T99:99:99Z|12/05/26|now|٢٠٢٦-٠٥-١٢
    Sat, 31 Feb 2026 25:61:61 XYZ|99999999999999999999|2026-W20-2|20260512T100000|Thu, 01 Jan 0001|
    2026-05-12T10:00:00+99:99|Mon, 1 Jan 10000 00:00:00 GMT|1e309|-1|May 12th|2026-05-12T24:00:00
""".replace("\n", "").split("|")
_PIECES = (
    "&", "&amp;", "&nbsp;", "&#0;", "&#xD800;", "&#x10FFFF;", "&#99999999999;", "&x;", "<", ">",
    "]]>", "<![CDATA[", "]]", "<!--", "-->", "--", "<?", "?>", "<?xml version='1.0'?>", "\0",
    "\x1b", "\ufeff", "\u202e", "\u2028", "\ud7ff", "\ufffe", "\U0001f469\u200d\U0001f469", "Ã©",
    "\u0301" * 40, "http://", "//", "javascript:", "data:", "https://[", "https://[::1]:99999/",
    "http://a.example/%zz%", "mailto:", "tag:a,b:c", "urn:uuid:x", "x" * 3000, " " * 500,
    "A" * 200 + "@", "a@" * 100, "a.a.a." * 60, "(" * 300, "<b>" * 300, "<p>" * 300, "</p>" * 300,
    "<table><tr><td>" * 90, "<a href='" * 60, "'\"" * 100, "-" * 500, "[…]" * 60, "“" * 200,
    "<img src=x" * 90, "<!doctype x [<!entity y 'z'>]>&y;", "xml:base='//x'", "\n\n" * 200,
    "。" * 300,
    "日本語のテキスト", "نص عربي", "<div><p>Words. </p><ul><li>More</ul></div>", "12 min read",
)  # fmt: skip


def one_of_many(several):
    """Return one of a long list, without the list in every message."""
    return st.integers(0, len(several) - 1).map(lambda n: several[n])


hostile = st.one_of(
    st.text(max_size=40), one_of_many(_PIECES), one_of_many(PAYLOADS), one_of_many(_DATES)
)
texts = st.lists(hostile, max_size=5).map("".join)
written = st.one_of(texts.map(escape), texts.map(escape), texts)
names = st.sampled_from(
    """
    title link description guid pubDate author category enclosure comments source item channel
    content:encoded dc:creator dc:date dc:title media:content media:thumbnail media:title
    media:group itunes:author itunes:duration itunes:image itunes:summary atom:link id updated
    published summary content entry feed rights subtitle name email uri icon logo generator image
    url width textInput rss x:y script svg div wfw:commentRss slash:comments geo:point
    """.split()
)
keys = st.sampled_from(
    "href rel type url src xml:base xml:lang isPermaLink length domain term scheme label mode "
    "medium width height fileSize duration version xmlns role".split()
)
attributes = st.lists(st.tuples(keys, texts | st.sampled_from(["xhtml", "html", "text", "base64"])),
                      max_size=3)  # fmt: skip


@st.composite
def elements(draw, inner=written):
    """Return one element, most of the time closed."""
    name = draw(names)
    said = "".join(
        f" {key}={chr(34)}{escape(value, {chr(34): '&quot;'})}{chr(34)}"
        for key, value in draw(attributes)
    )
    body = draw(inner)
    if draw(st.integers(0, 5)) == 0:
        body = f"<![CDATA[{body}]]>"
    end = f"</{name}>" if draw(st.integers(0, 19)) else ""
    return f"<{name}{said}>{body}{end}"


trees = st.recursive(elements(), elements, max_leaves=4)
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in (
        ("content", "http://purl.org/rss/1.0/modules/content/"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
        ("media", "http://search.yahoo.com/mrss/"),
        ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
        ("atom", "http://www.w3.org/2005/Atom"),
    )
)


@st.composite
def xml_feeds(draw):
    """Return RSS, RDF or Atom with anything in it."""
    items = [
        f"<{{0}}>{''.join(draw(st.lists(trees, max_size=6)))}</{{0}}>"
        for _ in range(draw(st.integers(0, 4)))
    ]
    kind = draw(st.sampled_from(["rss", "atom", "rdf"]))
    entries = "".join(item.replace("{0}", "entry" if kind == "atom" else "item") for item in items)
    head = "".join(draw(st.lists(trees, max_size=3)))
    before = draw(st.sampled_from(["", '<?xml version="1.0"?>', "<!DOCTYPE x>", "\n \ufeff"]))
    around = {
        "rss": f'<rss version="2.0" {_SPACES}><channel>{head}{entries}</channel></rss>',
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom" {_SPACES}>{head}{entries}</feed>',
        "rdf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns="http://purl.org/rss/1.0/" {_SPACES}><channel>{head}</channel>{entries}</rdf:RDF>',
    }
    return (before + around[kind]).encode("utf-8", "surrogatepass")


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
_JSON_KEYS = (
    "id url external_url title content_html content_text summary image banner_image language "
    "date_published date_modified authors author tags attachments".split()
)


@st.composite
def json_feeds(draw):
    """Return a JSON Feed whose values are of any type."""
    parts = st.dictionaries(st.sampled_from(["name", "url", "mime_type", "size_in_bytes"]), values)
    one = st.dictionaries(
        st.sampled_from(_JSON_KEYS), texts | values | st.lists(parts, max_size=2), max_size=8
    )
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": draw(st.lists(one, max_size=4))}
    feed |= draw(st.dictionaries(st.sampled_from(["title", "home_page_url", "language"]), values))
    return json.dumps(feed, ensure_ascii=draw(st.booleans())).encode("utf-8", "surrogatepass")


@st.composite
def spoilt_feeds(draw):
    """Return a file of the corpus, cut, mixed or with something put into it."""
    body = draw(one_of_many(CORPUS)).read_bytes()
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(body)))
        end = min(len(body), start + draw(st.integers(0, 60)))
        piece = draw(
            st.one_of(
                st.binary(max_size=12),
                hostile.map(lambda text: text.encode("utf-8", "surrogatepass")),
                st.just(body[start:end] * draw(st.integers(0, 30))),
            )
        )
        body = body[:start] + piece + body[end:]
    return body


encoded = xml_feeds().flatmap(
    lambda body: st.sampled_from(["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"]).map(
        lambda name: body.decode("utf-8", "replace").encode(name, "replace")
    )
)
documents = st.one_of(
    xml_feeds(),
    spoilt_feeds(),
    json_feeds(),
    encoded,
    xml_feeds().map(gzip.compress),
    st.binary(max_size=200),
)
charsets = st.sampled_from([None, "utf-8", "iso-8859-1", "utf-7", "shift_jis", "x-klingon", "\0"])
