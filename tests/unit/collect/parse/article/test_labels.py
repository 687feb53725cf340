"""Lines above a title that are neither title nor text."""

import pytest

from publisher.collect.parse.article.labels import (
    can_be_title,
    can_be_wrapped_title,
    is_embargo_line,
    is_kicker,
    is_release_line,
)


@pytest.mark.parametrize(
    "text",
    ["FOR IMMEDIATE RELEASE", "For immediate release:", "PRESS RELEASE", "Pressemitteilung",
     "Communiqué de presse", "Comunicado de prensa", "Nota de prensa", "Comunicato stampa",
     "Persbericht", "Pressmeddelande", "Lehdistötiedote", "Пресс-релиз", "Basın bülteni",
     "Δελτίο τύπου", "הודעה לעיתונות", "بيان صحفي", "プレスリリース", "新闻稿", "보도자료"],
)  # fmt: skip
def test_a_line_that_only_says_press_release_is_one(text):
    assert is_release_line(text)


@pytest.mark.parametrize("text", ["Press release angers the port", "Released at last", ""])
def test_a_line_that_says_more_is_no_release_line(text):
    assert not is_release_line(text)


@pytest.mark.parametrize(
    "text",
    ["EMBARGO: 12 May 2026 09:00", "Embargoed until 12 May 2026", "Sperrfrist: 12.05.2026, 9 Uhr",
     "For release: 14 May 2026, 09:00", "Not for publication before 12 May 2026",
     "Sous embargo jusqu’au 12 mai 2026",
     "報道解禁：2026年5月12日"],
)  # fmt: skip
def test_an_embargo_is_recognised(text):
    assert is_embargo_line(text)


@pytest.mark.parametrize("text", ["The ship was held", "Hold the line", "Embargo " + "x" * 200, ""])
def test_a_paragraph_or_another_line_is_no_embargo(text):
    assert not is_embargo_line(text)


@pytest.mark.parametrize(
    "text",
    ["NEWS", "WORLD | EUROPE", "Opinion", "Kultur", "Tribune", "Opinión", "Мнение", "רשימה", "رأي",
     "社説", "评论", "칼럼", "LOCAL › HARBOUR", "Analysis:"],
)  # fmt: skip
def test_a_section_or_short_line_in_capitals_is_a_kicker(text):
    assert is_kicker(text)


@pytest.mark.parametrize(
    "text",
    ["A boat comes home", "The council votes | and the whole town waits for it",
     "THE COUNCIL HAS VOTED AND THE WHOLE TOWN WAITS", "NO!", "港の朝", "", "2026"],
)  # fmt: skip
def test_a_title_is_no_kicker(text):
    assert not is_kicker(text)


@pytest.mark.parametrize(
    "text",
    ["A boat comes home", "Why did nobody see it?", "1984", "“We go.”", "港の朝", "It is over."],
)
def test_a_short_line_can_be_a_title(text):
    assert can_be_title(text)


@pytest.mark.parametrize(
    "text",
    ["", "***", "The boats lay there all winter. " * 4, "x " * 200, "word " * 33 + "end."],
    ids=["nothing", "signs", "sentences", "too long", "a long sentence"],
)
def test_a_paragraph_can_be_no_title(text):
    assert not can_be_title(text.strip())


def test_a_wrapped_title_does_not_end_as_a_sentence_does():
    assert can_be_wrapped_title("A boat comes home after a long winter in the north")
    assert not can_be_wrapped_title("A boat comes home.")
