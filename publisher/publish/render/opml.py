"""``feeds.opml``: every feed of the site, for a reader's import."""

from collections.abc import Sequence

from lxml import etree

from publisher.model import FeedDocument

_PREFERRED = ("atom", "rss")


def render_opml(documents: Sequence[FeedDocument], *, title: str) -> bytes:
    """Write OPML 2.0 with one outline for each feed that has an XML format.

    No date: a clock in the file would change it at every build.
    """
    opml = etree.Element("opml", version="2.0")
    head = etree.SubElement(opml, "head")
    etree.SubElement(head, "title").text = title
    body = etree.SubElement(opml, "body")
    for document in documents:
        fmt = next((fmt for fmt in _PREFERRED if fmt in document.formats), None)
        if fmt is None:
            continue
        outline = etree.SubElement(body, "outline", type="rss")
        outline.set("text", document.title)
        outline.set("title", document.title)
        outline.set("description", document.description)
        outline.set("xmlUrl", document.url_of(fmt))
        outline.set("htmlUrl", document.home_url)
    body_bytes: bytes = etree.tostring(
        opml, pretty_print=True, encoding="UTF-8", xml_declaration=True
    )
    return body_bytes
