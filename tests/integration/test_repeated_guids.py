"""Feeds that use one guid for several entries: each keeps its own id, dates and text."""

from itertools import permutations

import pytest

from tests.builders import Site, source

FEED = source('kind = "feed"\npath = "../theirs.xml"\nlanguage = "en"')
NAMES = ("ferry", "bakery", "library")
TEXTS = {
    "ferry": "The ferry is late because of the fog over the harbour.",
    "bakery": "Bread for the night shift comes from a bakery without a sign.",
    "library": "The library lends seeds, and asks for the harvest back.",
}
DAYS = {"ferry": 12, "bakery": 11, "library": 10}
GUIDS = ["everything", "https://source.example/feed-item"]
"""One that must not be published as it is, and one that the first entry may keep."""


def item(name, *, guid, link=True, url=None, text=None):
    address = url or f"https://source.example/{name}"
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>About the {name}</title>"
        f"{f'<link>{address}</link>' if link else ''}"
        f"<description>{text or TEXTS[name]}</description>"
        f"<pubDate>{DAYS[name]} May 2026 10:00:00 GMT</pubDate></item>"
    )


def feed(*items):
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Theirs</title>'
        f"<link>https://source.example/</link><description>d</description>{''.join(items)}"
        "</channel></rss>"
    )


@pytest.fixture
def site(tmp_path):
    return Site(tmp_path, feeds={"news": FEED}).lay_out()


def build(site, *items):
    """Let the source say this and build; return what is published, by title."""
    site.write("theirs.xml", feed(*items))
    assert site.build().is_clean
    found = {one["title"].removeprefix("About the "): one for one in site.items()}
    assert len(found) == len(site.items())
    return found


@pytest.mark.parametrize("link", [True, False], ids=["urls", "no-urls"])
@pytest.mark.parametrize("guid", GUIDS)
def test_in_any_order_each_stays_itself(site, guid, link):
    before = build(site, *(item(name, guid=guid, link=link) for name in NAMES))
    assert len({one["id"] for one in before.values()}) == len(NAMES)
    for order in permutations(NAMES):
        assert build(site, *(item(name, guid=guid, link=link) for name in order)) == before


@pytest.mark.parametrize("link", [True, False], ids=["urls", "no-urls"])
@pytest.mark.parametrize("guid", GUIDS)
@pytest.mark.parametrize("gone", NAMES)
def test_when_one_leaves_the_others_stay_themselves(site, guid, link, gone):
    before = build(site, *(item(name, guid=guid, link=link) for name in NAMES))
    left = [name for name in NAMES if name != gone]
    assert build(site, *(item(name, guid=guid, link=link) for name in reversed(left))) == before
    for name in left:
        assert build(site, item(name, guid=guid, link=link)) == before
    assert build(site, *(item(name, guid=guid, link=link) for name in NAMES)) == before


@pytest.mark.parametrize("guid", GUIDS)
def test_one_whose_address_changes_is_known_by_title_and_date(site, guid):
    before = build(site, *(item(name, guid=guid) for name in NAMES))
    moved = item("bakery", guid=guid, url="https://source.example/moved")
    after = build(site, item("library", guid=guid), moved)
    assert after["bakery"].pop("url") == "https://source.example/moved"
    for one in (before, after):
        one["bakery"].pop("url", None)
        one["bakery"].pop("date_modified", None)
    assert after == before


@pytest.mark.parametrize("guid", GUIDS)
def test_a_newcomer_takes_nobodys_place(site, guid):
    before = build(site, *(item(name, guid=guid) for name in NAMES[:2]))
    after = build(site, item("library", guid=guid))
    assert after.pop("library")["id"] not in {one["id"] for one in before.values()}
    assert after == before


def test_an_edit_reaches_the_one_that_was_edited(site):
    before = build(site, *(item(name, guid="g") for name in NAMES))
    after = build(
        site, item("ferry", guid="g", text="The fog has lifted."), item("bakery", guid="g")
    )
    assert after["ferry"]["id"] == before["ferry"]["id"]
    assert after["ferry"]["content_text"] == "The fog has lifted."
    assert (after["bakery"], after["library"]) == (before["bakery"], before["library"])


def test_one_guid_that_one_entry_has_is_enough(site):
    before = build(site, item("ferry", guid="g"))
    renamed = item("library", guid="g")
    after = build(site, renamed)
    assert [one["id"] for one in after.values()] == [one["id"] for one in before.values()]
