"""feedparser, held to reading."""

import pytest

from publisher.collect.parse.feed.handlers import MOST_TAGS
from publisher.collect.parse.feed.reader import read_odd_date, read_xml
from publisher.errors import ParseError


def rss(inner, *, root="", before=""):
    return f"{before}<rss version='2.0' {root}><channel><title>t</title>{inner}</channel></rss>"


def entries(inner, **more):
    return read_xml(rss(inner, **more)).entries


def test_nothing_is_resolved_sanitised_or_repaired():
    (entry,) = entries(
        "<item><guid>17</guid><link>/one</link>"
        "<description>&lt;script&gt;x&lt;/script&gt; Ã©</description></item>",
        root="xml:base='https://base.example/'",
    )
    assert (entry["id"], entry["links"][0]["href"]) == ("17", "/one")
    assert entry["summary"] == "<script>x</script> Ã©"
    assert entry["xml_base"] == "https://base.example/"


@pytest.mark.parametrize("is_broken", [False, True])
def test_one_base_does_not_go_on_to_the_next_entry(is_broken):
    items = (
        "<item xml:base='https://a.example/'><title>x{}</title></item><item><title>y</title></item>"
    )
    found = entries(items.format(" & " if is_broken else ""))
    assert [entry["xml_base"] for entry in found] == ["https://a.example/", None]


def test_names_that_look_like_results_of_feedparser_do_no_harm():
    inner = "<item><links>x</links><tags>y</tags><authors>z</authors><content>c</content></item>"
    (entry,) = entries(inner)
    for key in ("links", "tags", "authors", "media_content"):
        assert isinstance(entry[key], list)
        assert all(isinstance(one, dict) for one in entry[key])


def test_media_rss_does_not_mix_with_the_article():
    media = "http://search.yahoo.com/mrss/"
    (entry,) = entries(
        "<item><title>Article</title><m:content url='a.jpg' medium='image'>"
        "<m:title>Picture</m:title></m:content></item>",
        root=f"xmlns:m='{media}'",
    )
    assert (entry["title"], entry["media_title"]) == ("Article", "Picture")


def test_tags_are_bounded():
    (entry,) = entries("<item>" + "<category>a{}</category>" * 1500 + "</item>")
    assert len(entry["tags"]) <= MOST_TAGS


def test_what_came_whole_of_a_cut_off_feed_is_kept():
    text = rss("<item><title>one</title></item><item><title>two</title></item>")
    reading = read_xml(text[: text.index("two")])
    assert [entry["title"] for entry in reading.entries] == ["one"]
    assert reading.warnings == ("it is cut off; what came whole was taken",)
    with pytest.raises(ParseError):
        read_xml(text[: text.index("one")])


def test_what_is_broken_is_read_loosely_or_refused_and_never_anything_else():
    for text in (
        rss("<item><title>a</b></title></item>"),
        rss("<item><title>a</title>" * 3000),
        rss("<![CDATA[" * 50),
        "<rss" * 5000,
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><div>" * 300,
    ):
        try:
            read_xml(text)
        except ParseError as error:
            assert error.message


def test_odd_dates_are_read_as_utc():
    assert read_odd_date("Fri, 2006/09/15 08:19:53 EDT")[:5] == (2006, 9, 15, 12, 19)
    assert read_odd_date("nothing") is None
