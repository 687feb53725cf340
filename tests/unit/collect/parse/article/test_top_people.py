"""Authors whom no label names as such."""

import pytest

from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour all winter. In March the first of them went out again."


def names(text):
    head = read_head(read_text(text), Stated(), order="language", language=None)
    return None if head.people is None else [person.name for person in head.people]


@pytest.mark.parametrize(
    "top",
    [
        "A boat\n\nAda Larkin\n12 May 2026",
        "A boat\n\nAda Larkin\n\n12 May 2026",
        "A boat\n\n12 May 2026\n\nAda Larkin",
        "A boat\n\nAda Larkin\n2 min read",
        "The boat that nobody wanted\n\nAda Larkin",
        "A boat\n\nLisbon - Ada Larkin\n12 May 2026",
        "The boat that nobody wanted\n\nAda B. Larkin",
    ],
)
def test_a_name_beside_a_date_or_alone_below_a_title_in_small_letters_is_an_author(top):
    assert names(f"{top}\n\n{TEXT}")[0].startswith("Ada")


@pytest.mark.parametrize(
    "top",
    [
        "The boat that nobody wanted\n\nNew York",
        "The boat that nobody wanted\n\nSouth Africa",
        "The boat that nobody wanted\n\nExample News",
        "The boat that nobody wanted\n\nWinter",
        "The Boat That Nobody Wanted\n\nLate Winter",
        "The boat that nobody wanted\n\nA last look",
    ],
)
def test_a_place_a_paper_or_a_heading_below_a_title_is_no_author(top):
    assert not names(f"{top}\n\n{TEXT}")


@pytest.mark.parametrize(
    "top",
    [
        "the boat that nobody wanted\n\nby ada larkin",
        "The Boat\n\nby ada larkin\n12 May 2026",
        "The Boat\n\n12 May 2026\nby ada larkin",
    ],
)
def test_a_byline_in_small_letters_is_one_where_all_is_or_a_date_stands_beside_it(top):
    assert names(f"{top}\n\n{TEXT}") == ["ada larkin"]


@pytest.mark.parametrize(
    "top",
    [
        "The Boat\n\nby ada larkin",
        "the boat\n\nby the river",
        "the boat\n\nby morning they had gone home",
        "the boat\n\nby ada larkin.",
    ],
)
def test_other_words_behind_by_are_no_author(top):
    assert names(f"{top}\n\n{TEXT}") is None


def test_who_provided_a_release_is_no_author_and_no_text():
    text = f"A boat\n\nNews provided by\nBoats Inc.\n\n12 May 2026\n\n{TEXT}"
    head = read_head(read_text(text), Stated(), order="language", language=None)
    assert head.people is None
    assert [block.text for block in head.body] == [TEXT]
