"""One module for each format; each renderer is a pure function of a `FeedDocument`."""

from publisher.publish.render.atom import AtomRenderer
from publisher.publish.render.html import HtmlRenderer
from publisher.publish.render.json_feed import JsonRenderer
from publisher.publish.render.rss import RssRenderer

__all__ = ["AtomRenderer", "HtmlRenderer", "JsonRenderer", "RssRenderer"]
