"""Which addresses may be connected to: the public net, and what the settings allow besides.

`ipaddress.is_global` is not enough: it judges some translated and tunnelled addresses by their
IPv6 form, where the connection would end at the IPv4 address inside.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# What the IANA IPv4 Special-Purpose Address Registry calls not globally reachable, multicast
# (RFC 5771), the reserved block (RFC 1112) and the withdrawn 6to4 relays (RFC 7526).
_NOT_PUBLIC_V4 = tuple(
    IPv4Network(text)
    for text in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own, for the machine that asks (Azure's WireServer)
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
    )
)
# All that is assigned for the public IPv6 net (RFC 4291 section 2.4), less what is special in
# it: IETF protocols with Teredo and ORCHID, documentation (RFC 3849, RFC 9637), and 6to4.
_GLOBAL_UNICAST_V6 = IPv6Network("2000::/3")
_NOT_PUBLIC_V6 = tuple(
    IPv6Network(text) for text in ("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
)
# A translator sends these on to the IPv4 address in the last 32 bits (RFC 6052 section 2.1).
_NAT64 = IPv6Network("64:ff9b::/96")
# ISATAP (RFC 5214 section 6.1): the IPv4 address at the other end stands in the last 32 bits.
_ISATAP = frozenset({0x00005EFE, 0x02005EFE})
_WITH_PORT = re.compile(r"(?:\[(?P<v6>[^\]]+)\]|(?P<v4>[0-9.]+)):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """Allow a network besides the public net. ``port`` is None for all ports."""

    network: Network
    port: int | None = None


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public net, so that anyone may ask it."""
    address = innermost(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _NOT_PUBLIC_V4)
    return address in _GLOBAL_UNICAST_V6 and not any(
        address in network for network in _NOT_PUBLIC_V6
    )


def innermost(address: Address) -> Address:
    """Return the IPv4 address that an IPv6 address is translated or tunnelled to, else itself."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64 or (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_allowed(address: Address, port: int, allowed: Iterable[Allowed] = ()) -> bool:
    """Tell whether a connection to an address and port may be made."""
    if is_public(address):
        return True
    inner = innermost(address)
    return any(
        inner in rule.network and rule.port in (None, port)
        for rule in allowed
        if rule.network.version == inner.version
    )


def parse_allowed(texts: Iterable[str]) -> tuple[Allowed, ...]:
    """Read networks (``10.1.0.0/16``), addresses, and addresses with a port.

    Raises:
        ValueError: A text is none of these; the message names it.
    """
    return tuple(_parse_one(text.strip()) for text in texts)


def _parse_one(text: str) -> Allowed:
    match = _WITH_PORT.fullmatch(text)
    try:
        if match is None:
            return Allowed(network=ip_network(text))
        network = ip_network(ip_address(match["v6"] or match["v4"]))
        port = int(match["port"])
    except ValueError as error:
        raise ValueError(
            f'"{text}" is not a network such as "10.1.0.0/16", an address, or an address and '
            'port such as "127.0.0.1:8080"'
        ) from error
    if not 1 <= port <= 65535:
        raise ValueError(f'"{text}" has a port that is not within 1 to 65535')
    return Allowed(network=network, port=port)
