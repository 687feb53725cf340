"""The only reader of HTML fragments into trees (lxml)."""

import re
from collections.abc import Iterator
from html import escape

import lxml.html
from lxml import etree

from publisher.markup.plain import BLOCKS

MAX_DEPTH = 200
"""Deeper nesting is flattened: sanitising costs the square of the depth."""

MOST_UNCLOSED = 20
"""Of ``<b>`` and its like may stay open: a sanitiser opens each again in every paragraph."""

_MOST_READ = 2000
_ANY_TAG = re.compile(r"<[^>]*>?")
_FORMATTING = re.compile(
    r"<(/?)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])", re.IGNORECASE
)

_SILENT = frozenset({"script", "style", "template", "noscript", "head", "title"})


def parse(markup: str) -> etree._Element | None:
    """Return an element that holds the fragment, or None where there is nothing in it."""
    parser = lxml.html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    body = f"<div>{markup}</div>".encode("utf-8", "replace")
    try:
        return lxml.html.fromstring(body, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def text_of(markup: str) -> str:
    """Return a fragment's words, blocks apart from each other."""
    root = parse(markup)
    return "" if root is None else "".join(pieces(root))


def pieces(root: etree._Element) -> Iterator[str]:
    """Yield an element's text in order, with a space at both ends of each block."""
    # Not recursive: fragments may be nested deeper than the stack.
    stack: list[tuple[etree._Element, bool]] = [(root, False)]
    while stack:
        element, is_end = stack.pop()
        is_block = element.tag in BLOCKS
        if is_end:
            if is_block:
                yield " "
            yield element.tail or "" if element is not root else ""
            continue
        if element.tag in _SILENT or not isinstance(element.tag, str):
            yield element.tail or "" if element is not root else ""
            continue
        if is_block:
            yield " "
        yield element.text or ""
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def tame(markup: str) -> tuple[str, bool]:
    """Return a fragment, written anew where sanitising it would cost more than it is long.

    The sanitiser's parser takes the square of the depth, and opens formatting that was never
    closed again in each following paragraph, as the HTML standard says.

    Returns:
        The fragment, and whether it is so deep that elements which that parser adds (as ``tbody``)
        may take it over the limit.
    """
    root = parse(markup)
    if root is None:
        return "", False
    depth = _depth(root)
    if depth >= _MOST_READ:
        # libxml2 has given up there, and dropped all that follows.
        return f"<p>{_ANY_TAG.sub(' ', markup)}</p>", False
    if depth > MAX_DEPTH + 1:  # the root is ours
        _flatten(root)
        return write(root), True
    is_deep = depth > MAX_DEPTH // 2
    return (write(root) if _unclosed(markup) > MOST_UNCLOSED else markup), is_deep


def _depth(root: etree._Element) -> int:
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def _unclosed(markup: str) -> int:
    if markup.count("<") - 2 * markup.count("</") <= MOST_UNCLOSED:
        return 0
    marks = _FORMATTING.findall(markup)
    return len(marks) - 2 * marks.count("/")


def _flatten(root: etree._Element) -> None:
    """Make everything below `MAX_DEPTH` text of what is there."""
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    for element in (one for one in level if len(one)):
        words = "".join(pieces(element))
        for child in list(element):
            element.remove(child)
        element.text = words


def write(root: etree._Element) -> str:
    """Return what an element holds as HTML."""
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in root)
    return escape(root.text or "") + "".join(inner)
