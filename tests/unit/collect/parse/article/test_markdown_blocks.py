"""Markdown into blocks."""

import pytest

from publisher.collect.parse.article.markdown_blocks import read_markdown


def read(text):
    return [(block.kind, block.text) for block in read_markdown(text)]


@pytest.mark.parametrize(
    ("text", "title", "level"),
    [
        ("# Harbour", "Harbour", 1),
        ("#Harbour", "Harbour", 1),
        ("###Harbour", "Harbour", 3),
        ("Harbour\n===", "Harbour", 1),
        ("Harbour\n---", "Harbour", 2),
        ("# The *old* harbour", "The old harbour", 1),
    ],
)
def test_a_marked_line_is_a_heading(text, title, level):
    (block,) = read_markdown(text)
    assert (block.kind, block.text, block.level) == ("heading", title, level)


@pytest.mark.parametrize("text", ["#news #local", "```\n#no heading\n```", "~~~\n#x\n~~~", "\\# x"])
def test_hashtags_and_code_are_no_headings(text):
    assert all(kind != "heading" for kind, _ in read(text))


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("- a\n- b", "list", "a b"),
        ("1. a\n2. b", "list", "a b"),
        ("> a", "quote", "a"),
        ("```\nx = 1\n```", "other", "x = 1"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "other", "a b 1 2"),
        ("![alt](a.png)", "figure", ""),
        ("***", "rule", "****"),
        ("<div>raw</div>", "other", "raw"),
        ("a &amp; b", "text", "a & b"),
    ],
)
def test_each_construct_is_one_block(text, kind, words):
    assert read(text) == [(kind, words)]


@pytest.mark.parametrize(
    "text", ["", "<!-- a comment -->", "<div></div>", "[a]: https://x.example"]
)
def test_what_shows_nothing_is_no_block(text):
    assert read(text) == []


def test_lines_of_a_paragraph_keep_their_numbers_and_their_markup():
    (block,) = read_markdown("\nBy **Ada**\n12 May 2026", first_line=4)
    assert [(line.number, line.text, line.html) for line in block.lines] == [
        (5, "By Ada", "By <strong>Ada</strong>"),
        (6, "12 May 2026", "12 May 2026"),
    ]
    assert not block.keeps_breaks


def test_a_link_or_stress_over_the_end_of_a_line_is_kept_whole():
    (block,) = read_markdown("See *the\nold* [harbour\nwall](https://x.example) now.\nBy Ada")
    assert block.inner_html() == (
        'See <em>the\nold</em> <a href="https://x.example">harbour\nwall</a> now. By Ada'
    )
    assert [(line.number, line.text) for line in block.lines] == [
        (1, "See the old harbour wall now."),
        (4, "By Ada"),
    ]


@pytest.mark.parametrize("text", ["a\\\nb", "a  \nb"])
def test_a_break_that_the_author_set_is_kept(text):
    (block,) = read_markdown(text)
    assert block.inner_html() == "a<br>b"


def test_footnotes_are_notes_at_the_end():
    blocks = read_markdown("Text.[^1]\n\n[^1]: The note.\n\nMore.")
    assert [block.kind for block in blocks] == ["text", "text", "notes"]
    assert "The note." in blocks[-1].html


def test_a_paragraph_of_dashes_is_a_rule():
    assert [block.kind for block in read_markdown("One.\n\n--\n\nTwo.")] == ["text", "rule", "text"]
