"""A database that is lost: ids, dates, order and words come back from what is published."""

import json
import shutil
import sqlite3
from itertools import combinations

import pytest

from tests.builders import CONFIG, Site, rss_feed, source
from tests.servers import LoopbackServer, reply

FORMATS = ("rss", "atom", "json", "html")
SITES = [
    *((some, "") for n in range(1, 5) for some in combinations(FORMATS, n)),
    *(
        (some, options)
        for some in ((fmt,) for fmt in FORMATS)
        for options in ("show_reading_time = true\n", 'content = "summary"\n')
    ),
    (("rss", "atom"), "show_reading_time = true\n"),
    (FORMATS, "show_reading_time = true\n"),
    (FORMATS, 'content = "summary"\n'),
]
"""Formats and what the first feed says of itself."""

TITLE = "A boat comes home"
FRONT_MATTER = """\
---
title: The pier, rebuilt
url: https://press.example/pier/
author: Ada Larkin
date: 2026-05-03T08:30:00Z
updated: 2026-05-04T09:00:00Z
tags: [Harbour, "Oak & iron"]
---

The pier is open again. It took [two years](https://press.example/years/) and 400 oak piles.
"""
UNDATED = "Editor's note\n\nThe office is closed on Monday. Letters are welcome all the same.\n"
ARABIC = """\
مكتبة على ظهر حمار

بقلم سلمى الحارثي
12 مايو 2026

مدة القراءة: دقيقتان

معلّمة متقاعدة تحمل الكتب إلى أطفال لا يملكون مدرسة قريبة، وتعود كل أسبوع بقائمة طلبات.
"""
NOTICE = """\
What the tide took

By Ada Larkin
May 9, 2026
3 min read

It took the pier. Nobody was on it.

Disclosure: the author owns a boat.
"""


def item(n, guid, *, date=True, extra=""):
    stated = f"<pubDate>{20 - n} May 2026 10:00:00 GMT</pubDate>" if date else ""
    return (
        f"<item><guid isPermaLink='false'>{guid}</guid><title>Item {n} &amp;amp; co</title>"
        f"<link>https://source.example/{n}</link>"
        f"<description>&lt;p&gt;Text of number {n}. It is short.&lt;/p&gt;</description>{stated}"
        f"<category domain='https://source.example/tags/'>tag {n}</category>"
        f"<author>a{n}@source.example (Author {n})</author>"
        f"<enclosure url='https://source.example/{n}.mp3' length='{n}' type='audio/mpeg'/>"
        f"{extra}</item>"
    )


def channel(*items):
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Theirs</title>'
        f"<link>https://source.example/</link><description>d</description>{''.join(items)}"
        "</channel></rss>"
    )


ITEMS = (
    item(1, "https://source.example/id/1"),
    item(2, "an id that is no address"),
    item(3, "repeated"),
    item(4, "repeated"),
    item(5, "urn:uuid:00000000-0000-4000-8000-000000000005", date=False),
    item(6, "undated", date=False),
)


def make_site(root, formats=FORMATS, *, options=""):
    """Write a site of every kind of entry: two folders, a feed, three feeds over them."""
    listed = ", ".join(f'"{fmt}"' for fmt in formats)
    theirs = 'path = "../theirs.xml"\nlanguage = "en"'
    site = Site(
        root,
        config=f"{CONFIG}\n[output]\nformats = [{listed}]\n",
        feeds={
            "news": options + source('path = "../articles/"', 'path = "../more/"', theirs),
            "own": source('path = "../articles/"', title="Own"),
            "seen": 'order = "first_seen"\n' + source(theirs, title="Seen"),
        },
    ).lay_out()
    site.article("boat.txt")
    site.write("articles/note.txt", UNDATED)
    site.write("articles/pier.md", FRONT_MATTER)
    site.write("more/arabic.txt", ARABIC)
    site.write("more/tide.txt", NOTICE)
    site.write("theirs.xml", channel(*ITEMS))
    return site


def build(site):
    """Make a pass that must be clean; return what it says of the database."""
    report = site.build()
    assert report.is_clean, report
    return report


def lose_database(site):
    for file in site.root.glob("publisher.db*"):
        file.unlink()


def bodies(site):
    return {name: body for name, (body, _) in site.published().items()}


def ids(site, feed="news"):
    return [one["id"] for one in site.items(feed)]


def by_title(site, feed="news"):
    return {one["title"]: one for one in site.items(feed)}


@pytest.fixture
def site(tmp_path):
    """Give a site that was built, and lost its database."""
    site = make_site(tmp_path)
    build(site)
    lose_database(site)
    return site


@pytest.mark.parametrize(("formats", "options"), SITES)
def test_not_one_byte_changes(tmp_path, formats, options):
    site = make_site(tmp_path, formats, options=options)
    build(site)
    before = site.published()
    lose_database(site)
    report = build(site)
    assert site.published() == before
    assert [one.added for one in report.collected.sources] == [0, 0, 0]


@pytest.mark.parametrize(("formats", "options"), SITES)
def test_not_one_byte_changes_of_what_no_source_has_any_more(tmp_path, formats, options):
    site = make_site(tmp_path, formats, options=options)
    build(site)
    for path in [*site.root.glob("articles/*"), *site.root.glob("more/*")]:
        path.unlink()
    site.write("theirs.xml", channel())
    build(site)
    before = site.published()
    for _ in range(2):
        lose_database(site)
        build(site)
        assert site.published() == before


def test_it_is_said_once(site):
    outcome = site.run("build")
    assert outcome.code == 0
    assert "the database was empty; ids and dates were read back" in outcome.err
    assert site.run("build").err == ""


def test_a_pass_with_nothing_due_is_over_at_once_again(tmp_path):
    """Nobody visits what stands in for sources that are not known any more."""
    site = make_site(tmp_path)
    build(site)
    for path in site.root.glob("more/*"):
        path.unlink()
    lose_database(site)
    build(site)
    with sqlite3.connect(site.root / "publisher.db") as connection:
        due = connection.execute("SELECT name FROM site WHERE due_at = 0 ORDER BY name").fetchall()
    connection.close()
    assert due == [("articles",), ("more",), ("theirs.xml",)]


def test_a_site_that_is_new_says_nothing(tmp_path):
    assert make_site(tmp_path).run("build").err == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (TITLE, "Not one word of the first version stayed in the second one."),
        ("A boat is back", "It came in on the tide. All saw it. And it left."),
    ],
    ids=["rewritten", "retitled"],
)
@pytest.mark.parametrize("formats", [FORMATS, ("rss",), ("atom",), ("html",)], ids="-".join)
def test_an_article_edited_after_the_loss_keeps_its_id_and_place(tmp_path, formats, title, text):
    site = make_site(tmp_path, formats)
    build(site)
    before = dict(sorted(bodies(site).items()))
    lose_database(site)
    site.article("boat.txt", title=title, text=text)
    report = build(site)
    assert [one.added for one in report.collected.sources] == [0, 0, 0]
    assert [one.changed for one in report.collected.sources] == [1, 0, 0]
    assert sorted(bodies(site)) == list(before)
    page = bodies(site)["output/articles/a-boat-comes-home.html"].decode()
    (old,) = [body for name, body in before.items() if "a-boat-comes" in name]
    assert (title in page) and (text in page)
    assert "dateModified" in page
    block = '"@id":"', '"url"'
    assert [t.partition(block[0])[2].partition(block[1])[0] for t in (page, old.decode())] == [
        page.partition(block[0])[2].partition(block[1])[0]
    ] * 2


def test_an_edit_is_dated_and_nothing_else_is(site):
    before = by_title(site)
    site.article("boat.txt", text="It left again on the tide, and nobody saw it go.")
    build(site)
    after = by_title(site)
    assert "date_modified" in after[TITLE]
    assert after[TITLE]["date_published"] == before[TITLE]["date_published"]
    assert [one["title"] for one in site.items()] == list(before)
    assert {t: o for t, o in after.items() if t != TITLE} == {
        t: o for t, o in before.items() if t != TITLE
    }


def test_an_edit_of_an_entry_without_content_is_dated_too(site):
    """Of a feed that gives no more than a description, only the summary is published."""
    other = ITEMS[1].replace("It is short.", "Not much of it is left as it was.")
    site.write("theirs.xml", channel(ITEMS[0], other, *ITEMS[2:]))
    before = by_title(site)
    build(site)
    changed = {title for title, one in by_title(site).items() if one != before[title]}
    assert changed == {"Item 2 & co"}
    assert "date_modified" in by_title(site)["Item 2 & co"]


def test_an_undated_article_that_was_rewritten_is_known_by_its_title(site):
    before = by_title(site)["Editor's note"]
    site.write("articles/note.txt", "Editor's note\n\nNothing of what was said here stands.\n")
    build(site)
    after = by_title(site)["Editor's note"]
    assert (after["id"], after["url"]) == (before["id"], before["url"])
    assert len(site.items()) == 11


def test_an_edit_before_the_loss_keeps_its_date(tmp_path):
    site = make_site(tmp_path)
    build(site)
    site.article("boat.txt", text="It left again on the tide, and nobody saw it go.")
    site.write("articles/note.txt", UNDATED.replace("Monday", "Tuesday"))
    build(site)
    before = site.published()
    assert {"date_modified"} <= set(by_title(site)[TITLE]) & set(by_title(site)["Editor's note"])
    lose_database(site)
    build(site)
    assert site.published() == before


@pytest.mark.parametrize("is_before", [True, False], ids=["before", "after"])
def test_an_article_whose_file_is_deleted_stays(site, is_before):
    before = site.published()
    (site.root / "articles/boat.txt").unlink()
    if not is_before:
        shutil.move(site.root / "articles/pier.md", site.root / "pier.md")
        build(site)
        shutil.move(site.root / "pier.md", site.root / "articles/pier.md")
        lose_database(site)
    build(site)
    assert site.published() == before


def test_an_article_whose_file_is_deleted_leaves_where_the_source_says_so(tmp_path):
    feeds = {"news": source('path = "../articles/"\ndeleted = "remove"')}
    site = Site(tmp_path, feeds=feeds).lay_out()
    site.article("boat.txt")
    site.article("bread.txt", title="Bread for the night shift")
    build(site)
    lose_database(site)
    body = (site.root / "articles/boat.txt").read_bytes()
    (site.root / "articles/boat.txt").unlink()
    before = by_title(site)
    build(site)
    assert list(by_title(site)) == ["Bread for the night shift"]
    site.write("articles/boat.txt", body)
    build(site)
    assert by_title(site) == before


def test_what_left_the_source_stays_and_is_known_when_it_comes_again(site):
    before = site.published()
    site.write("theirs.xml", channel(*ITEMS[3:]))
    build(site)
    assert site.published() == before
    site.write("theirs.xml", channel(*reversed(ITEMS)))
    build(site)
    assert site.published() == before


@pytest.mark.parametrize("gone", [2, 3], ids=["the first", "the second"])
def test_of_one_guid_the_one_that_left_is_not_taken_for_the_other(site, gone):
    before = site.published()
    site.write("theirs.xml", channel(*ITEMS[:gone], *ITEMS[gone + 1 :]))
    build(site)
    assert site.published() == before


def test_a_source_that_fails_loses_nothing(site):
    before = site.published()
    site.write("theirs.xml", "<html><body>Bad gateway</body></html>")
    assert not site.build().is_clean
    assert site.published() == before
    site.write("theirs.xml", channel(*ITEMS))
    build(site)
    assert site.published() == before


def test_a_new_article_and_a_new_entry_are_new(site):
    before = ids(site)
    site.article("new.txt", title="Bread for the night shift", text="It has no sign.")
    site.write("theirs.xml", channel(item(0, "new"), *ITEMS))
    report = build(site)
    assert [one.added for one in report.collected.sources] == [1, 0, 1]
    assert len(set(ids(site)) - set(before)) == 2
    assert [one for one in ids(site) if one in before] == before
    assert ids(site)[0] == by_title(site)["Item 0 & co"]["id"]


@pytest.mark.parametrize("order", ["published", "first_seen"])
@pytest.mark.parametrize("is_dated", [True, False], ids=["dated", "undated"])
def test_what_had_made_room_before_is_not_shown_as_new(tmp_path, order, is_dated):
    feeds = {"news": f'order = "{order}"\nlimit = 3\n' + source('path = "../theirs.xml"')}
    site = Site(tmp_path, feeds=feeds).lay_out()
    items = [item(n, f"g{n}", date=is_dated) for n in range(9)]
    site.write("theirs.xml", channel(*items[1:]))
    build(site)
    site.write("theirs.xml", channel(*items))
    build(site)
    before = site.published()
    lose_database(site)
    build(site)
    assert site.published() == before


def test_credits_stay_where_a_source_is_gone(tmp_path):
    entries = [(f"g{n}", f"Title {n}", f"Text of number {n}. It is short.") for n in range(3)]
    with LoopbackServer(host="127.0.0.1") as one, LoopbackServer(host="127.0.0.2") as two:
        feeds = {"news": source(f'url = "{one.url("/feed")}"', f'url = "{two.url("/feed")}"')}
        private = f'[http]\nallow_private = ["{one.address}", "{two.address}"]\n'
        site = Site(tmp_path, config=CONFIG + private, feeds=feeds).lay_out()
        for server, title in ((one, "First"), (two, "Second")):
            body = rss_feed(*entries, title=title).replace("source.example", f"{title}.example")
            answer = reply(body.encode(), "Content-Type: application/rss+xml")
            server.answers["/feed"] = (answer,)
        empty = f"{body.partition('<item>')[0]}</channel></rss>"
        build(site)
        before = site.published()
        assert len(ids(site)) == 6
        lose_database(site)
        two.answers["/feed"] = (reply(status=404),)
        assert not site.build().is_clean
        assert site.published() == before
        lose_database(site)
        two.answers["/feed"] = (reply(empty.encode(), "Content-Type: application/rss+xml"),)
        build(site)
        assert site.published() == before


def test_a_damaged_file_is_named_and_another_read(site):
    path = site.root / "output/news.json"
    before = bodies(site)
    path.write_bytes(path.read_bytes()[:1000])
    outcome = site.run("build")
    assert outcome.code == 0
    assert "news.json: no ids can be read back from it" in outcome.err
    assert bodies(site) == before


def test_files_that_are_all_damaged_are_named_each(site):
    for fmt in FORMATS:
        (site.root / f"output/news.{fmt}").write_bytes(b"{}")
    outcome = site.run("build")
    assert outcome.code == 0
    assert outcome.err.count("no ids can be read back from it") == len(FORMATS)
    assert len(ids(site)) == 11


def test_a_file_of_another_program_is_named_and_stays(site):
    for fmt in ("rss", "atom", "html"):
        (site.root / f"output/news.{fmt}").unlink()
    theirs = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]}
    (site.root / "output/news.json").write_text(json.dumps(theirs))
    outcome = site.run("build")
    assert outcome.code == 1
    assert "news.json: no ids can be read back from it: it was not made" in outcome.err
    assert json.loads((site.root / "output/news.json").read_text()) == theirs


def lock(path):
    """Let a file be there and not be opened, by root neither; return its bytes."""
    body = path.read_bytes()
    path.unlink()
    path.symlink_to(path.name)
    return body


def test_a_file_that_cannot_be_opened_is_named_where_another_tells_the_same(site):
    before = ids(site)
    lock(site.root / "output/news.rss")
    outcome = site.run("build")
    assert "news.rss: cannot be opened, and no ids be read back" in outcome.err
    assert ids(site) == before


def test_a_feed_that_cannot_be_opened_ends_the_build_before_it_begins(site):
    paths = [site.root / f"output/news.{fmt}" for fmt in FORMATS]
    bodies_before = {path: lock(path) for path in paths}
    before = site.published()
    outcome = site.run("build")
    assert outcome.code == 1
    assert "news.rss: cannot be opened, and no ids be read back" in outcome.err
    assert site.published() == before
    for path, body in bodies_before.items():
        path.unlink()
        path.write_bytes(body)
    site.article("boat.txt", text="It left again on the tide, and nobody saw it go.")
    ids_before = ids(site)
    assert site.run("build").code == 0
    assert ids(site) == ids_before


def test_two_builds_at_once_read_it_back_once(site):
    before = bodies(site)
    both = [site.start("build"), site.start("build")]
    ends = [process.communicate(timeout=60) for process in both]
    assert [process.returncode for process in both] == [0, 0], ends
    assert bodies(site) == before


def test_a_new_address_of_the_site_moves_no_id(site):
    before = {title: one["id"] for title, one in by_title(site).items()}
    config = (site.root / "config.toml").read_text()
    site.write("config.toml", config.replace("press.example/feeds", "new.example/f"))
    build(site)
    assert {title: one["id"] for title, one in by_title(site).items()} == before
    pages = [one["url"] for one in site.items() if "/articles/" in one["url"]]
    assert len(pages) == 4
    assert all(url.startswith("https://new.example/f/articles/") for url in pages)


@pytest.mark.parametrize("formats", [("atom",), ("json",), ("rss",), ("html",)], ids="-".join)
def test_the_year_of_first_use_is_read_back(tmp_path, formats):
    listed = CONFIG.replace('id_authority = "press.example,2026"\n', "")
    site = Site(tmp_path, config=f'{listed}\n[output]\nformats = ["{formats[0]}"]\n').lay_out()
    site.article("boat.txt")
    build(site)
    for path in (site.root / "output").rglob("*.*"):
        path.write_bytes(
            path.read_bytes().replace(b"tag:press.example,20", b"tag:press.example,19")
        )
    before = site.published()
    lose_database(site)
    build(site)
    assert site.published() == before


def test_articles_that_made_room_keep_id_and_page_when_they_are_edited(tmp_path):
    site = Site(tmp_path, feeds={"news": "limit = 1\n" + source('path = "../articles/"')}).lay_out()
    site.article("boat.txt")
    site.write("articles/old.txt", NOTICE)
    build(site)
    page = site.root / "output/articles/what-the-tide-took.html"
    assert not page.exists()
    site.write("feeds/news.toml", source('path = "../articles/"'))
    build(site)
    before = by_title(site)
    site.write("feeds/news.toml", "limit = 1\n" + source('path = "../articles/"'))
    build(site)
    assert page.exists()
    lose_database(site)
    site.write("articles/old.txt", NOTICE.replace("Nobody was on it.", "All were saved from it."))
    build(site)
    site.write("feeds/news.toml", source('path = "../articles/"'))
    build(site)
    after = by_title(site)
    facts = [
        {t: (o["id"], o["url"], o["date_published"]) for t, o in each.items()}
        for each in (before, after)
    ]
    assert facts[0] == facts[1]
