"""What RSS 2.0, Atom 1.0 and JSON Feed 1.1 demand, one test for each MUST that is ours to keep."""

import html
import json
import re
from datetime import timedelta

import pytest
import time_machine
from lxml import etree

from publisher.model import Person, ReadingTime, SourceCredit
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.testing import make_document, make_feed_entry
from publisher.testing.publishing import FULL_ENTRY
from publisher.testing.values import NOON

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA = "{https://schema.org/}"
FULL = make_document(FULL_ENTRY, make_feed_entry("two"))


@pytest.fixture
def rss():
    return etree.fromstring(RssRenderer().render(FULL))


@pytest.fixture
def atom():
    return etree.fromstring(AtomRenderer().render(FULL))


@pytest.fixture
def feed():
    return json.loads(JsonRenderer().render(FULL))


@pytest.mark.parametrize("renderer", [RssRenderer(), AtomRenderer(), JsonRenderer()])
def test_utf_8_without_a_byte_order_mark(renderer):
    body = renderer.render(make_document(make_feed_entry(title="Ünï – 日本")))
    assert not body.startswith(b"\xef\xbb\xbf")
    assert "Ünï – 日本" in body.decode("utf-8")


def test_one_id_in_every_format(rss, atom, feed):
    ids = [entry.id for entry in FULL.entries]
    assert [guid.text for guid in rss.iter("guid")] == ids
    assert [entry.findtext(f"{ATOM}id") for entry in atom.iter(f"{ATOM}entry")] == ids
    assert [item["id"] for item in feed["items"]] == ids


def test_a_channel_has_title_link_and_description(rss):
    channel = rss.find("channel")
    assert [channel.findtext(tag) for tag in ("title", "link", "description")] == [
        "News",
        "https://press.example/",
        "What is new.",
    ]


def test_items_come_after_all_channel_elements(rss):
    tags = [element.tag for element in rss.find("channel")]
    assert tags[tags.index("item") :] == ["item", "item"]


def test_a_guid_is_a_permalink_only_where_it_is_the_address(rss):
    assert {guid.get("isPermaLink") for guid in rss.iter("guid")} == {"false"}
    entry = make_feed_entry(id="https://source.example/one")
    tree = etree.fromstring(RssRenderer().render(make_document(entry)))
    assert tree.find("channel/item/guid").get("isPermaLink", "true") == "true"


def test_dates_in_rss_are_rfc_822_in_english_and_gmt(rss):
    assert rss.findtext("channel/item/pubDate") == "Tue, 12 May 2026 12:00:00 GMT"
    midnight = make_feed_entry(published=NOON - timedelta(hours=12))
    tree = etree.fromstring(RssRenderer().render(make_document(midnight)))
    assert tree.findtext("channel/item/pubDate") == "Tue, 12 May 2026 00:00:00 GMT"


def test_an_edit_is_told_in_each_format(rss, atom, feed):
    assert rss.findtext(f"channel/item/{ATOM}updated") == "2026-05-12T13:00:00Z"
    entry = atom.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == "2026-05-12T13:00:00Z"
    assert entry.findtext(f"{ATOM}published") == "2026-05-12T12:00:00Z"
    assert feed["items"][0]["date_modified"] == "2026-05-12T13:00:00Z"
    assert "date_modified" not in feed["items"][1]


def test_an_atom_feed_has_id_title_updated_and_author(atom):
    assert atom.findtext(f"{ATOM}id") == "tag:press.example,2026:feed/news"
    assert atom.findtext(f"{ATOM}title") == "News"
    assert atom.findtext(f"{ATOM}updated") == "2026-05-12T13:00:00Z"
    assert atom.findtext(f"{ATOM}author/{ATOM}name") == "The editors"


def test_at_most_one_alternate_of_a_type(atom):
    for element in (atom, *atom.iter(f"{ATOM}entry")):
        links = element.findall(f"{ATOM}link")
        types = [link.get("type") for link in links if link.get("rel", "alternate") == "alternate"]
        assert len(types) == len(set(types))


def test_the_home_page_is_the_only_alternate_and_the_first_link(atom):
    first, *others = atom.findall(f"{ATOM}link")
    assert (first.get("rel"), first.get("href")) == ("alternate", "https://press.example/")
    assert "alternate" not in {link.get("rel") for link in others}


def test_atom_dates_have_a_zone_and_no_fractions(atom):
    dates = [e.text for tag in ("updated", "published") for e in atom.iter(f"{ATOM}{tag}")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", date) for date in dates)


def test_summary_and_content_each_in_its_place(rss, atom, feed):
    assert rss.findtext("channel/item/description") == "Summary of full."
    summary = atom.find(f"{ATOM}entry/{ATOM}summary")
    assert (summary.get("type"), summary.text) == ("text", "Summary of full.")
    assert feed["items"][0]["summary"] == "Summary of full."
    assert feed["items"][0]["content_html"] == "<p>Text of full.</p>"


def test_reading_time_in_all_four_formats(rss, atom, feed):
    item, entry = rss.find("channel/item"), atom.find(f"{ATOM}entry")
    for element in (item, entry):
        assert element.findtext(f"{SCHEMA}timeRequired") == "PT1M49S"
        assert element.findtext(f"{SCHEMA}wordCount") == "431"
    assert feed["items"][0]["_reading_time"] == {
        "about": "https://feed-publisher.readthedocs.io/reading-time/",
        "seconds": 109,
        "word_count": 431,
        "words_per_minute": 238,
        "basis": "content",
        "stated_minutes": 2,
    }
    page = HtmlRenderer().render(FULL).decode()
    assert '"timeRequired":"PT1M49S","wordCount":431' in page
    assert "2 min read" in page


def test_no_reading_time_where_only_a_teaser_is_known(rss, feed):
    assert rss.findall("channel/item")[1].find(f"{SCHEMA}timeRequired") is None
    assert "_reading_time" not in feed["items"][1]


def test_json_feed_says_its_version_first_and_keeps_its_order(feed):
    assert list(feed)[:3] == ["version", "title", "home_page_url"]
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(isinstance(item["id"], str) for item in feed["items"])


def test_json_items_have_content_even_when_only_a_summary_is_shown():
    entry = make_feed_entry(content_html="")
    feed = json.loads(JsonRenderer().render(make_document(entry)))
    assert feed["items"][0]["content_text"] == "Summary of one."


def test_an_author_address_stands_only_where_there_is_a_real_one():
    editor = make_document(make_feed_entry(), author=Person(name="The editors"))
    tree = etree.fromstring(RssRenderer().render(editor))
    assert tree.find("channel/managingEditor") is None


def test_a_language_that_differs_is_said_on_the_entry():
    entry = make_feed_entry(language="ar")
    tree = etree.fromstring(AtomRenderer().render(make_document(entry)))
    assert tree.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    lang = tree.find(f"{ATOM}entry").get("{http://www.w3.org/XML/1998/namespace}lang")
    assert lang == "ar"


@pytest.mark.parametrize(
    ("minutes", "seconds", "shown"),
    [(None, 20, "1 min read"), (None, 61, "2 min read"), (7, 61, "7 min read")],
)
def test_minutes_are_rounded_up_and_the_stated_ones_win(minutes, seconds, shown):
    time = ReadingTime(seconds=seconds, word_count=9, words_per_minute=238, stated_minutes=minutes)
    page = HtmlRenderer().render(make_document(make_feed_entry(reading_time=time))).decode()
    assert shown in page


@pytest.mark.parametrize(
    "text",
    ["The </b> tag", "Learn &lt;b&gt; now", "1&1 Ionos", "watch?v=1&ab_channel=2", "a &#8211;"],
)
def test_text_that_looks_like_html_is_declared_in_atom_and_referenced_in_rss(text):
    source = SourceCredit(title=text, url="https://source.example/feed")
    entry = make_feed_entry(title=text, summary=text, source=source)
    document = make_document(entry, title=text, description=text)
    atom = etree.fromstring(AtomRenderer().render(document))
    texts = [
        atom.find(f"{ATOM}title"),
        atom.find(f"{ATOM}subtitle"),
        *(atom.find(f"{ATOM}entry/{ATOM}{name}") for name in ("title", "summary")),
        atom.find(f"{ATOM}entry/{ATOM}source/{ATOM}title"),
    ]
    assert [one.get("type") for one in texts] == ["html"] * 5
    assert [html.unescape(one.text) for one in texts] == [text] * 5
    rss = RssRenderer().render(document).decode()
    written = text.replace("&", "&#x26;").replace("<", "&#x3C;").replace(">", "&#x3E;")
    assert rss.count(f"title>{written}</title>") == 2
    assert f'<source url="https://source.example/feed">{written}</source>' in rss


@pytest.mark.parametrize("text", ["AT&T", "R & D", "2 < 3", "Fish & chips", "->"])
def test_text_that_only_holds_such_characters_stays_text_in_atom(text):
    atom = etree.fromstring(AtomRenderer().render(make_document(make_feed_entry(title=text))))
    title = atom.find(f"{ATOM}entry/{ATOM}title")
    assert (title.get("type"), title.text) == (None, text)


def test_every_item_has_title_description_and_link(rss):
    for item in rss.iter("item"):
        assert all(item.findtext(tag) for tag in ("title", "description", "link"))
        assert len(item.findall("link")) == 1


def test_every_atom_entry_has_what_rfc_4287_demands(atom):
    for entry in atom.iter(f"{ATOM}entry"):
        assert all(entry.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "updated"))
        rels = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
        assert rels.count("alternate") == 1
        assert entry.find(f"{ATOM}content").get("type") == "html"


def test_each_format_points_to_itself_and_to_its_twins(rss, atom, feed):
    base = "https://press.example/feeds/news"
    for own, parent in (("rss", rss.find("channel")), ("atom", atom)):
        links = {
            (link.get("rel"), link.get("type"), link.get("href"))
            for link in parent.findall(f"{ATOM}link")
        }
        twin = {"rss": "atom", "atom": "rss"}[own]
        rel = {"rss": "alternate", "atom": "related"}[own]
        assert links >= {
            ("self", f"application/{own}+xml", f"{base}.{own}"),
            (rel, f"application/{twin}+xml", f"{base}.{twin}"),
            (rel, "application/feed+json", f"{base}.json"),
            ("related", "text/html", f"{base}.html"),
        }
    assert feed["feed_url"] == f"{base}.json"
    assert feed["home_page_url"] == "https://press.example/"


def test_every_json_item_has_a_string_id_and_content(feed):
    for item in feed["items"]:
        assert isinstance(item["id"], str)
        assert item.get("content_html") or item.get("content_text")


@pytest.mark.parametrize("fmt", ["rss", "atom", "json", "html"])
def test_rendering_twice_gives_the_same_bytes_at_any_time(fmt):
    renderers = (RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer())
    (renderer,) = [one for one in renderers if one.name == fmt]
    with time_machine.travel(NOON, tick=False):
        first = renderer.render(FULL)
    with time_machine.travel(NOON + timedelta(days=400, microseconds=5), tick=False):
        assert renderer.render(FULL) == first
