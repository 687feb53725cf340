"""Standfirst and dateline."""

from datetime import datetime

import pytest

from publisher.collect.parse.article.found import Head
from publisher.collect.parse.article.lead_in import read_dateline, take_standfirst
from publisher.collect.parse.article.markdown_blocks import read_markdown
from publisher.model import ParsedDate

PROSE = "The boats lay in the harbour all winter, and the nets hung dry on their poles."


def head_of(text, **fields):
    return Head(body=read_markdown(text), **fields)


@pytest.mark.parametrize(
    "text",
    [
        f"All saw it.\n\n## Winter\n\n{PROSE}",
        f"![a](a.png)\n\nAll saw it.\n\n## Winter\n\n{PROSE}",
        f"*All saw it.*\n\n{PROSE}\n\n## Winter\n\n{PROSE}",
    ],
    ids=["alone", "below a picture", "in italics"],
)
def test_the_one_short_paragraph_above_the_first_heading_is_the_standfirst(text):
    head = head_of(text)
    take_standfirst(head)
    assert head.standfirst == "All saw it."
    assert "All saw it." not in [block.text for block in head.body]


@pytest.mark.parametrize(
    "text",
    [
        f"All saw it.\n\n{PROSE}",
        f"All saw it.\n\n{PROSE}\n\n## Winter\n\n{PROSE}",
        f"## Winter\n\n{PROSE}",
        f"{PROSE * 6}\n\n## Winter\n\n{PROSE}",
        f"LISBON (Agency) — All saw it.\n\n## Winter\n\n{PROSE}",
        f"- All\n- saw\n\n## Winter\n\n{PROSE}",
        f"*All* saw *it*.\n\n{PROSE}\n\n## Winter\n\n{PROSE}",
        "",
    ],
    ids=["no heading", "two paragraphs", "a heading first", "too long", "a dateline", "a list",
         "some stress", "nothing"],
)  # fmt: skip
def test_otherwise_there_is_none(text):
    head = head_of(text)
    count = len(head.body)
    take_standfirst(head)
    assert head.standfirst is None
    assert len(head.body) == count


def test_a_standfirst_that_is_known_stays():
    head = head_of(f"All saw it.\n\n## Winter\n\n{PROSE}", standfirst="Known.")
    take_standfirst(head)
    assert head.standfirst == "Known."


def test_a_dateline_gives_the_date_and_its_text_stays():
    head = head_of(f"LISBON, March 3, 2026 (Agency) — {PROSE}")
    read_dateline(head, order="language", language="en")
    assert head.published.moment == datetime(2026, 3, 3)
    assert head.body[0].text.startswith("LISBON")
    assert [found.rule for found in head.findings] == ["the dateline"]


@pytest.mark.parametrize("text", ["LISBON (Agency) — It came.", "It came — on March 3, 2026.", ""])
def test_without_a_date_before_the_dash_there_is_none(text):
    head = head_of(text)
    read_dateline(head, order="language", language="en")
    assert head.published is None


def test_a_date_that_is_stated_elsewhere_wins_over_the_dateline():
    stated = ParsedDate(moment=datetime(2026, 5, 12), precision="day")
    head = head_of("LISBON, March 3, 2026 — It came.", published=stated)
    read_dateline(head, order="language", language="en")
    assert head.published == stated
