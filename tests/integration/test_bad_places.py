"""A database or an output folder that cannot be used: named, and nothing published is lost."""

import os
import shutil
import sqlite3
import subprocess

import pytest

from tests.builders import CONFIG, command, source


@pytest.fixture
def built(site):
    """Give a site that is published, and has an article more since."""
    site.article("boat.txt")
    assert site.run("build").code == 0
    site.article("bread.txt", title="Bread for the night shift")
    return site


def database(site):
    return site.root / "publisher.db"


def test_a_locked_database_ends_with_1_and_says_who_must_let_go(built):
    before = built.published()
    holder = sqlite3.connect(database(built))
    holder.execute("BEGIN IMMEDIATE")
    outcome = built.run("build")
    assert outcome.code == 1
    assert "publisher.db: database is locked (another process has held it for" in outcome.err
    assert "Traceback" not in outcome.err
    assert built.published() == before
    assert built.run("status").code == 0, "reading waits for no writer"
    holder.rollback()
    holder.close()
    assert built.run("build").code == 0
    assert len(built.items()) == 2


def test_a_corrupt_database_ends_with_1_and_is_kept_for_repair(built):
    before = built.published()
    for name in ("publisher.db-wal", "publisher.db-shm"):
        (built.root / name).unlink(missing_ok=True)
    spoiled = b"not a database at all" * 500
    database(built).write_bytes(spoiled)
    for name in ("build", "status"):
        outcome = built.run(name)
        assert outcome.code == 1
        assert "publisher.db: the database is damaged" in outcome.err
        assert "move it aside" in outcome.err
    assert database(built).read_bytes() == spoiled
    assert built.published() == before
    ids = {item["id"] for item in built.items()}
    database(built).rename(built.root / "aside.db")
    assert built.run("build").code == 0
    assert ids < {item["id"] for item in built.items()}


def test_a_newer_database_ends_with_2_and_is_not_touched(built):
    with sqlite3.connect(database(built)) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE key = 'schema_version'")
    connection.close()
    before, body = built.published(), database(built).read_bytes()
    for name in ("build", "status", "run"):
        outcome = built.run(name)
        assert outcome.code == 2
        assert "has schema 99, this version knows" in outcome.err
    assert database(built).read_bytes() == body
    assert built.published() == before


def test_a_place_where_no_database_can_be_ends_with_1(site):
    site.article("boat.txt")
    site.write("config.toml", f'{CONFIG}\n[store]\npath = "config.toml/press.db"\n')
    outcome = site.run("build")
    assert outcome.code == 1
    assert "its folder cannot be made" in outcome.err
    assert "[store] path" in outcome.err


def test_an_output_folder_that_cannot_be_made_is_one_line_and_the_rest_is_done(built):
    before = built.published()
    built.write("config.toml", f'{CONFIG}\n[output]\npath = "config.toml/output/"\n')
    outcome = built.run("build")
    assert outcome.code == 1
    (line,) = [line for line in outcome.err.splitlines() if "output" in line]
    assert "the output folder cannot be made: Not a directory (mend [output] path" in line
    assert "source articles: 1 new" in outcome.out, "what can be done is done"
    assert built.run("build", "--json").json["faults"][0]["file"] == "output"
    assert built.published() == before
    built.write("config.toml", CONFIG)
    outcome = built.run("build")
    assert outcome.code == 0
    assert len(built.items()) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_without_permission_keeps_what_is_in_it(built):
    before = built.published()
    output = built.root / "output"
    output.chmod(0o555)
    outcome = built.run("build")
    output.chmod(0o755)
    assert outcome.code == 1
    assert "the output folder cannot be written" in outcome.err
    assert built.published() == before
    assert built.run("build").code == 0
    assert len(built.items()) == 2


def test_one_file_that_cannot_be_replaced_fails_its_feed_alone(built):
    built.write("feeds/other.toml", 'title = "Other"\n[[sources]]\npath = "../articles/"\n')
    (built.root / "output/news.rss").unlink()
    (built.root / "output/news.rss").mkdir()
    before = built.items()
    outcome = built.run("build")
    assert outcome.code == 1
    assert "feed news: " in outcome.err
    assert "news.rss" in outcome.err
    assert len(built.items("other")) == 2
    assert [item["id"] for item in before] == [
        item["id"] for item in built.items() if item["title"] == "A boat comes home"
    ]
    shutil.rmtree(built.root / "output/news.rss")
    assert built.run("build").code == 0
    assert len(built.items()) == 2


def test_an_output_folder_that_is_a_file_is_a_fault_of_the_settings(site):
    site.write("output", "in the way")
    outcome = site.run("build")
    assert outcome.code == 2
    assert "config.toml: output.path: is a file, not a folder" in outcome.err
    assert not database(site).exists()


def test_a_database_that_is_a_folder_is_a_fault_of_the_settings(built):
    before = built.published()
    database(built).unlink()
    database(built).mkdir()
    for name in ("check", "build", "status"):
        outcome = built.run(name)
        assert outcome.code == 2
        assert "config.toml: store.path: is a folder, not a file" in outcome.err
    assert built.published() == before


def without_privilege(site, *arguments):
    """Run a command that obeys permissions, by root or not."""
    privileges = "--bounding-set=-dac_override,-dac_read_search"
    is_root = os.geteuid() == 0
    if is_root and shutil.which("setpriv") is None:
        pytest.skip("root may look anywhere, and there is no setpriv to change that")
    prefix = ["setpriv", privileges] if is_root else []
    return subprocess.run(
        [*prefix, *command(*arguments)], cwd=site.root, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("feeds/more.toml", source('path = "../locked/in/here/"'), "locked/in/here"),
        ("feeds/more.toml", source('path = "../locked/in/feed.xml"'), "locked/in/feed.xml"),
        ("config.toml", f'{CONFIG}\n[store]\npath = "locked/in/press.db"\n', "locked/in/press.db"),
        ("config.toml", f'{CONFIG}\n[output]\npath = "locked/in/output"\n', "locked/in/output"),
    ],
)
def test_a_place_that_may_not_be_looked_into_is_named(built, name, text, said):
    (built.root / "locked/in").mkdir(parents=True)
    built.write(name, text)
    (built.root / "locked").chmod(0)
    done = without_privilege(built, "build")
    others = [without_privilege(built, one) for one in ("check", "status", "build")]
    (built.root / "locked").chmod(0o755)
    assert done.returncode == 1
    assert said in done.stderr
    assert "Permission denied" in done.stderr or "unable to open" in done.stderr
    assert "Traceback" not in "".join(one.stderr for one in others)


def test_a_configuration_that_may_not_be_looked_at_is_named(built):
    built.root.joinpath("locked").mkdir(mode=0)
    done = without_privilege(built, "check", "--config", "locked/config.toml")
    built.root.joinpath("locked").chmod(0o755)
    assert done.returncode == 2
    assert "locked/config.toml: cannot be read: Permission denied" in done.stderr
