"""Read ids back from RSS and Atom, without any recovery."""

from typing import Any

from lxml import etree

_ATOM = "{http://www.w3.org/2005/Atom}"


def read_ids(body: bytes) -> tuple[str, ...]:
    """Return the ids of a feed's entries, in order.

    Raises:
        ValueError: The bytes are not a well-formed RSS or Atom document.
    """
    root = read_xml(body)
    if root.tag == f"{_ATOM}feed":
        return tuple(entry.findtext(f"{_ATOM}id", "") for entry in root.iter(f"{_ATOM}entry"))
    if root.tag == "rss":
        return tuple(item.findtext("guid", "") for item in root.iter("item"))
    raise ValueError(f"a {root.tag} document")


def read_xml(body: bytes) -> Any:
    """Return the root of an XML document.

    Raises:
        ValueError: The bytes are not well-formed.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    try:
        return etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"not well-formed: {error.msg}") from error
