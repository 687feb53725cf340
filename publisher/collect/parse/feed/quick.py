"""Read a well-formed feed at a tenth of feedparser's cost, or say that only feedparser can.

It takes the elements that feeds are made of as feedparser takes them; a document that holds
anything else is left to feedparser as a whole. So no field ever depends on which of the two has
read it: a differential test holds that over the corpus and over feeds made up for it.
"""

from collections.abc import Mapping
from dataclasses import replace
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element, XMLParser

from publisher.collect.parse.feed.mend import LENIENTLY, WHOLE_IN_PART, mend
from publisher.collect.parse.feed.quick_names import ATOM, OTHER, Names, UnsureError
from publisher.collect.parse.feed.quick_place import Place, pass_over
from publisher.collect.parse.feed.quick_tables import pass_aside, take_of_entry, take_of_feed
from publisher.collect.parse.feed.reading import Properties, Reading, require_depth
from publisher.model.limits import MAX_DEPTH

_ATOM_ROOT = f"{{{ATOM}}}feed"
_RDF_ROOT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}RDF"
_RSS_1 = "http://purl.org/rss/1.0/"
_RSS_1_CHANNEL = f"{{{_RSS_1}}}channel"
_ENTRY = frozenset({"item", "entry"})
_ASIDE = frozenset({"image", "textinput"})


def read_quickly(
    text: str, entities: Mapping[str, str] | None = None, *, max_depth: int = MAX_DEPTH
) -> Reading | None:
    """Return what feedparser would find in a prepared document, or None where it must be asked.

    Args:
        text: Without XML declaration and document type.
        entities: What its own entities stand for; needed where it has to be mended.
        max_depth: How deep its elements may be nested.

    Raises:
        ParseError: They are nested deeper.
    """
    data = text.encode("utf-8", "replace")
    try:
        return _read(_parse(data, max_depth), Names(text))
    except UnsureError:
        return None
    except ET.ParseError as error:
        if error.code in WHOLE_IN_PART:
            return None
    mended = mend(text, dict(entities or {}))
    try:
        tree = _parse(mended.encode("utf-8", "replace"), max_depth)
        reading = _read(tree, Names(mended))
    except (ET.ParseError, UnsureError):
        return None
    return replace(reading, warnings=(LENIENTLY,))


def _parse(data: bytes, max_depth: int) -> Element:
    parser = XMLParser(encoding="utf-8")
    parser.feed(data)
    root: Element = parser.close()
    require_depth(_depth(root), max_depth)
    return root


def _depth(root: Element) -> int:
    depth, level = 0, [root]
    while level:
        depth += 1
        level = [part for element in level for part in element]
    return depth


def _read(root: Element, names: Names) -> Reading:
    if root.tag == "rss":
        return _Document(names, version="rss20").read(root, depth_of_feed=2)
    if root.tag == _ATOM_ROOT and not names.declares(_RSS_1):
        return _Document(names, version="atom10").read(root, depth_of_feed=1)
    if root.tag == _RDF_ROOT and root.find(_RSS_1_CHANNEL) is not None and not names.declares(ATOM):
        return _Document(names, version="rss10").read(root, depth_of_feed=2)
    raise UnsureError(root.tag)


class _Document:
    def __init__(self, names: Names, *, version: str) -> None:
        self.place = Place(names, is_atom=version.startswith("atom"))
        self.version = version
        self.feed: Properties = {}
        self.entries: list[Properties] = []

    def read(self, root: Element, *, depth_of_feed: int) -> Reading:
        """Return what the document holds.

        Args:
            root: Its first element.
            depth_of_feed: Of the element that describes the feed: that one, or one within.
        """
        place = self.place
        attributes = place.attributes(root)
        place.base = place.base_within(attributes)
        place.language = place.language_within(attributes)
        if place.language and self.version != "rss10":
            self.feed["language"] = place.language.replace("_", "-")
        if depth_of_feed == 1:
            self._read_feed(root)
        else:
            self._read_parts(root)
        for key in ("links", "authors", "tags", "content", "media_content", "media_thumbnail"):
            self.feed.setdefault(key, [])
        return Reading(version=self.version, feed=self.feed, entries=tuple(self.entries))

    def _read_parts(self, root: Element) -> None:
        """Read a channel, and in RSS 1.0 what stands beside it."""
        place = self.place
        for part in root:
            name = place.names[part.tag]
            if name == "channel":
                attributes = place.attributes(part)
                if "lastmod" in attributes or "href" in attributes:
                    raise UnsureError("CDF")
                outer = place.base, place.language
                place.base = place.base_within(attributes)
                place.language = place.language_within(attributes)
                place.depth = 2
                self._read_feed(part)
                place.base, place.language = outer
            elif self.version != "rss10" or not self._read_beside(name, part):
                raise UnsureError(part.tag)

    def _read_beside(self, name: str, part: Element) -> bool:
        self.place.depth = 2
        if name == "item":
            self._read_entry(part)
        elif name in _ASIDE:
            pass_aside(self.place, self.feed, part)
        elif name == OTHER:
            pass_over(self.place, part)
        else:
            return False
        return True

    def _read_feed(self, channel: Element) -> None:
        place, feed = self.place, self.feed
        feed.setdefault("xml_base", place.base or None)
        place.depth += 1
        for element in channel:
            if place.names[element.tag] in _ENTRY:
                self._read_entry(element)
            else:
                take_of_feed(place, feed, element)

    def _read_entry(self, item: Element) -> None:
        place = self.place
        attributes = place.attributes(item)
        if "lastmod" in attributes or "href" in attributes:
            raise UnsureError("CDF")
        outer = place.base, place.language
        place.base = place.base_within(attributes)
        place.language = place.language_within(attributes)
        place.title_depth = -1
        place.has_content = False
        place.depth += 1
        entry: Properties = {
            "links": [], "tags": [], "content": [], "media_content": [], "media_thumbnail": [],
            "xml_base": place.base or None, "xml_lang": place.language,
        }  # fmt: skip
        if about := attributes.get("rdf:about"):
            entry["id"] = about
        for element in item:
            take_of_entry(place, entry, element)
        entry.setdefault("authors", [])
        self.entries.append(entry)
        place.base, place.language = outer
        place.depth -= 1
