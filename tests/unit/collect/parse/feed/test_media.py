"""Files and pictures that belong to an entry."""

import pytest

from publisher.collect.parse.feed.media import (
    find_enclosures,
    find_image,
    parse_count,
    parse_duration,
)
from publisher.model import Enclosure, Image

SONG = {"rel": "enclosure", "href": " /a.mp3 ", "type": "audio/MPEG; x=y", "length": "9"}


def test_enclosures_and_what_media_rss_plays_each_once():
    entry = {
        "links": [SONG, {"rel": "alternate", "href": "/"}, {"rel": "enclosure", "href": ""}],
        "media_content": [
            {"url": "/a.mp3", "medium": "audio"},
            {"url": "/b.mp4", "type": "video/mp4", "filesize": "7", "duration": "90"},
            {"url": "/c.jpg", "medium": "image"},
        ],
        "itunes_duration": "1:30",
    }
    assert find_enclosures(entry) == (
        Enclosure(url="/a.mp3", media_type="audio/mpeg", length=9, seconds=90),
        Enclosure(url="/b.mp4", media_type="video/mp4", length=7, seconds=90),
    )


@pytest.mark.parametrize(
    ("entry", "image"),
    [
        (
            {"media_content": [{"url": "/a.jpg", "medium": "image", "width": "4", "height": "x"}]},
            Image(url="/a.jpg", width=4),
        ),
        ({"media_content": [{"url": "/a", "width": "4"}]}, Image(url="/a", width=4)),
        ({"media_content": [{"url": "/a", "width": "4", "duration": "3"}]}, None),
        ({"media_thumbnail": [{"url": "/t.jpg"}]}, Image(url="/t.jpg")),
        ({"image": {"href": "/i.jpg"}}, Image(url="/i.jpg")),
        ({"item_image": " /j.jpg"}, Image(url="/j.jpg")),
        (
            {"links": [{"rel": "enclosure", "href": "/e.png", "type": "image/png"}]},
            Image(url="/e.png"),
        ),
        ({"links": [SONG]}, None),
        ({"image": "not a table", "media_content": [{}]}, None),
    ],
)
def test_the_lead_image(entry, image):
    assert find_image(entry) == image


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:02:03", 3723), ("62:03", 3723), ("90", 90), ("90.5", 90), ("0", None), ("x", None),
     (None, None), ("1:2:3:4", None)],
)  # fmt: skip
def test_playing_time(text, seconds):
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    ("value", "count"),
    [("9", 9), (9, 9), ("0", None), ("-1", None), ("1e9", None), ("9" * 16, None), (None, None)],
)
def test_counts(value, count):
    assert parse_count(value) == count
