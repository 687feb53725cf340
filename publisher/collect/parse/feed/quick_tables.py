"""Which elements of a feed and of its entries are read, and which are known to add nothing."""

from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element

from publisher.collect.parse.feed import quick_elements as elements
from publisher.collect.parse.feed.quick_names import MEANT, OTHER, UnsureError
from publisher.collect.parse.feed.quick_place import Place, leaf, parts_of, pass_over
from publisher.collect.parse.feed.reading import Properties

Take = Callable[[Place, Properties, Element], None]


def take_of_feed(place: Place, feed: Properties, element: Element) -> None:
    """Read an element that describes the feed.

    Raises:
        UnsureError: feedparser might make something of it that is not known here.
    """
    _take(place, feed, element, _OF_FEED, _LEFT_OUT_OF_FEED)


def take_of_entry(place: Place, entry: Properties, element: Element) -> None:
    """Read an element of an entry.

    Raises:
        UnsureError: feedparser might make something of it that is not known here.
    """
    _take(place, entry, element, _OF_ENTRY, _LEFT_OUT_OF_ENTRY)


def _take(
    place: Place,
    properties: Properties,
    element: Element,
    known: dict[str, Take],
    left_out: frozenset[str],
) -> None:
    name = place.names[element.tag]
    take = known.get(name)
    if take is not None:
        take(place, properties, element)
    elif name == OTHER:
        pass_over(place, element)
    elif name in left_out or (":" not in name and name not in MEANT):
        leaf(element)
    else:
        raise UnsureError(element.tag)


def _keep(key: str) -> Take:
    def take(_: Place, properties: Properties, element: Element) -> None:
        elements.keep(properties, key, element)

    return take


def _keep_first(key: str) -> Take:
    def take(_: Place, properties: Properties, element: Element) -> None:
        elements.keep_first(properties, key, element)

    return take


def _keywords(scheme: str | None) -> Take:
    def take(_: Place, entry: Properties, element: Element) -> None:
        elements.keywords(entry, element, scheme)

    return take


def _rights(place: Place, feed: Properties, element: Element) -> None:
    elements.detailed(place, feed, "rights", element, "text/plain")


def pass_aside(place: Place, _: Properties, element: Element) -> None:
    """Pass over the picture or the search field of an RSS feed, which have titles of their own."""
    place.title_depth = -1
    for name, part in parts_of(place, element, _OF_ASIDE):
        if leaf(part) and name == "title":
            place.title_depth = place.depth + 1


def _pass_person(place: Place, _: Properties, element: Element) -> None:
    for _name, part in parts_of(place, element, _OF_PERSON):
        leaf(part)


def _pass_source(place: Place, _: Properties, element: Element) -> None:
    place.title_depth = -1
    for name, part in parts_of(place, element, _OF_SOURCE):
        if name in ("author", "contributor"):
            _pass_person(place, _, part)
        else:
            leaf(part)


def _pass_all(*names: str) -> Take:
    """Return what passes over an element that holds nothing but some others."""

    def take(place: Place, _: Properties, element: Element) -> None:
        for part in element.iter():
            if part is not element and place.names[part.tag] not in names:
                raise UnsureError(part.tag)

    return take


def _listed(name: str, key: str) -> Take:
    """Return what keeps the texts of all parts with one name, and knows no other part."""

    def take(place: Place, feed: Properties, element: Element) -> None:
        for part in element:
            if place.names[part.tag] != name:
                raise UnsureError(part.tag)
            feed.setdefault(key, []).append(leaf(part))

    return take


def _media(place: Place, entry: Properties, element: Element) -> None:
    """Read what a group of media, or one of them, holds."""
    if place.names[element.tag] == "media:content":
        elements.media_content(place, entry, element)
    for part in element:
        if not place.names[part.tag].startswith("media:"):
            raise UnsureError(part.tag)
        take_of_entry(place, entry, part)


_OF_ASIDE = frozenset("title link url description name width height".split())
_OF_PERSON = frozenset("name uri url homepage email".split())
_OF_SOURCE = frozenset(
    "title link id updated published subtitle rights category generator icon logo"
    " author contributor".split()
)
_OF_ANY: dict[str, Take] = {
    "title": elements.title,
    "id": elements.identify,
    "language": _keep("language"),
    "dc:language": _keep("language"),
    "author": elements.author,
    "dc:author": elements.author,
    "dc:creator": elements.author,
    "contributor": _pass_person,
    "itunes:author": _keep_first("itunes_author"),
}
_OF_FEED: dict[str, Take] = {
    **_OF_ANY,
    "link": partial(elements.link, is_entry=False),
    "managingeditor": elements.author,
    "rights": _rights,
    "copyright": _rights,
    "dc:rights": _rights,
    "itunes:owner": _pass_all("itunes:name", "itunes:email"),
    "itunes:category": _pass_all("itunes:category"),
    "image": pass_aside,
    "textinput": pass_aside,
    "skiphours": _listed("hour", "skip hours"),
    "skipdays": _listed("day", "skip days"),
    "ttl": _keep_first("ttl"),
    "sy:updateperiod": _keep_first("sy_updateperiod"),
    "sy:updatefrequency": _keep_first("sy_updatefrequency"),
    "sy:updatebase": _keep_first("sy_updatebase"),
    "fh:complete": elements.complete,
    "at:deleted-entry": elements.deleted,
    "items": _pass_all("rdf:seq", "rdf:li"),
}
_OF_ENTRY: dict[str, Take] = {
    **_OF_ANY,
    "link": partial(elements.link, is_entry=True),
    "guid": elements.identify,
    "description": partial(elements.brief, usual="text/html"),
    "summary": partial(elements.brief, usual="text/plain"),
    "content": partial(elements.content, usual="text/plain"),
    "content:encoded": partial(elements.content, usual="text/html"),
    "pubdate": _keep("published"),
    "published": _keep("published"),
    "issued": _keep("published"),
    "dcterms:issued": _keep("published"),
    "created": _keep("created"),
    "dcterms:created": _keep("created"),
    "updated": _keep("updated"),
    "modified": _keep("updated"),
    "dcterms:modified": _keep("updated"),
    "dc:date": _keep_first("dc_date"),
    "dc:title": _keep_first("dc_title"),
    "dc:description": _keep_first("dc_description"),
    "category": elements.category,
    "dc:subject": elements.category,
    "media:category": elements.media_category,
    "itunes:category": elements.itunes_category,
    "media:keywords": _keywords(None),
    "itunes:keywords": _keywords("http://www.itunes.com/"),
    "enclosure": elements.enclosure,
    "source": _pass_source,
    "itunes:duration": elements.duration,
    "itunes:image": elements.itunes_image,
    "itunes:title": _keep_first("itunes_title"),
    "itunes:subtitle": _keep_first("itunes_subtitle"),
    "itunes:summary": _keep_first("itunes_summary"),
    "media:title": _keep_first("media_title"),
    "media:description": _keep_first("media_description"),
    "media:content": _media,
    "media:group": _media,
    "media:community": _media,
    "media:thumbnail": elements.media_thumbnail,
}
_LEFT_OUT = frozenset(
    """
    dc:contributor dc:coverage dc:format dc:identifier dc:publisher dc:relation dc:source dc:type
    itunes:block itunes:episode itunes:episodetype itunes:explicit itunes:order itunes:season
    media:adult media:copyright media:credit media:hash media:license media:player media:rating
    media:restriction media:text rights copyright dc:rights category cloud generator
    fh:archive fh:incremental
    """.split()
)
_LEFT_OUT_OF_FEED = _LEFT_OUT | frozenset(
    """
    hour day
    created dc:date dc:description dc:subject dc:title dcterms:created dcterms:issued
    dcterms:modified description itunes:complete itunes:image itunes:keywords
    itunes:new-feed-url itunes:subtitle itunes:summary itunes:title itunes:type lastbuilddate
    media:category media:description media:keywords media:thumbnail media:title modified pubdate
    published subtitle tagline updated webmaster
    """.split()
)
_LEFT_OUT_OF_ENTRY = _LEFT_OUT | frozenset(
    """
    ttl skiphours skipdays hour day media:starrating media:statistics sy:updateperiod
    sy:updatefrequency sy:updatebase fh:complete
    """.split()
)
