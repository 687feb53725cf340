"""The top of an article: kicker, title, by-line, dates, reading time and standfirst.

They come in any order, and any may be missing. The reader walks the lines until one is text.
"""

import re
from collections.abc import Sequence

from publisher.collect.parse.article.blocks import Block, Line, loose
from publisher.collect.parse.article.cursor import Cursor
from publisher.collect.parse.article.datelines import is_dateline
from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.found import LONGEST_STANDFIRST, Head, take_only_heading
from publisher.collect.parse.article.labels import (
    BYLINE_ROLES,
    KICKER_ROLES,
    PLACE_LINE,
    STANDFIRST_ROLES,
    can_be_title,
    can_be_wrapped_title,
    can_follow_kicker,
    is_credit_line,
    is_embargo_line,
    is_kicker,
    is_release_line,
    is_section_above,
)
from publisher.collect.parse.article.meta_line import MetaLine, read_meta_line
from publisher.collect.parse.article.names import people_in
from publisher.collect.parse.article.stated import Stated
from publisher.model import DayOrder

_MOST_LINES = 20
_LONGEST_ABOVE = 120
_NEAR = 8
_LONGEST_LABEL = 20
_LONGEST_KICKER = 60
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
    return _Reader(blocks, stated, order, language).read()


class _Reader:
    def __init__(
        self, blocks: Sequence[Block], stated: Stated, order: DayOrder, language: str | None
    ) -> None:
        self._at = Cursor(blocks)
        self._stated = stated
        self._order: DayOrder = order
        self._language = language
        self._head = Head(title=stated.title)
        self._has_seen_title = False
        self._passed: list[Block] = []  # media above the text

    def read(self) -> Head:
        for _ in range(_MOST_LINES):
            if not self._at.blocks or not self._take_block(self._at.blocks[0]):
                break
        self._head.body = [*self._passed, *self._at.blocks]
        if self._head.title is None:
            take_only_heading(self._head)
        return self._head

    def _take_block(self, block: Block) -> bool:
        if block.kind == "heading":
            return self._take_heading(block)
        if block.kind == "rule":
            return bool(self._at.drop_block())
        if block.kind == "figure":
            self._passed.append(self._at.drop_block())
            return True
        return block.kind == "text" and (self._take_by_role(block) or self._take_line(block))

    def _take_heading(self, block: Block) -> bool:
        is_first = not self._has_seen_title
        line = block.lines[0]
        if not is_first and (self._take_by_role(block) or self._take_meta_heading(block)):
            return True
        if is_first and not self._is_title(block.text) and self._title_heading_is_near():
            self._at.drop_block()  # the name of the site
            return True
        if is_first and self._stated.title is None and self._head.title is None:
            self._head.title = block.text
            self._head.found("title", line, "the first heading")
        elif not (is_first and (block.level == 1 or self._is_title(block.text))):
            return False
        self._has_seen_title = True
        self._at.drop_block()
        self._at.is_below_title = True
        return True

    def _take_meta_heading(self, block: Block) -> bool:
        """Take a heading that some themes make of a by-line or a date."""
        meta = self._meta(block.lines[0])
        if meta is None:
            return False
        self._head.take(meta, block.lines[0])
        self._at.drop_block()
        return True

    def _is_title(self, text: str) -> bool:
        return self._head.title is not None and loose(text) == loose(self._head.title)

    def _take_by_role(self, block: Block) -> bool:
        """Take a paragraph that the page itself names."""
        line = block.lines[0]
        is_short = len(block.text) < LONGEST_STANDFIRST
        if block.roles & KICKER_ROLES and len(block.text) < _LONGEST_KICKER:
            self._head.found("kicker", line, "named so by the page")
        elif block.roles & STANDFIRST_ROLES and is_short and self._head.standfirst is None:
            self._head.standfirst = block.text
            self._head.found("standfirst", line, "named so by the page")
        elif block.roles & BYLINE_ROLES and len(block.text) < 200 and len(block.lines) == 1:
            meta = self._meta(line)
            people = meta.people if meta else people_in(block.text, is_labelled=False)
            if people is None and meta is None:
                return False
            self._head.take(meta or MetaLine(people=people), line)
        else:
            return False
        self._at.drop_block()
        return True

    def _take_line(self, block: Block) -> bool:
        line = block.lines[0]
        text = line.text
        if is_release_line(text):
            self._head.dropped.append(text)
        elif is_embargo_line(text):
            found = find_dates(text, order=self._order, language=self._language)
            self._head.hold(line, found[0].date if found else None)
        elif (meta := self._meta(line)) is not None:
            self._head.take(meta, line)
            self._at.drop_lines()
            self._at.is_below_meta = meta.people is None
            return True
        elif self._head.title is not None and is_credit_line(text):
            self._head.dropped.append(text)
        elif text and not _COMMENT.match(text):
            return (
                self._take_title_or_kicker(block)
                or self._take_label(line)
                or self._take_bare_names(line)
                or self._take_deck(block)
            )
        self._at.drop_lines()
        return True

    def _meta(self, line: Line) -> MetaLine | None:
        may_name = self._has_seen_title or self._stated.title is not None
        return read_meta_line(
            line.text, order=self._order, language=self._language, may_name=may_name
        )

    def _take_title_or_kicker(self, block: Block) -> bool:
        """Take a line above or at the title."""
        line = block.lines[0]
        if self._has_seen_title:
            return False
        if self._is_title(line.text):
            self._has_seen_title = True
        elif len(line.text) < _LONGEST_ABOVE and self._title_heading_is_near():
            self._head.found("kicker", line, "above the heading that is the title")
        elif self._stated.title is not None:
            return self._take_overridden(block)
        elif self._next_can_be_title() and (is_kicker(line.text) or self._is_section(line)):
            self._head.found("kicker", line, "short, in capitals or with a bar, above the title")
        elif (title := self._title_at(block)) is not None:
            self._head.title = title
            self._has_seen_title = True
            self._head.found("title", line, "the first line")
            self._at.drop_lines(len(block.lines) if title != line.text else 1)
            self._at.is_below_title = True
            self._head.title_line = line.number
            return True
        else:
            return False
        self._at.drop_lines()
        return True

    def _is_section(self, line: Line) -> bool:
        """Tell whether a word or two stand above a title that has its by-line or date below."""
        title, after = self._at.line_after(), self._at.line_after(2)
        if title is None or after is None or not is_section_above(line.text, title.text):
            return False
        return self._meta(after) is not None

    def _title_at(self, block: Block) -> str | None:
        """Return the title that a paragraph is, or begins with, or None."""
        line = block.lines[0]
        after = self._at.line_after()
        if len(block.lines) > 1 and (after is None or self._meta(after) is None):
            # Lines that belong together: a wrapped title, or text.
            whole = block.text
            return whole if len(block.lines) <= 3 and can_be_wrapped_title(whole) else None
        return line.text if can_be_title(line.text) else None

    def _take_label(self, line: Line) -> bool:
        """Take a label and its value on the next line (*Author*, *Caetano Brandt*)."""
        after = self._at.line_after()
        if after is None or len(line.text) > _LONGEST_LABEL or len(line.text.split()) > 2:
            return False
        whole = Line(number=line.number, text=f"{line.text.rstrip(' :：')}: {after.text}")
        meta = self._meta(whole)
        if meta is None or (meta.people is None and self._meta(after) is None):
            return False
        self._head.take(meta, whole)
        self._at.drop_lines()
        self._at.drop_lines()
        return True

    def _take_bare_names(self, line: Line) -> bool:
        """Take names without a label, where a date or a reading time stands beside them."""
        after = self._at.line_after()
        meta = self._meta(after) if after is not None else None
        if not self._has_seen_title or self._head.people is not None:
            return False
        if not (self._at.is_below_meta or (meta is not None and meta.people is None)):
            return False
        people = people_in(line.text, is_labelled=False)
        if not people:
            return False
        self._head.people = people
        self._head.found("author", line, "names beside a date")
        self._at.drop_lines()
        return True

    def _title_heading_is_near(self) -> bool:
        near = self._at.blocks[1:_NEAR]
        return any(block.kind == "heading" and self._is_title(block.text) for block in near)

    def _take_overridden(self, block: Block) -> bool:
        """Drop the title in the text where front matter states another one."""
        line = block.lines[0]
        after = self._at.line_after()
        if self._stated.where != "front matter" or after is None or self._meta(after) is None:
            return False
        if not can_be_title(line.text) or line.text.endswith("."):
            return False
        self._has_seen_title = True
        self._head.dropped.append(line.text)
        self._at.drop_lines()
        return True

    def _next_can_be_title(self) -> bool:
        if len(self._at.blocks[0].lines) == 1 and len(self._at.blocks) > 1:
            following = self._at.blocks[1]
            if following.kind == "heading":
                return True
            if following.kind != "text":
                return False
        after = self._at.line_after()
        return after is not None and can_follow_kicker(after.text) and self._meta(after) is None

    def _take_deck(self, block: Block) -> bool:
        """Take the paragraph between title and by-line: where more top lines follow it."""
        head = self._head
        if head.standfirst is not None or len(block.text) > LONGEST_STANDFIRST or not head.title:
            return False
        count = self._lines_of_deck(block)
        if count is None or not self._has_text_below():
            return False
        text = " ".join(line.text for line in block.lines[:count])
        if PLACE_LINE.fullmatch(text) and (text.upper() == text or " " not in text):
            head.dropped.append(text)
        else:
            head.standfirst = text
            head.found("standfirst", block.lines[0], "between the title and more top lines")
        self._at.drop_lines(count)
        return True

    def _has_text_below(self) -> bool:
        """Tell whether more than top lines follow the first paragraph."""
        below = self._at.blocks[1:_NEAR]
        return any(block.kind != "text" or self._meta(block.lines[-1]) is None for block in below)

    def _lines_of_deck(self, block: Block) -> int | None:
        """Return how many lines of a paragraph are the deck, or None."""
        for index in range(1, len(block.lines)):
            meta = self._meta(block.lines[index])
            if meta is not None:
                return index
        following = self._at.blocks[1] if len(self._at.blocks) > 1 else None
        if following is None or following.kind != "text":
            return None
        is_top = self._meta(following.lines[0]) is not None or following.roles & BYLINE_ROLES
        is_subtitle = self._at.is_below_title and is_dateline(following.text)
        return len(block.lines) if is_top or is_subtitle else None
