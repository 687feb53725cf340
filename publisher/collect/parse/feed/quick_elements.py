"""What one element of a well-formed feed adds to an entry or a feed, as feedparser has it.

Each function does to the properties what feedparser does when it has read the element; of what it
does not know for certain it is `UnsureError`. That both always come to the same is held by a
differential test.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publisher.collect.parse.feed.quick_names import OTHER, Names, UnsureError
from publisher.collect.parse.feed.reading import Properties

Attributes = dict[str, str]

_MOST_TAGS = 1000
_TYPES = {
    "text": "text/plain", "plain": "text/plain", "html": "text/html",
    "text/plain": "text/plain", "text/html": "text/html",
}  # fmt: skip
_WINDOWS_CHARACTERS = re.compile("[\x80-\x9f]")
_HALF_REFERENCE = re.compile("&([A-Za-z0-9_]+);")
_HTML_END = re.compile(r"</\w+>")
_REFERENCE = re.compile(r"&#?\w+;")
_TAG = re.compile(r"</?\w")
# An address that joining to any other leaves as it is.
_PLAIN_URL = re.compile(r"https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?(?:/[A-Za-z0-9._~/-]*)?\Z")
_ITUNES = "http://www.itunes.com/"
_MEDIA_CATEGORIES = "http://search.yahoo.com/mrss/category_schema"


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


def keep(properties: Properties, key: str, element: Element) -> None:
    """Keep an element's text; the last of its kind holds."""
    properties[key] = settled(leaf(element))


def keep_first(properties: Properties, key: str, element: Element) -> None:
    """Keep an element's text; the first that says anything holds."""
    if value := leaf(element):
        properties.setdefault(key, value)


def title(place: Place, properties: Properties, element: Element) -> None:
    """Keep a title, where none was found at this depth or above."""
    value, detail = _text(place, element, "text/plain")
    if not -1 < place.title_depth <= place.depth:
        properties["title"] = value
        properties["title_detail"] = detail
    if value:
        place.title_depth = place.depth


def detailed(place: Place, properties: Properties, key: str, element: Element, usual: str) -> None:
    """Keep a text and its type."""
    properties[key], properties[f"{key}_detail"] = _text(place, element, usual)


def content(place: Place, entry: Properties, element: Element, usual: str) -> None:
    """Keep one of the contents; it is the summary as well where nothing is so far."""
    place.has_content = True
    value, detail = _text(place, element, usual)
    detail["value"] = value
    entry["content"].append(detail)
    entry.setdefault("summary", value)


def brief(place: Place, entry: Properties, element: Element, usual: str) -> None:
    """Keep a summary or description; a second one counts as content."""
    if "summary" in entry and not place.has_content:
        content(place, entry, element, "text/plain")
    else:
        detailed(place, entry, "summary", element, usual)


def _text(place: Place, element: Element, usual: str) -> tuple[str, Properties]:
    attributes = place.attributes(element)
    media_type = _TYPES.get(attributes.get("type", usual))
    if media_type is None or "mode" in attributes or "src" in attributes:
        raise UnsureError(element.tag)
    value = settled(leaf(element))
    if media_type == "text/plain" and not place.is_atom and _looks_like_html(value):
        media_type = "text/html"
    return value, {"type": media_type, "base": place.base_within(attributes)}


def _looks_like_html(text: str) -> bool:
    if not (("&" in text and _REFERENCE.search(text)) or ("</" in text and _HTML_END.search(text))):
        return False
    from publisher.collect.parse.feed.reader import looks_like_html

    return looks_like_html(text)


def link(place: Place, properties: Properties, element: Element, *, is_entry: bool) -> None:
    """Keep a link: Atom's, in its attributes, or that of RSS, in its text."""
    found = place.attributes(element)
    found.setdefault("rel", "alternate")
    found.setdefault("type", "application/atom+xml" if found["rel"] == "self" else "text/html")
    href = found.get("url", found.get("uri", found.get("href")))
    links = properties.setdefault("links", [])
    links.append(found)
    text = leaf(element)
    if href:
        found["href"] = href
        if found["rel"] == "alternate" and found["type"] in _HTML_TYPES:
            properties["link"] = href
        return
    if "href" in found:
        raise UnsureError("empty href")
    text = settled(text)
    if is_entry:
        text = text.replace("&amp;", "&")
    text = _HALF_REFERENCE.sub(r"&\g<1>", text)
    properties["link"] = text
    if text or not is_entry:
        found["href"] = text


_HTML_TYPES = frozenset({"text/html", "html", "xhtml", "application/xhtml+xml"})


def identify(place: Place, properties: Properties, element: Element) -> None:
    """Keep an id; one that may be an address counts as link where there is none."""
    is_link = place.attributes(element).get("ispermalink", "true") == "true"
    properties["id"] = value = settled(leaf(element))
    if is_link:
        properties.setdefault("link", value)


def enclosure(place: Place, entry: Properties, element: Element) -> None:
    """Keep an enclosure among the links."""
    leaf(element)
    found = place.attributes(element)
    href = found.get("url", found.get("uri", found.get("href")))
    if href:
        found["href"] = href
    found["rel"] = "enclosure"
    entry["links"].append(found)


def category(place: Place, entry: Properties, element: Element) -> None:
    """Keep a subject, said in attributes, in the text or in both."""
    found = place.attributes(element)
    scheme = found.get("scheme", found.get("domain"))
    _tag(place, entry, element, (found.get("term"), scheme, found.get("label")))


def media_category(place: Place, entry: Properties, element: Element) -> None:
    """Keep a subject of Media RSS, which has a usual vocabulary."""
    found = place.attributes(element)
    scheme = found.get("scheme", _MEDIA_CATEGORIES)
    _tag(place, entry, element, (found.get("term"), scheme, found.get("label")))


def itunes_category(place: Place, entry: Properties, element: Element) -> None:
    """Keep a subject of iTunes."""
    _tag(place, entry, element, (place.attributes(element).get("text"), _ITUNES, None))


Tag = tuple[str | None, str | None, str | None]


def _tag(place: Place, entry: Properties, element: Element, stated: Tag) -> None:
    _add_tag(entry, *stated)
    value = settled(leaf(element))
    tags = entry["tags"]
    if not value:
        return
    if tags and not tags[-1]["term"]:
        tags[-1]["term"] = value
    else:
        _add_tag(entry, value, None, None)


def _add_tag(entry: Properties, term: str | None, scheme: str | None, label: str | None) -> None:
    tag = {"term": term, "scheme": scheme, "label": label}
    tags = entry["tags"]
    if (term or scheme or label) and tag not in tags:
        tags.append(tag)
    if len(tags) > _MOST_TAGS:
        raise UnsureError("more subjects than feedparser is given")


def keywords(entry: Properties, element: Element, scheme: str | None) -> None:
    """Keep subjects that are separated by commas."""
    if element.attrib:
        raise UnsureError(element.tag)
    for term in settled(leaf(element)).split(","):
        if term.strip():
            _add_tag(entry, term.strip(), scheme, None)


def author(place: Place, properties: Properties, element: Element) -> None:
    """Keep an author: text, or Atom's name, address and page."""
    person: Properties = {}
    properties.setdefault("authors", []).append(person)
    parts = list(parts_of(place, element, _PERSON))
    if parts and any((text or "").strip() for text in _between(element)):
        raise UnsureError("text beside a name")
    for name, part in parts:
        value = leaf(part)
        person[_PERSON[name]] = settled(value) if _PERSON[name] == "href" else value
    if not person and (text := settled((element.text or "").strip())):
        person["name"] = text


_PERSON = {"name": "name", "email": "email", "uri": "href", "url": "href", "homepage": "href"}


def _between(element: Element) -> Iterator[str | None]:
    yield element.text
    for part in element:
        yield part.tail


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


def duration(_: Place, entry: Properties, element: Element) -> None:
    """Keep how long an episode plays."""
    if element.attrib:
        raise UnsureError(element.tag)
    keep(entry, "itunes_duration", element)


def media_content(place: Place, entry: Properties, element: Element) -> None:
    """Keep what Media RSS shows or plays."""
    entry["media_content"].append(place.attributes(element))


def media_thumbnail(place: Place, entry: Properties, element: Element) -> None:
    """Keep a small picture."""
    if leaf(element):
        raise UnsureError("an address as text")
    entry["media_thumbnail"].append(place.attributes(element))


def itunes_image(place: Place, entry: Properties, element: Element) -> None:
    """Keep a cover."""
    leaf(element)
    found = place.attributes(element)
    href = found.get("href") or found.get("url")
    if href:
        entry["image"] = {"href": href}
