"""What happens to articles and feeds after the first day: ids stay, whatever moves."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.builders import CONFIG, Site, settle, source

OPENS = """
import runpy, sys
opened = []
def note(event, arguments):
    if event == "open" and "/articles/" in str(arguments[0]) and "output" not in str(arguments[0]):
        opened.append(arguments[0])
sys.addaudithook(note)
sys.argv = ["publisher", "-q", "build"]
try:
    runpy.run_module("publisher", run_name="__main__")
finally:
    print(len(opened))
"""


@pytest.fixture
def built(site):
    site.article("boat.txt")
    site.article("bread.txt", title="Bread for the night shift")
    assert site.run("build").code == 0
    return site


def facts(site, *names, feed="news"):
    """Return, by title, what must not change."""
    return {item["title"]: [item.get(name) for name in names] for item in site.items(feed)}


def lose_database(site):
    for file in site.root.glob("publisher.db*"):
        file.unlink()


def count_opens(site):
    import subprocess

    done = subprocess.run(
        [sys.executable, "-c", OPENS],
        cwd=site.root,
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout)


def test_a_fresh_clone_with_an_empty_store_gives_the_same_bytes(built, tmp_path):
    clone = Site(tmp_path / "clone")
    shutil.copytree(
        built.root, clone.root, ignore=shutil.ignore_patterns("publisher.db*", "output", "clone")
    )
    for path in clone.root.rglob("*.txt"):
        settle(path)
    assert clone.run("build").code == 0
    ours = {name: body for name, (body, _) in built.published().items()}
    theirs = {name: body for name, (body, _) in clone.published().items()}
    assert theirs == ours


def test_a_file_that_is_touched_changes_nothing(built):
    before = built.published()
    for path in (built.root / "articles").iterdir():
        path.touch()
    assert built.run("build").code == 0
    assert built.published() == before


def test_names_that_are_swapped_follow_the_text(built):
    before = built.published()
    articles = built.root / "articles"
    (articles / "boat.txt").rename(articles / "x.txt")
    (articles / "bread.txt").rename(articles / "boat.txt")
    (articles / "x.txt").rename(articles / "bread.txt")
    assert built.run("build").code == 0
    assert built.published() == before


def test_a_lost_database_gives_the_same_ids_of_what_was_not_edited(built):
    before = facts(built, "id", "url", "date_published")
    lose_database(built)
    assert built.run("build").code == 0
    assert facts(built, "id", "url", "date_published") == before


def test_a_new_base_url_moves_addresses_and_no_id(built):
    before = facts(built, "id", "date_published", "date_modified")
    built.write("config.toml", CONFIG.replace("press.example/feeds", "new.example/f"))
    assert built.run("build").code == 0
    assert facts(built, "id", "date_published", "date_modified") == before
    assert all(item["url"].startswith("https://new.example/f/") for item in built.items())
    left = [name for name, (body, _) in built.published().items() if b"press.example/feeds" in body]
    assert left == []


def test_a_feed_that_is_renamed_keeps_its_ids_and_leaves_its_old_files(built):
    before = facts(built, "id", "date_published", "date_modified")
    old = {name: each for name, each in built.published().items() if "/news." in name}
    (built.root / "feeds/news.toml").rename(built.root / "feeds/stories.toml")
    assert built.run("build").code == 0
    assert facts(built, "id", "date_published", "date_modified", feed="stories") == before
    assert {name: each for name, each in built.published().items() if name in old} == old
    assert "feeds/news.toml is gone" in built.run("status").err


def test_an_article_that_comes_back_is_the_one_that_was(built):
    built.write("feeds/news.toml", source('path = "../articles/"\ndeleted = "remove"'))
    before = facts(built, "id", "date_published")
    path = built.root / "articles/boat.txt"
    body = path.read_bytes()
    path.unlink()
    built.run("build")
    assert len(built.items()) == 1
    built.write("articles/again.txt", body)
    built.run("build")
    assert facts(built, "id", "date_published") == before


@pytest.mark.parametrize("deleted", ["keep", "remove"])
@pytest.mark.parametrize("is_seen_gone", [False, True], ids=["at once", "gone for a while"])
def test_a_file_that_is_renamed_and_edited_is_published_once(built, deleted, is_seen_gone):
    built.write("feeds/news.toml", source(f'path = "../articles/"\ndeleted = "{deleted}"'))
    built.run("build")
    before = facts(built, "id", "url", "date_published")
    (built.root / "articles/boat.txt").unlink()
    if is_seen_gone:
        built.run("build")
    built.article("renamed.txt", text="Nobody was there to see it, and the tide was out.")
    outcome = built.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    assert facts(built, "id", "url", "date_published") == before
    (edited,) = (item for item in built.items() if item["title"] == "A boat comes home")
    assert "the tide was out" in edited["content_html"]
    assert "date_modified" in edited


def test_a_new_file_with_no_more_than_the_title_of_a_lost_one_is_named(site):
    site.write("articles/notes.txt", "Editor's note\n\nThe office is closed on Monday.\n")
    assert site.run("build").code == 0
    (site.root / "articles/notes.txt").unlink()
    site.write("articles/new.txt", "Editor's note\n\nWe are looking for a printer.\n")
    outcome = site.run("build")
    assert outcome.code == 0
    assert "new.txt has the title of notes.txt, which is gone" in outcome.err
    assert len(site.items()) == 2


def test_when_all_files_are_gone_at_once_nothing_is_removed(built):
    built.write("feeds/news.toml", source('path = "../articles/"\ndeleted = "remove"'))
    built.run("build")
    before = built.published()
    for path in (built.root / "articles").iterdir():
        path.unlink()
    outcome = built.run("build")
    assert "all articles are gone at once" in outcome.err
    assert built.published() == before


def test_a_folder_of_unchanged_files_is_not_read_again(site):
    for n in range(5000):
        path = site.root / f"articles/{n % 20}/{n}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Article {n}\n\nText of number {n}. It is short.\n")
        settle(path)
    files = {str(path): path for path in Path(site.root / "articles").rglob("*.md")}
    assert count_opens(site) >= len(files)
    assert count_opens(site) == 0
    site.article("new.txt")
    assert count_opens(site) == 1
