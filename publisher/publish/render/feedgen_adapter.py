"""The only module that drives feedgen."""

from typing import Any

from feedgen.feed import FeedGenerator

from publisher.errors import RenderError
from publisher.model import FeedDocument
from publisher.publish.render.extension import (
    AtomDocumentExtension,
    EntryExtension,
    RssDocumentExtension,
)


def rss_bytes(document: FeedDocument) -> bytes:
    """Write RSS 2.0.

    Raises:
        RenderError: feedgen or lxml refuses the document.
    """
    return _write(document, RssDocumentExtension, "rss_str")


def atom_bytes(document: FeedDocument) -> bytes:
    """Write Atom 1.0.

    Raises:
        RenderError: feedgen or lxml refuses the document.
    """
    return _write(document, AtomDocumentExtension, "atom_str")


def _write(document: FeedDocument, extension: type[Any], method: str) -> bytes:
    try:
        generator = _generator(document, extension)
        body: bytes = getattr(generator, method)(pretty=True)
    except ValueError as error:
        raise RenderError(str(error)) from error
    return body


def _generator(document: FeedDocument, extension: type[Any]) -> Any:
    generator = FeedGenerator()
    generator.register_extension("publisher", extension, EntryExtension)
    generator.publisher.document = document
    generator.id(document.id)
    generator.title(document.title)
    generator.description(document.description)
    # One call only: of several, RSS takes the last for its home page, whatever its rel.
    generator.link(href=document.home_url, rel="alternate", type="text/html")
    generator.author(_person(document))
    generator.generator("")
    if document.language:
        generator.language(document.language)
    if document.updated is not None:
        generator.updated(document.updated)
    for entry in document.entries:
        one = generator.add_entry(order="append")
        one.publisher.entry = entry
        one.publisher.document = document
        one.guid(entry.id, permalink=entry.id == entry.url)
        one.title(entry.title)
        one.link(href=entry.url, rel="alternate")
        one.updated(entry.updated)
    return generator


def _person(document: FeedDocument) -> dict[str, str]:
    author = {"name": document.author.name}
    if document.author.url:
        author["uri"] = document.author.url
    if document.author.email:
        author["email"] = document.author.email
    return author
