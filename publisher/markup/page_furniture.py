"""What of a page belongs to the site and not to the article: found by its marks, and taken out."""

import re

import lxml.html
from lxml import etree

from publisher.markup.plain import fold
from publisher.markup.tree import pieces

_NEVER = frozenset(
    """
    nav footer script style noscript template button iframe object embed select textarea input
    dialog svg canvas menu head amp-ad amp-sidebar amp-social-share amp-analytics
    """.split()
)
_UNWANTED_PARTS = frozenset({"navigation", "complementary", "search"})
_MARKED_TAGS = frozenset("div section ul ol p header span table form".split())
_UNWANTED = frozenset(
    """
    ad ads nav navigation navbar menu share social footer foot colophon skip paywall popup modal
    banner outbrain taboola pager pagination readnext toolbar visually tags cta
    """.split()
)
_UNWANTED_WORD = re.compile(
    "related|newsletter|subscri|signup|comment|breadcrumb|sharing|sharedaddy|advert|cookie|sidebar"
    "|promo|recommend|popular|trending|mostread"
)
_WEAK = re.compile("share|social|comment$|banner|foot$|recommend|popular|toolbar|ad$|tags$|cta$")
"""Words that stand in names of other things too (``share-price``): only short or link-heavy parts
with them are taken out."""

_OF_BYLINE = frozenset({"meta", "submitted", "byline", "author"})
_LONG = 200
_MARK = re.compile(r"[a-z]+")


def parse_page(markup: str) -> etree._Element | None:
    """Return the root of a page, or None where there is nothing in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml.html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def text_in(element: etree._Element) -> str:
    """Return the words of an element, white space folded."""
    return fold("".join(pieces(element)))


def own_marks(element: etree._Element) -> frozenset[str]:
    """Return the words of an element's ``class``, ``id``, ``itemprop`` and ``rel``."""
    names = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "rel"))
    return frozenset(_MARK.findall(names.lower()))


def is_unwanted_mark(mark: str) -> bool:
    """Tell whether a mark names what surrounds an article: menus, calls, comments, …."""
    return mark in _UNWANTED or _UNWANTED_WORD.match(mark) is not None


def tidy(root: etree._Element) -> None:
    """Make plain what some systems write in their own way."""
    for element in list(root.iter("amp-img")):
        element.tag = "img"
    for element in list(root.iter("footer")):
        if own_marks(element) & _OF_BYLINE:  # where Drupal says who wrote and when
            element.tag = "div"
    for element in root.iter("time"):
        element.tail = f" {element.tail or ''}"
    for link in list(root.iter("a")):
        if (link.get("href") or "").startswith("#cmnt"):  # remarks of a text processor
            drop(next((e for e in link.iterancestors("sup", "p", "div")), link))


def prune(root: etree._Element) -> None:
    """Take out what belongs to the site, not to the article."""
    most = (len(text_in(root)) or 1) / 2
    for element in list(root.iter()):
        if element.getparent() is None:
            continue
        if element.tag in _NEVER or (_is_unwanted(element) and len(text_in(element)) < most):
            drop(element)


def _is_unwanted(element: etree._Element) -> bool:
    if element.tag in {"body", "html", "article", "main"}:
        return False
    if element.get("hidden") is not None or element.get("role") in _UNWANTED_PARTS:
        return True
    marks = own_marks(element)
    unwanted = {mark for mark in marks if is_unwanted_mark(mark)}
    if marks >= {"most", "read"}:
        unwanted.add("mostread")
    length = len(text_in(element))
    linked = sum(len(text_in(link)) for link in element.iter("a"))
    if element.tag == "aside":
        return bool(unwanted) or linked * 2 > length
    if element.tag == "td":
        return linked > 0.8 * length and len(list(element.iter("a"))) > 2
    if element.tag not in _MARKED_TAGS or not unwanted:
        return False
    return any(not _WEAK.match(mark) for mark in unwanted) or length < _LONG or linked * 3 > length


def drop(element: etree._Element) -> None:
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
