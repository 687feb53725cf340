"""Feeds of every kind, understood: RSS, RDF, Atom and JSON Feed."""

from publisher.collect.parse.feed.parser import FeedParser

__all__ = ["FeedParser"]
