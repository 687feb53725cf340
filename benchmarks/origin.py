"""A web server on loopback for the feeds, in a process of its own: one site an address.

It answers 304 to the validators that it gave, sends what lies compressed beside a file to who
asks for that, keeps connections, and counts its answers. ``python -m benchmarks.origin FOLDER``.
"""

import asyncio
import contextlib
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from email.utils import formatdate
from pathlib import Path
from typing import Self

HOSTS = 50
"""127.0.0.1 to 127.0.0.50; where there is only the first (macOS), all feeds are one site's."""

COUNTS = "/counts"
"""Answers with how often each status was sent since it was last asked."""


class Origin:
    """Start the server, say where its feeds are, count what was asked of it; stop it at the end.

    Args:
        folder: Where ``0.xml`` … lie, each with a ``.xml.gz`` beside it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.origin", str(self._folder.resolve())],
            cwd=Path(__file__).parent.parent,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        if not said:
            raise SystemExit("the origin could not be started on loopback")
        self._port, self._hosts = json.loads(said)
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.communicate()

    def url(self, feed: int) -> str:
        """Return the address of a feed."""
        return f"http://127.0.0.{1 + feed % self._hosts}:{self._port}/{feed}.xml"

    def counts(self) -> Counter[str]:
        """Return how often each status was sent since the last call."""
        from urllib.request import ProxyHandler, build_opener

        opener = build_opener(ProxyHandler({}))
        with opener.open(f"http://127.0.0.1:{self._port}{COUNTS}", timeout=10) as answer:
            return Counter(json.load(answer))


class Answers:
    """Answer requests for the files of a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._counts: Counter[str] = Counter()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one connection's requests, one after the other."""
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                request = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(request.decode("latin-1")))
                await writer.drain()
        writer.close()

    def _answer(self, request: str) -> bytes:
        line, *fields = request.strip().split("\r\n")
        target = line.split(" ")[1]
        headers = {name.lower(): value.strip() for name, _, value in _pairs(fields)}
        if target == COUNTS:
            body = json.dumps(self._counts).encode()
            self._counts.clear()
            return _message("200 OK", ["Content-Type: application/json"], body)
        status, lines, body = self._find(target, headers)
        self._counts[status[:3]] += 1
        return _message(status, lines, body)

    def _find(self, target: str, headers: dict[str, str]) -> tuple[str, list[str], bytes]:
        path = self._folder / Path(target).name
        if path.suffix != ".xml" or not path.is_file():
            return "404 Not Found", [], b""
        stat = path.stat()
        etag = f'"{int(stat.st_mtime):x}-{stat.st_size:x}"'
        modified = formatdate(stat.st_mtime, usegmt=True)
        lines = [f"ETag: {etag}", f"Last-Modified: {modified}", "Vary: Accept-Encoding"]
        known = headers.get("if-none-match")
        if known == etag or (known is None and headers.get("if-modified-since") == modified):
            return "304 Not Modified", lines, b""
        lines.append("Content-Type: application/xml")
        if "gzip" not in headers.get("accept-encoding", ""):
            return "200 OK", lines, path.read_bytes()
        packed = path.with_suffix(".xml.gz").read_bytes()
        return "200 OK", [*lines, "Content-Encoding: gzip"], packed


def _pairs(fields: list[str]) -> Iterator[tuple[str, str, str]]:
    return (field.partition(":") for field in fields)


def _message(status: str, lines: list[str], body: bytes) -> bytes:
    # A 304 has no body, and none announced.
    length = [] if status.startswith("304") else [f"Content-Length: {len(body)}"]
    return "\r\n".join([f"HTTP/1.1 {status}", *lines, *length, "", ""]).encode() + body


async def _serve(folder: Path) -> None:
    answers = Answers(folder)
    first = await asyncio.start_server(answers.serve, "127.0.0.1", 0)
    port = first.sockets[0].getsockname()[1]
    servers = [first]
    with contextlib.suppress(OSError):
        for number in range(2, HOSTS + 1):
            servers.append(await asyncio.start_server(answers.serve, f"127.0.0.{number}", port))
    print(json.dumps([port, len(servers)]), flush=True)
    await asyncio.gather(*(server.serve_forever() for server in servers))


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
