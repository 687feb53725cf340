"""Where a redirect leads, and what may be sent along."""

import re
from urllib.parse import SplitResult, urljoin, urlsplit

from publisher.options import parse_url

STATUSES = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
_PORTS = {"http": 80, "https": 443}


def next_url(url: str, location: str | None) -> str:
    """Return the address that an answer at ``url`` sends us to.

    Args:
        url: Where the answer came from.
        location: Its ``Location`` as Latin-1 text, or None. A user name in it is dropped.

    Raises:
        ValueError: There is no address in it, or one that is not http or https.
    """
    text = _to_text((location or "").strip())
    if not text:
        raise ValueError("names no address")
    joined = urljoin(url, re.sub(r"[\t\r\n]", "", text).replace(" ", "%20"))
    parts = urlsplit(joined)
    if parts.scheme not in _PORTS:
        raise ValueError(f'leads to "{parts.scheme}:", which is not followed')
    bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="")
    return parse_url(bare.geturl())


def is_same_origin(before: str, after: str) -> bool:
    """Tell whether headers meant for one address may go to another.

    They may where scheme, host and port are the same, and from http to https at the same host
    with the usual ports.
    """
    old, new = urlsplit(before), urlsplit(after)
    if old.hostname != new.hostname:
        return False
    if (old.scheme, _port(old)) == (new.scheme, _port(new)):
        return True
    return (old.scheme, _port(old), new.scheme, _port(new)) == ("http", 80, "https", 443)


def is_downgrade(before: str, after: str) -> bool:
    """Tell whether a redirect gives up TLS."""
    return before.startswith("https:") and not after.startswith("https:")


def _port(parts: SplitResult) -> int | None:
    return parts.port or _PORTS.get(parts.scheme)


def _to_text(latin_1: str) -> str:
    try:
        return latin_1.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return latin_1
