"""Which rendered files are refused: those that are not whole, and those that lost entries."""

import pytest

from publisher.errors import GateError
from publisher.publish import gate
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.render.html import render_article, render_index
from publisher.publish.render.opml import render_opml
from publisher.testing import make_document, make_feed_entry

RENDERERS = (RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer())
every_format = pytest.mark.parametrize("renderer", RENDERERS, ids=lambda one: one.name)


def document(*names):
    return make_document(*map(make_feed_entry, names))


def ids_of(*names):
    return tuple(make_feed_entry(name).id for name in names)


def check(renderer, body, *names):
    gate.check_whole(f"news.{renderer.name}", renderer.name, body, ids=ids_of(*names))


def lose(renderer, before, after, *, limit=50, max_lost=0.5):
    gate.check_losses(
        f"news.{renderer.name}",
        renderer.render(document(*after)),
        fmt=renderer.name,
        published=renderer.render(document(*before)),
        limit=limit,
        max_lost=max_lost,
    )


@every_format
@pytest.mark.parametrize("names", ["", "a", "abc"])
def test_what_our_renderers_write_passes(renderer, names):
    check(renderer, renderer.render(document(*names)), *names)


@every_format
def test_a_cut_file_is_refused_at_every_length(renderer):
    body = renderer.render(document("a", "b")).rstrip()
    for length in range(0, len(body), 97):
        with pytest.raises(GateError, match=rf"news\.{renderer.name}"):
            check(renderer, body[:length], "a", "b")


@every_format
@pytest.mark.parametrize("there", ["b", "ba", "abc", ""])
def test_a_file_with_other_entries_or_another_order_is_refused(renderer, there):
    with pytest.raises(GateError, match="of 2 entries"):
        check(renderer, renderer.render(document(*there)), "a", "b")


@every_format
def test_two_entries_with_one_id_are_refused(renderer):
    with pytest.raises(GateError, match="one id"):
        check(renderer, renderer.render(document("a", "a")), "a", "a")


@pytest.mark.parametrize("body", [b"null", b"[]", b'{"items": [1]}', b'{"items": [{}]}', b"\xff"])
def test_json_that_is_no_feed_is_refused(body):
    with pytest.raises(GateError, match="cannot be read back"):
        check(JsonRenderer(), body)


def test_a_document_of_another_kind_is_refused():
    with pytest.raises(GateError, match="a html document"):
        check(RssRenderer(), b"<html/>")


def test_a_format_that_a_plug_in_added_only_has_to_say_something():
    gate.check_whole("news.txt", "txt", b"one\n", ids=ids_of("a"))
    with pytest.raises(GateError, match=r"news\.txt: the file is empty"):
        gate.check_whole("news.txt", "txt", b"", ids=ids_of("a"))


def test_an_articles_page_is_read_back_too():
    one = document("a")
    body = render_article(one, one.entries[0])
    gate.check_whole("articles/a.html", "html", body, ids=ids_of("a"))
    with pytest.raises(GateError):
        gate.check_whole("articles/a.html", "html", body, ids=ids_of("b"))


@every_format
@pytest.mark.parametrize(
    ("before", "after", "limit"),
    [
        ("abcdefgh", "abcd", 50),
        ("abcd", "efgh", 50),
        ("abcd", "", 50),
        ("abcdefgh", "xab", 8),
        ("abcdefgh", "", 8),
    ],
)
def test_a_file_that_lost_half_of_what_it_had_passes_and_one_entry_more_does_not(
    renderer, before, after, limit
):
    fits = before[: limit - len(set(after) - set(before))]
    lost = len([name for name in fits if name not in after])
    lose(renderer, before, after, limit=limit, max_lost=lost / len(fits))
    with pytest.raises(GateError, match=f"{lost} of {len(fits)} published entries would be"):
        lose(renderer, before, after, limit=limit, max_lost=(lost - 1) / len(fits))


@every_format
@pytest.mark.parametrize(
    ("before", "after", "limit"),
    [("", "a", 50), ("abc", "xabc", 50), ("abcd", "wxyz", 4), ("abcd", "xyab", 4), ("abc", "a", 1)],
)
def test_what_newer_entries_pushed_over_the_limit_is_not_lost(renderer, before, after, limit):
    lose(renderer, before, after, limit=limit, max_lost=0.0)


def test_anything_whole_is_better_than_a_damaged_file():
    gate.check_losses("news.rss", b"", fmt="rss", published=b"<rss><chan", limit=5, max_lost=0.0)


def test_the_sites_own_files_must_be_whole():
    documents = [document("a")]
    page = render_index(
        documents,
        site_title="Example Press",
        home_url="https://press.example/",
        base_url="https://press.example/feeds/",
        language="en",
    )
    opml = render_opml(documents, title="Example Press")
    for name, body in (("index.html", page), ("feeds.opml", opml)):
        gate.check_page(name, body)
        with pytest.raises(GateError, match=name):
            gate.check_page(name, body[:-20])
