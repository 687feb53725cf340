"""What each format gives back of what was rendered into it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.markup import safe_html
from publisher.model import Category, Enclosure, Image, Person, ReadingTime, SourceCredit
from publisher.publish.recover.from_json import read_json
from publisher.publish.recover.from_page import near_as_public, read_article, read_page
from publisher.publish.recover.from_xml import iso_seconds, read_atom, read_rss
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.render.convention import iso_duration
from publisher.publish.render.html import render_article
from publisher.testing import make_document
from publisher.testing.values import NOON, make_feed_entry

READERS = {
    "json": (JsonRenderer(), read_json),
    "atom": (AtomRenderer(), read_atom),
    "rss": (RssRenderer(), read_rss),
    "html": (HtmlRenderer(), read_page),
}
ODD = "A <b> & “c” &amp; ]]> d"
ENTRY = make_feed_entry(
    title=ODD,
    summary=f"{ODD}, in short.",
    content_html=safe_html('<p>Text <a href="https://a.example/?b&amp;c">link</a> &lt;i&gt;</p>'),
    authors=(
        Person(name=ODD, email="a@source.example", url="https://source.example/a"),
        Person(name="B"),
    ),
    categories=(Category(term="t", scheme="https://source.example/tags/", label=ODD),),
    published=NOON,
    updated=NOON + timedelta(hours=2),
    is_edited=True,
    language="fr",
    image=Image(url="https://source.example/i.png", alt=ODD, width=3, height=4),
    enclosures=(
        Enclosure(
            url="https://source.example/a.mp3?x&y",
            media_type="audio/mpeg",
            length=7,
            title=ODD,
            seconds=60,
        ),
        Enclosure(url="https://source.example/b.bin"),
    ),
    reading_time=ReadingTime(seconds=61, word_count=240, words_per_minute=238, stated_minutes=5),
    source=SourceCredit(
        title=ODD, url="https://source.example/feed", home_url="https://source.example/"
    ),
)
PLAIN = make_feed_entry("plain", published=None, language=None, summary_origin="extracted")


def read(fmt, *entries, **fields):
    renderer, reader = READERS[fmt]
    return reader(renderer.render(make_document(*entries, **fields)))


@pytest.mark.parametrize("fmt", READERS)
def test_every_format_gives_back_ids_words_and_dates_in_order(fmt):
    said = read(fmt, ENTRY, PLAIN)
    assert said.url == f"https://press.example/feeds/news.{fmt}"
    assert [one.id for one in said.entries] == [ENTRY.id, PLAIN.id]
    first, second = said.entries
    assert (first.title, first.summary) == (ENTRY.title, ENTRY.summary)
    assert (first.url, first.content) == (ENTRY.url, ENTRY.content_html)
    assert [one.name for one in first.authors] == [ODD, "B"]
    assert (first.published, second.published) == (NOON, None)
    assert (first.edited or first.touched, second.edited) == (ENTRY.updated, None)
    assert (first.seconds, first.word_count) == (61, 240)
    assert first.image.url == ENTRY.image.url
    assert first.language == "fr"
    assert first.enclosures[0].url == ENTRY.enclosures[0].url


def test_json_tells_whose_summary_it_is_and_all_of_the_reading_time():
    first, second = read("json", ENTRY, PLAIN).entries
    assert (first.summary_origin, second.summary_origin) == ("standfirst", "extracted")
    assert (first.words_per_minute, first.stated_minutes) == (238, 5)
    assert first.enclosures == ENTRY.enclosures


def test_atom_tells_people_subjects_pictures_and_credits_whole():
    first, second = read("atom", ENTRY, PLAIN).entries
    assert first.authors == ENTRY.authors
    assert first.categories == ENTRY.categories
    assert first.image == ENTRY.image
    assert first.credit == ENTRY.source
    assert second.credit is None
    assert first.enclosures == tuple(replace(one, seconds=None) for one in ENTRY.enclosures)


def test_rss_tells_credits_and_schemes():
    (first,) = read("rss", ENTRY).entries
    assert first.credit == replace(ENTRY.source, home_url=None)
    assert first.categories == (Category(term=ODD, scheme="https://source.example/tags/"),)
    assert first.enclosures == (replace(ENTRY.enclosures[0], title=None, seconds=None),)


def test_a_page_tells_days_shown_times_and_credits():
    day = replace(ENTRY, published_precision="day")
    first, second, third = read("html", day, PLAIN, replace(ENTRY, id="x:y")).entries
    assert (first.is_day, second.is_day, third.is_day) == (True, False, False)
    assert first.shown_time == "5\xa0min de lecture"
    assert second.shown_time == ""
    assert first.credit == SourceCredit(title=ODD, home_url="https://source.example/")


@pytest.mark.parametrize("fmt", ["atom", "rss"])
def test_the_language_of_the_feed_is_told_apart(fmt):
    same, silent, other = read(
        fmt, replace(PLAIN, language="en"), PLAIN, replace(PLAIN, language="de"), language="en"
    ).entries
    assert [one.language for one in (same, silent, other)] == [None, None, "de"]
    assert same.usual_language == "en"


def test_an_articles_page_gives_all_of_it_back():
    page = replace(ENTRY, page_name="articles/x.html", published_precision="day")
    said = read_article(render_article(make_document(page), page))
    assert (said.id, said.title, said.summary) == (page.id, page.title, page.summary)
    assert said.content == page.content_html
    assert said.summary_origin == "standfirst"
    assert said.is_day


def test_pictures_of_ours_are_addressed_as_in_the_feeds():
    markup = '<img src="../media/a.png" alt="src=&quot;media/b.png"><video src="media/c.mp4">'
    assert near_as_public(markup, "https://press.example/feeds/") == (
        '<img src="https://press.example/feeds/media/a.png" alt="src=&quot;media/b.png">'
        '<video src="https://press.example/feeds/media/c.mp4">'
    )


@pytest.mark.parametrize("fmt", READERS)
def test_a_damaged_file_is_refused(fmt):
    renderer, reader = READERS[fmt]
    body = renderer.render(make_document(ENTRY, PLAIN))
    for broken in (b"", b"{}", b"[]", b"<html></html>", b"\xff\xfe", body[: len(body) * 2 // 3]):
        with pytest.raises(ValueError, match=r"\w"):
            reader(broken)


@pytest.mark.parametrize(
    "item",
    [
        {"id": 5},
        {"date_published": "yesterday"},
        {"_reading_time": {"seconds": "9"}},
        {"authors": ["A"]},
        {"attachments": [{"size_in_bytes": "9"}]},
        {"image": 5},
    ],
)
def test_a_json_feed_with_other_values_is_refused(item):
    import json

    feed = {"items": [{"id": "a", "_summary": {"origin": "source"}} | item]}
    with pytest.raises(ValueError, match=r"\w"):
        read_json(json.dumps(feed).encode())


@pytest.mark.parametrize("fmt", READERS)
def test_a_file_of_another_program_is_refused(fmt):
    renderer, reader = READERS[fmt]
    body = renderer.render(make_document(ENTRY))
    theirs = body.replace(b"Publisher", b"Another").replace(b'"_summary"', b'"_other"')
    with pytest.raises(ValueError, match="not made by the publisher"):
        reader(theirs)


@pytest.mark.parametrize("seconds", [0, 1, 59, 60, 61, 3600, 3661, 360_000])
def test_durations_read_back(seconds):
    assert iso_seconds(iso_duration(seconds)) == seconds


def test_no_duration_is_refused():
    with pytest.raises(ValueError, match="no duration"):
        iso_seconds("5 minutes")
