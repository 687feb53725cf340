"""Names of elements as the quick reader tells them apart, and the names that it leaves alone.

feedparser knows a namespace by a prefix of its own and gives meaning to some hundred names. The
quick reader knows those that feeds use; wherever another of them turns up, or anything that
feedparser could take for one, the document is feedparser's.
"""

import re

OTHER = ""
"""What is in a namespace that has no meaning here."""

ATOM = "http://www.w3.org/2005/Atom"

OWN_NAMESPACES = {
    "http://purl.org/rss/1.0/modules/syndication/": "sy",
    "http://purl.org/syndication/history/1.0": "fh",
    "http://purl.org/atompub/tombstones/1.0": "at",
}
"""Of what a feed says of its updates and of what is gone; feedparser is taught the last two."""

_PREFIXES = {
    ATOM.lower(): "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://search.yahoo.com/mrss/": "media",
    "http://search.yahoo.com/mrss": "media",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    **OWN_NAMESPACES,
    "http://www.w3.org/xml/1998/namespace": "xml",
}
# Read by feedparser in ways that no feed in use needs.
_RARE = frozenset(
    """
    http://blogs.law.harvard.edu/tech/rss http://example.com/newformat# http://example.com/necho
    http://purl.org/echo/ uri/of/echo/namespace# http://purl.org/pie/ http://purl.org/atom/ns#
    http://purl.org/rss/1.0/modules/rss091# http://example.com/dtds/podcast-1.0.dtd
    """.split()
)
# Often declared, and no matter unless they are used.
_RARELY_USED = {
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.opengis.net/gml": "gml",
    "http://podlove.org/simple-chapters": "psc",
}
_USERLAND = "backend.userland.com/rss"

# Prefixes that feedparser gives meaning to even where nobody bound them to the usual namespace,
# and those that a name of its own begins with.
_TAKEN = frozenset(
    """
    content dc dcterms itunes media rdf xml xhtml gml georss psc cc creativecommons admin
    sy fh at feedburner description summary title date issued modified published updated created
    copyright tagline item is links tags authors image
    """.split()
)
_DECLARED = re.compile(r"""xmlns(?::([\w.-]+))?\s*=\s*(?:"([^"]*)"|'([^']*)')""")

MEANT = frozenset(
    """
    abstract author authors body category channel cloud content contributor copyright created date
    date_parsed description description_detail email enclosure entries entry errorreportsto
    expirationdate expired feed fullitem generator georssgeom guid height homepage href id image
    info is_whole issued item item_image items itunes_author itunes_duration itunes_image
    itunes_subtitle itunes_summary itunes_title keywords language lastbuilddate link links
    managingeditor media_content media_description media_thumbnail media_title modified name
    newlocation pubdate published rights rights_detail rss source subtitle summary summary_detail
    svg tagline tags textinput title title_detail updated uri url webmaster where width xml_base
    xml_lang dc_date dc_description dc_title ttl skiphours skipdays hour day sy_updateperiod
    sy_updatefrequency sy_updatebase fh_complete
    """.split()
)
"""Names without a prefix that mean something to feedparser or to what reads its results."""


class UnsureError(Exception):
    """Say that only feedparser itself can tell what it makes of a document."""


class Names(dict[str, str]):
    """Turn ``{namespace}Name`` into ``prefix:name`` or ``name``, or `OTHER`.

    Args:
        text: The document, for the prefixes that it declares.

    Raises:
        UnsureError: It declares a prefix for something else than it stands for.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._declared: set[str] = set()
        self._unknown_defaults: set[str] = set()
        for match in _DECLARED.finditer(text):
            prefix, uri = match[1], (match[2] or match[3] or "").lower()
            self._declared.add(uri)
            if prefix is None and uri not in _PREFIXES:
                self._unknown_defaults.add(uri)
            elif prefix and prefix.lower() in _TAKEN and not _is_harmless(prefix, uri):
                raise UnsureError(prefix)

    def __missing__(self, tag: str) -> str:
        self[tag] = name = self._find(tag)
        return name

    def declares(self, namespace: str) -> bool:
        """Tell whether a namespace is declared anywhere in the document."""
        return namespace.lower() in self._declared

    def _find(self, tag: str) -> str:
        if tag[0] != "{":
            return tag.lower()
        uri, _, local = tag[1:].partition("}")
        uri, local = uri.lower(), local.lower()
        if uri in _RARE or uri in _RARELY_USED or _USERLAND in uri:
            raise UnsureError(uri)
        prefix = _PREFIXES.get(uri)
        if prefix is not None:
            return f"{prefix}:{local}" if prefix else local
        if uri in self._unknown_defaults and local in MEANT:
            raise UnsureError(tag)
        return OTHER


def _is_harmless(prefix: str, uri: str) -> bool:
    known = _PREFIXES.get(uri, _RARELY_USED.get(uri))
    if known is not None:
        return known == prefix
    return prefix.lower() in {"cc", "creativecommons", "admin", "feedburner", "georss"}
