"""What the readers of the top of an article share: where they stand, and what is found."""

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.collect.parse.article.blocks import Block, Line, loose
from publisher.collect.parse.article.cursor import Cursor
from publisher.collect.parse.article.found import Head
from publisher.collect.parse.article.meta_line import MetaLine, read_meta_line
from publisher.collect.parse.article.places import is_place
from publisher.collect.parse.article.stated import Stated
from publisher.model import DayOrder, Person

_BODY = 12
_IN = r"\b(?i:in|at|from|near|aus|bei|à|en|de|din|la|din|w|we|v|ve|na|i|a|em|di|nel|nella|te|om)"
NEAR = 8
"""Blocks that are looked at ahead."""


class Top:
    """Hold the top of an article while it is read.

    Args:
        blocks: All of the article.
        stated: What front matter or metadata says, which wins.
        order: Of numeric dates: see `dates.find_dates`.
        language: Likewise.

    Attributes:
        at: Where the reader stands.
        head: What is found so far.
        stated: As handed in.
        has_seen_title: Whether the title is above the reader.
        is_release: Whether a line above says that this is a press release.
        is_labelled: Whether a line was taken that names what it holds.
        last_label: Number of the last such line, also of one that says who or when.
        passed: Media above the text.
    """

    def __init__(
        self, blocks: Sequence[Block], stated: Stated, *, order: DayOrder, language: str | None
    ) -> None:
        self.at = Cursor(blocks)
        self.stated = stated
        self.order: DayOrder = order
        self.language = language
        self.head = Head(title=stated.title)
        self.has_seen_title = False
        self.is_release = False
        self.is_labelled = False
        self.last_label: int | None = None
        self.passed: list[Block] = []
        self._read: dict[tuple[str, bool], MetaLine | None] = {}

    def meta(self, line: Line) -> MetaLine | None:
        """Read a line that says who, when or how long."""
        may_name = self.has_seen_title or self.stated.title is not None
        key = (line.text, may_name)
        if key not in self._read:  # lines are looked at from those above, too
            self._read[key] = read_meta_line(
                line.text, order=self.order, language=self.language, may_name=may_name
            )
        meta = self._read[key]
        if meta is None or not meta.is_bare or not self._are_places(meta.people or ()):
            return meta
        return replace(meta, people=None)

    def _are_places(self, people: tuple[Person, ...]) -> bool:
        """Tell whether what stands beside a date is where it was written: ``Valea Seacă, …``."""
        if self.is_release:
            return True
        below = " ".join(block.text for block in self.at.blocks[:_BODY])
        return any(
            is_place(one.name) or re.search(rf"{_IN}\s{re.escape(one.name)}\b", below)
            for one in people
        )

    def is_title(self, text: str) -> bool:
        """Tell whether a text is the title that is known already."""
        return self.head.title is not None and loose(text) == loose(self.head.title)

    def title_heading_is_near(self) -> bool:
        """Tell whether a heading below is that title."""
        near = self.at.blocks[1:NEAR]
        return any(block.kind == "heading" and self.is_title(block.text) for block in near)
