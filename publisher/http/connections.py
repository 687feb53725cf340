"""Connections that are made only to an address that was checked, and requests' way over them.

The check stands where the connection is made, below redirects and pools, so that no way leads
around it: a name is looked up once, every address it has is judged, one of the judged addresses
is connected to, and the peer is asked who it is before a byte is sent.

Through a proxy the connection is the proxy's own. The target is then looked up and judged here
first; over TLS the proxy is asked for the judged address, for plain http it gets the name, and
what it makes of that is left to it.
"""

import socket
import ssl
import threading
from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from publisher.http.addresses import Address, Allowed, is_allowed
from publisher.http.limits import LimitedSocket, LimitedTlsSocket, current_limits

_MOST_ADDRESSES = 8

SocketAddress = tuple[Any, ...]


class NoAddressError(OSError):
    """A host name has no address."""


class NotPublicError(Exception):
    """A host is where it may not be connected to.

    Args:
        host: As it was asked for.
        address: Where it is, as settings would write it.
        port: To be connected to.
    """

    def __init__(self, host: str, address: str, port: int) -> None:
        super().__init__(host, address, port)
        self.host = host
        self.address = address
        self.port = port


class AddressPolicy:
    """Look names up, and refuse what may not be connected to.

    Args:
        allowed: What may be connected to besides the public net.
    """

    def __init__(self, allowed: Sequence[Allowed]) -> None:
        self._allowed = tuple(allowed)

    def resolve(self, host: str, port: int) -> list[tuple[socket.AddressFamily, SocketAddress]]:
        """Return the addresses of a host, each allowed.

        Raises:
            NotPublicError: One of its addresses is not: a name that also leads to a private address
                is a trap, or will be.
            NoAddressError: It has none.
            TimeoutError: The look-up takes too long.
        """
        found = _look_up(host, port)
        for _, address in found:
            self.check(host, address)
        return found[:_MOST_ADDRESSES]

    def check(self, host: str, address: SocketAddress) -> None:
        """Refuse a socket address that may not be connected to.

        Raises:
            NotPublicError: It may not, or nobody can say what it is.
        """
        peer, port = _to_ip(address[0]), int(address[1])
        if peer is not None and is_allowed(peer, port, self._allowed):
            return
        shown = f"[{peer}]" if peer is not None and peer.version == 6 else str(address[0])
        raise NotPublicError(host, shown, port)


def _to_ip(text: str) -> Address | None:
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _look_up(host: str, port: int) -> list[tuple[socket.AddressFamily, SocketAddress]]:
    bare = host.strip("[]")
    if _to_ip(bare) is not None:
        return _ask_resolver(bare, port, socket.AI_NUMERICHOST)
    return _look_up_in_time(bare, port)


def _look_up_in_time(host: str, port: int) -> list[tuple[socket.AddressFamily, SocketAddress]]:
    # getaddrinfo has no time limit of its own and cannot be interrupted; it is left behind.
    limits = current_limits()
    outcome: list[Any] = []

    def ask() -> None:
        try:
            outcome.append(_ask_resolver(host, port))
        except (OSError, UnicodeError) as error:
            outcome.append(error)

    thread = threading.Thread(target=ask, name=f"look-up {host}", daemon=True)
    thread.start()
    thread.join(limits.left(limits.connect_seconds))
    if not outcome:
        raise TimeoutError("the name could not be looked up in time")
    if isinstance(outcome[0], OSError | UnicodeError):
        raise NoAddressError(str(outcome[0])) from outcome[0]
    found: list[tuple[socket.AddressFamily, SocketAddress]] = outcome[0]
    return found


def _ask_resolver(
    host: str, port: int, flags: int = 0
) -> list[tuple[socket.AddressFamily, SocketAddress]]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=flags)
    return [(family, address) for family, _, _, _, address in answers]


def _connect(
    found: Sequence[tuple[socket.AddressFamily, SocketAddress]],
) -> LimitedSocket:
    """Connect to the first address that answers; all were judged before.

    Raises:
        OSError: None does; the last reason.
    """
    limits = current_limits()
    failure: OSError = OSError("the name has no address")
    for family, address in found:
        sock = LimitedSocket(family, socket.SOCK_STREAM)
        try:
            sock.settimeout(limits.left(limits.connect_seconds))
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            sock.connect(address)
        except OSError as error:
            sock.close()
            failure = error
        else:
            return sock
    raise failure


class _Checked:
    """Replace how urllib3 opens a socket; mixed into both of its connections."""

    policy: AddressPolicy
    host: str
    port: int
    proxy: Any

    def _new_conn(self) -> LimitedSocket:
        current_limits().connections += 1
        if self.proxy is not None:
            return _connect(_look_up(self.host, self.port))
        sock = _connect(self.policy.resolve(self.host, self.port))
        try:
            self.policy.check(self.host, sock.getpeername())
        except BaseException:
            sock.close()
            raise
        return sock


class _CheckedConnection(_Checked, HTTPConnection):
    pass


class _CheckedTlsConnection(_Checked, HTTPSConnection):
    def set_tunnel(
        self,
        host: str,
        port: int | None = None,
        headers: Mapping[str, str] | None = None,
        scheme: str = "http",
    ) -> None:
        """Ask the proxy for the address that was judged; TLS still proves the name."""
        _, address = self.policy.resolve(host, port or 443)[0]
        self.server_hostname = host.strip("[]")
        super().set_tunnel(address[0], port=port, headers=headers, scheme=scheme)


def _pool_classes(policy: AddressPolicy) -> dict[str, type[HTTPConnectionPool]]:
    plain = type("Plain", (_CheckedConnection,), {"policy": policy})
    tls = type("Tls", (_CheckedTlsConnection,), {"policy": policy})
    return {
        "http": type("PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
    }


def _has_certificates(paths: ssl.DefaultVerifyPaths) -> bool:
    """Tell whether this machine keeps certificates of authorities; slim containers keep none."""
    folder = Path(paths.capath) if paths.capath else None
    return bool(paths.cafile) or (folder is not None and any(folder.iterdir()))


def _make_tls_context() -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not _has_certificates(ssl.get_default_verify_paths()):
        context.load_verify_locations(requests.utils.DEFAULT_CA_BUNDLE_PATH)
    context.set_alpn_protocols(["http/1.1"])
    context.sslsocket_class = LimitedTlsSocket
    return context


class CheckedAdapter(HTTPAdapter):
    """Send requests over our connections, with one TLS context for all of them.

    Used without a session: there are no cookies to keep and no redirects to follow, nothing is
    read from the environment, and a session's work on each request costs as much as the rest.

    Args:
        policy: Judges every address.
        pool_size: Hosts whose connections are kept.
        per_host: Connections to one host that are kept.
    """

    def __init__(self, policy: AddressPolicy, *, pool_size: int, per_host: int) -> None:
        self._classes = _pool_classes(policy)
        self._tls = _make_tls_context()
        super().__init__(pool_connections=pool_size, pool_maxsize=per_host)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        """Make the pools of our connections."""
        super().init_poolmanager(connections, maxsize, block, ssl_context=self._tls, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = self._classes

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> urllib3.ProxyManager:
        """Make the same pools behind a proxy."""
        manager: urllib3.ProxyManager = super().proxy_manager_for(
            proxy, ssl_context=self._tls, **proxy_kwargs
        )
        manager.pool_classes_by_scheme = self._classes
        return manager

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:
        """Leave the certificates to our context, which has read them already."""
