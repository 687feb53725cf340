"""What one element of a well-formed feed adds to an entry or a feed, as feedparser has it.

Each function does to the properties what feedparser does when it has read the element; of what it
does not know for certain it is `UnsureError`. That both always come to the same is held by a
differential test.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from publisher.collect.parse.feed.quick_markup import looks_like_html
from publisher.collect.parse.feed.quick_names import UnsureError
from publisher.collect.parse.feed.quick_place import Place, leaf, parts_of, settled
from publisher.collect.parse.feed.quick_xhtml import inner_xhtml
from publisher.collect.parse.feed.reading import Properties

_MOST_TAGS = 1000
_XHTML = "application/xhtml+xml"
_TYPES = {
    "text": "text/plain", "plain": "text/plain", "html": "text/html",
    "text/plain": "text/plain", "text/html": "text/html",
    "xhtml": _XHTML, _XHTML: _XHTML,
}  # fmt: skip
_HALF_REFERENCE = re.compile("&([A-Za-z0-9_]+);")
_TAG = re.compile(r"</?\w")
_ITUNES = "http://www.itunes.com/"
_MEDIA_CATEGORIES = "http://search.yahoo.com/mrss/category_schema"


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
    if media_type == _XHTML and not place.is_atom:
        raise UnsureError("XHTML elsewhere than in Atom")
    if media_type is None or "mode" in attributes or "src" in attributes:
        raise UnsureError(element.tag)
    is_xhtml = media_type == _XHTML
    value = settled(inner_xhtml(element) if is_xhtml else leaf(element))
    if media_type == "text/plain" and not place.is_atom and looks_like_html(value):
        media_type = "text/html"
    return value, {"type": media_type, "base": place.base_within(attributes)}


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


def complete(_: Place, feed: Properties, element: Element) -> None:
    """Note that the document holds every entry that there is."""
    leaf(element)
    feed["is complete"] = True


def deleted(place: Place, feed: Properties, element: Element) -> None:
    """Keep the id of an entry that was deleted."""
    leaf(element)
    if ref := place.attributes(element).get("ref"):
        feed.setdefault("deleted entries", []).append(ref)
