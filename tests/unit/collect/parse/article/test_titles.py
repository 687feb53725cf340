"""The title, and a first line that is none."""

import pytest

from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour all winter. In March the first of them went out again."


def read(text):
    return read_head(read_text(text), Stated(), order="language", language=None)


@pytest.mark.parametrize("line", ["Nobody saw the far bank.", "“Nobody saw it.”", "誰もいない。"])
def test_a_sentence_above_running_text_is_no_title(line):
    head = read(f"{line}\n\n{TEXT}")
    assert head.title is None
    assert head.body[0].text == line


def test_a_sentence_above_the_heading_that_is_the_title_stays():
    from publisher.collect.parse.article.page_blocks import read_html

    sentence = "The island floated off in the storm of January, with two ducks aboard."
    blocks, stated = read_html(f"<p>{sentence}</p><h1>Where it went</h1><p>{TEXT}</p>")
    head = read_head(blocks, stated, order="language", language=None)
    assert sentence in [block.text for block in head.body]


def test_a_dateline_is_no_title():
    line = "NORTHPORT, Jan 20 (Ostwire) - Nobody saw the far bank."
    assert read(f"By Ada Larkin\n\n{line}\n\n- One\n- Two\n\n{TEXT}").title is None


@pytest.mark.parametrize(
    "kicker",
    ["Serie: Leben am Wasser (Teil 3)", "The series: Rivers", "◇連載　港町の手仕事(7)",
     "Peer reviewed | Observational study | People", "DRAFT 2 – NOT FOR PUBLICATION",
     "Brouillon – ne pas diffuser", "Untuk segera disiarkan"],
)  # fmt: skip
def test_a_series_or_a_word_to_the_desk_above_a_title_is_none(kicker):
    assert read(f"{kicker}\n\nA boat\n\nBy Ada Larkin\n\n{TEXT}").title == "A boat"


@pytest.mark.parametrize("title", ["Series of storms hits the port", "Draft of the north wind"])
def test_a_title_may_begin_with_such_a_word(title):
    assert read(f"{title}\n\nBy Ada Larkin\n\n{TEXT}").title == title


@pytest.mark.parametrize(
    "top",
    [
        "Nobody saw the far bank",
        "Who saw the far bank?",
        "Nobody saw the far bank.\n\nBy Ada Larkin",
        "Nobody saw the far bank.\n\nAll of the town waited.\n\nBy Ada Larkin",
        "Nobody saw the far bank.\n\n## Winter",
        "Gray Ledge Stone Inc.",
        "Visit to the U.S.",
    ],
)
def test_a_line_that_is_no_sentence_or_stands_above_a_byline_is_the_title(top):
    assert read(f"{top}\n\n{TEXT}").title == top.split("\n")[0]
