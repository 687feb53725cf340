"""One parsed entry into one of ours."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.normalise import normalise
from publisher.model import (
    Category,
    Enclosure,
    Image,
    ParsedDate,
    ParsedEntry,
    ParsedFeed,
    Person,
    RawDocument,
    Text,
)
from publisher.testing import make_source_info

NOW = datetime(2026, 5, 12, 15, tzinfo=UTC)
SERVED = RawDocument(body=b"", url="https://served.example/feeds/a.xml")
HTML = Text(value='<p>One <img src="i.png"></p>', is_html=True)


def make(parsed, *, feed=None, document=SERVED, now=NOW, **source):
    return normalise(
        parsed,
        feed or ParsedFeed(entries=()),
        document=document,
        source=make_source_info(**source),
        authority="press.example,2026",
        position=3,
        now=now,
    )


def test_addresses_refer_to_base_then_entry_then_feed_then_where_it_was_found():
    parsed = ParsedEntry(
        url="https://a.example/x/1", base_url="https://base.example/", content=HTML
    )
    feed = ParsedFeed(
        entries=(), self_url="https://self.example/f", home_url="https://home.example/"
    )
    steps = [
        (parsed, feed, "https://base.example/i.png"),
        (replace(parsed, base_url=None), feed, "https://a.example/x/i.png"),
        (ParsedEntry(content=HTML), feed, "https://self.example/i.png"),
        (ParsedEntry(content=HTML), None, "https://served.example/feeds/i.png"),
    ]
    for entry, around, image in steps:
        assert f'src="{image}"' in make(entry, feed=around).content_html
    own = replace(HTML, base_url="https://own.example/")
    assert "https://own.example/i.png" in make(replace(parsed, content=own)).content_html


def test_a_saved_feed_without_any_address_leaves_relative_ones_out():
    entry = make(ParsedEntry(url="/1", content=HTML), document=RawDocument(body=b"", path="a.xml"))
    assert (entry.url, entry.content_html) == (None, "<p>One </p>")


def test_titles_and_summaries_are_plain_text():
    entry = make(
        ParsedEntry(
            title=Text(value="Tea &amp; <b>toast</b>", is_html=True),
            summary=Text(value="<p>One</p><p>two</p>", is_html=True),
        )
    )
    assert (entry.title, entry.stated_summary) == ("Tea & toast", "One two")
    assert entry.stated_summary_origin == "source"
    plain = make(ParsedEntry(title=Text(value="a <b>"), summary=Text(value=" \n "), path="a.txt"))
    assert (plain.title, plain.stated_summary) == ("a <b>", None)


def test_plain_content_becomes_paragraphs():
    entry = make(ParsedEntry(content=Text(value="One < two\nline\n\n \nThree & four")))
    assert entry.content_html == "<p>One &lt; two line</p><p>Three &amp; four</p>"


def test_content_begins_with_the_standfirst_once():
    text = Text(value="<p>The boat came home.</p>", is_html=True)
    with_it = make(ParsedEntry(standfirst="All  saw it.", content=text))
    assert with_it.content_html == ("<p><strong>All saw it.</strong></p><p>The boat came home.</p>")
    again = make(ParsedEntry(standfirst="The boat came home!", content=text))
    assert again.content_html == "<p>The boat came home.</p>"


def test_a_source_of_summaries_is_understood_whole():
    """What is not kept is left out only when summary and reading time are settled from it."""
    entry = make(ParsedEntry(content=HTML), content="summary")
    assert "<p>One" in entry.content_html
    assert not entry.is_teaser


def test_authors_come_from_the_entry_else_from_the_feed():
    feed = ParsedFeed(entries=(), authors=(Person(name="The desk", email="no address"),))
    assert make(ParsedEntry(), feed=feed).authors == (Person(name="The desk"),)
    ada = Person(name=" Ada\nLarkin ", email="ada@press.example", url="/ada")
    (author,) = make(ParsedEntry(authors=(ada, ada)), feed=feed).authors
    assert author == Person(
        name="Ada Larkin", email="ada@press.example", url="https://served.example/ada"
    )


def test_categories_once_with_schemes_that_are_addresses():
    tea = Category(term=" tea ", scheme="not an address", label="tea")
    entry = make(ParsedEntry(categories=(tea, tea, Category(term=" "))))
    assert entry.categories == (Category(term="tea"),)


def test_images_and_enclosures_are_absolute_or_left_out():
    entry = make(
        ParsedEntry(
            image=Image(url="/i.png", alt=" A\ncup "),
            enclosures=(Enclosure(url="/a.mp3"), Enclosure(url="data:x"), Enclosure(url="/a.mp3")),
        )
    )
    assert entry.image == Image(url="https://served.example/i.png", alt="A cup")
    assert entry.enclosures == (Enclosure(url="https://served.example/a.mp3"),)
    assert make(ParsedEntry(image=Image(url="javascript:x"))).image is None


@pytest.mark.parametrize(
    ("entry", "feed", "source", "language"),
    [
        ("pt_br", "en", "de", "pt-BR"),
        (None, "zh-hant-tw", "de", "zh-Hant-TW"),
        ("und", "English please", "de", "de"),
        (None, None, None, None),
    ],
)
def test_the_language_is_the_first_that_is_declared_well(entry, feed, source, language):
    around = ParsedFeed(entries=(), language=feed)
    found = make(ParsedEntry(language=entry), feed=around, language=source)
    assert found.declared_language == language


def test_an_entry_without_an_address_keeps_the_sources_pattern():
    pattern = "https://press.example/{slug}/"
    assert make(ParsedEntry(guid="1"), entry_url=pattern).url_pattern == pattern
    assert make(ParsedEntry(url="/1"), entry_url=pattern).url_pattern is None


def test_the_clock_does_not_look_like_an_edit():
    later = NOW + timedelta(hours=3)
    for date in (
        ParsedDate(moment=datetime(2026, 5, 12), precision="day"),
        ParsedDate(moment=datetime(2026, 6, 1, tzinfo=UTC)),
    ):
        parsed = ParsedEntry(guid="1", published=date, content=HTML)
        for kind in ("folder", "feed"):
            assert make(parsed, kind=kind).digest == make(parsed, kind=kind, now=later).digest


@pytest.mark.parametrize(
    "change",
    [
        {"title": Text(value="other")},
        {"content": Text(value="other")},
        {"summary": Text(value="other")},
        {"url": "https://other.example/"},
        {"authors": (Person(name="Bo"),)},
        {"categories": (Category(term="tea"),)},
        {"image": Image(url="/other.png")},
        {"enclosures": (Enclosure(url="/other.mp3"),)},
        {"updated": ParsedDate(moment=datetime(2026, 5, 1, tzinfo=UTC))},
        {"language": "fr"},
    ],
)
def test_what_a_reader_would_call_a_change_changes_the_digest(change):
    parsed = ParsedEntry(guid="1", content=HTML)
    before, after = make(parsed), make(replace(parsed, **change))
    assert before.digest != after.digest
    assert before.minted_id == after.minted_id
