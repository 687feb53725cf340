"""Labelled lines, and tables of them, above a text."""

import pytest

from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.markdown_blocks import read_markdown
from publisher.collect.parse.article.page_blocks import read_html
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour all winter. In March the first of them went out again."
LINES = """TITLE: A boat: its end
AUTHOR: Ada Larkin
DATE: 12 May 2026
UPDATED: 13 May 2026
SLUG: a-boat
TAGS: boats, sea
SUMMARY: All of the town came."""


def read(text):
    return read_head(read_text(text), Stated(), order="language", language=None)


def shown(head):
    days = (date.moment.date().isoformat() for date in (head.published, head.updated) if date)
    return head.title, [one.name for one in head.people or ()], *days, head.standfirst


def test_labelled_lines_say_what_they_name_and_are_no_text():
    head = read(f"{LINES}\n\n{TEXT}")
    assert shown(head) == (
        "A boat: its end", ["Ada Larkin"], "2026-05-12", "2026-05-13", "All of the town came.",
    )  # fmt: skip
    assert [category.term for category in head.categories] == ["boats", "sea"]
    assert [block.text for block in head.body] == [TEXT]
    assert head.dropped == ["SLUG: a-boat"]


def test_they_come_in_any_order():
    lines = LINES.split("\n")
    assert shown(read("\n".join(reversed(lines)) + f"\n\n{TEXT}")) == shown(
        read(f"{LINES}\n\n{TEXT}")
    )


def test_of_two_that_may_be_the_title_the_first_is_a_kicker():
    assert read(f"Rubrik: Hafen\nTitel: Ein Boot\n\n{TEXT}").title == "Ein Boot"


def test_in_markdown_the_labels_may_be_bold_and_values_go_on():
    text = f"**Title:** A boat\n**Summary:** All of the town\ncame to see it.\n\n{TEXT}"
    head = read_head(read_markdown(text), Stated(), order="language", language=None)
    assert (head.title, head.standfirst) == ("A boat", "All of the town came to see it.")


def test_in_a_page_a_labelled_title_wins_over_the_metadata():
    page = f"<title>draft</title><p><b>Title:</b> A boat</p><p>By Ada Larkin</p><p>{TEXT}</p>"
    blocks, stated = read_html(page)
    head = read_head(blocks, stated, order="language", language=None)
    assert (stated.title, head.title) == ("draft", "A boat")


def test_front_matter_wins_over_a_labelled_title():
    head = read_head(
        read_text(f"Title: B boat\n\n{TEXT}"),
        Stated(title="A boat"),
        order="language",
        language=None,
    )
    assert head.title == "A boat"


@pytest.mark.parametrize(
    "line", ["Summary: rates rise again", "Source: the river", "Place: Lisbon"]
)
def test_a_first_line_that_only_looks_labelled_is_the_title(line):
    assert read(f"{line}\n\n{TEXT}").title == line


@pytest.mark.parametrize("line", ["Location: Lisbon", "Length: two days", "Language: none"])
def test_below_a_title_a_line_that_may_be_text_stays(line):
    assert read(f"A boat\n\n{line}\n\n{TEXT}").body[0].text == line


def read_page(page):
    blocks, _ = read_html(page)
    return read_head(blocks, Stated(title="A boat"), order="language", language=None)


@pytest.mark.parametrize(
    "table",
    [
        "<dl><dt>From:</dt><dd>Office of Boats</dd><dt>Published</dt><dd>12 May 2026</dd></dl>",
        "<table><tr><th>Source</th><td>Boats</td></tr>"
        "<tr><td>Date</td><td>12 May 2026</td></tr></table>",
    ],
)
def test_a_table_of_labels_is_read_and_left_out(table):
    head = read_page(f"<h1>A boat</h1>{table}<p>{TEXT}</p>")
    assert head.published.moment.date().isoformat() == "2026-05-12"
    assert [block.text for block in head.body] == [TEXT]


def test_a_table_that_says_anything_else_is_text():
    table = "<dl><dt>Built</dt><dd>in Lisbon</dd><dt>Published</dt><dd>12 May 2026</dd></dl>"
    head = read_page(f"<h1>A boat</h1>{table}<p>{TEXT}</p>")
    assert (head.published, len(head.body)) == (None, 2)


def test_a_label_that_we_do_not_know_goes_with_those_directly_above_it():
    head = read(f"Title: A boat\nAuthor: Ada Larkin\nAudience: All tenants\n\n{TEXT}")
    assert [block.text for block in head.body] == [TEXT]
    assert head.dropped == ["Audience: All tenants"]


@pytest.mark.parametrize(
    "lines",
    ["Author: Ada Larkin\n\nAudience: All tenants", "Author: Ada Larkin\nRule: do it, now.",
     "Ada Larkin, 12 May 2026\nAudience: All tenants"],
)  # fmt: skip
def test_elsewhere_it_stays(lines):
    head = read(f"A boat\n\n{lines}\n\n{TEXT}")
    assert head.body[0].text == lines.split("\n")[-1]
