"""What every format is taken apart into: blocks of lines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from publisher.markup import escape, fold

Kind = Literal["text", "heading", "list", "quote", "figure", "rule", "notes", "other"]

_EAST = "\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
_JOINT = "\x1f"
_EAST_JOINT = re.compile(f"(?<=[{_EAST}]){_JOINT}(?=[{_EAST}])")
_LETTERS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Hold one line of a paragraph.

    Attributes:
        number: Of the file, from 1, or None where lines have none (HTML).
        text: Plain text, white space folded.
        html: The same with its inline markup, or None where it has none.
    """

    number: int | None
    text: str
    html: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Hold a paragraph, a heading, or anything else that stands by itself.

    Attributes:
        kind: ``text`` is a paragraph; ``notes`` are footnotes; ``other`` is a table, code, ….
        lines: Its lines; a heading has one, what is no text has one with all its words.
        html: How it is shown, or None for paragraphs and headings, which are made of lines.
        level: Of a heading, from 1.
        keeps_breaks: Whether the lines of a paragraph are shown as lines (verse, addresses).
        roles: What HTML calls it: words of its classes, ``itemprop`` and ``rel``.
    """

    kind: Kind
    lines: tuple[Line, ...]
    html: str | None = None
    level: int = 0
    keeps_breaks: bool = False
    roles: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """Return all its words as one line."""
        return join(line.text for line in self.lines)

    @property
    def number(self) -> int | None:
        """Return the number of its first line, or None."""
        return self.lines[0].number if self.lines else None

    def without_lines(self, count: int) -> "Block | None":
        """Return the paragraph without its first lines, or None where nothing is left."""
        rest = self.lines[count:]
        return replace(self, lines=rest) if rest else None

    def inner_html(self) -> str:
        """Return what stands between the tags of a paragraph or heading."""
        parts = [line.html if line.html is not None else escape(line.text) for line in self.lines]
        return "<br>".join(parts) if self.keeps_breaks else join(parts)


def join(parts: Iterable[str]) -> str:
    """Join lines that were wrapped: with a space, without one between East Asian letters."""
    return _EAST_JOINT.sub("", _JOINT.join(parts)).replace(_JOINT, " ")


def line_of(number: int | None, text: str, html: str | None = None) -> Line:
    """Make a line of raw text."""
    return Line(number=number, text=fold(text), html=html)


def loose(text: str) -> str:
    """Return the letters and digits alone, casefolded: how two texts are compared."""
    return _LETTERS.sub("", text).casefold()
