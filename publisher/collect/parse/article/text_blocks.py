"""Plain text into blocks: paragraphs, headings with marks, lists, quotes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from publisher.collect.parse.article.blocks import Block, Line, join, line_of
from publisher.collect.parse.article.dates import find_dates
from publisher.markup import escape

_SETEXT = re.compile(r"(?:={3,}|-{3,}|~{3,})\s*\Z")
_RULE = re.compile(r"(?:[*\-_~•=+#·＊※＿–—―─━◇◆○●☆★] ?){3,}\Z|-- ?\Z|[–—]{1,2}\Z|\* ?\*\Z|⁂\Z")
_HASH = re.compile(r"(#{1,6})\s*(?!#)(\S.*?)\s*#*\Z")
_HASHTAGS = re.compile(r"#[^\s#]+(?:[\s,]+#[^\s#]+)+\s*\Z")
_MARKED = re.compile(r"[■◆●▼▲□◇▶►▷◎★☆▪◼◾❖]\s*(?P<text>\S.{0,80})\Z")
_BRACKETED = re.compile(r"[【〔《](?P<text>[^】〕》]{1,60})[】〕》]\Z")
_BULLET = re.compile(r"\s{0,8}[-*•‣◦▪]\s+(?=\S)")
_ENDS = re.compile(r"[-–—*]\s*[^\W_]+(?:\s[^\W_]+)?\s*[-–—*]")
"""``- Ends -``, ``- 30 -``: no item of a list."""

_NUMBERED = re.compile(r"\s{0,8}(\d{1,3})[.)]\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)」』）]*\Z")
_LONGEST_HEADING = 300
_WRAP_WIDTHS = range(45, 115)


@dataclass(frozen=True, slots=True)
class _Raw:
    number: int
    text: str


def read_text(text: str, *, first_line: int = 1) -> list[Block]:
    """Take a plain text apart.

    Args:
        text: Lines ended by newlines.
        first_line: Number of its first line in the file.
    """
    groups = list(_groups(text, first_line))
    is_wrapped = _is_hard_wrapped(groups)
    return [block for group in groups for block in _read_group(group, is_wrapped=is_wrapped)]


def is_rule(text: str) -> bool:
    """Tell whether a line only parts what is above it from what is below."""
    return _RULE.fullmatch(text) is not None


def is_hashtag_line(text: str) -> bool:
    """Tell whether a line consists of hashtags, so that it is no heading."""
    return _HASHTAGS.match(text) is not None


def _groups(text: str, first_line: int) -> Iterator[list[_Raw]]:
    group: list[_Raw] = []
    for number, line in enumerate(text.split("\n"), first_line):
        if line.strip():
            group.append(_Raw(number, line.rstrip()))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_hard_wrapped(groups: Sequence[Sequence[_Raw]]) -> bool:
    """Tell whether paragraphs were broken into lines at some width, as mail programs do."""
    inner = [line.text for group in groups for line in group[:-1] if not _starts_item(line.text)]
    longest = max((len(line.text) for group in groups for line in group), default=0)
    if len(inner) < 4 or longest > _WRAP_WIDTHS[-1]:
        return False
    width = max(map(len, inner))
    if width not in _WRAP_WIDTHS:
        return False
    full = [text for text in inner if len(text) >= width * 0.72]
    open_ended = [text for text in full if not _SENTENCE_END.search(text)]
    return len(full) >= len(inner) * 0.5 and len(open_ended) >= len(full) * 0.5


def _starts_item(text: str) -> bool:
    return bool(_BULLET.match(text) or _NUMBERED.match(text))


def _starts_date(text: str) -> bool:
    """Tell whether what looks like a numbered item is a date: ``12. Mai 2026``."""
    found = find_dates(text[:60], order="dmy", language=None)
    return bool(found) and found[0].start == 0


def _read_group(group: list[_Raw], *, is_wrapped: bool) -> Iterator[Block]:
    plain: list[_Raw] = []
    index = 0
    while index < len(group):
        block, used = _special(group, index, is_wrapped=is_wrapped, is_inside=bool(plain))
        if block is None:
            plain.append(group[index])
            index += 1
            continue
        yield from _paragraphs(plain, is_wrapped=is_wrapped)
        plain = []
        yield block
        index += used
    yield from _paragraphs(plain, is_wrapped=is_wrapped)


def _special(
    group: list[_Raw], index: int, *, is_wrapped: bool, is_inside: bool
) -> tuple[Block | None, int]:
    """Return the block that begins at a line and how many lines it takes, unless it is text."""
    raw = group[index]
    text = raw.text.strip()
    follows = group[index + 1].text.strip() if index + 1 < len(group) else ""
    if _SETEXT.fullmatch(follows) and not _RULE.fullmatch(text) and len(text) < 120:
        level = 1 if follows[0] == "=" else 2
        return _heading(raw.number, text, level), 2
    if _RULE.fullmatch(text):
        return Block(kind="rule", lines=(line_of(raw.number, text),), html="<hr>"), 1
    if not is_hashtag_line(text):
        for pattern in (_MARKED, _BRACKETED):
            if (match := pattern.fullmatch(text)) and not _SENTENCE_END.search(match["text"]):
                return _heading(raw.number, match["text"], 2), 1
        if len(text) < _LONGEST_HEADING and (match := _HASH.fullmatch(text)):
            return _heading(raw.number, match[2], len(match[1])), 1
    if text.startswith(">"):
        return _quote(group, index)
    is_item = _starts_item(raw.text) and not _ENDS.fullmatch(text)
    if is_item and not (is_inside and is_wrapped) and not _starts_date(text):
        return _list(group, index, is_wrapped=is_wrapped)
    return None, 0


def _heading(number: int, text: str, level: int) -> Block:
    return Block(kind="heading", lines=(line_of(number, text),), level=level)


def _quote(group: list[_Raw], index: int) -> tuple[Block, int]:
    lines = []
    for raw in group[index:]:
        text = raw.text.strip()
        if not text.startswith(">"):
            break
        lines.append(line_of(raw.number, text.lstrip("> ")))
    words = escape(join(line.text for line in lines))
    html = f"<blockquote><p>{words}</p></blockquote>"
    return Block(kind="quote", lines=tuple(lines), html=html), len(lines)


def _list(group: list[_Raw], index: int, *, is_wrapped: bool) -> tuple[Block, int]:
    """Read a run of items; wrapped or indented lines go on with the item above."""
    items: list[list[Line]] = []
    used = 0
    first = _NUMBERED.match(group[index].text)
    pattern = _NUMBERED if first else _BULLET
    for raw in group[index:]:
        match = pattern.match(raw.text)
        if match is not None:
            items.append([line_of(raw.number, raw.text[match.end() :])])
        elif items and (is_wrapped or raw.text.startswith(("  ", "\t"))):
            items[-1].append(line_of(raw.number, raw.text))
        else:
            break
        used += 1
    tag = "ol" if first else "ul"
    start = f' start="{first[1]}"' if first and first[1] not in {"0", "1"} else ""
    inner = "".join(f"<li>{escape(join(line.text for line in item))}</li>" for item in items)
    lines = tuple(line for item in items for line in item)
    html = f"<{tag}{start}>{inner}</{tag}>"
    return Block(kind="list", lines=lines, html=html), used


def _paragraphs(raws: list[_Raw], *, is_wrapped: bool) -> Iterator[Block]:
    """Make one paragraph of wrapped lines, else one of each line."""
    lines = [line_of(raw.number, raw.text) for raw in raws]
    if lines and is_wrapped:
        yield Block(kind="text", lines=tuple(lines))
    else:
        yield from (Block(kind="text", lines=(line,)) for line in lines)
