"""Credentials go to their own server and nowhere else, and into nothing that is written."""

import sqlite3

import pytest

from tests.builders import Site, rss_feed, source
from tests.servers import LoopbackServer, reply

PASSWORD = "correct horse/battery"
FEED = rss_feed(("1", "A boat", "It came in on the tide. All saw it."))
CONFIG = '[http]\nspacing = "0s"\nallow_private = ["127.0.0.0/8"]\n'


@pytest.fixture
def server():
    with LoopbackServer() as server:
        server.answers["/feed"] = [reply(FEED.encode())]
        yield server


@pytest.fixture
def site(tmp_path, server, monkeypatch):
    monkeypatch.setenv("PASSWORD", PASSWORD)
    monkeypatch.setenv("KEY", "k-12345678")

    def make(more="", path="/feed"):
        site = Site(tmp_path)
        site.config += CONFIG
        lines = (
            f'url = "{server.url(path)}"\nlanguage = "en"\n'
            'auth = { user = "desk", password = { env = "PASSWORD" } }\n'
            f'headers = {{ X-Key = {{ env = "KEY" }} }}\n{more}'
        )
        site.feeds = {"news": source(lines)}
        return site.lay_out()

    return make


def said_by(site):
    """Return every byte that a pass, its report and its status left behind."""
    outcomes = [site.run(*words) for words in (("-v", "build", "--force"), ("status", "--json"))]
    written = b"".join(path.read_bytes() for path in site.root.rglob("*") if path.is_file())
    with sqlite3.connect(site.root / "publisher.db") as database:
        dump = "\n".join(database.iterdump())
    return written + "".join(o.out + o.err for o in outcomes).encode() + dump.encode()


def is_quiet(text):
    return not any(secret in text for secret in (b"correct horse", b"k-12345678", b"ZGVzazpjb3"))


def test_entries_behind_a_password_are_published_only_when_the_feed_file_says_so(server, site):
    kept = site()
    assert kept.run("build").code == 0
    assert kept.items() == []
    assert "write private = false" in kept.run("check").err
    shown = site("private = false")
    assert shown.run("build", "--force").code == 0
    assert [item["title"] for item in shown.items()] == ["A boat"]


def test_the_server_gets_them_and_nothing_that_is_written_has_them(server, site):
    assert is_quiet(said_by(site("private = false")))
    assert server.requests[0].headers["authorization"].startswith(b"Basic ZGVzazpjb3")
    assert server.requests[0].headers["x-key"] == b"k-12345678"


def test_another_host_gets_none_and_what_it_echoes_is_not_told(server, site):
    with LoopbackServer(host="127.0.0.2") as other:
        there = other.url("/moved?k=k-12345678&p=correct%20horse%2Fbattery")
        server.answers["/feed"] = [reply(b"", f"Location: {there}", status=302)]
        text = said_by(site())
        assert b"HTTP 404" in text
        assert is_quiet(text)
        sent = [r.headers for r in other.requests]
    assert sent
    assert all("authorization" not in headers and "x-key" not in headers for headers in sent)


def test_a_source_is_asked_through_its_own_proxy_and_only_that_hears_the_password(
    server, site, monkeypatch
):
    with LoopbackServer(host="127.0.0.2") as proxy:
        monkeypatch.setenv("PROXY", proxy.url("").replace("//", "//me:pr0xy-pass@"))
        proxy.answers[server.url("/feed")] = [reply(FEED.encode())]
        text = said_by(site('proxy = { env = "PROXY" }\nprivate = false'))
        assert proxy.requests[0].headers["proxy-authorization"].startswith(b"Basic ")
    assert b"A boat" in text
    assert b"pr0xy-pass" not in text
    assert server.requests == []
