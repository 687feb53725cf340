"""Databases that are new, old, newer, another program's, damaged or locked."""

import sqlite3
import threading

import pytest
from sqlalchemy import create_engine, text

from publisher.errors import NewerStoreError, StoreError
from publisher.store import engine, migrations
from publisher.store.engine import Database
from publisher.store.store import open_store
from publisher.testing.store_steps import collect, newest, registered
from publisher.testing.values import make_entry


@pytest.fixture
def path(tmp_path):
    return tmp_path / "publisher.db"


def make(path):
    """Make a database with one entry."""
    store = registered(open_store(path))
    collect(store, make_entry("one"))
    store.close()


def run(path, *statements):
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def tables(path):
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    connection.close()
    return sorted(rows)


def version(path):
    connection = sqlite3.connect(path)
    row = connection.execute("SELECT value FROM meta WHERE key = 'schema_version'").fetchone()
    connection.close()
    return row[0]


def migrate(path, steps):
    """Take further steps from the version that databases have now."""
    maker = create_engine(f"sqlite:///{path}")
    with maker.begin() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.migrate(connection, path=path, steps=(*migrations.STEPS, *steps))
    maker.dispose()


def add_column(connection):
    connection.execute(text("ALTER TABLE source ADD COLUMN worker VARCHAR"))


def fill_column(connection):
    connection.execute(text("UPDATE source SET worker = 'anyone'"))


def test_commits_survive_a_power_cut_and_writers_wait(path):
    database = Database(path)
    with database.write() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys")
        }
    database.close()
    full = 2
    assert said == {
        "journal_mode": "wal",
        "synchronous": full,
        "busy_timeout": 10_000,
        "foreign_keys": 1,
    }


def test_a_new_database_states_its_version(path):
    Database(path).close()
    assert version(path) == str(migrations.VERSION)


def test_a_step_leads_an_older_database_on_and_keeps_what_is_in_it(path):
    make(path)
    migrate(path, (add_column, fill_column))
    assert version(path) == str(migrations.VERSION + 2)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT worker FROM source").fetchall() == [("anyone",)]
    assert connection.execute("SELECT count(*) FROM entry").fetchone() == (1,)
    connection.close()


def test_only_the_steps_that_are_missing_are_taken(path):
    make(path)
    migrate(path, (add_column,))
    taken = []
    migrate(path, tuple(lambda _, n=n: taken.append(n) for n in (1, 2, 3)))
    assert taken == [2, 3]
    assert version(path) == str(migrations.VERSION + 3)


def test_a_step_that_fails_leaves_the_database_as_it_was(path):
    make(path)
    before = tables(path)

    def fail(_):
        raise StoreError("no room")

    with pytest.raises(StoreError, match="no room"):
        migrate(path, (add_column, fail))
    assert tables(path) == before
    assert version(path) == str(migrations.VERSION)


def test_a_newer_database_is_refused_and_not_touched(path):
    make(path)
    run(
        path,
        "UPDATE meta SET value = '99' WHERE key = 'schema_version'",
        "PRAGMA journal_mode = DELETE",
    )
    before = path.read_bytes()
    known = f"schema 99, this version knows {migrations.VERSION}"
    with pytest.raises(NewerStoreError, match=known):
        open_store(path)
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE bookmarks (url TEXT)",
        "CREATE TABLE meta (name TEXT)",
        "CREATE TABLE meta (key TEXT, value TEXT)",
    ],
)
def test_another_programs_database_is_refused_and_not_touched(path, statement):
    run(path, statement)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database") as caught:
        open_store(path)
    assert "[store] path" in caught.value.hint
    assert path.read_bytes() == before


def test_what_is_no_database_is_named_as_damaged_and_kept(path):
    path.write_bytes(b"not a database at all" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"publisher\.db: the database is damaged"):
        open_store(path)
    assert path.read_bytes() == before


def test_a_damaged_page_is_named_as_damage(path):
    make(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="the database is damaged") as caught:
        newest(open_store(path))
    assert "move it aside" in caught.value.hint


def test_damaged_content_names_its_entry(path):
    make(path)
    run(path, "UPDATE content SET body = x'00'")
    store = open_store(path)
    with pytest.raises(StoreError, match=r"tag:press\.example,2026:one: the database is damaged"):
        newest(store)
    store.close()


def test_a_locked_database_says_that_another_process_holds_it(path, monkeypatch):
    make(path)
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.2)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    store = open_store(path)
    with pytest.raises(StoreError, match="database is locked") as caught:
        collect(store, make_entry("two"))
    assert "another process" in caught.value.hint
    holder.rollback()
    holder.close()
    assert collect(store, make_entry("two")).added == 1
    store.close()


def test_a_reader_does_not_wait_for_a_writer(path):
    make(path)
    store = open_store(path)
    holder = sqlite3.connect(path)
    holder.execute("BEGIN IMMEDIATE")
    assert len(newest(store)) == 1
    holder.rollback()
    holder.close()
    store.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match=r"file/publisher\.db: its folder cannot be made"):
        open_store(tmp_path / "file" / "publisher.db")


def test_a_path_that_is_a_folder_is_named(tmp_path):
    with pytest.raises(StoreError, match="unable to open database file") as caught:
        open_store(tmp_path)
    assert "[store] path" in caught.value.hint


def test_databases_made_at_once_come_out_whole(path):
    ready, faults = threading.Barrier(8), []

    def open_together():
        ready.wait()
        try:
            Database(path).close()
        except StoreError as error:
            faults.append(error)

    threads = [threading.Thread(target=open_together) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert version(path) == str(migrations.VERSION)


def test_a_bug_is_not_taken_for_damage(path):
    database = Database(path)
    with pytest.raises(Exception, match="UNIQUE") as caught, database.write() as connection:
        for _ in range(2):
            connection.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
    assert not isinstance(caught.value, StoreError)
    database.close()
