"""Markdown into blocks (CommonMark, tables, footnotes; raw HTML is left to the sanitiser)."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from publisher.collect.parse.article.blocks import Block, Kind, Line
from publisher.collect.parse.article.markdown_dialects import plain_markdown
from publisher.collect.parse.article.markdown_lines import is_text_line
from publisher.collect.parse.article.text_blocks import is_hashtag_line, is_rule
from publisher.markup import fold, plain_text

_TIGHT_HEADING = re.compile(r"( {0,3}#{1,6})(?=[^#\s])")
_KINDS: dict[str, Kind] = {
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "hr": "rule",
    "footnote_block_open": "notes",
}
_BREAKS = frozenset({"softbreak", "hardbreak"})


def read_markdown(text: str, *, first_line: int = 1) -> list[Block]:
    """Take a Markdown text apart into its top-level blocks."""
    reader = _reader()
    env: dict[str, Any] = {}
    tokens = reader.parse(_loosen_headings(plain_markdown(text)), env)
    blocks: list[Block] = []
    start = depth = 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            block = _block(reader, tokens[start : index + 1], env, first_line)
            if block is not None:
                blocks.append(block)
            start = index + 1
    return blocks


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


def _loosen_headings(text: str) -> str:
    """Put the space into ``#Heading`` that CommonMark wants, outside code."""
    return "\n".join(
        _TIGHT_HEADING.sub(r"\1 ", line) if is_text and not is_hashtag_line(line.strip()) else line
        for line, is_text in is_text_line(text.split("\n"))
    )


def _block(
    reader: MarkdownIt, tokens: Sequence[Token], env: dict[str, Any], first_line: int
) -> Block | None:
    opening = tokens[0]
    number = opening.map[0] + first_line if opening.map else None
    if opening.type == "paragraph_open":
        return _paragraph(reader, tokens[1], number, env)
    if opening.type == "heading_open":
        inner = _inline(reader, tokens[1].children or [], env)
        line = Line(number=number, text=plain_text(inner), html=inner)
        return Block(kind="heading", lines=(line,), level=int(opening.tag[1]))
    html = reader.renderer.render(tokens, reader.options, env)
    words = tokens[0].markup if opening.type == "hr" else plain_text(html)
    kind = _KINDS.get(opening.type, "other")
    if opening.type == "html_block" and not words and "<img" not in html:
        return None  # a comment, or markup without content
    line = Line(number=number, text=fold(words))
    return Block(kind=kind, lines=(line,), html=html)


def _paragraph(
    reader: MarkdownIt, inline: Token, number: int | None, env: dict[str, Any]
) -> Block | None:
    lines: list[Line] = []
    children: list[Token] = []
    has_hard = False
    depth = breaks = breaks_above = 0
    for child in [*(inline.children or []), None]:
        is_break = child is None or child.type in _BREAKS
        breaks += is_break
        if child is not None and (depth or not is_break):
            children.append(child)  # a link may go on over the end of a line
            depth += child.nesting
            continue
        has_hard = has_hard or (child is not None and child.type == "hardbreak")
        html = _inline(reader, children, env)
        at = number + breaks_above if number is not None else None
        lines.append(Line(number=at, text=plain_text(html), html=html))
        children, breaks_above = [], breaks
    text = "".join(line.text for line in lines)
    whole = "".join(line.html or "" for line in lines)
    if not text and "<img" not in whole:
        return None
    if "<img" in whole and not text:
        return Block(kind="figure", lines=tuple(lines), html=f"<p>{whole}</p>")
    if is_rule(text):
        return Block(kind="rule", lines=tuple(lines), html="<hr>")
    return Block(kind="text", lines=tuple(lines), keeps_breaks=has_hard)


def _inline(reader: MarkdownIt, children: list[Token], env: dict[str, Any]) -> str:
    html: str = reader.renderer.render([_holder(children)], reader.options, env)
    return html.strip()


def _holder(children: list[Token]) -> Token:
    return Token(type="inline", tag="", nesting=0, children=children)
