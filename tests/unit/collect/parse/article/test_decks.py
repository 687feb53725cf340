"""The paragraph between title and by-line."""

import pytest

from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour all winter. In March the first of them went out again."


def standfirst(top):
    text = read_text(f"A boat\n\n{top}\n\n{TEXT}")
    return read_head(text, Stated(), order="language", language=None).standfirst


@pytest.mark.parametrize("below", ["By Ada Larkin", "12 May 2026", "Ada Larkin\n12 May 2026"])
def test_a_paragraph_above_a_byline_date_or_name_is_the_standfirst(below):
    assert standfirst(f"All of the town came.\n\n{below}") == "All of the town came."


def test_a_place_in_capitals_is_none():
    assert standfirst("LISBON\n\nBy Ada Larkin") is None


def test_without_a_top_line_below_it_is_text():
    assert standfirst("All of the town came.") is None
