"""What the client needs to know, as ``[http]`` in config.toml says it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpOptions:
    """Say how the web is asked.

    Attributes:
        contact: URL or e-mail address for the User-Agent, ASCII.
        connect_timeout: To look a name up and to connect, each.
        read_timeout: Between two pieces of an answer.
        total_timeout: From the first look-up to the last byte, redirects included.
        spacing: Before a request is made a second time.
        max_header_bytes: Of one answer, its status line included.
        max_bytes: Of a decoded body.
        max_wire_bytes: That may arrive for one document, redirects and headers included; None
            for twice ``max_bytes`` and a million more.
        max_codings: How many times over a body may be compressed.
        max_redirects: Followed for one document.
        allow_private: What may be connected to besides the public net: networks, addresses, or
            addresses with a port.
        proxy: Its URL, or None.
        pool_size: Hosts whose connections are kept; at least as many as are asked at once.
        per_host: Connections to one host that are kept; as many as are open at once.
    """

    contact: str
    connect_timeout: timedelta = timedelta(seconds=5)
    read_timeout: timedelta = timedelta(seconds=10)
    total_timeout: timedelta = timedelta(seconds=20)
    spacing: timedelta = timedelta(seconds=1)
    max_header_bytes: int = 256_000
    max_bytes: int = 20_000_000
    max_wire_bytes: int | None = None
    max_codings: int = 2
    max_redirects: int = 5
    allow_private: tuple[str, ...] = ()
    proxy: str | None = None
    pool_size: int = 16
    per_host: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Say how one document is asked for, whatever hops lead to it.

    Attributes:
        own: Headers for every hop.
        private: Headers for the first origin only.
        proxy: Its URL, or None.
    """

    own: Mapping[str, str]
    private: Mapping[str, str]
    proxy: str | None = None
