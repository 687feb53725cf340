"""What a feed may hold, and what is left out of one that holds more."""

import json
from dataclasses import replace
from html import escape

import pytest

from publisher.collect.parse.feed.document import (
    LONGEST_NAME,
    LONGEST_TITLE,
    MOST_PARTS,
    Job,
    parse_whole,
)
from publisher.errors import ParseError
from publisher.model import NO_OTHER_LIMITS
from tests.builders import rss_feed


def parse(text, **limits):
    return parse_whole(Job(text=text, url=None, limits=replace(NO_OTHER_LIMITS, **limits)))


def feed(count=5, *, text="It came in."):
    return rss_feed(*((str(n), f"Boat {n}", text) for n in range(count)))


def test_entries_are_taken_up_to_the_limit_and_the_rest_is_named():
    found = parse(feed(5), max_entries=3)
    assert [entry.guid for entry in found.entries] == ["0", "1", "2"]
    assert found.warnings == ("it has 5 entries; the first 3 were taken ([parse] max_entries)",)


@pytest.mark.parametrize("is_broken", [False, True])
def test_a_large_entry_is_named_and_left_out_and_the_others_stay(is_broken):
    large = ("x", "The large one &" if is_broken else "The large one", "word " * 300)
    found = parse(rss_feed(("1", "A boat", "y"), large, ("2", "B", "z")), max_entry_bytes=1000)
    assert [entry.guid for entry in found.entries] == ["1", "2"]
    assert '"The large one' in found.warnings[-1]
    assert "larger than 0.001 MB" in found.warnings[-1]


def nested(depth, *, spoil=""):
    return feed(1, text="<b>" * (depth - 4) + spoil + "</b>" * (depth - 4))


@pytest.mark.parametrize("spoil", ["", "&nbsp;", "<c>&</c>"])
def test_nesting_has_a_limit(spoil):
    assert parse(nested(40, spoil=spoil), max_depth=50).entries
    with pytest.raises(ParseError, match="nested more than 50 deep") as caught:
        parse(nested(60, spoil=spoil), max_depth=50)
    assert "[parse] max_depth" in caught.value.hint


def test_json_may_be_nested_no_deeper_than_xml():
    item = {"id": "1", "content_text": "x", "_own": json.loads("[" * 60 + "]" * 60)}
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    assert parse(text).entries
    with pytest.raises(ParseError, match="nested more than 50 deep"):
        parse(text, max_depth=50)


def test_nobody_has_more_authors_categories_or_files_than_anyone_reads():
    many = range(MOST_PARTS + 1)
    item = {
        "id": "1",
        "authors": [{"name": f"n{n}"} for n in many],
        "tags": [f"t{n}" for n in many],
        "attachments": [{"url": f"https://a.example/{n}", "mime_type": "a/b"} for n in many],
    }
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    (entry,) = parse(text).entries
    assert len(entry.authors) == len(entry.categories) == len(entry.enclosures) == MOST_PARTS


def test_a_text_in_the_place_of_a_title_or_a_name_is_cut():
    text = "word " * 1000
    item = {"id": "1", "title": text, "authors": [{"name": text}], "tags": [text]}
    json_feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [item]})
    (entry,) = parse(json_feed).entries
    assert entry.title.value == f"{text[:LONGEST_TITLE].rstrip()}…"
    assert len(entry.authors[0].name) == len(entry.categories[0].term) == LONGEST_NAME


def test_images_within_the_text_do_not_count():
    image = f"<img src='data:image/png;base64,{'A' * 5000}'>"
    assert len(parse(feed(1, text=escape(image)), max_entry_bytes=2000).entries) == 1
    assert parse(feed(1, text="A" * 5000), max_entry_bytes=2000).entries == ()
