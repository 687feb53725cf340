"""Addresses: absolute, canonical, and whether a string may be published as an id."""

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urljoin, urlsplit

_WHITE = re.compile(r"[\t\n\r]")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_ESCAPE = re.compile(r"%[0-9A-Fa-f]{2}")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?\Z")
_PORTS = {"http": 80, "https": 443}
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_PATH = "/:@!$&'()*+,;=~"
_TRACKING_NAMES = (
    r"utm_\w+|[mp]tm_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|fbclid|gclid|gclsrc|dclid"
    r"|gbraid|wbraid|gad_source|msclkid|ttclid|li_fat_id|mc_[ce]id|igshid|twclid|yclid|ysclid"
    r"|_openstat|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_(?:conv|id)|oly_(?:anon|enc)_id"
    r"|at_(?:medium|campaign|custom\d)"
)
_TRACKING = re.compile(rf"(?:{_TRACKING_NAMES})\Z", re.I)
_TRACKED = re.compile(rf"[?&#](?:{_TRACKING_NAMES})=", re.I)
_PIXEL = re.compile(
    r"//(?:pixel|beacon|track(?:er|ing)?|analytics|counter|sb)\d?\.[^/.?]+\.[^/?]+/"
    r"|//stats\.[^/?]+/[^?]*\.gif|//(?:www\.)?google-analytics\.com/|//[^/?]+\.doubleclick\.net/"
    r"|//feeds\.feedburner\.com/~(?:r|ff|4)/|//feeds\.wordpress\.com/1\.0/"
    r"|//[^/?]+\.feedsportal\.com/|//(?:www\.)?facebook\.com/tr[/?]|//medium\.com/_/stat\?"
    r"|//[^/?]+\.list-manage\.com/track/|/__utm\.gif|/pixel\.gif"
    r"|/(?:1x1|blank|spacer|clear|transparent)\.(?:gif|png)(?:$|\?)"
)
"""Images that nobody is to see: they tell somebody who has opened an entry."""
_PIXEL_HINTS = (
    *("pixel", "beacon", "//track", "analytics", "//counter", "//sb", "//stats", "doubleclick"),
    *("feedburner", "feeds.wordpress", "feedsportal", "facebook.com/tr", "/_/stat", "list-manage"),
    *("__utm", "/1x1", "/blank", "/spacer", "/clear", "/transparent"),
)
_URI = re.compile(r"[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+\Z")
_TAG_URI = re.compile(
    r"tag:([a-zA-Z0-9._+-]+@)?[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?"
    r"(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*,\d{4}(-\d\d(-\d\d)?)?:"
    r"[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*(#[A-Za-z0-9\-._~:/?@!$&'()*+,;=%]*)?\Z"
)
_URN = re.compile(r"urn:[a-zA-Z0-9][a-zA-Z0-9-]{0,30}[a-zA-Z0-9]:[^?#]+\Z")
_UUID = re.compile(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_MAX = 2048
_SETTLED = re.compile(
    r"https?://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*/"
    r"[A-Za-z0-9._~/:@!$&'()*+,;=-]*(?:\?[A-Za-z0-9._~/:@!$&'()*+,;=?-]+)?"
    r"(?:#[A-Za-z0-9._~/:@!$&'()*+,;=?-]+)?\Z"
)
"""An address that `_as_uri` leaves as it is: most are, and taking them apart costs ten times as
much."""


def is_settled(url: str) -> bool:
    """Tell at a glance whether `absolute_url` leaves an address as it is; False for doubtful."""
    return len(url) <= _MAX and _SETTLED.match(url) is not None


def untracked(url: str) -> str:
    """Return an address without the parameters that only tell where its readers came from."""
    if "=" not in url or not _TRACKED.search(url):
        return url
    rest, mark, fragment = url.partition("#")
    rest, _, query = rest.partition("?")
    kept = "&".join(one for one in query.split("&") if not _is_tracking(one))
    fragment = "&".join(one for one in fragment.split("&") if not _is_tracking(one))
    return f"{rest}{kept and f'?{kept}'}{fragment and f'{mark}{fragment}'}"


def _is_tracking(parameter: str) -> bool:
    name, equals, _ = parameter.partition("=")
    return bool(equals) and _TRACKING.match(name) is not None


def is_pixel(url: str) -> bool:
    """Tell by its address whether an image is there to be counted, not to be seen."""
    lower = url.lower()
    for hint in _PIXEL_HINTS:
        if hint in lower:
            return _PIXEL.search(lower) is not None
    return False


def absolute_url(url: str | None, *bases: str | None) -> str | None:
    """Return an absolute http(s) URL in URI characters, or None where there is none.

    Args:
        url: As written, possibly relative, possibly with characters beyond ASCII (an IRI).
        bases: What a relative one refers to; the first that makes it absolute holds.
    """
    if url is None:
        return None
    if is_settled(url):
        return url
    text = _WHITE.sub("", url).strip()
    if not text:
        return None
    try:
        if text.startswith("//"):
            base = next((b for b in bases if b and b.startswith(("http:", "https:"))), None)
            return _as_uri(f"{urlsplit(base).scheme if base else 'https'}:{text}")
        if _SCHEME.match(text):
            return _as_uri(text)
        for base in bases:
            if base and (joined := _join(base, text)):
                return joined
    except ValueError:  # a malformed IPv6 host or port
        return None
    return None


def _join(base: str, text: str) -> str | None:
    if text.startswith("/") and not any(odd in text for odd in ("/.", "//", ";")):
        # Most links within a site. Nothing in it is to be resolved but its origin.
        joined = f"{_origin(base)}{text}"
        if _SETTLED.match(joined):
            return joined
    return _as_uri(urljoin(base, text))


@lru_cache(256)
def _origin(base: str) -> str | None:
    uri = _as_uri(base)
    return uri and "/".join(uri.split("/", 3)[:3])


def _as_uri(iri: str) -> str | None:
    parts = urlsplit(iri)
    scheme = parts.scheme.lower()
    host = _host(parts)
    if scheme not in _PORTS or host is None or len(iri) > _MAX * 4:
        return None
    port = parts.port
    netloc = host if port is None or port == _PORTS[scheme] else f"{host}:{port}"
    path = _encode(parts.path, _PATH) or "/"
    query = f"?{_encode(parts.query, _PATH + '?')}" if parts.query else ""
    fragment = f"#{_encode(parts.fragment, _PATH + '?')}" if parts.fragment else ""
    return f"{scheme}://{netloc}{path}{query}{fragment}"


def _host(parts: SplitResult) -> str | None:
    host = parts.hostname
    if not host:
        return None
    if ":" in host:
        return f"[{ipaddress.IPv6Address(host.partition('%')[0]).compressed}]"
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return host if _HOST.match(host) else None


def _encode(part: str, safe: str) -> str:
    """Percent-encode what a URI may not contain; write escapes in upper case (RFC 3986, 6.2.2)."""
    part = _LONE_PERCENT.sub("%25", part)
    encoded = quote(part, safe=safe + "%", encoding="utf-8", errors="replace")
    return _ESCAPE.sub(lambda match: match[0].upper(), encoded)


def canonical_url(url: str) -> str:
    """Return the form under which an address is recognised; not for fetching or showing.

    Scheme, default port, tracking parameters and fragment make no difference; nor does a
    trailing slash.
    """
    if "?" not in url and "#" not in url and _SETTLED.match(url):
        return url[url.index("//") :].rstrip("/")
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port
    if port is not None and port not in _PORTS.values():
        host = f"{host}:{port}"
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.match(name)
    ]
    query = f"?{urlencode(kept)}" if kept else ""
    path = quote(unquote(parts.path, errors="replace"), safe=_PATH).rstrip("/")
    return f"//{host.lower()}{path}{query}"


def is_uri(value: str) -> bool:
    """Tell whether a string may be published as an id just as it is.

    It may where it is an absolute URI of RFC 3986 characters in canonical form: http(s) with
    lower-case host and a path, ``tag:`` as in RFC 4151, ``urn:`` as in RFC 8141.
    """
    if len(value) > _MAX:
        return False
    if _SETTLED.match(value) and "/." not in value:
        return True
    if not _URI.match(value) or _LONE_PERCENT.search(value):
        return False
    if value.startswith("tag:"):
        return _TAG_URI.match(value) is not None
    if value.startswith("urn:uuid:"):
        return _UUID.match(value) is not None
    if value.startswith("urn:"):
        return _URN.match(value) is not None
    if not value.startswith(("http://", "https://")):
        return False
    return _is_canonical_http(value)


def _is_canonical_http(value: str) -> bool:
    try:
        parts = urlsplit(value)
        if parts.username is not None or parts.hostname is None or parts.port in _PORTS.values():
            return False
    except ValueError:
        return False
    segments = parts.path.split("/")
    has_lower_escape = any(e[0] != e[0].upper() for e in _ESCAPE.finditer(value))
    escaped_plain = any(unquote(e[0]) in _UNRESERVED for e in _ESCAPE.finditer(value))
    return (
        parts.netloc == parts.netloc.lower()
        and _host(parts) is not None
        and parts.path.startswith("/")
        and "." not in segments
        and ".." not in segments
        and not (has_lower_escape or escaped_plain)
        and not any(c in value for c in "[]")
        and value.count("#") <= 1
    )


def is_of_site(url: str, site: str) -> bool:
    """Tell whether a URL belongs to a site; most often that is seen without looking it up."""
    host = urlsplit(url).hostname or ""
    return host == site or ("." in site and host.endswith(f".{site}")) or site_of(url) == site


def site_of(url: str) -> str:
    """Return the site of a URL: its registrable domain, or its host where there is none.

    Each IP address and ``localhost`` is a site of its own; ports are ignored.
    """
    host = (urlsplit(url).hostname or "").rstrip(".").lower()
    try:
        return ipaddress.ip_address(host).compressed
    except ValueError:
        pass
    from publisher.markup.sites import registrable_domain

    return registrable_domain(host) or host
