"""What `publisher explain` says of an entry."""

import pytest

from publisher.bootstrap import explain
from publisher.settings import load_settings
from tests.builders import rss_feed, source


@pytest.fixture
def built(site):
    site.feeds = {"news": source('path = "../theirs.xml"', 'path = "../articles/"')}
    site.article("boat.txt")
    site.write("theirs.xml", rss_feed(("n1", "Bread at night", "They bake."), ("n2", "Tea", "x")))
    site.lay_out()
    site.build()
    return site


def told(site, name):
    found = explain(load_settings(site.root / "config.toml"), name)
    return "\n".join(
        "\n".join([one.title, *(f"{label}: {text}" for label, text in one.facts)]) for one in found
    )


@pytest.mark.parametrize("name", ["bread AT", "https://source.example/n1#top", "n1"])
def test_an_entry_is_found_by_title_address_and_guid(built, name):
    lines = told(built, name).splitlines()
    assert lines[0] == "Bread at night"
    assert "Tea" not in lines


def test_an_entry_is_found_by_the_id_that_is_published(built):
    (item,) = [one for one in built.items() if one["title"] == "Tea"]
    assert told(built, item["id"]).startswith("Tea\n")


def test_it_says_why_an_entry_has_its_id_and_where_it_is_shown(built):
    shown = told(built, "Bread")
    assert "made from the source's own, which is no address to publish: n1" in shown
    assert "recognised by: its guid n1\n" in shown
    assert "recognised by: its address //source.example/n1\n" in shown
    assert "published: 2026-05-12 10:00 UTC\n" in shown
    assert "feed news: shown, in place 3 of 3" in shown


def test_it_says_where_the_fields_of_an_article_were_found(built):
    shown = told(built, "boat comes home")
    assert "a page of ours, since it states none" in shown
    assert "found: published: a date in the first lines in line 4: May 12, 2026" in shown


def test_what_nothing_is_called_is_named(built):
    outcome = built.run("explain", "nonsense")
    assert (outcome.code, outcome.out) == (2, "")
    assert "nonsense: no source and no entry is called so" in outcome.err


def test_programs_are_told_the_same(built):
    outcome = built.run("explain", "--json", "bread")
    (entry,) = outcome.json["entries"]
    assert (outcome.code, entry["title"]) == (0, "Bread at night")
    assert ["feed news", "shown, in place 3 of 3"] in entry["facts"]
