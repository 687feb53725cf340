"""The end of an article: notices are set apart, what only asks or advertises is left out.

Both only from the end upwards, only whole paragraphs or a heading with all below it, and only
while each looks like one. When in doubt a paragraph stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from publisher.collect.parse.article.blocks import Block
from publisher.collect.parse.article.contacts import cut_contact, is_contact_label
from publisher.collect.parse.article.trailers import (
    is_ask,
    is_ask_label,
    is_notice,
    is_notice_label,
    is_transparent,
)

_END = re.compile(
    r"\W*(?:ends?|-?\s*30\s*-?|fin|ende|fine|fim|einde|slut|konec|koniec|конец|кінець|以上|끝)\W*",
    re.IGNORECASE,
)
_END_MARKS = frozenset({"###", "# # #", "***", "-30-", "- 30 -", "#", "##"})
_AFTER_END = re.compile(
    r"\W*(?:\w+\s+contacts?\b|notes?\s+(?:to|for)\s+editors?|about\b|(?:media|press)\b|contact|for\s+(?:more|further|media|press)|notes\b"
    r"|über\b|pressekontakt|kontakt|hinweis|à\s+propos|contacts?|sobre\b|acerca\b|informazioni|per\s+informazioni|over\b|om\b"
    r"|rückfragen|ansprechpartner|о\s+компании|контакт)",
    re.IGNORECASE,
)
_NOTICE_ROLES = frozenset({"disclaimer", "disclosure", "copyright", "legal", "rights"})
_LARGEST_SHARE = 0.4
"""Of an article's text, no more than this may stand below an end mark or a label."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)」』）]*\Z")
_SHORT_LINE = 160
_MOST_BLOCKS = 40


@dataclass(slots=True)
class Tail:
    """Hold an article's end.

    Attributes:
        body: What stays, in order.
        notices: In order.
        dropped: What was left out, in order.
    """

    body: list[Block]
    notices: list[Block] = field(default_factory=list)
    dropped: list[Block] = field(default_factory=list)


def cut_tail(blocks: Sequence[Block]) -> Tail:
    """Separate an article from what stands below it."""
    tail = Tail(body=list(blocks))
    _cut_end_mark(tail)
    tail.dropped += cut_contact(tail.body)
    while _cut_last(tail) or _cut_labelled(tail):
        pass
    while tail.body and tail.body[-1].kind == "rule":
        tail.body.pop()
    return tail


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _cut_end_mark(tail: Tail) -> None:
    """Drop what stands below ENDS or ###, where it is the smaller part."""
    for index, block in enumerate(tail.body):
        if not index or len(block.lines) != 1 or not _is_end_mark(block, tail.body[index + 1 :]):
            continue
        below = tail.body[index + 1 :]
        if _length(below) > _LARGEST_SHARE * _length(tail.body) and not (
            below and _AFTER_END.match(below[0].text)
        ):
            continue
        for rest in below:
            _put(tail, rest)
        tail.dropped.append(block)
        del tail.body[index:]
        return


def _is_end_mark(block: Block, below: Sequence[Block]) -> bool:
    text = block.text.strip()
    if text.strip("-–— ").isupper() and _END.fullmatch(text):
        return True
    if _END.fullmatch(text) and (text[:1] in "-–—#*" or not text.isascii()):
        return True
    if text in _END_MARKS:
        first = next((one for one in below if one.kind != "rule"), None)
        return first is None or bool(
            _AFTER_END.match(first.text)
            or is_notice(first.text)
            or is_ask(first.text)
            or is_contact_label(first.text)
        )
    return False


def _put(tail: Tail, block: Block) -> None:
    if block.kind != "rule":
        (tail.notices if is_notice(block.text) else tail.dropped).append(block)


def _cut_labelled(tail: Tail) -> bool:
    """Take the last heading with all below it, where the heading is but a label."""
    last = max(
        (n for n, block in enumerate(tail.body) if n and _is_label(tail.body, n)), default=None
    )
    if last is None or any(block.kind == "heading" for block in tail.body[last + 1 :]):
        return False
    below = tail.body[last + 1 :]
    if len(below) > _MOST_BLOCKS or _length(below) > _LARGEST_SHARE * _length(tail.body):
        return False
    label = tail.body[last]
    if is_notice_label(label.text):
        tail.notices[:0] = [label, *(block for block in below if block.kind != "rule")]
    elif all(_is_link_like(block) for block in below):
        tail.dropped[:0] = [label, *below]
    else:
        return False
    del tail.body[last:]
    return True


def _is_label(body: Sequence[Block], index: int) -> bool:
    block = body[index]
    if block.kind == "heading":
        return is_notice_label(block.text) or is_ask_label(block.text)
    if block.kind != "text" or len(block.lines) != 1:
        return False
    if block.text.endswith((".", "!", "。")):
        return False
    return is_notice_label(block.text) or (
        is_ask_label(block.text) and index + 1 < len(body) and _is_link_like(body[index + 1])
    )


def _is_link_like(block: Block) -> bool:
    """Tell whether a block may stand in a list of links or a call: no prose of its own."""
    if block.kind in {"list", "rule", "figure"}:
        return True
    if block.kind not in {"text", "other", "quote"}:
        return False
    is_line = len(block.text) <= _SHORT_LINE and not _SENTENCE_END.search(block.text)
    return is_line or is_ask(block.text)


def _cut_last(tail: Tail) -> bool:
    """Take the lowest paragraph that is a notice or asks, through corrections and credits."""
    for index in range(len(tail.body) - 1, 0, -1):
        block = tail.body[index]
        if block.kind in {"rule", "notes"}:
            continue
        if block.kind == "heading":
            return False
        if block.roles & _NOTICE_ROLES or is_notice(block.text):
            tail.notices.insert(0, tail.body.pop(index))
            return True
        if block.kind in {"text", "list", "quote", "other"} and is_ask(block.text):
            if block.kind != "text" and not is_ask_label(block.text):
                return False
            tail.dropped.insert(0, tail.body.pop(index))
            return True
        if not is_transparent(block.text):
            return False
    return False
