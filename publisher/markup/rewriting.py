"""What the rules of a source change in its HTML, before it is sanitised."""

import re
from collections.abc import Iterator

from lxml import etree

from publisher.markup.plain import escape
from publisher.markup.selectors import SELECTOR
from publisher.markup.tree import parse, write

_BREAKS = re.compile(r"\s*\n\s*\n\s*")
_HAS_BREAKS = re.compile(r"<(?:br|p|div|li|pre|table|ul|ol|blockquote)\b", re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_NO_LINKS_WITHIN = frozenset({"a", "code", "pre", "script", "style", "textarea"})
_CAPTIONED = 3
"""Letters that a caption has at least."""


def with_line_breaks(markup: str) -> str:
    """Make lines lines, and what an empty line parts paragraphs, where there is no other markup."""
    if _HAS_BREAKS.search(markup):
        return markup
    paragraphs = (part.strip().replace("\n", "<br>") for part in _BREAKS.split(markup))
    return "".join(f"<p>{part}</p>" for part in paragraphs if part)


def with_links(markup: str) -> str:
    """Make links of the addresses that stand in the text."""
    if "http" not in markup or (root := parse(markup)) is None:
        return markup
    for element in list(root.iter()):
        parent = element.getparent()
        if element.text and not _is_within(element, _NO_LINKS_WITHIN):
            _link_text(element, element.text, at=0)
        if parent is not None and element.tail and not _is_within(parent, _NO_LINKS_WITHIN):
            tail, element.tail = element.tail, None
            _link_text(parent, tail, at=parent.index(element) + 1, after=element)
    return write(root)


def _link_text(
    parent: etree._Element, text: str, *, at: int, after: etree._Element | None = None
) -> None:
    parts = list(_parts(text))
    if after is None:
        parent.text = parts[0][0]
    else:
        after.tail = parts[0][0]
    for offset, (tail, url) in enumerate(parts[1:]):
        link = etree.Element("a", href=url)
        link.text = url
        link.tail = tail
        parent.insert(at + offset, link)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text before the first address, then each address with the text after it."""
    found = list(_ADDRESS.finditer(text))
    ends = [*(match.start() for match in found), len(text)]
    yield text[: ends[0]], ""
    for match, end in zip(found, ends[1:], strict=True):
        yield text[match.end() : end], match[0]


def _is_within(element: etree._Element, names: frozenset[str]) -> bool:
    return element.tag in names or any(one.tag in names for one in element.iterancestors())


def with_captions(markup: str) -> str:
    """Show what images say only where a mouse rests on them, as a caption below."""
    if "title" not in markup or (root := parse(markup)) is None:
        return markup
    for image in list(root.iter("img")):
        title = (image.get("title") or "").strip()
        if len(title) < _CAPTIONED or title == (image.get("alt") or "").strip():
            continue
        caption = etree.fromstring(f"<p>{escape(title)}</p>")
        caption.tail, image.tail = image.tail, None
        image.addnext(caption)
    return write(root)


def without(markup: str, selectors: str) -> str:
    """Leave out the elements that a list of selectors names.

    Args:
        markup: HTML.
        selectors: Separated by commas, each as `SELECTOR` has it.
    """
    if (root := parse(markup)) is None:
        return markup
    for selector in selectors.split(","):
        match = SELECTOR.fullmatch(selector.strip())
        if match is None or not match[0]:
            continue
        for element in [one for one in root.iter() if one is not root and _is_meant(one, match)]:
            _drop(element)
    return write(root)


def _is_meant(element: etree._Element, selector: re.Match[str]) -> bool:
    tag, kind, name = selector.groups()
    if not isinstance(element.tag, str) or (tag and element.tag != tag.lower()):
        return False
    if kind is None:
        return True
    return (
        name == element.get("id") if kind == "#" else name in (element.get("class") or "").split()
    )


def _drop(element: etree._Element) -> None:
    """Take an element out; what follows it stays."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = f"{before.tail or ''}{element.tail or ''}"
    else:
        parent.text = f"{parent.text or ''}{element.tail or ''}"
    parent.remove(element)
