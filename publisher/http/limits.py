"""The time and the bytes that are left for a request, kept for the thread that makes it.

A socket's own timeout begins anew with each byte that arrives. These sockets know when the
whole request has to be over, so that neither dripping headers nor a dripping body outlive it; and
they count what arrives, since a line that never ends is gathered before anyone above sees it.
"""

import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any


class TooMuchError(OSError):
    """More arrives than an answer may have."""


class TooManyHeadersError(OSError):
    """More arrives than an answer's headers may have."""


@dataclass(slots=True, kw_only=True)
class Limits:
    """Bound one request, redirects included.

    Attributes:
        deadline: When it has to be over, by the monotonic clock, in seconds.
        read_seconds: Between two pieces of the answer.
        connect_seconds: To look the name up and to connect, each.
        bytes_left: May still arrive.
        header_bytes_left: May still arrive before the headers are complete, or None when they
            are. The beginning of the body, read along with them, counts too.
        connections: Opened for it so far.
    """

    deadline: float
    read_seconds: float
    connect_seconds: float
    bytes_left: int
    header_bytes_left: int | None = None
    connections: int = 0

    @property
    def is_over(self) -> bool:
        """Tell whether the deadline has come, as nearly as timeouts are kept."""
        return time.monotonic() >= self.deadline - 0.01

    def left(self, at_most: float) -> float:
        """Return the seconds that a step may take.

        Raises:
            TimeoutError: None is left.
        """
        seconds = min(at_most, self.deadline - time.monotonic())
        if seconds <= 0:
            raise TimeoutError("the time for the whole request is over")
        return seconds

    def count(self, size_bytes: int) -> None:
        """Count what arrived.

        Raises:
            TooMuchError: It is more than there may be.
            TooManyHeadersError: It is more than there may be of headers.
        """
        if self.header_bytes_left is not None:
            self.header_bytes_left -= size_bytes
            if self.header_bytes_left < 0:
                raise TooManyHeadersError("more arrives than headers may have")
        self.bytes_left -= size_bytes
        if self.bytes_left < 0:
            raise TooMuchError("more arrives than an answer may have")


_LIMITS: ContextVar[Limits] = ContextVar("limits")


@contextmanager
def hold_to(limits: Limits) -> Iterator[None]:
    """Hold every socket that this thread uses to these limits."""
    token = _LIMITS.set(limits)
    try:
        yield
    finally:
        _LIMITS.reset(token)


def current_limits() -> Limits:
    """Return the limits of the request that this thread makes."""
    return _LIMITS.get()


class LimitedSocket(socket.socket):
    """Read no longer and no more than the request may."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read as `socket.socket.recv_into` does, within the limits."""
        limits = current_limits()
        self.settimeout(limits.left(limits.read_seconds))
        size_bytes = super().recv_into(*args, **kwargs)
        limits.count(size_bytes)
        return size_bytes


class LimitedTlsSocket(ssl.SSLSocket):
    """Read over TLS no longer and no more than the request may."""

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        """Read as `ssl.SSLSocket.recv_into` does, within the limits."""
        limits = current_limits()
        self.settimeout(limits.left(limits.read_seconds))
        size_bytes = super().recv_into(*args, **kwargs)
        limits.count(size_bytes)
        return size_bytes
