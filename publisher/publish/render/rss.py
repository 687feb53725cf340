"""RSS 2.0 with its best-practices profile."""

from publisher.model import FeedDocument


class RssRenderer:
    """Render RSS 2.0."""

    name = "rss"
    extension = "rss"

    def render(self, document: FeedDocument) -> bytes:
        """Return the file's bytes: UTF-8 without BOM."""
        from publisher.publish.render.feedgen_adapter import rss_bytes

        return rss_bytes(document)
