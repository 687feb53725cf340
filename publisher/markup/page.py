"""A whole HTML page into what it says of itself and the blocks of its main part."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import lxml.html
from lxml import etree

from publisher.markup.plain import fold
from publisher.markup.tree import pieces

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
_NEVER = frozenset(
    """
    nav footer script style noscript template button iframe object embed select textarea input
    dialog svg canvas menu head
    """.split()
)
_UNWANTED_PARTS = frozenset({"navigation", "complementary", "search"})
_MARKED_TAGS = frozenset("div section ul ol p header span table form".split())
_UNWANTED = frozenset(
    """
    nav navigation navbar menu sidebar related newsletter subscribe subscription signup share
    sharing social promo promotion advert advertisement ads cookie cookies comments comment
    breadcrumb breadcrumbs pagination recommended recommendations toolbar footer foot
    colophon skip paywall popup modal banner outbrain taboola readnext
    """.split()
)
_MARK = re.compile(r"[a-z]+")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Hold what a page says.

    Attributes:
        language: Of the ``html`` element, or None.
        title: Of the ``title`` element, or None.
        meta: Content of ``meta`` elements by lower-case name or property, the first of each; of
            names that occur more than once, all are in ``meta_lists``.
        meta_lists: All of them.
        json_ld: Texts of JSON-LD scripts.
        canonical_url: As stated, or None.
        datetime: Of the first ``time`` element in the main part that has one, or None.
        heading: Words of the first ``h1``, or None.
        blocks: Of the main part, in order.
    """

    language: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    meta_lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    json_ld: tuple[str, ...] = ()
    canonical_url: str | None = None
    datetime: str | None = None
    heading: str | None = None
    blocks: tuple[PageBlock, ...] = ()


def read_page(markup: str) -> Page:
    """Take a page or a fragment apart; whatever it is, this does not fail."""
    root = _parse(markup)
    if root is None:
        return Page()
    page = _head(root)
    _prune(root)
    main = _main_part(root)
    time = next((e.get("datetime") for e in main.iter("time") if e.get("datetime")), None)
    return replace(page, datetime=time, blocks=tuple(_blocks(main)))


def _head(root: etree._Element) -> Page:
    """Return what a page says outside its main part."""
    lists = _meta(root)
    scripts = [e for e in root.iter("script") if "ld+json" in (e.get("type") or "")]
    links = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    title = root.find(".//title")
    heading = next(root.iter("h1"), None)
    return Page(
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        title=_text(title) if title is not None else None,
        meta={name: values[0] for name, values in lists.items()},
        meta_lists=lists,
        json_ld=tuple(script.text or "" for script in scripts),
        canonical_url=links[0] if links else None,
        heading=(_text(heading) or None) if heading is not None else None,
    )


def _parse(markup: str) -> etree._Element | None:
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def _meta(root: etree._Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = fold(element.get("content") or "")
        if name and content:
            key = name.strip().lower()
            found[key] = (*found.get(key, ()), content)
    return found


def _prune(root: etree._Element) -> None:
    """Take out what belongs to the site, not to the article."""
    most = (len(_text(root)) or 1) / 2
    for element in list(root.iter()):
        if element.getparent() is None:
            continue
        if element.tag in _NEVER or (_is_unwanted(element) and len(_text(element)) < most):
            _drop(element)


def _is_unwanted(element: etree._Element) -> bool:
    if element.tag in {"body", "html", "article", "main"}:
        return False
    if element.get("hidden") is not None or element.get("role") in _UNWANTED_PARTS:
        return True
    is_unwanted = bool(_own_marks(element) & _UNWANTED)
    if element.tag == "aside":
        links = sum(len(_text(link)) for link in element.iter("a"))
        return is_unwanted or links * 2 > len(_text(element))
    if element.tag == "td":
        names = [len(_text(link)) for link in element.iter("a")]
        return len(names) > 2 and sum(names) > 0.8 * len(_text(element))
    return element.tag in _MARKED_TAGS and is_unwanted


def _drop(element: etree._Element) -> None:
    """Remove an element but not the text behind it."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def _main_part(root: etree._Element) -> etree._Element:
    for path in (".//article", ".//main", ".//*[@role='main']"):
        found = max(root.iterfind(path), key=lambda element: len(_text(element)), default=None)
        if found is not None and len(_text(found)) >= _MAIN_TEXT:
            return found
    body = root.find(".//body")
    return root if body is None else body


def _text(element: etree._Element) -> str:
    return fold("".join(pieces(element)))


def _blocks(main: etree._Element) -> Iterator[PageBlock]:
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
            roles |= _own_marks(element)
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
    text = _text(element)
    if not text and element.tag != "hr" and not _has_media(element):
        return None
    tag = element.tag if element.tag in _LEAVES else "p"
    outer = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    if element.tag not in _LEAVES:
        outer = f"<p>{inner}</p>"
    roles = around | _own_marks(element)
    if len(text) < 300:
        roles |= frozenset(mark for child in element.iter() for mark in _own_marks(child))
    return PageBlock(tag=str(tag), inner=inner.strip(), outer=outer, text=text, roles=roles)


def _loose(markup: str, roles: frozenset[str]) -> PageBlock | None:
    """Make a paragraph of text that stands directly in a container."""
    root = _parse(f"<p>{markup}</p>") if markup.strip() else None
    text = _text(root) if root is not None else ""
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


def _own_marks(element: etree._Element) -> frozenset[str]:
    names = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))
    return frozenset(_MARK.findall(names.lower()))
