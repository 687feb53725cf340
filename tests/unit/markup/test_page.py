"""A whole HTML page into what it says of itself and its blocks."""

import pytest

from publisher.markup.page import read_page

LONG = (
    "The boats lay in the harbour all winter, and the nets hung dry on their poles by the wall, "
    "and nobody came to see them or to mend what was torn."
)


def texts(markup):
    return [block.text for block in read_page(markup).blocks]


def test_the_main_part_is_taken_and_what_surrounds_it_is_not():
    page = f"<body><nav>Home</nav><article><h1>A</h1><p>{LONG}</p></article><footer>F</footer>"
    assert texts(page) == ["A", LONG]


def test_the_largest_article_is_the_main_part():
    assert texts(f"<article><p>Card</p></article><article><p>{LONG}</p></article>") == [LONG]


def test_without_a_main_part_the_body_is_it():
    assert texts("<article>x</article><p>y</p>") == ["x", "y"]


@pytest.mark.parametrize(
    "markup",
    [
        "<nav>x</nav>",
        "<script>x</script>",
        "<div class='newsletter-signup'>x</div>",
        "<div class='related-posts'>x</div>",
        "<ul class='breadcrumbs'><li>x</ul>",
        "<p hidden>x</p>",
        "<div role='navigation'>x</div>",
        "<section id='comments'>x</section>",
        "<aside><a href='/x'>x</a></aside>",
        "<!-- x -->",
        "<div class='field--name-field-tags'><a href='/x'>x</a></div>",
        "<footer>x</footer>",
        "<div class='most-read'><a href='/x'>x</a></div>",
    ],
)
def test_what_belongs_to_the_site_is_left_out(markup):
    assert texts(f"<article><p>{LONG}</p>{markup}</article>") == [LONG]


@pytest.mark.parametrize(
    "markup",
    [
        "<div class='lead'>x</div>",
        "<aside>x</aside>",
        "<section class='body'>x</section>",
        "<p class='adage'>x</p>",
        "<section class='commander'>x</section>",
        "<blockquote>x</blockquote>",
        "<footer class='node__meta'>x</footer>",
    ],
)
def test_what_belongs_to_the_article_stays(markup):
    assert texts(f"<article><p>{LONG}</p>{markup}</article>") == [LONG, "x"]


def test_the_title_of_a_word_processor_is_the_heading():
    page = read_page("<p class=MsoTitle>A boat</p><p>x</p><h1>Where it went</h1><p>y</p>")
    assert page.heading == "A boat"


@pytest.mark.parametrize(
    "markup",
    [
        "<!doctype html><meta charset=utf-8><title>T</title><article><h1>A</h1><p>x</p></article>",
        "<html lang=en><title>T</title><main><h1>A</h1></main><p>x",
        "<title>T</title><header><h1>A</h1></header>x",
        "<title>T</title><h1>A</h1>x",
    ],
)
def test_a_page_needs_no_body_tag(markup):
    page = read_page(markup)
    assert (page.title, [block.text for block in page.blocks]) == ("T", ["A", "x"])


def test_a_mark_around_most_of_the_page_takes_nothing_away():
    assert texts(f"<div class='share'><p>{LONG}</p></div><p>x</p>") == [LONG, "x"]


def test_text_behind_what_is_taken_out_stays():
    assert texts("<div>before <nav>x</nav> after</div>") == ["before after"]


def test_loose_text_is_a_paragraph_of_its_own():
    assert texts("<div>one <b>two</b><p>three</p>four</div>") == ["one two", "three", "four"]


def test_blocks_keep_their_markup_and_say_what_the_page_calls_them():
    page = read_page("<div class='Intro text'><p id='deck'>a <em>b</em></p></div>")
    (block,) = page.blocks
    assert (block.tag, block.inner) == ("p", "a <em>b</em>")
    assert {"intro", "text", "deck"} <= block.roles


@pytest.mark.parametrize(
    ("markup", "name", "value"),
    [
        ("<html lang='de'><p>x</p>", "language", "de"),
        ("<title> A\n boat </title><p>x</p>", "title", "A boat"),
        ("<title></title><p>x</p>", "title", None),
        ("<link rel='canonical' href='https://x.example/a'>", "canonical_url", "https://x.example/a"),
        ("<h1>A boat</h1>", "heading", "A boat"),
        ("<h1>Site</h1><article><h1>A boat</h1></article>", "heading", "A boat"),
        ("<h1>Site</h1><h2 class='entry-title'>A boat</h2>", "heading", "A boat"),
        ("<div class='comments'><h1>3 comments</h1></div><p>x</p>", "heading", None),
        ("<h2>A boat</h2>", "heading", None),
        ("<h1></h1>", "heading", None),
        ("<time datetime='2026-05-12'>x</time>", "published", "2026-05-12"),
        ("<time class='updated' datetime='2026-05-12'>x</time>", "published", None),
        ("<time class='updated' datetime='2026-05-12'>x</time>", "updated", "2026-05-12"),
        ("<div class='related'><time datetime='2026-05-12'>x</time></div>", "published", None),
        ("<time>12 May 2026</time>", "published", None),
        ("<time datetime='PT4M'>4 min</time>", "published", None),
        ("<a rel='author' href='/a'>Ada Larkin</a>", "authors", ("Ada Larkin",)),
        ("<span class='author-name'>Ada Larkin</span>", "authors", ("Ada Larkin",)),
        ("<p class='vcard'><span class='fn'>Ada</span></p>", "authors", ("Ada",)),
        ("<div id='comments'><a rel='author'>Troll</a></div>", "authors", ()),
        ("<span class='name'>The boat</span>", "authors", ()),
        ('<script type="application/ld+json">{"a": 1}</script>', "json_ld", ('{"a": 1}',)),
        ("<script>{}</script>", "json_ld", ()),
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself_is_found(markup, name, value):
    assert getattr(read_page(markup), name) == value


def test_meta_elements_are_found_by_name_or_property_the_first_of_each():
    page = read_page(
        "<meta name='Author' content=' Ada '><meta property='og:title' content='T'>"
        "<meta name='author' content='Bo'><meta name='empty' content=''><meta content='x'>"
    )
    assert page.meta == {"author": "Ada", "og:title": "T"}
    assert page.meta_lists["author"] == ("Ada", "Bo")


@pytest.mark.parametrize(
    "markup", ["", " ", "<!doctype html>", "<html><body></body></html>", "<!-- x"]
)
def test_a_page_without_content_has_no_blocks(markup):
    assert texts(markup) == []


@pytest.mark.parametrize(
    "markup",
    ["<div>" * 3000 + "x", "<p>" * 5000, "<b>" * 2000, "<" * 5000, "&" * 5000, "\ud800<p>x",
     "<table>" * 500 + "x", "]]>" * 900, "<p " + "a=1 " * 5000 + ">x"],
    ids=["nested", "unclosed", "bold", "brackets", "ampersands", "surrogate", "tables", "cdata",
         "attributes"],
)  # fmt: skip
def test_whatever_it_is_a_page_is_read(markup):
    read_page(markup)
