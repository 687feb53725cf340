"""What the database does for our queries: it follows the indexes that are meant for them."""

import sqlite3
from contextlib import contextmanager

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from publisher.store.store import open_store
from publisher.testing.store_steps import HOUR, claim_feed, claim_site, collect, newest, registered
from publisher.testing.values import NOON, make_entry, make_source_info


@pytest.fixture
def path(tmp_path):
    return tmp_path / "publisher.db"


@pytest.fixture
def store(path):
    store = open_store(path)
    registered(store, sources=tuple(make_source_info(f"https://s{n}.example/") for n in range(3)))
    for n in range(3):
        collect(store, make_entry(f"one-{n}"))
    yield store
    store.close()


@contextmanager
def statements():
    """Gather the SQL that is executed."""
    seen = []

    def note(connection, cursor, statement, parameters, context, executemany):
        seen.append((statement, parameters[0] if executemany else parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def plan(path, seen, beginning):
    """Return what SQLite plans for the one statement that begins so."""
    (found,) = {(sql, tuple(values)) for sql, values in seen if sql.startswith(beginning)}
    connection = sqlite3.connect(path)
    rows = connection.execute(f"EXPLAIN QUERY PLAN {found[0]}", found[1]).fetchall()
    connection.close()
    return "\n".join(row[3] for row in rows)


def test_a_claim_follows_the_due_sites_and_their_due_sources(path, store):
    with statements() as seen:
        store.claim_site(now=NOON + HOUR, since=NOON + HOUR)
    steps = plan(path, seen, "WITH picked")
    assert "SEARCH site USING INDEX site_due (due_at<?)" in steps
    assert "source_site_due" in steps
    assert "TEMP B-TREE" not in steps
    assert "SCAN site" not in steps
    assert "SCAN source" not in steps


def test_a_release_looks_only_at_the_sources_of_its_site(path, store):
    claim = claim_site(store, now=NOON + HOUR)
    with statements() as seen:
        store.release(claim, now=NOON, not_before=NOON)
    steps = plan(path, seen, "UPDATE site")
    assert "SEARCH source USING INDEX source_site_due (site_id=?)" in steps
    assert "SCAN" not in steps


def test_entries_are_recognised_by_the_index_of_their_keys(path, store):
    claim = claim_site(store, now=NOON + HOUR)
    with statements() as seen:
        store.recognise(claim.sources[0].row, [make_entry("one-0").keys])
    steps = plan(path, seen, "SELECT entry_key.kind, entry_key.value")
    assert "entry_key_value (source_id=? AND kind=? AND value=?)" in steps
    steps = plan(path, seen, "SELECT entry_key.source_id")
    assert "entry_key_entry (entry_id=?)" in steps


def test_ids_and_slugs_that_are_taken_are_looked_up(path, store):
    with statements() as seen:
        collect(store, make_entry("new", url=None), now=NOON + HOUR)
    assert "INDEX entry_guid (guid=?)" in plan(path, seen, "SELECT entry.guid \nFROM")
    assert "INDEX entry_slug (slug=?)" in plan(path, seen, "SELECT entry.slug \nFROM")


def test_a_change_marks_feeds_by_their_sources(path, store):
    with statements() as seen:
        collect(store, make_entry("new"), now=NOON + HOUR)
    steps = plan(path, seen, "UPDATE feed SET rev")
    assert "feed_source_source (source_id=?)" in steps
    assert "SCAN" not in steps


def test_the_newest_are_read_along_the_index_of_each_source(path, store):
    with statements() as seen:
        newest(store)
    steps = plan(path, seen, "SELECT * FROM (SELECT sort_at")
    assert steps.count("SEARCH entry USING INDEX entry_source_sort (source_id=?)") == 3
    assert "UNION ALL" in steps
    # Only entries of the same moment are sorted, by id.
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps
    assert "SCAN entry" not in steps


def test_a_feed_is_claimed_and_finished_without_a_look_at_entries_of_others(path, store):
    claim = claim_feed(store)
    with statements() as seen:
        store.finish(claim, files=(), shown=["tag:press.example,2026:one-0"], now=NOON)
    assert "entry_guid (guid=?)" in plan(path, seen, "SELECT entry.id \nFROM entry")
    steps = plan(path, seen, "SELECT entry.hold_until")
    assert "entry_source_sort (source_id=?)" in steps
