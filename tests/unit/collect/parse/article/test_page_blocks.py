"""An HTML page into blocks, and what its metadata states."""

import json

import pytest

from publisher.collect.parse.article.page_blocks import read_html


def read(markup):
    blocks, _ = read_html(markup)
    return [(block.kind, block.text) for block in blocks]


def stated(markup, **record):
    script = f'<script type="application/ld+json">{json.dumps(record)}</script>' if record else ""
    return read_html(f"{script}{markup}<p>Text.</p>")[1]


def names(found):
    return None if found.authors is None else [person.name for person in found.authors]


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        ("<h2>A</h2>", "heading", "A"),
        ("<p>A &amp; b</p>", "text", "A & b"),
        ("<div>A</div>", "text", "A"),
        ("<ul><li>A<li>b</ul>", "list", "A b"),
        ("<blockquote><p>A</p></blockquote>", "quote", "A"),
        ("<figure><img src='a.png'><figcaption>A</figcaption></figure>", "figure", "A"),
        ("<p><img src='a.png'></p>", "figure", ""),
        ("<hr>", "rule", ""),
        ("<pre>A = 1</pre>", "other", "A = 1"),
        ("<table><tr><td>A</td></tr></table>", "other", "A"),
    ],
)
def test_each_element_is_one_block(markup, kind, text):
    assert read(markup) == [(kind, text)]


def test_the_level_of_a_heading_is_kept():
    (block,), _ = read_html("<h3>A</h3>")
    assert block.level == 3


def test_a_paragraph_is_taken_apart_at_its_breaks():
    (block,), _ = read_html("<p>By <b>Ada</b><br>12 May 2026<br/><br>Text</p>")
    assert [line.text for line in block.lines] == ["By Ada", "12 May 2026", "Text"]
    assert block.inner_html() == "By <b>Ada</b><br>12 May 2026<br>Text"


def test_a_break_within_bold_does_not_tear_it():
    (block,), _ = read_html("<p>One <b>two<br>three</b></p>")
    assert block.inner_html() == "One <b>two<br>three</b>"


ARTICLE = {"@type": "NewsArticle"}


@pytest.mark.parametrize(
    ("markup", "record", "title"),
    [
        ("<h1>A boat</h1>", {}, "A boat"),
        ("<h1>A boat</h1>", ARTICLE | {"headline": "A boat comes home"}, "A boat"),
        ("<meta property='og:site_name' content='Press'><h1>Press</h1>",
         ARTICLE | {"headline": "A boat"}, "A boat"),
        ("", ARTICLE | {"headline": "Brexit – what now"}, "Brexit – what now"),
        ("<meta property='og:title' content='Brexit – what now'>", {}, "Brexit – what now"),
        ("<meta property='og:site_name' content='Press'>"
         "<meta property='og:title' content='A boat | Press'>", {}, "A boat"),
        ("<title>A boat comes home - Example Press</title>", {}, "A boat comes home"),
        ("<title>A boat – and a dog that nobody had seen</title>", {},
         "A boat – and a dog that nobody had seen"),
        ("<title>A boat - what now?</title>", {}, "A boat - what now?"),
        ("<title>A boat</title>", {}, "A boat"),
        ("", {"@type": "WebSite", "headline": "Press"}, None),
        ("", {}, None),
    ],
)  # fmt: skip
def test_the_title_is_the_heading_else_the_metadata_without_the_site(markup, record, title):
    assert stated(markup, **record).title == title


@pytest.mark.parametrize(
    ("author", "people"),
    [
        ({"@type": "Person", "name": "Ada Larkin"}, ["Ada Larkin"]),
        ([{"@type": "Person", "name": "Ada Larkin"}, {"name": "Bo"}], ["Ada Larkin", "Bo"]),
        ("Ada Larkin and Bo Lind", ["Ada Larkin", "Bo Lind"]),
        ({"@type": "Organization", "name": "Press"}, None),
        ("https://x.example/ada", None),
        (None, None),
    ],
)
def test_authors_of_a_record_are_people(author, people):
    assert names(stated("", **ARTICLE, author=author)) == people


@pytest.mark.parametrize(
    ("markup", "people"),
    [
        ("<meta name='author' content='Ada Larkin'>", ["Ada Larkin"]),
        ("<meta name='author' content='Ada Larkin'><meta name='author' content='Bo Lind'>",
         ["Ada Larkin", "Bo Lind"]),
        ("<meta name='author' content='admin'>", None),
        ("<meta name='author' content='Press'>", None),
        ("<meta property='article:author' content='https://x.example/ada'>", None),
        ("<a rel='author' href='/a'>Ada Larkin</a>", ["Ada Larkin"]),
    ],
)  # fmt: skip
def test_authors_of_a_page_are_people(markup, people):
    assert names(stated(markup)) == people


@pytest.mark.parametrize(
    ("markup", "record", "name", "day"),
    [
        ("", ARTICLE | {"datePublished": "2026-05-12T09:30:00+02:00"}, "published", "2026-05-12"),
        ("", ARTICLE | {"dateModified": "2026-05-13"}, "updated", "2026-05-13"),
        ("<meta property='article:published_time' content='2026-05-12'>", {}, "published",
         "2026-05-12"),
        ("<meta property='article:modified_time' content='2026-05-13'>", {}, "updated",
         "2026-05-13"),
        ("<time datetime='2026-05-12T09:30'>x</time>", {}, "published", "2026-05-12"),
        ("<time datetime='2026-05-11'>x</time>", ARTICLE | {"datePublished": "2026-05-12"},
         "published", "2026-05-12"),
    ],
)  # fmt: skip
def test_dates_come_from_the_record_before_the_page(markup, record, name, day):
    found = getattr(stated(markup, **record), name)
    assert found.moment.date().isoformat() == day


def test_a_date_that_is_none_is_left_out():
    assert stated("<meta name='date' content='soon'>", **ARTICLE, datePublished=7).published is None


def test_a_record_within_a_graph_is_found():
    graph = [
        {"@type": "WebSite", "headline": "no"},
        {"@type": ["BlogPosting"], "headline": "A boat"},
    ]
    assert stated("", **{"@graph": graph}).title == "A boat"


@pytest.mark.parametrize("text", ["{broken", "[" * 2000, "null", '"x"', "[1, {}]"])
def test_a_broken_record_is_passed_over(text):
    _, found = read_html(f'<script type="application/ld+json">{text}</script><h1>A</h1><p>x</p>')
    assert found.title == "A"


def test_description_image_subjects_and_address_are_stated():
    found = stated(
        "<meta name='description' content='D.'><meta property='og:image' content='i.png'>"
        "<meta property='og:image:alt' content='A boat'><meta name='keywords' content='a, b'>"
        "<link rel='canonical' href='https://x.example/a'>"
    )
    assert (found.summary, found.url) == ("D.", "https://x.example/a")
    assert (found.image.url, found.image.alt) == ("i.png", "A boat")
    assert [one.term for one in found.categories] == ["a", "b"]


def test_a_paragraph_of_stars_is_a_rule():
    blocks, _ = read_html("<p>One.</p><p>* * *</p><p>Two.</p>")
    assert [block.kind for block in blocks] == ["text", "rule", "text"]


@pytest.mark.parametrize(("words", "count"), [("Subscribe now", 1), ("The harbour map", 2)])
def test_a_button_that_only_asks_is_left_out(words, count):
    page = f'<p>One.</p><p class="button-wrapper"><a class="button" href="/x">{words}</a></p>'
    assert len(read_html(page)[0]) == count


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("News", "The bus shelter moves"),
        ("The bus shelter moves left | Town", "The bus shelter moves left"),
        ("How to move a bus shelter", "How to move a bus shelter"),
    ],
)
def test_a_page_title_of_a_word_yields_to_the_heading_that_it_begins_with(title, expected):
    _, stated = read_html(f"<title>{title}</title><h2>The bus shelter moves</h2><p>Two feet.</p>")
    assert stated.title == expected
