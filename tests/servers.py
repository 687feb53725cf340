"""A loopback server that answers as it is told, byte by byte where a test wants that."""

import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

Step = bytes | float
"""Bytes to send, or seconds to wait."""


@dataclass(frozen=True)
class Request:
    """One request as it arrived, header names in lower case."""

    method: str
    target: str
    headers: dict[str, bytes]


Answer = Iterable[Step] | Callable[[Request], Iterable[Step]]


def reply(body: bytes = b"", *fields: str | bytes, status: int = 200, length: bool = True) -> bytes:
    """Return a whole answer; ``fields`` are header lines.

    The connection ends with it, unless ``Connection: keep-alive`` is among them.
    """
    lines = [f"HTTP/1.1 {status} Answer".encode()]
    lines += [field.encode("latin-1") if isinstance(field, str) else field for field in fields]
    lines += [b"Content-Length: %d" % len(body)] if length else []
    return b"\r\n".join([*lines, b"", b""]) + body


class LoopbackServer:
    """Serve what ``answers`` says for each target; 404 for everything else.

    Args:
        tls: Speaks TLS with this context, or plain HTTP without.
        host: Where it listens; each address of 127.0.0.0/8 is a site of its own.
    """

    def __init__(self, *, tls: ssl.SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._host = host
        self.answers: dict[str, Answer] = {}
        self.requests: list[Request] = []
        self.connections = 0
        self._tls = tls
        self._closing = threading.Event()
        self._server = _Server((host, 0), _Handler)
        self._server.owner = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def address(self) -> str:
        host, port = self._server.server_address[:2]
        return f"{host}:{port}"

    def url(self, target: str = "/", *, host: str | None = None) -> str:
        scheme = "https" if self._tls else "http"
        return f"{scheme}://{host or self._host}:{self._server.server_address[1]}{target}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def serve(self, handler: socketserver.StreamRequestHandler) -> None:
        self.connections += 1
        try:
            if self._tls is None:
                self._serve_requests(handler)
                return
            with self._tls.wrap_socket(handler.request, server_side=True) as sock:
                handler.request = sock
                with sock.makefile("rb") as handler.rfile:
                    self._serve_requests(handler)
        except OSError:
            return  # the client has seen enough

    def _serve_requests(self, handler: socketserver.StreamRequestHandler) -> None:
        while (request := _read(handler)) is not None:
            self.requests.append(request)
            if self._answer(handler, request):
                return

    def _answer(self, handler: socketserver.StreamRequestHandler, request: Request) -> bool:
        """Send an answer; tell whether the connection ends with it."""
        answer = self.answers.get(request.target, (reply(status=404),))
        sent = b""
        for step in answer(request) if callable(answer) else answer:
            if isinstance(step, float):
                self._closing.wait(step)
            else:
                handler.request.sendall(step)
                sent = sent or step
        return b"Connection: keep-alive" not in sent


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = True
    request_queue_size = 64
    owner: LoopbackServer


class _Handler(socketserver.StreamRequestHandler):
    server: _Server

    def handle(self) -> None:
        self.server.owner.serve(self)


def _read(handler: socketserver.StreamRequestHandler) -> Request | None:
    line = handler.rfile.readline(65537)
    if not line.strip():
        return None
    method, target, _ = line.decode("latin-1").split()
    headers: dict[str, bytes] = {}
    while (line := handler.rfile.readline(65537)).strip():
        name, _, value = line.partition(b":")
        headers[name.decode("latin-1").lower()] = value.strip()
    return Request(method, target, headers)


def wait_until(check: Callable[[], bool], *, seconds: float = 1.0) -> bool:
    """Tell whether something becomes true in time."""
    end = time.monotonic() + seconds
    while not check():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True
