"""The keys of [http], from config.toml to the wire."""

import contextlib
import gzip
import os
import socket
import time

import pytest

from publisher import __version__
from tests.builders import Site, rss_feed, source
from tests.servers import LoopbackServer, reply

FEED = rss_feed(("1", "A boat comes home", "It came in on the tide."))
XML = "Content-Type: application/rss+xml"
ALLOWED = 'allow_private = ["127.0.0.0/8"]'


def build(folder, url, *http, arguments=(), site_keys="", env=None):
    config = f'{Site(folder).config}{site_keys}\n[http]\nspacing = "0s"\n' + "\n".join(http) + "\n"
    feeds = {"news": source(f'url = "{url}"\nlanguage = "en"')}
    site = Site(folder, config=config, feeds=feeds).lay_out()
    before = dict(os.environ)
    os.environ.update(env or {})
    try:
        return site.run("build", *arguments)
    finally:
        os.environ.clear()
        os.environ.update(before)


def test_a_server_is_told_who_asks_and_where_they_are_reached(tmp_path):
    with LoopbackServer() as server:
        server.answers["/feed"] = [reply(FEED.encode(), XML)]
        url = server.url("/feed")
        assert build(tmp_path / "a", url, ALLOWED, 'contact = "https://me.example/bot"').code == 0
        assert build(tmp_path / "b", url, ALLOWED, 'contact = "desk@press.example"').code == 0
        home = 'home_url = "https://home.example/"'
        assert build(tmp_path / "c", url, ALLOWED, site_keys=home).code == 0
        agents = [request.headers["user-agent"].decode() for request in server.requests]
        contacts = ("https://me.example/bot", "desk@press.example", "https://home.example/")
        assert agents == [f"feed-publisher/{__version__} (+{one})" for one in contacts]


def test_nothing_private_is_asked_unless_it_is_allowed(tmp_path):
    with LoopbackServer() as server:
        server.answers["/feed"] = [reply(FEED.encode(), XML)]
        for n, allowed in enumerate(("[]", '["127.0.0.2"]', '["127.0.0.1:1"]')):
            outcome = build(tmp_path / str(n), server.url("/feed"), f"allow_private = {allowed}")
            assert outcome.code == 1
            assert f'add "{server.address}" to [http] allow_private' in outcome.err
        assert server.connections == 0
        only = f'allow_private = ["{server.address}"]'
        assert build(tmp_path / "only", server.url("/feed"), only).code == 0


def test_redirects_are_followed_as_far_as_is_set(tmp_path):
    with LoopbackServer() as server:
        server.answers["/0"] = [reply(b"", "Location: /1", status=301)]
        server.answers["/1"] = [reply(b"", "Location: /2", status=302)]
        server.answers["/2"] = [reply(FEED.encode(), XML)]
        url = server.url("/0")
        outcome = build(tmp_path / "few", url, ALLOWED, "max_redirects = 1")
        assert outcome.code == 1
        assert "more than 1 redirects" in outcome.err
        assert build(tmp_path / "enough", url, ALLOWED, "max_redirects = 2").code == 0


@pytest.fixture
def deaf():
    """Give the address of a server that picks up nothing, its queue being full."""
    with socket.socket() as listener, contextlib.ExitStack() as stack:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(listener.getsockname())
        yield f"127.0.0.1:{listener.getsockname()[1]}"


def test_a_connection_is_waited_for_as_long_as_is_set(tmp_path, deaf):
    started = time.monotonic()
    outcome = build(tmp_path, f"http://{deaf}/feed", ALLOWED, 'connect_timeout = "0.2s"')
    assert outcome.code == 1
    assert "no connection within 0.2 s" in outcome.err
    assert time.monotonic() - started < 5, "the default is five seconds"


PADDING = "<!--" + "padding " * 30_000 + "-->"
LARGE = FEED.replace("<channel>", f"<channel>{PADDING}").encode()
PACKED = gzip.compress(LARGE)


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("theirs.xml", LARGE, "0.24 MB, more than the 0.2 MB of a feed"),
        ("theirs.xml.gz", PACKED, "a gzip file that holds more than 0.2 MB"),
    ],
)
def test_a_file_may_be_as_large_as_an_answer(site, name, body, told):
    site.write(name, body)
    site.write("feeds/news.toml", source(f'path = "../{name}"\nlanguage = "en"'))
    site.write("config.toml", f'{site.config}\n[http]\nmax_bytes = "200kB"\n')
    outcome = site.run("build")
    assert outcome.code == 1
    assert told in outcome.err
    site.write("config.toml", f'{site.config}\n[http]\nmax_bytes = "300kB"\n')
    assert site.run("build").code == 0
    assert len(site.items()) == 1


def test_a_packed_answer_may_hold_as_much_as_is_set(tmp_path):
    with LoopbackServer() as server:
        server.answers["/feed.xml.gz"] = [reply(PACKED, "Content-Type: application/gzip")]
        url = server.url("/feed.xml.gz")
        outcome = build(tmp_path, url, ALLOWED, 'max_bytes = "200kB"')
        assert "a gzip file that holds more than 0.2 MB" in outcome.err
        enough = build(tmp_path, url, ALLOWED, 'max_bytes = "300kB"', arguments=("--force",))
        assert (enough.code, enough.err) == (0, "")


def test_a_proxy_is_asked_where_the_environment_names_one(tmp_path):
    with LoopbackServer() as server, LoopbackServer() as proxy:
        url = server.url("/feed")
        proxy.answers[url] = [reply(FEED.encode(), XML)]
        key = 'proxy = { env = "SITE_PROXY" }'
        env = {"SITE_PROXY": proxy.url("/").rstrip("/"), "HTTP_PROXY": "http://127.0.0.1:9"}
        assert build(tmp_path / "a", url, ALLOWED, key, env=env).code == 0
        assert [request.target for request in proxy.requests] == [url]
        assert server.requests == []
        unset = build(tmp_path / "b", url, ALLOWED, key)
        assert unset.code == 2
        assert "SITE_PROXY" in unset.err


def test_validators_go_back_as_they_came_and_304_leaves_everything_alone(tmp_path):
    etag, modified = b'W/"a\xe9 b"', b"the day before yesterday"
    with LoopbackServer() as server:

        def answer(request):
            if b"if-none-match" in {name.encode() for name in request.headers}:
                return [reply(status=304)]
            return [reply(FEED.encode(), XML, b"ETag: " + etag, b"Last-Modified: " + modified)]

        server.answers["/feed"] = answer
        url = server.url("/feed")
        assert build(tmp_path, url, ALLOWED).code == 0
        before = Site(tmp_path).published()
        outcome = build(tmp_path, url, ALLOWED, arguments=("--force",))
        assert outcome.code == 0
        first, second = server.requests
        assert "if-none-match" not in first.headers
        assert "if-modified-since" not in first.headers
        assert second.headers["if-none-match"] == etag
        assert second.headers["if-modified-since"] == modified
        assert Site(tmp_path).published() == before
