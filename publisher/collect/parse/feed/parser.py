"""From a feed's bytes to its entries: here where that is quick, else in a process apart."""

from dataclasses import replace

from publisher.collect.parse.feed.decode import decode, inflate
from publisher.collect.parse.feed.document import Job, parse_quickly
from publisher.errors import ParseError
from publisher.model import ParsedFeed, RawDocument, SourceInfo

MOST_CHARACTERS_HERE = 2_000_000
"""Longer documents are read apart, well-formed or not: ten times what a large blog's feed has."""


class FeedParser:
    """Understand RSS 0.9x to 2.0, RDF (RSS 1.0), Atom and JSON Feed."""

    def parse(self, document: RawDocument, source: SourceInfo) -> ParsedFeed:
        """Return the feed's entries in its own words.

        Raises:
            ParseError: It is not a feed, or too broken or too large to be read; the message
                begins with the source's key.
        """
        try:
            text, warning = _to_text(document)
            feed = _parse(Job(text=text, url=document.url, limits=source.limits))
        except ParseError as error:
            raise ParseError(f"{source.key}: {error.message}", hint=error.hint) from error
        return feed if warning is None else replace(feed, warnings=(warning, *feed.warnings))


def _parse(job: Job) -> ParsedFeed:
    if len(job.text) <= MOST_CHARACTERS_HERE:
        feed = parse_quickly(job)
        if feed is not None:
            return feed
    # Imported here: most passes need no process apart.
    from publisher.collect.parse.feed.apart import POOL

    return POOL.parse(job)


def _to_text(document: RawDocument) -> tuple[str, str | None]:
    try:
        body = inflate(document.body, max_bytes=document.max_bytes)
    except ValueError as error:
        raise ParseError(
            f"this is {error}", hint="nothing to do; it is asked again later"
        ) from error
    return decode(body, charset=document.charset)
