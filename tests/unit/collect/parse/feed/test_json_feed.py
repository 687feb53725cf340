"""JSON Feed, as it is and as it should not be."""

import json

import pytest

from publisher.collect.parse.feed.json_feed import parse_json_feed
from publisher.errors import ParseError
from publisher.model import Text

VERSION = "https://jsonfeed.org/version/1.1"


def parse(*items, **fields):
    text = json.dumps({"version": VERSION, "items": list(items), **fields})
    return parse_json_feed(text, url="https://served.example/feed.json")


def test_ids_that_are_numbers_are_taken_as_text():
    ids = [17, 1.5, "a", True, None]
    feed = parse(*({"id": one, "title": "t"} for one in ids))
    assert [entry.guid for entry in feed.entries] == ["17", "1.5", "a", None, None]


def test_content_and_summary_each_in_its_place():
    (entry,) = parse(
        {"id": "1", "content_html": "<p>x</p>", "content_text": "y", "summary": "z"}
    ).entries
    assert (entry.content, entry.summary) == (Text(value="<p>x</p>", is_html=True), Text(value="z"))
    (entry,) = parse({"id": "1", "content_text": "y"}).entries
    assert entry.content == Text(value="y")


def test_a_title_with_character_references_is_decoded_once():
    titles = ["Tea &#8211; &amp; &lt;b&gt;", "AT&T; R&D", "&amp;amp;"]
    feed = parse(*({"id": title, "title": title} for title in titles))
    assert [entry.title.value for entry in feed.entries] == ["Tea – & <b>", "AT&T; R&D", "&amp;"]


def test_values_of_a_wrong_kind_are_passed_over():
    feed = parse(
        {
            "id": "1", "title": ["x"], "tags": "tea", "authors": [3, {"name": "Ada"}, {}],
            "attachments": {"url": 3}, "date_published": 5, "image": {}, "content_text": "y",
        },
        "odd", None, 3,
        title=9, language=[], authors="Ada",
    )  # fmt: skip
    (entry,) = feed.entries
    assert (entry.title, entry.categories, entry.enclosures, entry.published) == (
        None,
        (),
        (),
        None,
    )
    assert [person.name for person in entry.authors] == ["Ada"]
    assert (feed.title, feed.language, feed.authors) == (None, None, ())
    assert feed.warnings == ("3 of 4 entries say nothing, left out",)


def test_lone_surrogates_go():
    (entry,) = parse({"id": "a\ud800", "title": "b\udfff"}).entries
    assert (entry.guid, entry.title.value) == ("a", "b")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('{"items": [}', "not valid JSON (line 1)"),
        ('{"version": "https://jsonfeed.org/version/1", "items": [', "not valid JSON"),
        ('{"error": "not found"}', "JSON, but no JSON Feed"),
        ('{"items": []}', "JSON, but no JSON Feed"),
        ("[1, 2]", "JSON, but no JSON Feed"),
        ("[" * 100_000 + "]" * 100_000, "nested more than 500 deep"),
        ("[" * 501 + "]" * 501, "nested more than 500 deep"),
        ("[" * 400 + "]" * 400, "JSON, but no JSON Feed"),
        ('{"a": ' + "9" * 5000 + "}", "not valid JSON (a number)"),
    ],
)
def test_what_is_no_json_feed_is_refused(text, says):
    with pytest.raises(ParseError) as caught:
        parse_json_feed(text, url=None)
    assert says in caught.value.message
    assert caught.value.hint
