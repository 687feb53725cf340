"""Blocks of lines."""

import pytest

from publisher.collect.parse.article.blocks import Block, Line, join, line_of, loose


def paragraph(*texts, keeps_breaks=False):
    lines = tuple(line_of(number, text) for number, text in enumerate(texts, 3))
    return Block(kind="text", lines=lines, keeps_breaks=keeps_breaks)


def test_a_line_of_raw_text_is_folded():
    assert line_of(1, "  a \t b\u200b ").text == "a b"


def test_a_block_is_its_lines_and_begins_with_the_first():
    block = paragraph("a", "b")
    assert (block.text, block.number) == ("a b", 3)


def test_a_block_without_lines_has_no_number():
    assert Block(kind="rule", lines=()).number is None


def test_first_lines_can_be_taken_off_until_nothing_is_left():
    block = paragraph("a", "b")
    assert block.without_lines(1).text == "b"
    assert block.without_lines(2) is None


@pytest.mark.parametrize(("keeps_breaks", "html"), [(False, "a &lt; b c"), (True, "a &lt; b<br>c")])
def test_lines_are_shown_joined_unless_their_breaks_are_kept(keeps_breaks, html):
    assert paragraph("a < b", "c", keeps_breaks=keeps_breaks).inner_html() == html


def test_a_line_that_has_markup_is_shown_with_it():
    line = Line(number=1, text="a", html="<b>a</b>")
    assert Block(kind="text", lines=(line,)).inner_html() == "<b>a</b>"


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (["a", "b"], "a b"),
        (["港の", "朝"], "港の朝"),
        (["港", "port"], "港 port"),
        (["한국", "말"], "한국 말"),
    ],
)
def test_east_asian_lines_join_without_a_space(parts, text):
    assert join(parts) == text


@pytest.mark.parametrize(
    ("first", "second", "is_same"),
    [("The Harbour!", "the harbour", True), ("a-b", "ab", True), ("STRASSE", "Straße", True),
     ("harbour", "harbours", False)],
)  # fmt: skip
def test_texts_are_compared_by_letters_and_digits_alone(first, second, is_same):
    assert (loose(first) == loose(second)) is is_same


def test_a_space_within_a_line_of_chinese_stays():
    assert join(["王小明 李华", "说"]) == "王小明 李华说"
