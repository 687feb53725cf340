"""A document's blocks in order: what summaries and word counts are made from."""

from dataclasses import dataclass
from typing import Literal

from publisher.markup.plain import fold
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Hold one block's words, white space folded, never empty."""

    kind: BlockKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Hold a document's blocks in order, and how many images stand among them."""

    blocks: tuple[Block, ...]
    image_count: int


def outline(markup: SafeHtml) -> Outline:
    """Take a document apart into blocks; a block's words are in one block only."""
    from publisher.markup.tree import BLOCKS, parse

    root = parse(markup)
    if root is None:
        return Outline(blocks=(), image_count=0)
    blocks: list[Block] = []
    kinds: list[BlockKind] = ["other"]
    words: list[str] = []

    def close() -> None:
        text = fold("".join(words))
        words.clear()
        if text:
            blocks.append(Block(kind=kinds[-1], text=text))

    images = 0
    stack = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        is_block = element.tag in BLOCKS
        if is_end:
            if is_block and element.tag != "br":
                close()
                kinds.pop()
            elif element.tag == "br":
                words.append(" ")
            words.append(element.tail or "" if element is not root else "")
            continue
        images += element.tag == "img"
        if is_block and element.tag != "br":
            close()
            kinds.append(_kind(element.tag, kinds[-1]))
        words.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    close()
    return Outline(blocks=tuple(blocks), image_count=images)


def _kind(tag: str, outer: BlockKind) -> BlockKind:
    own = _KINDS.get(tag)
    if own == "paragraph" and outer in {"quote", "list_item", "cell", "caption"}:
        return outer
    return own or (outer if outer != "other" else "other")
