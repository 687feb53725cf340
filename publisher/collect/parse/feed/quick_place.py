"""Where the quick reader is in a document, and how it takes an element for what it is."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publisher.collect.parse.feed.quick_names import OTHER, Names, UnsureError

Attributes = dict[str, str]

_WINDOWS_CHARACTERS = re.compile("[\x80-\x9f]")
# An address that joining to any other leaves as it is.
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?\Z")


class Place:
    """Hold where the reader is, and what feedparser keeps from one element to the next.

    Attributes:
        names: What elements and attributes are called.
        is_atom: Whether text is what its type says, and never looked at for markup.
        depth: Of the elements being read; the root's is 1.
        title_depth: Of the last title that said something, -1 for none.
        has_content: Whether the entry being read had an element for its content.
        base: What relative addresses refer to, empty for nothing stated.
        language: As declared by ``xml:lang``, or None.
    """

    __slots__ = ("base", "depth", "has_content", "is_atom", "language", "names", "title_depth")

    def __init__(self, names: Names, *, is_atom: bool) -> None:
        self.names = names
        self.is_atom = is_atom
        self.depth = 1
        self.title_depth = -1
        self.has_content = False
        self.base = ""
        self.language: str | None = None

    def attributes(self, element: Element) -> Attributes:
        """Return an element's attributes by name; ``rel`` and ``type`` in lower case."""
        if not element.attrib:
            return {}
        found = {self.names[name]: value for name, value in element.attrib.items()}
        for name in ("rel", "type"):
            if value := found.get(name):
                found[name] = value.lower()
        return found

    def base_within(self, attributes: Attributes) -> str:
        """Return what addresses in an element refer to."""
        stated = attributes.get("xml:base", attributes.get("base"))
        if not stated:
            return self.base
        if not _PLAIN_URL.match(stated):
            raise UnsureError(stated)
        return stated

    def language_within(self, attributes: Attributes) -> str | None:
        """Return the language that is declared for an element."""
        stated = attributes.get("xml:lang", attributes.get("lang"))
        return self.language if stated is None else stated or None


def leaf(element: Element) -> str:
    """Return the text of an element that holds nothing else, without white space around it."""
    if len(element):
        raise UnsureError(element.tag)
    return (element.text or "").strip()


def settled(text: str) -> str:
    """Return a text as it is; what is written in windows-1252's own numbers is not for us."""
    if not text.isascii() and _WINDOWS_CHARACTERS.search(text):
        raise UnsureError(text)
    return text


def parts_of(
    place: Place, element: Element, known: dict[str, str] | frozenset[str]
) -> Iterator[tuple[str, Element]]:
    """Yield an element's known parts by name; those of other namespaces are passed over."""
    for part in element:
        name = place.names[part.tag]
        if name in known:
            yield name, part
        elif name == OTHER:
            pass_over(place, part)
        else:
            raise UnsureError(part.tag)


def pass_over(place: Place, element: Element) -> None:
    """Leave out an element of which neither feedparser nor anybody makes anything."""
    if len(element):
        for part in element.iter():
            if place.names[part.tag] != OTHER:
                raise UnsureError(part.tag)
