"""A document's blocks in order: what summaries are made from."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from publisher.markup.plain import BLOCKS, fold
from publisher.model import SafeHtml

BlockKind = Literal[
    "heading", "paragraph", "list_item", "quote", "code", "cell", "caption", "other"
]

_KINDS: dict[str, BlockKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "p": "paragraph",
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quote",
    "pre": "code",
    "td": "cell",
    "th": "cell",
    "figcaption": "caption",
    "caption": "caption",
}
_BREAKS = frozenset({"br", "hr"})
_TAG = re.compile(r'<(/?)([a-z0-9]+)[^<>"]*(?:"[^"]*"[^<>"]*)*>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Hold one block's words, white space folded, never empty."""

    kind: BlockKind
    text: str


def blocks(markup: SafeHtml) -> Iterator[Block]:
    """Yield a document's blocks as they are asked for; a word is in one block only.

    Reads sanitised HTML as it is written (well-formed, attributes in double quotes), without
    making a tree.
    """
    kinds: list[BlockKind] = ["other"]
    words: list[str] = []
    place = 0
    for tag in _TAG.finditer(markup):
        words.append(markup[place : tag.start()])
        place = tag.end()
        name = tag[2]
        if name not in BLOCKS:
            continue
        if name == "br":
            words.append(" ")
            continue
        yield from _block(kinds[-1], words)
        words.clear()
        if not tag[1] and name not in _BREAKS:
            kinds.append(_kind(name, kinds[-1]))
        elif tag[1] and len(kinds) > 1:
            kinds.pop()
    words.append(markup[place:])
    yield from _block(kinds[-1], words)


def _block(kind: BlockKind, words: list[str]) -> Iterator[Block]:
    text = fold(html.unescape("".join(words)))
    if text:
        yield Block(kind=kind, text=text)


def _kind(tag: str, outer: BlockKind) -> BlockKind:
    own = _KINDS.get(tag)
    if own == "paragraph" and outer in {"quote", "list_item", "cell", "caption"}:
        return outer
    return own or outer
