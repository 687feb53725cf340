"""The only reader of HTML fragments into trees (lxml)."""

from collections.abc import Iterator

import lxml.html
from lxml import etree

MAX_DEPTH = 200
"""Deeper nesting is flattened: sanitising costs the square of the depth."""

BLOCKS = frozenset(
    """
    address article aside blockquote br caption dd details div dl dt figcaption figure footer h1
    h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead
    tr ul
    """.split()
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


def is_deep(markup: str) -> bool:
    """Tell whether tags may be nested deeper than `MAX_DEPTH`; errs on the side of yes."""
    return markup.count("<") > MAX_DEPTH and _deepest(markup) > MAX_DEPTH


def _deepest(markup: str) -> int:
    depth = deepest = 0
    for part in markup.split("<")[1:]:
        if part.startswith("/"):
            depth -= 1
        elif part[:1].isalpha():
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def flatten(markup: str) -> str:
    """Return the fragment with everything below `MAX_DEPTH` as text in paragraphs."""
    root = parse(markup)
    if root is None:
        return ""
    level = [root]
    for _ in range(MAX_DEPTH):
        level = [child for element in level for child in element]
    for element in level:
        words = "".join(pieces(element))
        tail = element.tail
        for child in list(element):
            element.remove(child)
        element.text, element.tail = words, tail
    inner = (etree.tostring(child, encoding="unicode", method="html") for child in root)
    return (root.text or "") + "".join(inner)
