"""How long an entry takes to read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.enrich.reading_time import (
    ReadingTimeEnricher,
    count_images,
    estimate_seconds,
    image_seconds,
)
from publisher.markup import safe_html
from publisher.protocols import EnricherContext
from publisher.testing import make_entry

IMAGE = '<img src="https://press.example/i.png" width="400" height="300" alt="a < b <img > c">'


def read(markup, *, context=None, **fields):
    entry = make_entry(content_html=safe_html(markup), reading_time=None, **fields)
    return ReadingTimeEnricher(context).enrich(entry).reading_time


def test_words_take_their_time_rounded_up():
    time = read("<p>" + "word " * 239 + "</p>")
    assert (time.seconds, time.word_count, time.words_per_minute) == (61, 239, 238)
    assert time.minutes == 2
    assert time.basis == "content"


@pytest.mark.parametrize(("words", "seconds"), [(0, 0), (1, 1), (119, 30), (120, 31), (238, 60)])
def test_seconds_are_rounded_up(words, seconds):
    assert estimate_seconds(words, words_per_minute=238) == seconds


def test_a_short_text_shows_one_minute():
    assert read("<p>Three short words</p>").minutes == 1


def test_headings_captions_lists_cells_and_code_are_counted():
    time = read(
        "<h2>One two</h2><p>three</p><ul><li>four</li></ul><pre>five = 6</pre>"
        "<table><tr><td>seven</td><td>eight</td></tr></table>"
        "<figure><figcaption>nine</figcaption></figure>"
    )
    assert time.word_count == 9


def test_title_notices_and_addresses_of_links_are_not_counted():
    time = read(
        '<p>One <a href="https://press.example/a b c">two</a></p>',
        title="Not counted at all",
        notices_html=safe_html("<p>Nor is this notice.</p>"),
    )
    assert time.word_count == 2


def test_a_word_in_pieces_is_one_word():
    assert read("<p><b>M</b>ississippi<sup>2</sup> flows</p>").word_count == 2


@pytest.mark.parametrize(
    ("images", "seconds"), [(0, 0), (1, 12), (2, 23), (10, 75), (11, 78), (20, 105)]
)
def test_images_take_less_and_less_time(images, seconds):
    assert image_seconds(images) == seconds


def test_images_are_counted_whatever_their_text_says():
    assert count_images(safe_html(f"<p>{IMAGE}{IMAGE} &lt;img &gt;</p>")) == 2


def test_images_alone_take_time():
    time = read(IMAGE)
    assert (time.seconds, time.word_count) == (12, 0)


def test_the_speed_is_that_of_the_language():
    assert read("<p>" + "Wort " * 260 + "</p>", language="de-CH").seconds == 60


def test_one_speed_can_be_set_for_all():
    context = EnricherContext(words_per_minute=120)
    assert read("<p>" + "Wort " * 120 + "</p>", language="de", context=context).seconds == 60


def test_stated_minutes_are_shown_and_the_computed_time_is_kept():
    time = read("<p>" + "word " * 238 + "</p>", stated_minutes=4)
    assert (time.minutes, time.stated_minutes, time.seconds) == (4, 4, 60)


@pytest.mark.parametrize("fields", [{"is_teaser": True}, {"content_html": safe_html("")}])
def test_a_teaser_and_an_empty_entry_have_none(fields):
    entry = make_entry(**({"content_html": safe_html("<p>Some words.</p>")} | fields))
    assert ReadingTimeEnricher().enrich(entry).reading_time is None


def test_content_without_words_or_images_has_none():
    assert read("<p>— … —</p>") is None


def test_japanese_is_counted_by_words():
    time = read("<p>" + "今日は図書館で本を読みました。" * 40 + "</p>", language="ja")
    assert 250 <= time.word_count <= 450


@given(st.text(max_size=200), st.sampled_from(["en", "ja", "th", "xx", None]))
def test_any_text_takes_no_less_than_no_time(text, language):
    time = read(text, language=language)
    assert time is None or (time.seconds >= 1 and time.minutes >= 1)
