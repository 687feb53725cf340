"""TLS: certificates are checked, limits hold, and nothing stored falls back to http."""

import itertools
import socket
import ssl
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.errors import FetchError
from publisher.http import HttpClient, HttpOptions
from tests.servers import LoopbackServer, reply

CERTIFICATE = Path(__file__).with_suffix(".pem")


@pytest.fixture
def server():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    with LoopbackServer(tls=context) as server:
        server.answers["/feed"] = [reply(b"fine")]
        yield server


@pytest.fixture
def trusted(monkeypatch):
    """Have this machine trust the test's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def make_client(**options):
    options = {
        "total_timeout": timedelta(seconds=0.6),
        "allow_private": ("127.0.0.1",),
        **options,
    }
    return HttpClient(HttpOptions(contact="x@y.example", **options))


def test_a_trusted_server_is_asked_over_tls(server, trusted):
    client = make_client()
    assert client.get(server.url("/feed")).body == b"fine"
    client.close()


def test_a_server_that_nobody_vouches_for_is_not_asked(server):
    with pytest.raises(FetchError, match="certificate is not valid: self-signed"):
        make_client().get(server.url("/feed"))
    assert server.requests == []


def test_a_certificate_for_another_name_does_not_do(server, trusted, monkeypatch):
    place = ("127.0.0.1", int(server.address.rpartition(":")[2]))
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", place)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(FetchError, match="certificate is not valid: Hostname mismatch"):
        make_client().get(server.url("/feed", host="other.example"))
    client = make_client()
    assert client.get(server.url("/feed", host="feeds.example")).body == b"fine"
    client.close()


def test_a_server_that_does_not_speak_tls_is_called_so(trusted):
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def greet():
            sock, _ = plain.accept()
            with sock:
                sock.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                sock.recv(1000)

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(FetchError, match="no secure connection"):
            make_client().get(f"https://127.0.0.1:{plain.getsockname()[1]}/feed")
        thread.join()


def test_a_trickle_over_tls_does_not_outlive_the_total_timeout(server, trusted):
    drops = itertools.chain.from_iterable([b" ", 0.05] for _ in range(100))  # five seconds
    server.answers["/drip"] = itertools.chain([reply(length=False)], drops)
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"not complete within 0\.6 s"):
        make_client().get(server.url("/drip"))
    assert time.monotonic() - start < 4


def test_too_much_over_tls_is_not_taken(server, trusted):
    server.answers["/large"] = [reply(bytes(200_000))]
    with pytest.raises(FetchError, match="larger than"):
        make_client(max_bytes=100_000).get(server.url("/large"))


def test_a_way_that_gives_up_tls_is_followed_but_never_stored(server, trusted):
    with LoopbackServer() as plain:
        plain.answers["/feed"] = [reply(b"plain")]
        server.answers["/old"] = [reply(b"", f"Location: {plain.url('/feed')}", status=301)]
        client = make_client()
        answer = client.get(server.url("/old"), headers={"Authorization": "secret"})
        client.close()
        assert (answer.body, answer.permanent_url) == (b"plain", None)
        assert "authorization" not in plain.requests[0].headers


def test_the_certificates_are_read_once_for_all_connections(server, trusted, monkeypatch):
    made = []
    real = ssl.create_default_context
    monkeypatch.setattr(ssl, "create_default_context", lambda: made.append(1) or real())
    client = make_client()
    for _ in range(3):
        client.get(server.url("/feed"))
    client.close()
    assert server.connections == 3
    assert len(made) == 1
