"""Readers that others wrote see the same entries in the RSS and the Atom file of the example."""

import calendar
import html
import json
import os
import shutil
import sqlite3
import subprocess
from datetime import datetime
from pathlib import Path

import feedparser
import pytest

from tests.builders import Site, settle

ROOT = Path(__file__).parents[2]
XML_FORMATS = ("rss", "atom")


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """Build the shipped example, and return its output folder."""
    site = Site(tmp_path_factory.mktemp("example"))
    shutil.copy(ROOT / "config.toml", site.root)
    shutil.copytree(ROOT / "feeds", site.root / "feeds")
    for path in site.root.rglob("*"):
        settle(path)
    outcome = site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    return site.root / "output"


@pytest.fixture
def wanted(example):
    """Return title, link and moment of each entry, as the JSON Feed says them."""
    items = json.loads((example / "tidewater.json").read_text("utf-8"))["items"]
    assert len(items) >= 8
    return [(i["title"], i["url"], seconds(i["date_published"])) for i in items]


def seconds(text):
    return int(datetime.fromisoformat(text).timestamp())


def run(name, *arguments, **options):
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed")
    return subprocess.run(
        [name, *arguments], capture_output=True, text=True, timeout=60, check=True, **options
    )


@pytest.mark.parametrize("fmt", XML_FORMATS)
def test_feedparser_sees_every_entry_and_its_reading_time(example, wanted, fmt):
    parsed = feedparser.parse((example / f"tidewater.{fmt}").read_bytes())
    assert not parsed.bozo
    assert parsed.feed.link == "https://press.example/"
    seen = [
        (html.unescape(e.title), e.link, calendar.timegm(e.published_parsed))
        for e in parsed.entries
    ]
    assert seen == wanted
    assert all(e.schema_timerequired.startswith("PT") for e in parsed.entries)
    assert all(int(e.schema_wordcount) > 0 for e in parsed.entries)


@pytest.mark.parametrize("fmt", XML_FORMATS)
def test_newsboat_sees_every_entry(example, wanted, fmt, tmp_path):
    (tmp_path / "config").touch()
    (tmp_path / "urls").write_text(f"file://{example}/tidewater.{fmt}\n")
    files = ["-C", "config", "-u", "urls", "-c", "cache.db"]
    home = {**os.environ, "HOME": str(tmp_path)}
    run("newsboat", *files, "-x", "reload", cwd=tmp_path, env=home)
    with sqlite3.connect(tmp_path / "cache.db") as cache:
        seen = cache.execute("SELECT title, url, pubDate FROM rss_item").fetchall()
        assert sorted(seen) == sorted(wanted)
        assert cache.execute("SELECT title, url FROM rss_feed").fetchall() == [
            ("Tidewater", "https://press.example/")
        ]
        assert cache.execute("SELECT min(length(content)) FROM rss_item").fetchone()[0] > 100


@pytest.mark.parametrize("fmt", XML_FORMATS)
def test_sfeed_sees_every_entry(example, wanted, fmt):
    told = run("sfeed", input=(example / f"tidewater.{fmt}").read_text("utf-8")).stdout
    rows = [line.split("\t") for line in told.splitlines()]
    assert [(title, link, int(moment)) for moment, title, link, *_ in rows] == wanted


def test_the_ids_are_the_same_in_every_format(example):
    items = json.loads((example / "tidewater.json").read_text("utf-8"))["items"]
    ids = [item["id"] for item in items]
    for fmt in XML_FORMATS:
        parsed = feedparser.parse((example / f"tidewater.{fmt}").read_bytes())
        assert [entry.id for entry in parsed.entries] == ids
