"""The look before a pass: it sees that there is nothing to do, and never what there is."""

import os
import sqlite3
import time
from contextlib import closing

import pytest

from publisher import glance
from publisher.glance import output_at_rest
from tests.builders import CONFIG, Site, rss_feed, source
from tests.servers import LoopbackServer, reply

FEED = rss_feed(("1", "A boat comes home", "It came in on the tide. All saw it.")).encode()


@pytest.fixture
def server():
    with LoopbackServer() as server:
        server.answers["/feed"] = [reply(FEED, "Content-Type: application/rss+xml")]
        yield server


@pytest.fixture
def site(tmp_path, server):
    """Give a site that has asked its only server, and has nothing to do for an hour."""
    config = f'{CONFIG}\n[http]\nallow_private = ["127.0.0.1"]\n'
    feeds = {"news": source(f'url = "{server.url("/feed")}"\nlanguage = "en"')}
    site = Site(tmp_path, config=config, feeds=feeds).lay_out()
    assert site.run("build").code == 0
    return site


def look(site):
    return output_at_rest(site.root / "config.toml")


def change(site, statement):
    with closing(sqlite3.connect(site.root / "publisher.db")) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_site_at_rest_is_seen_as_one_and_nothing_is_touched(site, server):
    assert look(site) == site.root / "output"
    everything = {path: path.stat().st_mtime_ns for path in sorted(site.root.rglob("*"))}
    asked = len(server.requests)
    outcome = site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == f"Nothing changed.\nOpen {site.root}/output/index.html\n"
    assert site.run("build", "-q").out == ""
    assert {path: path.stat().st_mtime_ns for path in sorted(site.root.rglob("*"))} == everything
    assert len(server.requests) == asked


def test_it_is_passed_over_where_more_is_wanted(site, server):
    asked = len(server.requests)
    assert "feed news: unchanged" in site.run("build", "-v").out
    assert site.run("build", "--json").json["feeds"][0]["state"] == "unchanged"
    assert len(server.requests) == asked
    assert site.run("build", "--force").code == 0
    assert len(server.requests) == asked + 1


def test_paths_of_the_settings_are_followed(site):
    places = '\n[store]\npath = "data/press.db"\n[output]\npath = "../public"\n'
    site.write("config.toml", site.config + places)
    assert look(site) is None
    assert site.run("build").code == 0
    assert look(site) == site.root.parent / "public"


def test_another_folder_with_the_same_files_is_another_site(site, tmp_path):
    moved = site.root.rename(tmp_path.parent / f"{tmp_path.name}-moved")
    assert output_at_rest(moved / "config.toml") is None


EDITS = {
    "configuration": lambda site: site.write("config.toml", f"{site.config}\n# a remark\n"),
    "feed file": lambda site: site.write("feeds/news.toml", site.feeds["news"] + "\n"),
    "new feed file": lambda site: site.write("feeds/more.toml", site.feeds["news"]),
    "folder": lambda site: site.write("feeds/news.toml", source('path = "../articles"')),
    "feed file gone": lambda site: (site.root / "feeds/news.toml").unlink(),
    "configuration gone": lambda site: (site.root / "config.toml").unlink(),
    "configuration broken": lambda site: site.write("config.toml", b"\xff[site"),
    "file touched": lambda site: os.utime(site.root / "output/news.rss"),
    "file gone": lambda site: (site.root / "output/index.html").unlink(),
    "output gone": lambda site: (site.root / "output").rename(site.root / "aside"),
    "database gone": lambda site: (site.root / "publisher.db").unlink(),
    "database damaged": lambda site: site.write("publisher.db", b"no database" * 1000),
    "another database": lambda site: change(site, "DROP TABLE meta"),
    "source due": lambda site: change(site, "UPDATE site SET due_at = 0"),
    "feed due": lambda site: change(site, "UPDATE feed SET rev = rev + 1 WHERE name = 'news'"),
    "front due": lambda site: change(site, "UPDATE feed SET rev = rev + 1 WHERE name = 'index'"),
    "entry held till now": lambda site: change(site, "UPDATE feed SET wake_at = 1"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_anything_that_is_not_at_rest_is_left_to_a_pass(site, edit):
    edit(site)
    assert look(site) is None


def test_a_folder_in_place_of_a_file_is_left_to_a_pass(site):
    (site.root / "output/news.rss").unlink()
    (site.root / "output/news.rss").mkdir()
    assert look(site) is None


def test_a_newer_version_looks_for_itself(site, monkeypatch):
    monkeypatch.setattr(glance, "__version__", "99.0")
    assert look(site) is None


def test_a_proxy_that_stands_in_the_environment_is_looked_for_by_a_pass(site, monkeypatch):
    monkeypatch.setenv("WAY_OUT", "http://127.0.0.1:9")
    site.write("config.toml", f'{site.config}proxy = {{ env = "WAY_OUT" }}\n')
    assert site.run("build").out.startswith("Nothing changed.")
    monkeypatch.delenv("WAY_OUT")
    assert look(site) is None
    assert site.run("build").code == 2


def test_due_comes_with_time(site, monkeypatch):
    an_hour = time.time_ns() + 3600 * 10**9
    monkeypatch.setattr(time, "time_ns", lambda: an_hour)
    assert look(site) is None


def test_a_folder_is_looked_into_at_every_pass(site):
    site.write("feeds/more.toml", source('path = "../articles/"', title="More"))
    site.article("boat.txt")
    assert site.run("build").code == 0
    assert look(site) is None
    site.article("bread.txt", title="Bread for the night shift")
    assert site.run("build").code == 0
    assert len(site.items("more")) == 2


def test_a_writer_in_another_process_does_not_hold_it(site):
    with closing(sqlite3.connect(site.root / "publisher.db")) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert look(site) == site.root / "output"
