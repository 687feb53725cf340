"""The top of an article: kicker, title, by-line, dates, reading time and standfirst.

They come in any order, and any may be missing. The reader walks the lines until one is text.
"""

import re
from collections.abc import Sequence

from publisher.collect.parse.article.blocks import Block, Line
from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.decks import take_deck
from publisher.collect.parse.article.found import LONGEST_STANDFIRST, Head, take_only_heading
from publisher.collect.parse.article.labels import (
    BYLINE_ROLES,
    KICKER_ROLES,
    STANDFIRST_ROLES,
    is_credit_line,
    is_embargo_line,
    is_release_line,
    is_series,
)
from publisher.collect.parse.article.meta_line import MetaLine
from publisher.collect.parse.article.names import people_in
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.titles import take_title_or_kicker
from publisher.collect.parse.article.top import Top
from publisher.collect.parse.article.top_labels import take_labelled, take_table
from publisher.collect.parse.article.top_people import (
    take_aside,
    take_bare_names,
    take_label,
    take_lower_byline,
)
from publisher.model import DayOrder

_MOST_LINES = 24
_LONGEST_KICKER = 60
_LABEL = re.compile(r"[^\W\d_][^\W\d_ '’-]*(?: [^\W\d_]+){0,2}\s?[:：]\s")
_COMMENT = re.compile(r"<!--|-->|//\s|%%")


def read_head(
    blocks: Sequence[Block], stated: Stated, *, order: DayOrder, language: str | None
) -> Head:
    """Read the top of an article.

    Args:
        blocks: All of it.
        stated: What front matter or metadata says, which wins.
        order: Of numeric dates: see `dates.find_dates`.
        language: Likewise.
    """
    top = Top(blocks, stated, order=order, language=language)
    for _ in range(_MOST_LINES):
        if not top.at.blocks or not _take_block(top, top.at.blocks[0]):
            break
    head = top.head
    head.body = [*top.passed, *top.at.blocks]
    if head.title is None:
        take_only_heading(head)
    return head


def _take_block(top: Top, block: Block) -> bool:
    if block.kind == "heading":
        return _take_heading(top, block)
    if block.kind == "rule":
        return bool(top.at.drop_block())
    if block.kind == "figure":
        top.passed.append(top.at.drop_block())
        return True
    if block.kind == "quote" and _is_epigraph(top, block):
        top.passed.append(top.at.drop_block())
        return True
    if block.kind in {"list", "other"}:
        return _take_author_list(top, block) or take_table(top, block)
    return block.kind == "text" and (_take_by_role(top, block) or _take_line(top, block))


def _is_epigraph(top: Top, block: Block) -> bool:
    """Tell whether a quotation stands between title and by-line; it belongs to the text."""
    following = top.at.blocks[1] if len(top.at.blocks) > 1 else None
    if following is None or following.kind != "text" or not top.has_seen_title:
        return False
    return len(block.text) < LONGEST_STANDFIRST and top.meta(following.lines[0]) is not None


def _take_heading(top: Top, block: Block) -> bool:
    is_first = not top.has_seen_title
    line = block.lines[0]
    if is_release_line(block.text):
        top.is_release = True
        top.at.drop_block()
        return True
    if is_first and is_series(block.text) and len(top.at.blocks) > 1:
        top.head.found("kicker", line, "the series that it stands in")
        top.at.drop_block()
        return True
    if not is_first and (_take_by_role(top, block) or _take_meta_heading(top, block)):
        return True
    if is_first and not top.is_title(block.text) and top.title_heading_is_near():
        top.at.drop_block()  # the name of the site
        return True
    if is_first and top.stated.title is None and top.head.title is None:
        top.head.title = block.text
        top.head.found("title", line, "the first heading")
    elif not (is_first and (block.level == 1 or top.is_title(block.text))):
        return False
    top.has_seen_title = True
    top.at.drop_block()
    top.at.is_below_title = True
    return True


def _take_meta_heading(top: Top, block: Block) -> bool:
    """Take a heading that some themes make of a by-line or a date."""
    meta = top.meta(block.lines[0])
    if meta is None:
        return False
    top.head.take(meta, block.lines[0])
    top.at.drop_block()
    return True


def _take_by_role(top: Top, block: Block) -> bool:
    """Take a paragraph that the page itself names."""
    line = block.lines[0]
    is_short = len(block.text) < LONGEST_STANDFIRST
    if block.roles & KICKER_ROLES and len(block.text) < _LONGEST_KICKER:
        top.head.found("kicker", line, "named so by the page")
    elif block.roles & STANDFIRST_ROLES and is_short and top.head.standfirst is None:
        top.head.standfirst = block.text
        top.head.found("standfirst", line, "named so by the page")
    elif block.roles & BYLINE_ROLES and len(block.text) < 200 and len(block.lines) == 1:
        meta = top.meta(line)
        people = meta.people if meta else people_in(block.text, is_labelled=False)
        if people is None and meta is None:
            return False
        top.head.take(meta or MetaLine(people=people), line)
    else:
        return False
    top.at.drop_block()
    return True


def _take_author_list(top: Top, block: Block) -> bool:
    """Take a list of authors, or of their pictures, that the page names so."""
    if not block.roles & BYLINE_ROLES or len(block.text) > LONGEST_STANDFIRST:
        return False
    people = people_in(block.text) if block.text else None
    if block.text and people is None:
        return False
    top.head.take(MetaLine(people=people), block.lines[0])
    top.at.drop_block()
    return True


def _take_line(top: Top, block: Block) -> bool:
    line = block.lines[0]
    text = line.text
    if is_release_line(text):
        top.head.dropped.append(text)
        top.is_release = True
    elif is_embargo_line(text):
        found = find_dates(text, order=top.order, language=top.language)
        top.head.hold(line, found[0].date if found else None)
    elif take_labelled(top, block):
        return True
    elif (meta := top.meta(line)) is not None:
        top.head.take(meta, line)
        top.at.drop_lines()
        top.at.is_below_meta = meta.people is None
        top.at.is_below_people = meta.people is not None
        if _LABEL.match(text):
            top.last_label = line.number
        return True
    elif top.head.title is not None and is_credit_line(text):
        top.head.dropped.append(text)
    elif text and not _COMMENT.match(text):
        return _take_other(top, block, line)
    top.at.drop_lines()
    return True


def _take_other(top: Top, block: Block, line: Line) -> bool:
    return (
        take_title_or_kicker(top, block)
        or take_label(top, line)
        or take_lower_byline(top, line)
        or take_aside(top, line)
        or take_bare_names(top, line)
        or take_deck(top, block)
    )
