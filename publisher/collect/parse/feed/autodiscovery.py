"""The feeds that an HTML page names in its head."""

import re
from html import unescape
from urllib.parse import urljoin

MOST_CHARACTERS = 200_000
"""Of the page: its head is nearer than that."""

_LINK = re.compile(r"<link\b([^<>]{1,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<![a-z-])(rel|type|href)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE
)
_TYPES = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
        "application/rdf+xml",
    }
)


def find_feed(page: str, *, url: str | None) -> str | None:
    """Return the first feed that a page names, absolute where it can be made so, or None.

    Args:
        page: HTML, good or bad.
        url: Where it was found, or None for a file.
    """
    for link in _LINK.finditer(page[:MOST_CHARACTERS]):
        found = {
            name.lower(): unescape(double or single or bare).strip()
            for name, double, single, bare in _ATTRIBUTE.findall(link[1])
        }
        is_feed = found.get("type", "").partition(";")[0].strip().lower() in _TYPES
        if is_feed and "alternate" in found.get("rel", "").lower().split() and found.get("href"):
            return _absolute(url, found["href"])
    return None


def _absolute(url: str | None, href: str) -> str | None:
    try:
        found = urljoin(url or "", href)
    except ValueError:
        return None
    is_address = found.lower().startswith(("http://", "https://"))
    return found if is_address or url is None else None
