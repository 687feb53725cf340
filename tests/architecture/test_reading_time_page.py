"""The convention that docs/reading-time.md offers to others is the one that is published."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from lxml import etree

from publisher.collect.enrich.reading_time import estimate_seconds, image_seconds
from publisher.collect.enrich.speeds import words_per_minute
from publisher.model import ReadingTime, SummaryOrigin
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.render.html import render_article
from publisher.publish.render.wording import reading_time_label
from publisher.publish.select import build_document
from publisher.testing import make_document, make_feed_entry
from tests.stored import PLAN, make_stored

PAGE = (Path(__file__).parents[2] / "docs" / "reading-time.md").read_text("utf-8")
RSS, ATOM = (etree.fromstring(text) for text in re.findall(r"```xml\n(.*?)```", PAGE, re.DOTALL))
ITEM, POSTING = (json.loads(text) for text in re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL))
SAID = ITEM["_reading_time"]
TIME = ReadingTime(
    seconds=SAID["seconds"],
    word_count=SAID["word_count"],
    words_per_minute=SAID["words_per_minute"],
    stated_minutes=SAID["stated_minutes"],
)
DOCUMENT = make_document(make_feed_entry(reading_time=TIME))


@pytest.mark.parametrize(
    ("renderer", "example", "path"),
    [
        (RssRenderer(), RSS, "channel/item"),
        (AtomRenderer(), ATOM, "{http://www.w3.org/2005/Atom}entry"),
    ],
)
def test_the_elements_of_the_examples_are_those_that_are_published(renderer, example, path):
    entry = etree.fromstring(renderer.render(DOCUMENT)).find(path)
    assert entry.tag == example.tag
    assert len(example) == 2
    for element in example:
        assert [one.text for one in entry.findall(element.tag)] == [element.text]


def test_the_objects_of_the_example_are_those_that_are_published():
    (item,) = json.loads(JsonRenderer().render(DOCUMENT))["items"]
    assert {name: value for name, value in item.items() if name.startswith("_")} == ITEM


def test_the_data_block_of_both_pages_says_what_the_example_says():
    (entry,) = DOCUMENT.entries
    for page in (HtmlRenderer().render(DOCUMENT), render_article(DOCUMENT, entry)):
        block = re.search(rb'application/ld\+json">(.*?)</script>', page)
        data = json.loads(block[1])
        (posting,) = data.get("blogPost", [data])
        assert POSTING.items() <= posting.items()


def test_the_seconds_of_the_example_follow_from_its_words():
    assert estimate_seconds(SAID["word_count"], words_per_minute=238) == SAID["seconds"]
    assert SAID["words_per_minute"] == words_per_minute("en")
    assert f"{words_per_minute('en')} words a minute for English" in PAGE


def test_the_words_for_people_are_those_that_pages_show():
    quoted = re.search(r"in the language of the entry: (.*)\.$", PAGE, re.MULTILINE)[1]
    shown = [reading_time_label(TIME.minutes, language) for language in ("en", "de", "ja")]
    assert quoted == ", ".join(f"“{label}”" for label in shown)


def test_every_origin_of_a_summary_is_listed():
    listed = re.search(r"^- `origin` says who wrote the summary: (.*)$", PAGE, re.MULTILINE)[1]
    assert set(re.findall(r"`(\w+)`", listed)) == set(get_args(SummaryOrigin))


def test_images_take_the_seconds_that_the_page_says():
    assert [image_seconds(n + 1) - image_seconds(n) for n in (0, 1, 9, 10)] == [12, 11, 3, 3]
    assert "12 seconds for the first, 11 for the second, down to 3 from the tenth on" in PAGE


def test_what_stands_in_sight_is_as_the_page_says():
    stored = make_stored(reading_time=TIME)
    (entry,) = build_document([stored], feed=replace(PLAN, show_reading_time=True)).entries
    assert entry.summary.endswith(" · 2 min read")
    assert entry.content_html.startswith("<p><small>2 min read</small></p>")
    assert entry.title == stored.entry.title


def test_every_file_names_the_same_page_about_it():
    assert {ITEM["_summary"]["about"], SAID["about"]} == set(
        re.findall(r'"about": "([^"]+)"', PAGE)
    )
