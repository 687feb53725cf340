"""What was found at the top of an article."""

from datetime import datetime

import pytest

from publisher.collect.parse.article.blocks import Line
from publisher.collect.parse.article.clocks import find_clock
from publisher.collect.parse.article.found import Head, take_only_heading
from publisher.collect.parse.article.meta_line import MetaLine
from publisher.collect.parse.article.text_blocks import read_text
from publisher.model import ParsedDate, Person

DAY = ParsedDate(moment=datetime(2026, 5, 12), precision="day")
NEXT = ParsedDate(moment=datetime(2026, 5, 13), precision="day")
LINE = Line(number=3, text="By Ada " * 40)


def test_each_guess_is_recorded_with_its_line_and_rule():
    head = Head()
    head.take(MetaLine(people=(Person(name="Ada"),), published=DAY, updated=NEXT, minutes=2), LINE)
    assert [(one.field, one.line) for one in head.findings] == [
        ("author", 3),
        ("published", 3),
        ("updated", 3),
        ("reading time", 3),
    ]
    assert all(one.rule and len(one.text) <= 80 for one in head.findings)


def test_the_first_word_on_anything_counts():
    head = Head()
    head.take(MetaLine(people=(), published=DAY, minutes=2), LINE)
    head.take(MetaLine(people=(Person(name="Bo"),), published=NEXT, updated=NEXT, minutes=9), LINE)
    assert (head.people, head.published, head.updated, head.minutes) == ((), DAY, NEXT, 2)


def test_a_date_that_may_be_two_is_a_warning_that_says_what_to_do():
    head = Head()
    head.take(MetaLine(ambiguous="03/04/2026"), LINE)
    assert head.published is None
    assert "line 3" in head.warnings[0]
    assert "day_order" in head.warnings[0]


def test_a_zone_that_is_not_known_is_a_warning_that_says_what_to_do():
    head = Head()
    head.take(MetaLine(published=DAY, strange="Gotham time"), LINE)
    assert head.published is DAY
    assert 'line 3: "Gotham time"' in head.warnings[0]
    assert "UTC+2" in head.warnings[0]


def test_a_line_without_a_number_is_not_named():
    head = Head()
    head.take(MetaLine(strange="AST"), Line(number=None, text="9:30 AST"))
    assert head.warnings[0].startswith('"AST" is')


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_time_of_an_update_is_of_the_day_of_publication(order):
    head = Head()
    clock = find_clock("9:45", language=None)
    lines = (MetaLine(published=DAY), MetaLine(update_clock=clock))
    for index in order:
        head.take(lines[index], LINE)
    assert head.updated.moment == datetime(2026, 5, 12, 9, 45)


def test_the_only_heading_of_the_first_level_is_the_title():
    head = Head(body=read_text("Text.\n\n# A boat\n\n## Winter\n\nText."))
    take_only_heading(head)
    assert head.title == "A boat"
    assert [block.text for block in head.body] == ["Text.", "Winter", "Text."]


def test_of_two_such_headings_neither_is():
    head = Head(body=read_text("# A\n\n# B"))
    take_only_heading(head)
    assert head.title is None
    assert len(head.body) == 2
