"""The feeds that a page names."""

import time

import pytest

from publisher.collect.parse.feed.autodiscovery import find_feed

URL = "https://press.example/news/"


@pytest.mark.parametrize(
    ("page", "found"),
    [
        (
            '<link rel="alternate" type="application/rss+xml" href="/feed.xml">',
            "https://press.example/feed.xml",
        ),
        (
            "<LINK href=atom.xml type='application/atom+xml; charset=utf-8' rel='x ALTERNATE'/>",
            "https://press.example/news/atom.xml",
        ),
        (
            '<link rel=alternate type="application/feed+json" href="https://b.example/?a=1&amp;b">',
            "https://b.example/?a=1&b",
        ),
        (
            '<link rel="stylesheet" href="/s.css"><link data-rel="alternate" href="/x">'
            '<link rel="alternate" hreflang="de" href="/de">',
            None,
        ),
        ('<link rel="alternate" type="application/rss+xml" href="javascript:x">', None),
        ('<link rel="alternate" type="application/rss+xml" href="http://[x">', None),
        ("no page at all", None),
    ],
)
def test_the_first_feed_is_found(page, found):
    assert find_feed(page, url=URL) == found


def test_a_page_in_a_file_names_its_feed_as_it_is_written():
    page = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    assert find_feed(page, url=None) == "/feed.xml"


def test_a_page_of_any_length_costs_little():
    started = time.perf_counter()
    find_feed("<link rel=" * 500_000, url=URL)
    assert time.perf_counter() - started < 1
