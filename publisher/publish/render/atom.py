"""Atom 1.0 (RFC 4287)."""

from publisher.model import FeedDocument


class AtomRenderer:
    """Render Atom 1.0."""

    name = "atom"
    extension = "atom"

    def render(self, document: FeedDocument) -> bytes:
        """Return the file's bytes: UTF-8 without BOM."""
        from publisher.publish.render.feedgen_adapter import atom_bytes

        return atom_bytes(document)
