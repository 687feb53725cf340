"""XHTML in Atom, written as feedparser writes it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from publisher.collect.parse.feed.quick_names import UnsureError

_XHTML = "{http://www.w3.org/1999/xhtml}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
# These have meanings of their own wherever they stand.
_ODD = frozenset({"body", "math", "svg"})
_IN_LOWER_CASE = frozenset({"rel", "type"})


def inner_xhtml(element: Element) -> str:
    """Return what an element holds, without the one ``div`` that Atom wraps it in.

    Raises:
        UnsureError: It holds anything but elements of XHTML.
    """
    only = element[0] if len(element) == 1 else None
    around = (element.text or "") + (only.tail or "" if only is not None else "")
    if only is not None and not around.strip() and _name(only) == "div":
        element = only
    return "".join(_inner(element)).strip()


def _inner(element: Element) -> Iterator[str]:
    # Not recursive: nesting may be deeper than the stack.
    yield escape(element.text or "")
    open_: list[tuple[Element, Iterator[Element]]] = [(element, iter(element))]
    while open_:
        current, children = open_[-1]
        child = next(children, None)
        if child is not None:
            yield f"<{_name(child)}{''.join(_attributes(child))}>{escape(child.text or '')}"
            open_.append((child, iter(child)))
            continue
        open_.pop()
        if open_:
            yield f"</{_name(current)}>{escape(current.tail or '')}"


def _name(element: Element) -> str:
    tag: str = element.tag
    name = tag.removeprefix(_XHTML).lower()
    if not tag.startswith(_XHTML) or name in _ODD:
        raise UnsureError(tag)
    return name


def _attributes(element: Element) -> Iterator[str]:
    for key, value in element.attrib.items():
        name = key.lower()
        if key.startswith(_XML):
            name = f"xml:{key.removeprefix(_XML).lower()}"
        elif key.startswith("{"):
            raise UnsureError(key)
        text = value.lower() if name in _IN_LOWER_CASE else value
        yield f' {name}="{escape(text, {chr(34): "&quot;"})}"'
