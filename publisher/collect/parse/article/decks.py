"""The paragraph between title and by-line."""

from publisher.collect.parse.article.blocks import Block
from publisher.collect.parse.article.datelines import is_dateline
from publisher.collect.parse.article.found import LONGEST_STANDFIRST
from publisher.collect.parse.article.labels import BYLINE_ROLES, PLACE_LINE
from publisher.collect.parse.article.names import people_in
from publisher.collect.parse.article.top import NEAR, Top


def take_deck(top: Top, block: Block) -> bool:
    """Take the paragraph between title and by-line: where more top lines follow it."""
    head = top.head
    if head.standfirst is not None or len(block.text) > LONGEST_STANDFIRST or not head.title:
        return False
    count = _lines_of_deck(top, block)
    if count is None or not _has_text_below(top):
        return False
    text = " ".join(line.text for line in block.lines[:count])
    if PLACE_LINE.fullmatch(text) and (text.upper() == text or " " not in text):
        head.dropped.append(text)
    else:
        head.standfirst = text
        head.found("standfirst", block.lines[0], "between the title and more top lines")
    top.at.drop_lines(count)
    return True


def _has_text_below(top: Top) -> bool:
    """Tell whether more than top lines follow the first paragraph."""
    below = top.at.blocks[1:NEAR]
    return any(block.kind != "text" or top.meta(block.lines[-1]) is None for block in below)


def _is_name_above_date(top: Top, block: Block) -> bool:
    after = [line for one in top.at.blocks[1:3] if one.kind == "text" for line in one.lines][1:2]
    is_name = people_in(block.lines[0].text, is_labelled=False)
    return bool(is_name and after and top.meta(after[0]) is not None)


def _lines_of_deck(top: Top, block: Block) -> int | None:
    """Return how many lines of a paragraph are the deck, or None."""
    for index in range(1, len(block.lines)):
        if top.meta(block.lines[index]) is not None:
            return index
    following = top.at.blocks[1] if len(top.at.blocks) > 1 else None
    if following is None or following.kind != "text":
        return None
    is_top = (
        top.meta(following.lines[0]) is not None
        or bool(following.roles & BYLINE_ROLES)
        or _is_name_above_date(top, following)
    )
    is_subtitle = top.at.is_below_title and is_dateline(following.text)
    return len(block.lines) if is_top or is_subtitle else None
