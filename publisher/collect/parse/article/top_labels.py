"""Labelled lines, and tables and lists of them, above a text."""

import re

from publisher.collect.parse.article.blocks import Block, Line
from publisher.collect.parse.article.found import LONGEST_STANDFIRST
from publisher.collect.parse.article.labelled import Labelled, read_labelled, terms_of
from publisher.collect.parse.article.meta_line import MetaLine
from publisher.collect.parse.article.top import Top
from publisher.markup import plain_text
from publisher.model import Category

_AHEAD = 6
_LONGEST_TITLE = 250
_LONGEST_TABLE = 800
_ANY_LABEL = re.compile(
    r"[^\W\d_][\w/'’-]*(?: [\w/'’-]+){0,2}\s?[:：]\s(?P<value>[^!?]{1,60}(?<!\.))"
)
_ROW = re.compile(
    r"<dt[^>]*>(?P<dt>.*?)</dt>\s*<dd[^>]*>(?P<dd>.*?)</dd>"
    r"|<tr[^>]*>\s*<t[hd][^>]*>(?P<th>.*?)</t[hd]>\s*<td[^>]*>(?P<td>.*?)</td>\s*</tr>",
    re.IGNORECASE | re.DOTALL,
)


def take_labelled(top: Top, block: Block) -> bool:
    """Take a line such as ``TITLE: …`` or ``Chapô : …`` with those that it goes on in."""
    line = block.lines[0]
    labelled = read_labelled(line.text) or _unknown(top, line)
    if labelled is None:
        return False
    count = 1 + sum(1 for _ in _continuing(top, block))
    text = " ".join([labelled.value, *(line.text for line in block.lines[1:count])])
    if not _take(top, line, labelled._replace(value=text)):
        return False
    top.is_labelled = True
    number = block.lines[count - 1].number
    top.at.drop_lines(count)
    top.at.is_below_title = False
    top.last_label = number
    return True


def _unknown(top: Top, line: Line) -> Labelled | None:
    """Return what a line labels with a word that we do not know, directly below other labels."""
    is_below = top.last_label is not None and line.number == top.last_label + 1
    match = _ANY_LABEL.fullmatch(line.text) if is_below else None
    if match is None or top.meta(line) is not None:
        return None
    return Labelled("other", match["value"])


def _continuing(top: Top, block: Block) -> list[Line]:
    """Return the lines of a wrapped paragraph that go on with the first."""
    lines = []
    for line in block.lines[1:]:
        if read_labelled(line.text) is not None or top.meta(line) is not None:
            break
        lines.append(line)
    return lines


def _take(top: Top, line: Line, labelled: Labelled) -> bool:
    """Take what a line labels, where that is sure to be a label."""
    field, value = labelled
    head = top.head
    if field == "title":
        return _take_title(top, line, value)
    if field == "standfirst":
        if head.standfirst is not None or len(value) > LONGEST_STANDFIRST or not _is_sure(top):
            return False
        head.standfirst = value
    elif not _is_sure(top) or (field == "other" and not _is_in_run(top)):
        return False
    elif field == "tags":
        head.categories += tuple(Category(term=term) for term in terms_of(value))
    else:
        head.dropped.append(line.text)
    head.found(field if field != "other" else "left out", line, "a line that names what it holds")
    return True


def _take_title(top: Top, line: Line, value: str) -> bool:
    is_stated = top.stated.title is not None and top.stated.where == "front matter"
    if top.has_seen_title or is_stated or len(value) > _LONGEST_TITLE:
        return False
    if any(one.field == "title" for one in _labelled_ahead(top)):
        top.head.found("kicker", line, "a line that names what it holds")
        return True
    top.head.title = value
    top.has_seen_title = True
    top.head.found("title", line, "a line that names what it holds")
    return True


def _is_sure(top: Top) -> bool:
    """Tell whether a label can be none of a title: below it, or among other labelled lines."""
    return top.has_seen_title or top.stated.title is not None or _is_in_run(top)


def _is_in_run(top: Top) -> bool:
    line, after = top.at.blocks[0].lines[0], top.at.line_after()
    is_below = top.last_label is not None and line.number == top.last_label + 1
    if top.is_labelled or is_below or after is None:
        return top.is_labelled or is_below
    return read_labelled(after.text) is not None


def _labelled_ahead(top: Top) -> list[Labelled]:
    lines = [top.at.line_after(count) for count in range(1, _AHEAD + 1)]
    return [one for line in lines if line is not None and (one := read_labelled(line.text))]


def take_table(top: Top, block: Block) -> bool:
    """Take a table or list of definitions that says when and by whom, and nothing else."""
    if len(block.text) > _LONGEST_TABLE or block.html is None:
        return False
    rows = [
        f"{plain_text(row['dt'] or row['th'] or '').strip(' :')}: "
        f"{plain_text(row['dd'] or row['td'] or '')}"
        for row in _ROW.finditer(block.html)
    ]
    lines = [Line(number=block.number, text=row) for row in rows]
    found = [(line, top.meta(line), read_labelled(line.text)) for line in lines]
    if not any(meta for _, meta, _ in found) or any(not (m or named) for _, m, named in found):
        return False
    top.is_labelled = True
    for line, meta, labelled in found:
        if labelled is None or not _take(top, line, labelled):
            top.head.take(meta or MetaLine(), line)
    top.at.drop_block()
    return True
