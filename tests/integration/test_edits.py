"""Which edits of a source's entries readers hear of."""

import sqlite3

import pytest

from publisher.bootstrap import explain
from publisher.settings import load_settings
from tests.builders import source

TEXT = " ".join(f"word{n}" for n in range(200))


@pytest.fixture
def theirs(site):
    """Return a function that publishes a text at the source, and tells what we make of it."""
    site.feeds = {"news": source('path = "../theirs.xml"')}
    site.lay_out()

    def build(text=TEXT, *, title="Tea", **more):
        site.write("theirs.xml", feed(text, title=title, **more))
        site.build()
        (item,) = site.items()
        return item

    build.site = site
    return build


def feed(text, *, title, updated=None, extra="", published="2026-05-01T10:00:00Z"):
    stated = f"<updated>{updated}</updated>" if updated else ""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Theirs</title><id>tag:a.example,2026:f'
        f"</id><entry><id>tag:a.example,2026:1</id><title>{title}</title>{stated}{extra}"
        f"<published>{published}</published><link href='https://a.example/1'/>"
        f"<content type='html'>&lt;p>{text}&lt;/p></content></entry></feed>"
    )


def test_a_mended_slip_is_published_and_not_announced(theirs):
    before = theirs()
    after = theirs(TEXT.replace("word9 ", "ninth "))
    assert "ninth" in after["content_html"]
    assert after.get("date_modified") == before.get("date_modified")


def test_a_mended_slip_is_not_announced_though_the_source_says_so(theirs):
    before = theirs(updated="2026-05-02T10:00:00Z")
    after = theirs(TEXT.replace("word9 ", "ninth "), updated="2026-05-03T10:00:00Z")
    assert after["date_modified"] == before["date_modified"] == "2026-05-02T10:00:00Z"


@pytest.mark.parametrize("change", [{"title": "Coffee"}, {"text": f"Quite another. {TEXT[:900]}"}])
def test_another_title_and_another_text_are_updates(theirs, change):
    before = theirs()
    assert theirs(**change).get("date_modified") != before.get("date_modified")


def test_an_update_has_the_date_that_the_source_states(theirs):
    theirs(updated="2026-05-02T10:00:00Z")
    assert theirs("All new.", updated="2026-05-03T10:00:00Z")["date_modified"] == (
        "2026-05-03T10:00:00Z"
    )


def test_a_change_that_only_the_source_sees_is_an_update(theirs):
    theirs(updated="2026-05-02T10:00:00Z")
    after = theirs(updated="2026-05-03T10:00:00Z")
    assert after["date_modified"] == "2026-05-03T10:00:00Z"


def test_the_share_that_may_change_is_a_setting(theirs):
    theirs.site.feeds = {"news": source('path = "../theirs.xml"\nminor_edit = 0')}
    theirs.site.lay_out()
    before = theirs()
    after = theirs(TEXT.replace("word9 ", "ninth "))
    assert after.get("date_modified") != before.get("date_modified")


def test_a_subject_more_is_no_update(theirs):
    before = theirs()
    after = theirs(extra="<category term='tea'/>")
    assert after["tags"] == ["tea"]
    assert after.get("date_modified") == before.get("date_modified")


def test_what_lies_changes_no_published_byte(theirs):
    theirs(f"{TEXT}&lt;/p>&lt;p>5 views&lt;img src='/a.jpg?v=1'>")
    before = theirs.site.published()
    theirs(f"{TEXT}&lt;/p>&lt;p>6 views&lt;img src='/a.jpg?v=2'>", published="2026-05-01T11:00:00Z")
    assert theirs.site.published() == before


def test_a_new_version_of_the_digest_updates_nothing(theirs):
    before = theirs()
    with sqlite3.connect(theirs.site.root / "publisher.db") as database:
        assert database.execute("UPDATE entry SET digest = '1:' || substr(digest, 3)").rowcount == 1
        database.commit()
    database.close()
    assert theirs(extra="<!-- other bytes -->") == before
    with sqlite3.connect(theirs.site.root / "publisher.db") as database:
        (digest,) = database.execute("SELECT digest FROM entry").fetchone()
    database.close()
    assert digest.startswith("3:")


def test_a_rule_of_the_source_changes_what_is_published_and_is_told_of(theirs):
    rules = '[{ rule = "replace", what = "Tea", by = "Coffee", field = "title" }]'
    theirs.site.feeds = {"news": source(f'path = "../theirs.xml"\nrewrite = {rules}')}
    theirs.site.lay_out()
    assert theirs()["title"] == "Coffee"
    (told,) = explain(load_settings(theirs.site.root / "config.toml"), "coffee")
    assert ("found", "title: changed by rewrite replace: Tea") in told.facts
