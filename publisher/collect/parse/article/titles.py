"""The title of an article, and the kicker above it."""

import re

from publisher.collect.parse.article.blocks import Block, Line
from publisher.collect.parse.article.datelines import is_dateline
from publisher.collect.parse.article.labels import (
    can_be_title,
    can_be_wrapped_title,
    can_follow_kicker,
    is_kicker,
    is_section_above,
)
from publisher.collect.parse.article.top import Top

_LONGEST_ABOVE = 120
_LONGEST_SENTENCE_ABOVE = 60
_BYLINE_NEAR = 4
_STOP = re.compile(
    r"(?<![\s.][A-Za-z])(?<!\bInc)(?<!\bLtd)(?<!\bCo)(?<!\b[JS]r)(?<!\betc)(?:(?<!\.)\.|。|।)[\"'”’»)」』）]*\Z"
)
"""A full stop that ends a sentence, and no abbreviation."""


def take_title_or_kicker(top: Top, block: Block) -> bool:
    """Take a line above or at the title; return whether it was one."""
    line = block.lines[0]
    if top.has_seen_title:
        return False
    if top.is_title(line.text):
        top.has_seen_title = True
    elif _is_above_heading(top, line):
        top.head.found("kicker", line, "above the heading that is the title")
    elif top.stated.title is not None:
        return _take_overridden(top, block)
    elif _next_can_be_title(top) and (is_kicker(line.text) or _is_section(top, line)):
        top.head.found("kicker", line, "short, in capitals or with a bar, above the title")
    elif (title := _title_at(top, block)) is not None:
        top.head.title = title
        top.has_seen_title = True
        top.head.found("title", line, "the first line")
        top.at.drop_lines(len(block.lines) if title != line.text else 1)
        top.at.is_below_title = True
        return True
    else:
        return False
    top.at.drop_lines()
    return True


def _is_above_heading(top: Top, line: Line) -> bool:
    """Tell whether a line is a kicker above the heading that is the title, and no text."""
    if len(line.text) >= _LONGEST_ABOVE or not top.title_heading_is_near():
        return False
    return len(line.text) < _LONGEST_SENTENCE_ABOVE or _STOP.search(line.text) is None


def _is_section(top: Top, line: Line) -> bool:
    """Tell whether a word or two stand above a title that has its by-line or date below."""
    title, after = top.at.line_after(), top.at.line_after(2)
    if title is None or after is None or not is_section_above(line.text, title.text):
        return False
    return top.meta(after) is not None


def _title_at(top: Top, block: Block) -> str | None:
    """Return the title that a paragraph is, or begins with, or None."""
    line = block.lines[0]
    after = top.at.line_after()
    if len(block.lines) > 1 and (after is None or top.meta(after) is None):
        # Lines that belong together: a wrapped title, or text.
        whole = block.text
        return whole if len(block.lines) <= 3 and can_be_wrapped_title(whole) else None
    return line.text if can_be_title(line.text) and not _is_first_sentence(top, line) else None


def _is_first_sentence(top: Top, line: Line) -> bool:
    """Tell whether a line is the first sentence of running text, which has no title then."""
    following = top.at.blocks[1] if len(top.at.blocks) > 1 else None
    is_sentence = _STOP.search(line.text) is not None
    if is_sentence and is_dateline(line.text):
        return True
    if following is None or following.kind != "text" or not is_sentence:
        return False
    after = [top.at.line_after(count) for count in range(1, _BYLINE_NEAR + 1)]
    has_top = any(line is not None and top.meta(line) is not None for line in after)
    return not has_top and _STOP.search(following.text) is not None


def _take_overridden(top: Top, block: Block) -> bool:
    """Drop the title in the text where front matter states another one."""
    line = block.lines[0]
    after = top.at.line_after()
    if top.stated.where != "front matter" or after is None or top.meta(after) is None:
        return False
    if not can_be_title(line.text) or line.text.endswith("."):
        return False
    top.has_seen_title = True
    top.head.dropped.append(line.text)
    top.at.drop_lines()
    return True


def _next_can_be_title(top: Top) -> bool:
    if len(top.at.blocks[0].lines) == 1 and len(top.at.blocks) > 1:
        following = top.at.blocks[1]
        if following.kind == "heading":
            return True
        if following.kind != "text":
            return False
    after = top.at.line_after()
    return after is not None and can_follow_kicker(after.text) and top.meta(after) is None
