"""A database that the first schema wrote, opened by this version and built on."""

import sqlite3
from pathlib import Path

import pytest

from publisher.store import migrations
from publisher.store.engine import Database
from tests.builders import Site, rss_feed, source

DUMP = Path(__file__).parents[2] / "fixtures/schema_1.sql"
FEED = source('kind = "feed"\npath = "../theirs.xml"\nlanguage = "en"', 'path = "../articles/"')
OLD = [(f"g{n}", f"Title {n}", f"Text of number {n}. It is short.") for n in range(3)]


def load(path):
    connection = sqlite3.connect(path)
    connection.executescript(DUMP.read_text("utf-8"))
    connection.close()


def read(path, statement):
    connection = sqlite3.connect(path)
    rows = connection.execute(statement).fetchall()
    connection.close()
    return rows


def schema_of(path):
    """Return tables with their columns, keys and indexes; a column that was added stands last."""
    names = read(path, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    indexes = read(path, "SELECT name, sql FROM sqlite_master WHERE type = 'index' ORDER BY name")
    columns = {
        name: sorted(row[1:] for row in table_of(path, name, "table_info")) for name in names
    }
    references = {name: sorted(table_of(path, name, "foreign_key_list")) for name in names}
    return columns, references, [(name, " ".join((sql or "").split())) for name, sql in indexes]


def table_of(path, name, pragma):
    return read(path, f"PRAGMA {pragma}({name[0]})")


@pytest.fixture
def site(tmp_path):
    """Give the site whose first build wrote the dump, its database as it was then."""
    site = Site(tmp_path, feeds={"news": FEED}).lay_out()
    site.write("theirs.xml", rss_feed(*OLD))
    site.article("boat.txt")
    load(site.root / "publisher.db")
    return site


def test_it_is_led_to_the_schema_that_a_new_database_has(tmp_path):
    load(tmp_path / "old.db")
    for name in ("old.db", "new.db"):
        Database(tmp_path / name).close()
    assert schema_of(tmp_path / "old.db") == schema_of(tmp_path / "new.db")
    version = "SELECT value FROM meta WHERE key = 'schema_version'"
    assert read(tmp_path / "old.db", version) == [(str(migrations.VERSION),)]


def test_its_entries_are_known_and_published_under_their_ids(site):
    database = site.root / "publisher.db"
    before = read(database, "SELECT guid, first_seen, published, sort_at FROM entry ORDER BY id")
    outcome = site.run("build", "--force")
    assert (outcome.code, outcome.err) == (0, "")
    assert (
        read(database, "SELECT guid, first_seen, published, sort_at FROM entry ORDER BY id")
        == before
    )
    assert {item["id"] for item in site.items()} == {guid for guid, *_ in before}


def test_new_entries_come_beside_them(site):
    site.write("theirs.xml", rss_feed(("g9", "The latest", "It came in. All saw it."), *OLD))
    outcome = site.run("build")
    assert "1 new" in outcome.out
    assert len(site.items()) == 5
