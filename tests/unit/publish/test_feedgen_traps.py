"""Each thing that feedgen loses, invents or misplaces, and that our adapter puts right."""

from datetime import timedelta

import feedparser
from lxml import etree

from publisher.markup import safe_html
from publisher.model import Category, Enclosure, Person, SourceCredit
from publisher.publish.render import AtomRenderer, RssRenderer
from publisher.testing import make_document, make_feed_entry
from publisher.testing.values import NOON

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"


def rss(*entries, **fields):
    return etree.fromstring(RssRenderer().render(make_document(*entries, **fields)))


def atom(*entries, **fields):
    return etree.fromstring(AtomRenderer().render(make_document(*entries, **fields)))


def enclosure(name, length=None):
    url = f"https://press.example/{name}"
    return Enclosure(url=url, media_type="audio/mpeg", length=length)


def test_an_enclosure_in_atom_keeps_its_rel_and_is_no_second_alternate():
    entry = make_feed_entry(enclosures=(enclosure("a.mp3", 9), enclosure("b.mp3")))
    links = atom(entry).find(f"{ATOM}entry").findall(f"{ATOM}link")
    rels = [(link.get("rel", "alternate"), link.get("href")) for link in links]
    assert rels == [
        ("alternate", "https://source.example/one"),
        ("enclosure", "https://press.example/a.mp3"),
        ("enclosure", "https://press.example/b.mp3"),
    ]
    assert [link.get("length") for link in links] == [None, "9", None]


def test_the_channel_link_is_the_home_page_whatever_other_links_there_are():
    channel = rss(make_feed_entry()).find("channel")
    assert channel.findtext("link") == "https://press.example/"
    links = {link.get("rel"): link.get("href") for link in channel.findall(f"{ATOM}link")}
    assert links["self"] == "https://press.example/feeds/news.rss"


def test_no_clock_gets_into_a_file_even_without_entries():
    assert rss().find("channel/lastBuildDate") is None
    assert atom().findtext(f"{ATOM}updated") == "2000-01-01T00:00:00Z"


def test_dates_are_those_of_the_entries_without_microseconds():
    entry = make_feed_entry(updated=NOON + timedelta(hours=3), is_edited=True)
    assert rss(entry).findtext("channel/lastBuildDate") == "Tue, 12 May 2026 15:00:00 GMT"
    assert atom(entry).findtext(f"{ATOM}updated") == "2026-05-12T15:00:00Z"


def test_an_unknown_date_is_left_out_of_rss_and_never_invented():
    entry = make_feed_entry(published=None)
    assert rss(entry).find("channel/item/pubDate") is None
    assert atom(entry).find(f"{ATOM}entry/{ATOM}published") is None


def test_authors_without_an_address_stay_and_each_has_an_element():
    entry = make_feed_entry(authors=(Person(name="Ada"), Person(name="Bob", email="b@x.example")))
    names = [one.text for one in rss(entry).iterfind(f"channel/item/{DC}creator")]
    assert names == ["Ada", "Bob"]
    authors = atom(entry).findall(f"{ATOM}entry/{ATOM}author")
    assert [one.findtext(f"{ATOM}name") for one in authors] == ["Ada", "Bob"]


def test_entries_come_in_the_order_given():
    entries = [make_feed_entry(name) for name in ("b", "a", "c")]
    wanted = [entry.id for entry in entries]
    assert [guid.text for guid in rss(*entries).iter("guid")] == wanted
    assert [e.findtext(f"{ATOM}id") for e in atom(*entries).iter(f"{ATOM}entry")] == wanted


def test_a_category_keeps_term_label_and_scheme():
    category = Category(term="tea", scheme="https://press.example/t", label="Tea")
    entry = make_feed_entry(categories=(category,))
    element = rss(entry).find("channel/item/category")
    assert (element.text, element.get("domain")) == ("Tea", "https://press.example/t")
    element = atom(entry).find(f"{ATOM}entry/{ATOM}category")
    assert dict(element.attrib) == {
        "term": "tea",
        "scheme": "https://press.example/t",
        "label": "Tea",
    }


def test_an_entry_from_elsewhere_names_its_source_in_full():
    credit = SourceCredit(
        title="Elsewhere", url="https://s.example/f", home_url="https://s.example/"
    )
    entry = make_feed_entry(source=credit)
    element = rss(entry).find("channel/item/source")
    assert (element.text, element.get("url")) == ("Elsewhere", "https://s.example/f")
    source = atom(entry).find(f"{ATOM}entry/{ATOM}source")
    assert source.findtext(f"{ATOM}id") == "https://s.example/f"
    assert source.findtext(f"{ATOM}title") == "Elsewhere"
    assert {link.get("rel") for link in source.findall(f"{ATOM}link")} == {"self", "alternate"}


def test_the_generator_says_its_version():
    assert rss(generator_version="1.2").findtext("channel/generator") == "Publisher 1.2"
    assert atom(generator_version="1.2").find(f"{ATOM}generator").get("version") == "1.2"


def test_the_atom_file_declares_no_prefix_for_atom():
    body = AtomRenderer().render(make_document(make_feed_entry()))
    assert b"xmlns:atom" not in body


def test_a_title_that_looks_like_html_is_written_by_number():
    body = RssRenderer().render(make_document(make_feed_entry(title="Use <b> & smile")))
    assert b"<title>Use &#x3C;b&#x3E; &#x26; smile</title>" in body
    assert feedparser.parse(body).entries[0].title_detail.value.startswith("Use")


def test_a_plain_title_with_an_ampersand_is_escaped_once():
    body = RssRenderer().render(make_document(make_feed_entry(title="Salt & pepper")))
    assert b"<title>Salt &amp; pepper</title>" in body


def test_the_description_is_html_and_so_escaped_twice():
    body = RssRenderer().render(make_document(make_feed_entry(summary="1 < 2 & 3")))
    assert b"<description>1 &amp;lt; 2 &amp;amp; 3</description>" in body


def test_the_description_comes_before_the_content():
    item = rss(make_feed_entry()).find("channel/item")
    tags = [element.tag for element in item]
    assert tags.index("description") < tags.index(f"{CONTENT}encoded")


def test_only_one_enclosure_stands_in_an_rss_item():
    entry = make_feed_entry(enclosures=(enclosure("a.mp3"), enclosure("b.mp3", 5)))
    elements = rss(entry).findall("channel/item/enclosure")
    assert [(e.get("url"), e.get("length")) for e in elements] == [
        ("https://press.example/a.mp3", "0")
    ]


def test_content_keeps_its_markup_in_both():
    entry = make_feed_entry(content_html=safe_html("<p>a &amp; <em>b</em></p>"))
    assert rss(entry).findtext(f"channel/item/{CONTENT}encoded") == "<p>a &amp; <em>b</em></p>"
    content = atom(entry).find(f"{ATOM}entry/{ATOM}content")
    assert (content.get("type"), content.text) == ("html", "<p>a &amp; <em>b</em></p>")
