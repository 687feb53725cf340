"""What the readers of the top share."""

from publisher.collect.parse.article.blocks import line_of
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text
from publisher.collect.parse.article.top import Top


def top_of(text, **stated):
    return Top(read_text(text), Stated(**stated), order="language", language=None)


def test_a_title_is_known_by_its_letters():
    top = top_of("Text.\n\n# A boat", title="A Boat!")
    assert top.is_title("a boat")
    assert top.title_heading_is_near()


def test_above_a_title_a_name_beside_a_date_is_none():
    top = top_of("Text.")
    line = line_of(1, "Ada Larkin, 12 May 2026")
    assert top.meta(line) is None
    top.has_seen_title = True
    assert [one.name for one in top.meta(line).people] == ["Ada Larkin"]


def test_two_words_that_the_text_calls_a_place_are_none():
    top = top_of("The rain in Port Arrow fell all day.", title="A boat")
    assert top.meta(line_of(1, "Port Arrow, 12 May 2026")).people is None
