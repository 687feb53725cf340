"""Servers that are slow, broken or ill-meant, within short limits."""

import gzip
import itertools
import socket
import time
from datetime import timedelta

import pytest

from publisher.errors import FetchError
from publisher.http import HttpClient, HttpOptions
from tests.servers import LoopbackServer, reply

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
MARGIN_SECONDS = 0.7


@pytest.fixture
def server():
    with LoopbackServer() as server:
        yield server


@pytest.fixture
def client(server):
    options = HttpOptions(
        contact="desk@press.example",
        connect_timeout=timedelta(seconds=0.3),
        read_timeout=timedelta(seconds=0.3),
        total_timeout=timedelta(seconds=0.6),
        max_bytes=100_000,
        allow_private=(server.address,),
    )
    client = HttpClient(options)
    yield client
    client.close()


def fail(client, url):
    """Return what is said about a request, and how long it took."""
    start = time.monotonic()
    with pytest.raises(FetchError) as caught:
        client.get(url)
    assert str(caught.value).startswith(f"{url}: ")
    assert caught.value.hint
    return str(caught.value), time.monotonic() - start


def test_a_server_that_never_answers_is_left_after_the_read_timeout(server, client):
    server.answers["/feed"] = [5.0]
    message, seconds = fail(client, server.url("/feed"))
    assert "no answer for 0.3 s" in message
    assert 0.25 < seconds < MARGIN_SECONDS


@pytest.mark.parametrize(
    ("start", "drop"),
    [(b"", b"H"), (HEAD, b"x"), (HEAD, b"X-More: 1\r\n"), (HEAD + b"\r\n", b" ")],
    ids=["status line", "header line", "headers", "body"],
)
def test_a_trickle_does_not_outlive_the_total_timeout(server, client, start, drop):
    server.answers["/feed"] = lambda _: itertools.chain(
        [start] if start else [], itertools.chain.from_iterable([drop, 0.05] for _ in range(100))
    )
    message, seconds = fail(client, server.url("/feed"))
    assert "not complete within 0.6 s" in message
    assert 0.5 < seconds < 0.6 + MARGIN_SECONDS


def test_redirects_share_the_total_timeout(server, client):
    for n in range(5):
        server.answers[f"/{n}"] = [0.2, reply(b"", f"Location: /{n + 1}", status=302)]
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"not complete within 0\.6 s"):
        client.get(server.url("/0"))
    assert time.monotonic() - start < 0.6 + MARGIN_SECONDS


def test_a_host_that_does_not_pick_up_is_left_after_the_connect_timeout():
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        address = f"127.0.0.1:{deaf.getsockname()[1]}"
        waiting = [socket.socket() for _ in range(4)]
        for sock in waiting:
            sock.setblocking(False)
            sock.connect_ex(deaf.getsockname())
        options = HttpOptions(
            contact="x@y.example",
            connect_timeout=timedelta(seconds=0.2),
            allow_private=(address,),
        )
        message, seconds = fail(HttpClient(options), f"http://{address}/")
        for sock in waiting:
            sock.close()
    assert "no connection within 0.2 s" in message
    assert seconds < MARGIN_SECONDS


def test_a_port_where_nobody_listens_is_called_so(client):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    client = HttpClient(HttpOptions(contact="x@y.example", allow_private=("127.0.0.1",)))
    message, _ = fail(client, f"http://127.0.0.1:{port}/feed")
    assert "connection refused" in message


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ([b""], "closed the connection"),
        ([HEAD + b"Content-Length: 500\r\n\r\n<rss>"], "breaks off before its end"),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n"], "breaks off"),
        ([HEAD + b"Transfer-Encoding: chunked\r\n\r\nxyz\r\n<rss>"], "not chunked as it says"),
        ([b"SSH-2.0-OpenSSH_9.6\r\n"], "does not speak HTTP"),
        ([HEAD + b"X: " + b"x" * 70_000 + b"\r\n\r\n"], "header of the answer is too long"),
        ([HEAD + b"X: y\r\n" * 500 + b"\r\n"], "not proper HTTP"),
        ([reply(b"<rss/>", "Content-Encoding: gzip")], "is not the gzip"),
        ([reply(gzip.compress(b"<rss/>")[:-5], "Content-Encoding: gzip")], "breaks off"),
        ([reply(b"<rss/>", "Content-Encoding: br")], '"br", which was not asked for'),
        ([reply(b"<rss/>", "Content-Encoding: gzip, gzip, gzip")], "3 times over"),
    ],
)
def test_a_broken_answer_is_no_answer_and_says_how(server, client, answer, words):
    server.answers["/feed"] = answer
    message, _ = fail(client, server.url("/feed"))
    assert any(word in message for word in words.split("|")), message


@pytest.mark.parametrize(
    "answer",
    [
        [reply(bytes(100_001))],
        [HEAD + b"Content-Length: 999999999999999\r\n\r\n", *[bytes(65536)] * 4],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n", *[bytes(65536)] * 4],
        [reply(gzip.compress(bytes(50_000_000)), "Content-Encoding: gzip")],
        [HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"1;" + b"x" * 2_000_000],
        [reply(gzip.compress(b"") * 900 + bytes(3_000_000), "Content-Encoding: gzip")],
    ],
    ids=["length", "length lie", "chunk lie", "bomb", "endless chunk line", "endless padding"],
)
def test_an_answer_that_is_too_large_is_not_taken(server, client, answer):
    server.answers["/feed"] = answer
    message, _ = fail(client, server.url("/feed"))
    assert "larger than 0.1 MB" in message or "breaks off, or is garbled" in message


def test_a_body_of_just_the_limit_is_taken(server, client):
    server.answers["/feed"] = [reply(bytes(100_000))]
    assert len(client.get(server.url("/feed")).body) == 100_000


def test_the_body_of_a_redirect_is_not_read(server, client):
    server.answers["/old"] = [
        HEAD.replace(b"200", b"302") + b"Location: /new\r\nContent-Length: 999999999\r\n\r\n",
        5.0,
    ]
    server.answers["/new"] = [reply(b"here")]
    assert client.get(server.url("/old")).body == b"here"


def test_a_failure_leaves_the_client_as_it_was(server, client):
    server.answers["/bad"] = [HEAD + b"Content-Length: 500\r\n\r\n<rss>"]
    server.answers["/good"] = [reply(b"fine")]
    fail(client, server.url("/bad"))
    assert client.get(server.url("/good")).body == b"fine"


def ask(server, **options):
    client = HttpClient(
        HttpOptions(contact="x@y.example", allow_private=(server.address,), **options)
    )
    try:
        return client.get(server.url("/feed"))
    finally:
        client.close()


@pytest.mark.parametrize(
    "lines", [[b"X: " + b"x" * 30_000], [b"X-%d: " % n + b"y" * 300 for n in range(90)]]
)
def test_headers_have_a_limit_of_their_own(server, lines):
    server.answers["/feed"] = [HEAD + b"\r\n".join([*lines, b"", b"fine"])]
    with pytest.raises(FetchError, match="headers of its answer are larger than 10 kB") as caught:
        ask(server, max_header_bytes=10_000)
    assert "[http] max_header_bytes" in caught.value.hint


def test_a_large_body_behind_small_headers_is_no_header(server):
    server.answers["/feed"] = [reply(bytes(90_000))]
    assert len(ask(server, max_header_bytes=1000).body) == 90_000


def test_bytes_on_the_wire_have_a_limit_of_their_own(server):
    server.answers["/feed"] = [
        reply(gzip.compress(b"") * 900 + bytes(30_000), "Content-Encoding: gzip")
    ]
    with pytest.raises(FetchError, match=r"more than 0\.02 MB arrive for it") as caught:
        ask(server, max_wire_bytes=20_000)
    assert "[http] max_wire_bytes" in caught.value.hint


def layered(body, times):
    for _ in range(times):
        body = gzip.compress(body)
    return [reply(body, f"Content-Encoding: {', '.join(['gzip'] * times)}")]


@pytest.mark.parametrize("times", [1, 2, 3])
def test_layers_of_compression_are_taken_away_up_to_the_limit(server, times):
    server.answers["/feed"] = layered(b"fine", times)
    assert ask(server, max_codings=times).body == b"fine"
    with pytest.raises(FetchError, match=rf"compressed {times} times over.*\[http\] max_codings"):
        ask(server, max_codings=times - 1)


def test_each_layer_of_compression_is_bounded(server):
    server.answers["/feed"] = layered(bytes(200_000_000), 3)
    with pytest.raises(FetchError, match=r"larger than 0\.1 MB"):
        ask(server, max_codings=3, max_bytes=100_000)
