"""Between the top and the text: the standfirst, and the dateline that a text begins with."""

import re

from publisher.collect.parse.article.blocks import Block
from publisher.collect.parse.article.datelines import dateline_of, is_dateline, reporters_of
from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.found import LONGEST_STANDFIRST, Head
from publisher.model import DayOrder

_EMPHASISED = re.compile(r"<(em|strong|i|b)>.*</\1>", re.DOTALL)
_TAGS = 2


def take_standfirst(head: Head) -> None:
    """Take one short paragraph between the top and the first heading as the standfirst."""
    if head.standfirst is not None:
        return
    above: list[int] = []
    for index, block in enumerate(head.body):
        if block.kind == "heading":
            break
        if block.kind not in {"figure", "rule"}:
            above.append(index)
    else:
        return
    if not above or head.body[above[0]].kind != "text":
        return
    block = head.body[above[0]]
    if len(above) > 1 and not _is_emphasised(block):
        return
    if len(block.text) > LONGEST_STANDFIRST or is_dateline(block.text):
        return
    head.standfirst = block.text
    head.found("standfirst", block.lines[0], "the one paragraph above the first heading")
    del head.body[above[0]]


def _is_emphasised(block: Block) -> bool:
    """Tell whether the whole of a paragraph is set in italics or bold."""
    html = block.inner_html()
    return _EMPHASISED.fullmatch(html) is not None and html.count("<") == _TAGS


def read_dateline(head: Head, *, order: DayOrder, language: str | None) -> None:
    """Take the date and the reporters of a dateline where nothing else states them; it stays."""
    block = next((block for block in head.body if block.kind == "text"), None)
    if block is None:
        return
    people = reporters_of(block.text) if head.people is None else None
    if people is not None:
        head.people = people
        head.found("author", block.lines[0], "the dateline")
    start = dateline_of(block.text) if head.published is None else None
    found = find_dates(start, order=order, language=language) if start else ()
    if found and found[0].date is not None:
        head.published = found[0].date
        head.found("published", block.lines[0], "the dateline")
