"""The main part of a page into blocks."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from publisher.markup.page_furniture import own_marks, parse_page, text_in

_LEAVES = frozenset(
    """
    p h1 h2 h3 h4 h5 h6 ul ol dl table pre blockquote figure hr img picture video audio details
    """.split()
)
_CONTAINERS = frozenset(
    """
    div section article main header center body html address hgroup span form table tbody tr td
    aside
    """.split()
)
_MAIN_TEXT = 140
"""Characters from which an ``article`` or ``main`` element is believed to hold the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """Hold one block of a page.

    Attributes:
        tag: ``p`` for text that stands in no paragraph.
        inner: What stands between its tags, HTML.
        outer: The whole of it, HTML.
        text: Its words, white space folded.
        roles: Words of ``class``, ``id``, ``itemprop`` and ``rel`` of it, of what is around it
            inside the main part, and of what is in it where that is short.
    """

    tag: str
    inner: str
    outer: str
    text: str
    roles: frozenset[str]


def main_part(root: etree._Element) -> etree._Element:
    """Return the element that holds the article: the largest of its kind, else the body."""
    for path in (".//article", ".//main", ".//*[@role='main']"):
        found = max(root.iterfind(path), key=lambda element: len(text_in(element)), default=None)
        if found is not None and len(text_in(found)) >= _MAIN_TEXT:
            return found
    body = root.find(".//body")
    return root if body is None else body


def page_blocks(main: etree._Element) -> Iterator[PageBlock]:
    """Yield the leaves of the tree of containers; loose text becomes paragraphs."""
    stack: list[etree._Element | tuple[list[str], frozenset[str]]] = [main]
    around: dict[etree._Element, frozenset[str]] = {main: frozenset()}
    while stack:
        element = stack.pop()
        if isinstance(element, tuple):
            if block := _loose("".join(element[0]), element[1]):
                yield block
            continue
        if _is_leaf(element):
            if block := _leaf(element, around.get(element, frozenset())):
                yield block
            continue
        roles = around.get(element, frozenset())
        if element is not main:
            roles |= own_marks(element)
        parts: list[etree._Element | tuple[list[str], frozenset[str]]] = []
        loose = [element.text or ""]
        for child in element:
            if (_is_leaf(child) and child.tag in _LEAVES) or (
                child.tag in _CONTAINERS and _is_block(child)
            ):
                parts.append((loose, roles))
                around[child] = roles
                parts.append(child)
                loose = [child.tail or ""]
            else:
                loose.append(etree.tostring(child, encoding="unicode", method="html"))
        parts.append((loose, roles))
        stack.extend(reversed(parts))


def _is_leaf(element: etree._Element) -> bool:
    """Tell whether an element is one block; a table that lays out a page is none."""
    if element.tag == "table":
        return next(element.iter("p", "h1", "h2", "h3"), None) is None
    return element.tag in _LEAVES or not _holds_blocks(element)


def _is_block(element: etree._Element) -> bool:
    return element.tag != "span" or _holds_blocks(element)


def _holds_blocks(element: etree._Element) -> bool:
    return any(
        child.tag in _LEAVES - {"img", "picture"} or child.tag in _CONTAINERS - {"span"}
        for child in element.iter()
        if child is not element and isinstance(child.tag, str)
    )


def _leaf(element: etree._Element, around: frozenset[str]) -> PageBlock | None:
    inner = (_escaped(element.text or "")) + "".join(
        etree.tostring(child, encoding="unicode", method="html") for child in element
    )
    text = text_in(element)
    if not text and element.tag != "hr" and not _has_media(element):
        return None
    tag = element.tag if element.tag in _LEAVES else "p"
    outer = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    if element.tag not in _LEAVES:
        outer = f"<p>{inner}</p>"
    roles = around | own_marks(element)
    if len(text) < 300:
        roles |= frozenset(mark for child in element.iter() for mark in own_marks(child))
    return PageBlock(tag=str(tag), inner=inner.strip(), outer=outer, text=text, roles=roles)


def _loose(markup: str, roles: frozenset[str]) -> PageBlock | None:
    """Make a paragraph of text that stands directly in a container."""
    root = parse_page(f"<p>{markup}</p>") if markup.strip() else None
    text = text_in(root) if root is not None else ""
    if not text and "<img" not in markup:
        return None
    return PageBlock(
        tag="p", inner=markup.strip(), outer=f"<p>{markup}</p>", text=text, roles=roles
    )


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _has_media(element: etree._Element) -> bool:
    return (
        element.tag in {"img", "video", "audio"}
        or next(element.iter("img", "video", "audio"), None) is not None
    )
