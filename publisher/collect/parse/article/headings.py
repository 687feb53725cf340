"""Bare headings: short lines alone between paragraphs, without a mark of any kind."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from publisher.collect.parse.article.blocks import Block, Line
from publisher.collect.parse.article.bylines import CREDIT
from publisher.collect.parse.article.text_blocks import is_hashtag_line
from publisher.collect.parse.article.trailers import is_author_label, is_notice, is_notice_label

_STOP = re.compile(r"[.!…:;,。！：；、،؛।](?:[\"'”’»)」』）\]]*)\Z")
_QUESTION = re.compile(r"[?？؟;][\"'”’»)」』）]*\Z")
_SPEECH = re.compile(r"[\"'“„«‘‚「『—–-]")
_NO_HEADING = re.compile(
    r"\s[|·]\s|\A\w{1,2}[:：]\s|\A[^:：]{1,30}[:：]\s.*\d|https?://|\S@\S|[★☆✩✭⭐]"
)
"""Facts in a row, who speaks (``Q: ``), a label with a date or a number, an address, stars."""

_SPEAKER = re.compile(r"[^\W\d_]{2,16}[:：]\s")
_LABELLED = re.compile(r"[^:：]{2,30}[:：]\s*\S")
"""A line of a list without marks: ``30 March: no school``."""

_LONGEST = 90
_LONGEST_EAST = 40
_MOST_WORDS = 14
_VERSE_WIDTH = 60
_LEAST_VERSE = 3
_EAST = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")


def mark_headings(blocks: Sequence[Block], *, below: Collection[int] = ()) -> list[Block]:
    """Return the blocks with bare headings marked as such.

    The line directly below one of the numbers in ``below``, those of the title and of the other
    lines at the top, is none: it belongs to them.

    A question counts only where other headings, or more questions, show that the article has
    any: alone it may be speech.
    """
    found = [
        _could_be(blocks, index) and not (block.number and block.number - 1 in below)
        for index, block in enumerate(blocks)
    ]
    questions = sum(could and is_question(b) for could, b in zip(found, blocks, strict=True))
    has_any = questions > 1 or any(block.kind == "heading" for block in blocks)
    sure = [could and not is_question(block) for could, block in zip(found, blocks, strict=True)]
    settled = has_any or any(sure)
    return [
        _as_heading(block) if could and (certain or settled) else block
        for block, could, certain in zip(blocks, found, sure, strict=True)
    ]


def is_question(block: Block) -> bool:
    """Tell whether a line ends as a question does."""
    return _QUESTION.search(block.text) is not None


def _could_be(blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if block.kind == "list":
        return _is_numbered_heading(blocks, index)
    if block.kind != "text" or len(block.lines) != 1 or index + 1 >= len(blocks):
        return False
    text = block.text
    longest = _LONGEST_EAST if _EAST.search(text) else _LONGEST
    if len(text) > longest or len(text.split()) > _MOST_WORDS or _STOP.search(text):
        return False
    if (
        _SPEECH.match(text)
        or _NO_HEADING.search(text)
        or is_author_label(text)
        or (is_notice(text) and not is_notice_label(text))
        or CREDIT.match(text)
        or (_SPEAKER.match(text) and _QUESTION.search(text))
        or is_hashtag_line(text)
    ):
        return False
    if text[:1].islower() or not any(letter.isalpha() for letter in text) or _is_set_apart(block):
        return False
    if _is_signed(blocks, index):
        return False
    is_in_run = _is_run(blocks, index) or _is_run(blocks, index + 1)
    return not is_in_run and _is_longer(blocks[index + 1], text)


def _is_signed(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a line stands directly below one that ends in a comma: who signs a letter."""
    before = blocks[index - 1] if index else None
    last = before.lines[-1] if before is not None and before.kind == "text" else None
    number = blocks[index].number
    if last is None or last.number is None or number is None:
        return False
    return number == last.number + 1 and last.text.endswith((",", "，", "،"))


def _is_longer(follows: Block, text: str) -> bool:
    """Tell whether what follows a heading is its text: a paragraph of sentences, a list, …."""
    if follows.kind == "text" and _LABELLED.match(follows.text):
        return True
    if follows.kind == "text":
        return len(follows.text) > len(text) and (
            _STOP.search(follows.text) is not None or len(follows.text) > 2 * len(text) + 20
        )
    return follows.kind in {"list", "quote", "other", "figure"}


def _is_run(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a short line stands directly below another: verse, an address, a table."""
    before = blocks[index - 1] if index else None
    if len(blocks[index].text) >= _LONGEST or _STOP.search(blocks[index].text):
        return False
    number, last = blocks[index].number, before.lines[-1].number if before else None
    return (
        before is not None
        and before.kind == "text"
        and number is not None
        and last is not None
        and number == last + 1
        and len(before.text) < _LONGEST
        and not _STOP.search(before.text)
    )


def join_verse(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks with lines of verse, or of an address, as one paragraph.

    Three lines at least that stand directly below each other, all of them short.
    """
    joined: list[Block] = []
    run: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and _continues(run, block):
            run.append(block)
            continue
        joined += _as_verse(run)
        run = [block] if block is not None and _is_short_line(block) else []
        joined += [block] if block is not None and not run else []
    return joined


def _is_short_line(block: Block) -> bool:
    return block.kind == "text" and len(block.lines) == 1 and len(block.text) <= _VERSE_WIDTH


def _continues(run: Sequence[Block], block: Block) -> bool:
    if not run or not _is_short_line(block):
        return False
    before = run[-1].lines[-1].number
    return before is not None and block.number == before + 1


def _as_verse(run: list[Block]) -> list[Block]:
    if len(run) < _LEAST_VERSE:
        return run
    lines = tuple(line for block in run for line in block.lines)
    return [replace(run[0], lines=lines, keeps_breaks=True)]


def _is_set_apart(block: Block) -> bool:
    """Tell whether the whole of a line is a link or in italics: a remark, and no heading."""
    html = block.lines[0].html or ""
    is_link = html.startswith("<a ") and html.endswith("</a>") and html.count("<a ") == 1
    return is_link or (html.startswith(("<em>", "<i>")) and html.endswith(("</em>", "</i>")))


def _is_numbered_heading(blocks: Sequence[Block], index: int) -> bool:
    """Tell whether a single numbered item is a heading: ``1. The first thing``."""
    block = blocks[index]
    if len(block.lines) != 1 or not (block.html or "").startswith("<ol"):
        return False
    text = block.text
    if len(text) > _LONGEST or _STOP.search(text) or index + 1 >= len(blocks):
        return False
    return blocks[index + 1].kind == "text" and len(blocks[index + 1].text) > len(text)


def unmark_last(blocks: list[Block], before: Sequence[Block]) -> list[Block]:
    """Return the blocks with a bare heading at the very end as the line that it was."""
    if blocks and blocks[-1].kind == "heading":
        number = blocks[-1].number
        was = [one for one in before if one.kind != "heading" and one.number == number]
        if number is not None and was:
            return [*blocks[:-1], was[0]]
    return blocks


def _as_heading(block: Block) -> Block:
    if block.kind == "heading":
        return block
    line = block.lines[0]
    if block.kind == "list":
        start = re.search(r'start="(\d+)"', block.html or "")
        line = Line(number=line.number, text=f"{start[1] if start else 1}. {line.text}")
    html = line.html
    if html is not None:
        html = re.sub(r"\A<(strong|b)>(.*)</\1>\Z", r"\2", html)
    return replace(block, kind="heading", lines=(replace(line, html=html),), level=2, html=None)
