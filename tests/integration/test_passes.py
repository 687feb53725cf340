"""Whole passes over real files: what is published, when, and what stays."""

import os
import shutil
import signal
import sqlite3
import threading
import time

import pytest

from tests.builders import CONFIG, Site, rss_feed, settle, source
from tests.servers import LoopbackServer, reply, wait_until

MANY = [(f"g{n}", f"Title {n}", f"Text of number {n}. It is short.") for n in range(8)]


@pytest.fixture
def feed_site(tmp_path):
    site = Site(tmp_path, feeds={"news": source('path = "../theirs.xml"\nlanguage = "en"')})
    site.write("theirs.xml", rss_feed(*MANY))
    return site.lay_out()


def test_a_build_publishes_four_formats_and_the_front(site):
    site.article("boat.txt")
    outcome = site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    names = {name.split("/")[-1] for name in site.published()}
    assert names >= {"news.rss", "news.atom", "news.json", "news.html", "index.html", "feeds.opml"}
    assert "output/articles/a-boat-comes-home.html" in site.published()
    assert outcome.out.splitlines()[-1].endswith("output/index.html")


def test_ten_builds_in_a_row_touch_nothing(site):
    site.article("boat.txt")
    site.run("build")
    before = site.published()
    for _ in range(10):
        outcome = site.run("build")
        assert outcome.code == 0
        assert "Nothing changed." in outcome.out
    assert site.published() == before


def test_a_source_of_summaries_publishes_summary_and_time_but_no_text(tmp_path):
    site = Site(tmp_path, feeds={"news": source('path = "../articles/"\ncontent = "summary"')})
    site.lay_out()
    site.article("boat.txt", text="The boat came home at nine. " * 40)
    assert site.run("build").code == 0
    (item,) = site.items()
    assert item["summary"].startswith("The boat came home at nine.")
    assert item["_reading_time"]["word_count"] > 200
    assert item["content_text"] == item["summary"]


def test_an_article_dropped_in_appears_once_for_ever_under_one_id(site):
    site.article("boat.txt")
    site.run("build")
    (first,) = site.items()
    path = site.root / "articles/boat.txt"

    moved = site.root / "articles/sub/renamed.txt"
    moved.parent.mkdir()
    path.rename(moved)
    site.run("build")
    assert site.items() == [first]

    settle(moved)
    site.run("build")
    assert site.items() == [first]

    for file in site.root.glob("publisher.db*"):
        file.unlink()
    site.run("build")
    assert [item["id"] for item in site.items()] == [first["id"]]


def test_an_edited_article_keeps_id_and_date_and_says_that_it_changed(site):
    site.article("boat.txt")
    site.run("build")
    (before,) = site.items()
    site.article("boat.txt", text="It came in on the tide. Nobody saw it, after all.")
    site.run("build")
    (after,) = site.items()
    assert (after["id"], after["date_published"]) == (before["id"], before["date_published"])
    assert after["date_modified"] > before["date_published"]
    assert "Nobody saw it" in after["content_html"]


def test_a_deleted_article_stays_published(site):
    site.article("boat.txt")
    site.article("bread.txt", title="Bread for the night shift")
    site.run("build")
    before = site.published()
    (site.root / "articles/boat.txt").unlink()
    assert site.run("build").code == 0
    assert len(site.items()) == 2
    assert site.published() == before


def test_an_article_that_was_deleted_leaves_where_the_source_says_so(site):
    site.write("feeds/news.toml", source('path = "../articles/"\ndeleted = "remove"'))
    site.article("boat.txt")
    site.article("bread.txt", title="Bread for the night shift")
    site.run("build")
    (site.root / "articles/boat.txt").unlink()
    assert site.run("build").code == 0
    assert [item["title"] for item in site.items()] == ["Bread for the night shift"]


def test_a_lost_or_touched_file_is_published_again(site):
    site.article("boat.txt")
    site.run("build")
    before = site.published()
    (site.root / "output/news.rss").unlink()
    (site.root / "output/news.atom").write_text("spoiled")
    shutil.rmtree(site.root / "output/articles")
    site.run("build")
    assert {name: body for name, (body, _) in site.published().items()} == {
        name: body for name, (body, _) in before.items()
    }


def test_an_image_beside_an_article_is_copied_and_a_missing_one_named(site):
    image = b"\x89PNG\r\n\x1a\n" + bytes(40)
    site.write("articles/img/boat.png", image)
    site.write(
        "articles/boat.md",
        "# A boat\n\nIt came in.\n\n![The boat](img/boat.png)\n\n![Gone](img/gone.png)\n",
    )
    outcome = site.run("build")
    assert outcome.code == 0
    assert "img/gone.png is missing" in outcome.err
    (name,) = [name for name in site.published() if name.startswith("output/media/")]
    assert site.published()[name][0] == image
    (item,) = site.items()
    public = name.replace("output/", "https://press.example/feeds/")
    assert f'src="{public}"' in item["content_html"]
    assert "gone.png" not in item["content_html"]

    site.write("articles/img/gone.png", image + b"2")
    site.run("build")
    (item,) = site.items()
    assert item["content_html"].count("<img") == 2


def test_an_image_outside_the_folder_is_not_copied(site):
    site.write("secret.png", b"\x89PNG secret")
    site.write("articles/boat.md", "# A boat\n\nIt came in.\n\n![x](../secret.png)\n")
    outcome = site.run("build")
    assert "outside the source's folder" in outcome.err
    assert not (site.root / "output/media").exists()


def test_two_builds_at_once_do_the_work_once(feed_site):
    both = [feed_site.start("build"), feed_site.start("build")]
    ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    told = b"".join(out for out, _ in ends)
    assert told.count(b"8 new") == 1
    assert len(feed_site.items()) == 8
    with sqlite3.connect(feed_site.root / "publisher.db") as database:
        assert database.execute("select count(*) from entry").fetchone() == (8,)


def test_of_two_first_builds_the_one_with_nothing_publishes_nothing(tmp_path):
    let_go = threading.Event()
    body = reply(rss_feed(*MANY).encode(), "Content-Type: application/rss+xml")

    def answer(_):
        let_go.wait(60)
        yield body

    with LoopbackServer() as server:
        server.answers["/feed"] = answer
        private = f'[http]\nallow_private = ["{server.address}"]\n'
        feeds = {
            "news": source(f'url = "{server.url("/feed")}"'),
            "ours": source('path = "../articles/"', title="Ours"),
        }
        site = Site(tmp_path, config=CONFIG + private, feeds=feeds).lay_out()
        site.article("boat.txt")
        first = site.start("build")
        wait_until(lambda: server.requests)
        second = site.run("build")
        names = set(site.published())
        let_go.set()
        ends = first.communicate(timeout=60)
    assert (second.code, first.returncode) == (0, 0), ends
    assert "feed news: left to another process" in second.err
    assert "output/news.json" not in names
    assert "output/index.html" not in names
    assert len(site.items()) == len(MANY)
    assert "output/index.html" in site.published()


def test_a_killed_build_loses_nothing_and_the_next_goes_on_at_once(feed_site):
    for wait in (0.15, 0.3, 0.4, 0.5, 0.6, 0.8):
        process = feed_site.start("build", "--force")
        time.sleep(wait)
        process.send_signal(signal.SIGKILL)
        process.communicate()
    started = time.monotonic()
    outcome = feed_site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    assert time.monotonic() - started < 30
    assert len(feed_site.items()) == 8
    assert not list((feed_site.root / "output").glob("**/.publisher-*.lock"))


def test_a_source_that_fails_is_one_line_and_the_others_go_on(tmp_path):
    site = Site(
        tmp_path,
        feeds={
            "news": source('path = "../theirs.xml"', 'path = "../articles/"'),
            "other": source('path = "../articles/"', title="Other"),
        },
    ).lay_out()
    site.write("theirs.xml", "<html><body>Bad gateway</body></html>")
    site.article("boat.txt")
    outcome = site.run("build")
    assert outcome.code == 1
    assert outcome.err.count("theirs.xml") >= 1
    assert [len(site.items(name)) for name in ("news", "other")] == [1, 1]


def test_an_article_in_two_feeds_has_one_id_and_one_page(tmp_path):
    feeds = {name: source('path = "../articles/"', title=name) for name in ("a", "b")}
    site = Site(tmp_path, feeds=feeds).lay_out()
    site.article("boat.txt")
    site.run("build")
    (one,), (two,) = site.items("a"), site.items("b")
    assert (one["id"], one["url"]) == (two["id"], two["url"])
    before = site.published()
    site.run("build", "--force")
    assert site.published() == before


def test_a_feed_that_was_taken_away_keeps_its_files_and_is_named(site):
    site.article("boat.txt")
    site.write("feeds/old.toml", source('path = "../articles/"', title="Old"))
    site.run("build")
    (site.root / "feeds/old.toml").unlink()
    site.run("build")
    assert "output/old.rss" in site.published()
    assert "feed old" in site.run("status").err


def test_a_removed_source_leaves_the_feed_and_comes_back_with_its_ids(tmp_path):
    both = source('path = "../theirs.xml"\nlanguage = "en"', 'path = "../articles/"')
    site = Site(tmp_path, feeds={"news": both}).lay_out()
    site.write("theirs.xml", rss_feed(*MANY))
    site.article("boat.txt")
    site.run("build")
    before = {item["id"] for item in site.items()}
    site.write("feeds/news.toml", source('path = "../articles/"'))
    assert site.run("build").code == 0
    assert len(site.items()) == 1
    site.write("feeds/news.toml", both)
    site.run("build")
    assert {item["id"] for item in site.items()} == before


def test_the_authority_of_ids_survives_a_lost_database(tmp_path):
    config = '[site]\ntitle = "T"\nbase_url = "https://t.example/f/"\n'
    site = Site(tmp_path, config=config).lay_out()
    site.article("boat.txt")
    site.run("build")
    for file in site.root.glob("publisher.db*"):
        file.unlink()
    for file in site.root.glob("output/news.*"):
        file.write_text(file.read_text().replace("tag:t.example,2026", "tag:t.example,2019"))
    site.run("build")
    assert site.items()[0]["id"].startswith("tag:t.example,2019:")


def test_bytes_do_not_depend_on_zone_locale_or_hash_seed(tmp_path):
    outputs = []
    for n, environment in enumerate(
        (
            {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
            {"TZ": "America/Lima", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
        )
    ):
        site = Site(tmp_path / str(n)).lay_out()
        site.article("boat.txt")
        site.article("brot.txt", title="Brot für die Nacht", text="Es war warm. Alle aßen davon.")
        before = dict(os.environ)
        os.environ.update(environment)
        try:
            assert site.run("build").code == 0
        finally:
            os.environ.clear()
            os.environ.update(before)
        outputs.append({name: body for name, (body, _) in site.published().items()})
    assert outputs[0] == outputs[1]
