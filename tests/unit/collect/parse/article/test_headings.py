"""Bare headings and verse."""

import pytest

from publisher.collect.parse.article.headings import join_verse, mark_headings, unmark_last
from publisher.collect.parse.article.markdown_blocks import read_markdown
from publisher.collect.parse.article.text_blocks import read_text

PROSE = "The boats lay in the harbour all winter, and the nets hung dry on their poles by the wall."


def headings(text, **options):
    return [one.text for one in mark_headings(read_text(text), **options) if one.kind == "heading"]


@pytest.mark.parametrize(
    "line", ["The long winter", "Der lange Winter", "長い冬", "Long winter, 1962"]
)
def test_a_short_line_alone_above_a_paragraph_is_a_heading(line):
    east = (
        "船は冬の間ずっと港にあり、網は壁ぎわの竿に掛けられて乾いたままで、誰も直しに来なかった。"
    )
    assert headings(f"{PROSE}\n\n{line}\n\n{east if line == '長い冬' else PROSE}") == [line]


@pytest.mark.parametrize(
    "line",
    ["It was over.", "He said:", "and so on", "“We go”", "– We go", "#news #local", "A · b · c",
     "https://x.example", "ada@x.example", "Photo: Bo Lind", "***", "12", "Was it?", "★★★★☆"],
)  # fmt: skip
def test_another_short_line_is_none(line):
    assert headings(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_a_line_that_is_not_followed_by_its_text_is_none():
    assert headings(f"{PROSE}\n\nThe long winter") == []
    assert headings(f"{PROSE}\n\nThe long winter\n\nIt went.") == []


def test_lines_of_verse_are_none():
    assert (
        headings(f"{PROSE}\n\nThe sea is wide\nThe sea is old\nThe nights are cold\n\n{PROSE}")
        == []
    )


def test_questions_count_where_there_are_several():
    assert headings(f"Why boats?\n\n{PROSE}\n\nAnd the dog?\n\n{PROSE}") == [
        "Why boats?",
        "And the dog?",
    ]


def test_a_numbered_line_above_its_text_is_a_heading():
    assert headings(f"1. The winter\n\n{PROSE}\n\n2. The spring\n\n{PROSE}") == [
        "1. The winter",
        "2. The spring",
    ]


def test_the_line_directly_below_the_title_is_none():
    blocks = f"The long winter\n\n{PROSE}"
    assert headings(blocks, below=()) == ["The long winter"]
    assert mark_headings(read_text(blocks, first_line=2), below={1})[0].kind == "text"


def test_a_heading_that_ends_an_article_is_the_line_that_it_was():
    before = read_text(f"{PROSE}\n\nThe long winter\n\n{PROSE}")
    marked = mark_headings(before)
    assert unmark_last(marked[:2], before)[-1].kind == "text"
    assert unmark_last(marked, before)[1].kind == "heading"


def test_three_short_lines_below_each_other_are_verse():
    (block,) = join_verse(read_text("The sea is wide\nThe sea is old\nThe nights are cold"))
    assert block.inner_html() == "The sea is wide<br>The sea is old<br>The nights are cold"


@pytest.mark.parametrize("text", ["One\nTwo", "One\n\nTwo\n\nThree", f"One\n{PROSE}\nThree"])
def test_other_lines_stay_paragraphs(text):
    assert len(join_verse(read_text(text))) == len(read_text(text))


def test_a_question_with_a_name_before_it_is_speech():
    text = (
        "Text of it.\n\nAda: What do you hear first?\n\nThe traffic, and then what is under it all."
    )
    blocks = mark_headings(read_text(f"{text}\n\nWinter\n\nThe boats lay there all winter long."))
    assert [block.text for block in blocks if block.kind == "heading"] == ["Winter"]


def test_a_line_in_italics_is_no_heading():
    blocks = read_markdown(
        "Text of it.\n\n*Ada Larkin*\n\nThe boats lay in the harbour all winter."
    )
    assert "heading" not in [block.kind for block in mark_headings(blocks)]


def test_who_signs_a_letter_is_no_heading():
    text = "Text of it.\n\nUntil next week,\nWilf\n\nP.S. I thank you for the letters about pumice."
    assert "heading" not in [block.kind for block in mark_headings(read_text(text))]


def test_a_heading_about_disclaimers_is_one():
    text = "Text of it.\n\nDisclaimers that mean nothing\n\nMost of those on tickets mean nothing."
    assert mark_headings(read_text(text))[1].kind == "heading"
