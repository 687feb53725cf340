"""Where the reader of an article's top stands."""

from publisher.collect.parse.article.cursor import Cursor
from publisher.collect.parse.article.text_blocks import read_text


def test_lines_are_dropped_from_the_front():
    at = Cursor(read_text("a\n\nb"))
    at.drop_lines()
    assert [block.text for block in at.blocks] == ["b"]


def test_dropping_forgets_what_stood_above():
    at = Cursor(read_text("a\n\nb"))
    at.is_below_meta = at.is_below_title = True
    at.drop_block()
    assert (at.is_below_meta, at.is_below_title) == (False, False)


def test_the_line_behind_is_in_the_same_paragraph_or_the_next():
    assert Cursor(read_text("a\nb\n\nc")).line_after().text == "b"
    assert Cursor(read_text("a\n\nc")).line_after().text == "c"


def test_behind_the_last_line_and_before_a_heading_there_is_none():
    assert Cursor(read_text("a")).line_after() is None
    assert Cursor(read_text("a\n\n# b\n\nc")).line_after() is None
    assert Cursor([]).line_after() is None


def test_the_blocks_handed_in_stay_as_they_are():
    blocks = read_text("a\n\nb")
    Cursor(blocks).drop_block()
    assert len(blocks) == 2
