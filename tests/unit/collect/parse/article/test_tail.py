"""The end of an article."""

import pytest

from publisher.collect.parse.article.tail import cut_tail
from publisher.collect.parse.article.text_blocks import read_text

PROSE = (
    "The boats lay in the harbour all winter, and the nets hung dry on their poles by the wall.\n\n"
    "In March the first of them went out again, with a crew of four and an old dog at the helm.\n\n"
    "Nobody on the quay had thought that the engine would start, and for an hour it would not.\n\n"
    "Then it did."
)
TEXTS = PROSE.split("\n\n")


def cut(below):
    """Return what stays below the article's own paragraphs, the notices, and what is dropped."""
    tail = cut_tail(read_text(f"{PROSE}\n\n{below}"))
    texts = [block.text for block in tail.body]
    assert texts[: len(TEXTS)] == TEXTS
    return (
        texts[len(TEXTS) :],
        [block.text for block in tail.notices],
        [block.text for block in tail.dropped],
    )


RIGHTS = "© 2026 Example Press. All rights reserved."
CALL = "Subscribe to our newsletter"


def test_nothing_is_cut_from_an_article_that_ends_itself():
    assert cut("") == ([], [], [])


def test_a_notice_is_set_apart_and_a_call_is_dropped():
    assert cut(f"{CALL}\n\n{RIGHTS}") == ([], [RIGHTS], [CALL])


def test_notices_keep_their_order():
    disclosure = "Disclosure: The author holds shares in the harbour."
    assert cut(f"{disclosure}\n\n{RIGHTS}") == ([], [disclosure, RIGHTS], [])


def test_a_heading_that_names_a_notice_takes_all_below_it():
    below = "## Disclaimer\n\nNo advice is given here.\n\nAsk somebody who knows."
    assert cut(below) == (
        [],
        ["Disclaimer", "No advice is given here.", "Ask somebody who knows."],
        [],
    )


def test_a_heading_that_announces_links_takes_all_below_it():
    assert cut("## Read next\n\n- The bridge\n- The quay") == (
        [],
        [],
        ["Read next", "The bridge The quay"],
    )


def test_a_section_of_prose_below_such_a_heading_stays():
    prose = "Everybody came down to see it, and they stood there until the evening light. " * 3
    kept, notices, dropped = cut(f"## More from the quay\n\n{prose.strip()}")
    assert kept == ["More from the quay", prose.strip()]
    assert (notices, dropped) == ([], [])


def test_a_section_about_disclaimers_stays():
    below = "## Why nobody reads a disclaimer\n\nIt is too long, says the harbour master, and dull."
    assert cut(below)[1:] == ([], [])


def test_a_call_inside_the_article_never_cuts_it():
    below = (
        f"{CALL}\n\nThe dog went ashore first, as it always had, and sat down by the wall. "
        + "It sat there. " * 8
        + "Nobody minded."
    )
    assert cut(below) == (below.split("\n\n"), [], [])


def test_a_notice_inside_the_article_never_cuts_it():
    below = f"{RIGHTS}\n\nSomebody had painted that on the old hull, as a joke on all who came."
    assert cut(below) == (below.split("\n\n"), [], [])


@pytest.mark.parametrize(
    "stays",
    ["Correction: An earlier version gave a wrong year.", "Ada Larkin is a writer in Lisbon.",
     "Reporting by Ada Larkin and Bo Lind"],
)  # fmt: skip
def test_a_correction_or_biography_stays_and_the_trailer_above_it_is_found(stays):
    assert cut(f"{CALL}\n\n{stays}\n\n{RIGHTS}") == ([stays], [RIGHTS], [CALL])


@pytest.mark.parametrize("mark", ["ENDS", "- ENDS -", "###", "-30-", "ENDE", "以上"])
def test_a_press_release_ends_at_its_mark(mark):
    below = f"{mark}\n\nNotes to editors\n\nExample Press is a house of news."
    kept, notices, dropped = cut(below)
    assert (kept, notices) == ([], [])
    assert "Notes to editors" in dropped
    assert "Example Press is a house of news." in dropped


@pytest.mark.parametrize("word", ["The end", "Ends", "Fin de semana", "It ends here.", "30"])
def test_a_word_for_the_end_in_the_text_is_no_mark(word):
    below = f"{word}\n\nThe dog slept on the quay for the rest of the year, and nobody minded."
    assert cut(below)[0] == below.split("\n\n")


def test_an_end_mark_high_up_does_not_cut_most_of_the_article():
    tail = cut_tail(read_text(f"A short start.\n\nENDS\n\n{PROSE}"))
    assert [block.text for block in tail.body][-len(TEXTS) :] == TEXTS


def test_the_first_paragraph_is_never_cut():
    tail = cut_tail(read_text(CALL))
    assert [block.text for block in tail.body] == [CALL]


def test_rules_at_the_end_go():
    assert cut(f"---\n\n{CALL}\n\n---") == ([], [], [CALL])


def test_a_paragraph_that_the_page_names_a_notice_is_one():
    from dataclasses import replace

    blocks = read_text(f"{PROSE}\n\nNo warranty of any kind.")
    blocks[-1] = replace(blocks[-1], roles=frozenset({"disclaimer"}))
    assert [block.text for block in cut_tail(blocks).notices] == ["No warranty of any kind."]


@pytest.mark.parametrize(
    "last",
    [
        "Subscribers waited for the news until the evening.",
        "Donated nets and ropes came in by the lorry load.",
        "Related costs fell by a third.",
        "More from the sea will come, the skipper said.",
        "Then it did, and they all went home.",
    ],
)
def test_prose_that_begins_with_a_word_of_a_call_stays(last):
    assert cut(last) == ([last], [], [])


def test_a_call_does_not_take_the_prose_below_it_along():
    last = "Then it did, and they all went home."
    assert cut(f"{CALL}\n\n{last}") == ([CALL, last], [], [])


def test_what_only_looks_like_a_biography_ends_the_search():
    last = "That was painted in a week."
    assert cut(f"{CALL}.\n\n{last}") == ([f"{CALL}.", last], [], [])


@pytest.mark.parametrize(
    "end",
    [
        "###\n\nKontak Media:\nAda Larkin\nada@x.example",
        "- Ends -\n\nNotes for editors\n1. A boat.",
    ],
)
def test_what_stands_below_an_end_mark_is_left_out(end):
    text = "The boats lay in the harbour all winter.\n\nIn March the first of them went out again."
    tail = cut_tail(read_text(f"{text}\n\n{text}\n\n{end}"))
    assert [block.text for block in tail.body] == [*text.split("\n\n")] * 2
