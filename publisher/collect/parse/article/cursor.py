"""Where the reader of the top of an article stands."""

from collections.abc import Sequence

from publisher.collect.parse.article.blocks import Block, Line


class Cursor:
    """Hold the blocks that are not yet taken.

    Args:
        blocks: All of them.

    Attributes:
        blocks: Those from the cursor on; the first may have lost lines.
        is_below_meta: Whether the line above says when or how long.
        is_below_title: Whether the line above is the title.
        is_below_people: Whether the line above names people, or what they are.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = list(blocks)
        self.is_below_meta = False
        self.is_below_title = False
        self.is_below_people = False

    def drop_block(self) -> Block:
        """Go on behind a block, and return it."""
        self.is_below_meta = self.is_below_title = self.is_below_people = False
        return self.blocks.pop(0)

    def drop_lines(self, count: int = 1) -> None:
        """Go on behind lines of the first paragraph."""
        self.is_below_meta = self.is_below_title = self.is_below_people = False
        rest = self.blocks[0].without_lines(count)
        self.blocks[:1] = [rest] if rest else []

    def line_after(self, count: int = 1) -> Line | None:
        """Return the line so many behind the first, in its paragraph or the next, or None."""
        near = [block for block in self.blocks[: count + 1] if block.kind == "text"]
        lines = [line for block in near for line in block.lines]
        return lines[count] if len(lines) > count else None
