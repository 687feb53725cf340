"""A whole HTML page into what it says of itself and the blocks of its main part."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from publisher.markup.page_blocks import PageBlock, main_part, page_blocks
from publisher.markup.page_furniture import (
    is_unwanted_mark,
    own_marks,
    parse_page,
    prune,
    text_in,
    tidy,
)
from publisher.markup.plain import fold

_CHANGED = frozenset({"updated", "modified", "datemodified"})
_LONGEST_NAME = 60
_OF_HEAD = frozenset("title meta link script style base noscript template".split())


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
        published: Of the first element that gives a time for machines and is not marked as a
            change, or None.
        updated: Of the first that is, or None.
        authors: Words of elements that are marked as an author's name.
        heading: The title that the page shows: what is marked as one, else the first ``h1``;
            None without.
        blocks: Of the main part, in order.
    """

    language: str | None = None
    title: str | None = None
    meta: dict[str, str] = field(default_factory=dict)
    meta_lists: dict[str, tuple[str, ...]] = field(default_factory=dict)
    json_ld: tuple[str, ...] = ()
    canonical_url: str | None = None
    published: str | None = None
    updated: str | None = None
    authors: tuple[str, ...] = ()
    heading: str | None = None
    blocks: tuple[PageBlock, ...] = ()


def read_page(markup: str) -> Page:
    """Take a page or a fragment apart; whatever it is, this does not fail."""
    root = parse_page(markup)
    if root is None:
        return Page()
    _free_body(root)
    page = _head(root)
    tidy(root)
    prune(root)
    return replace(page, blocks=tuple(page_blocks(main_part(root))))


def _free_body(root: etree._Element) -> None:
    """Move into the body what belongs there.

    Where a page writes no body tag, libxml2 leaves the elements of HTML 5 (``article``, ``main``)
    in the head.
    """
    head, body = root.find("head"), root.find("body")
    strays = [one for one in head if one.tag not in _OF_HEAD] if head is not None else []
    if not strays:
        return
    if body is None:
        body = etree.SubElement(root, "body")
    strays[-1].tail = (strays[-1].tail or "") + (body.text or "")
    body.text = None
    for position, stray in enumerate(strays):
        body.insert(position, stray)


def _head(root: etree._Element) -> Page:
    """Return what a page says outside its main part."""
    lists = _meta(root)
    scripts = [e for e in root.iter("script") if "ld+json" in (e.get("type") or "")]
    links = [e.get("href") for e in root.iter("link") if e.get("rel") == "canonical"]
    title = root.find(".//title")
    heading = _heading(root)
    times = [(e, e.get("datetime") or e.get("title")) for e in _own(root, "time", "abbr")]
    moments = [
        (time, bool(own_marks(e) & _CHANGED)) for e, time in times if time and time[:1].isdigit()
    ]
    return Page(
        published=next((time for time, is_change in moments if not is_change), None),
        updated=next((time for time, is_change in moments if is_change), None),
        authors=_authors(root),
        language=root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"),
        title=(fold("".join(map(str, title.itertext()))) or None) if title is not None else None,
        meta={name: values[0] for name, values in lists.items()},
        meta_lists=lists,
        json_ld=tuple(script.text or "" for script in scripts),
        canonical_url=links[0] if links else None,
        heading=(text_in(heading) or None) if heading is not None else None,
    )


def _own(root: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Yield elements that do not stand among comments, links elsewhere, and the like."""
    for element in root.iter(*tags):
        around = element.iterancestors()
        if not any(
            is_unwanted_mark(mark) for one in around for mark in own_marks(one) - {"footer"}
        ):
            yield element


def _heading(root: etree._Element) -> etree._Element | None:
    """Return the title that a page shows: marked as such, else in the main part, else any."""
    for heading in _own(root, "h1", "h2", "h3", "h4"):
        if _is_title_mark(own_marks(heading)):
            return heading
    for paragraph in _own(root, "p"):
        if "msotitle" in own_marks(paragraph):
            return paragraph
    headings = list(_own(root, "h1"))
    for heading in headings:
        if next(heading.iterancestors("article", "main"), None) is not None:
            return heading
    return next(iter(headings), None)


def _is_title_mark(marks: frozenset[str]) -> bool:
    return "headline" in marks or ("title" in marks and bool(marks & {"entry", "post", "article"}))


def _authors(root: etree._Element) -> tuple[str, ...]:
    """Return the words of what is marked as an author's name, the most exact marks first."""
    found: dict[str, None] = {}
    for element in _own(root, "a", "span", "div", "p", "h4", "h5", "b", "strong", "address"):
        marks = own_marks(element)
        is_name = "author" in (element.get("rel") or "").split() or marks >= {"author", "name"}
        is_name = is_name or (marks >= {"name"} and "author" in _marks_around(element))
        is_name = is_name or (marks >= {"fn"} and "vcard" in _marks_around(element))
        text = text_in(element)
        if is_name and 0 < len(text) <= _LONGEST_NAME:
            found.setdefault(text)
    return tuple(found)


def _marks_around(element: etree._Element) -> frozenset[str]:
    around = list(element.iterancestors())[:3]
    return frozenset(mark for one in around for mark in own_marks(one))


def _meta(root: etree._Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = fold(element.get("content") or "")
        if name and content:
            key = name.strip().lower()
            found[key] = (*found.get(key, ()), content)
    return found


__all__ = ["Page", "PageBlock", "read_page"]
