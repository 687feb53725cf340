"""Never two requests at once to one site, redirects included."""

import threading
import time
from contextlib import ExitStack
from itertools import pairwise

from tests.builders import Site, rss_feed, source
from tests.servers import LoopbackServer, reply

HTTP = """
[http]
workers = 8
spacing = "{spacing}"
allow_private = ["127.0.0.0/8"]
"""


class Watched:
    """Answer slowly, and note how many requests were under way, and when each began and ended."""

    def __init__(self, body):
        self.body = body
        self.most = 0
        self.spans = []
        self._running = 0
        self._counting = threading.Lock()

    def __call__(self, request):
        with self._counting:
            self._running += 1
            self.most = max(self.most, self._running)
        began = time.monotonic()
        time.sleep(0.15)
        with self._counting:
            self._running -= 1
            self.spans.append((began, time.monotonic()))
        yield reply(self.body.encode())


def make_site(folder, urls, *, spacing="0s"):
    config = Site(folder).config + HTTP.format(spacing=spacing)
    tables = [f'url = "{url}"\nlanguage = "en"' for url in urls]
    return Site(folder, config=config, feeds={"news": source(*tables)}).lay_out()


def test_one_site_is_asked_one_thing_at_a_time_and_rests_between(tmp_path):
    with LoopbackServer() as server:
        watched = Watched(rss_feed(("a", "A boat", "It came in.")))
        for n in range(4):
            server.answers[f"/{n}"] = watched
        site = make_site(tmp_path, [server.url(f"/{n}") for n in range(4)], spacing="0.3s")
        assert site.run("build").code == 0
        assert watched.most == 1
        spans = sorted(watched.spans)
        assert len(spans) == 4
        gaps = [late[0] - early[1] for early, late in pairwise(spans)]
        assert min(gaps) >= 0.3


def test_sites_are_asked_side_by_side(tmp_path):
    with ExitStack() as stack:
        watched = Watched(rss_feed(("a", "A boat", "It came in.")))
        servers = [stack.enter_context(LoopbackServer(host=f"127.0.0.{n}")) for n in range(11, 17)]
        for server in servers:
            server.answers["/feed"] = watched
        site = make_site(tmp_path, [server.url("/feed") for server in servers])
        assert site.run("build").code == 0
        assert watched.most > 1


def test_redirects_from_many_sites_into_one_take_turns(tmp_path):
    with ExitStack() as stack:
        platform = stack.enter_context(LoopbackServer())
        watched = Watched(rss_feed(("a", "A boat", "It came in.")))
        urls = [platform.url("/own")]
        platform.answers["/own"] = watched
        for n in range(11, 17):
            server = stack.enter_context(LoopbackServer(host=f"127.0.0.{n}"))
            target = platform.url(f"/{n}")
            server.answers["/feed"] = [reply(b"", f"Location: {target}", status=302)]
            platform.answers[f"/{n}"] = watched
            urls.append(server.url("/feed"))
        site = make_site(tmp_path, urls)
        outcome = site.run("build")
        assert (outcome.code, outcome.err) == (0, "")
        assert len(watched.spans) == 7
        assert watched.most == 1


def test_per_host_says_how_much_one_site_is_asked_at_once(tmp_path):
    with LoopbackServer() as server:
        watched = Watched(rss_feed(("a", "A boat", "It came in.")))
        for n in range(6):
            server.answers[f"/{n}"] = watched
        site = make_site(tmp_path, [server.url(f"/{n}") for n in range(6)])
        config = (tmp_path / "config.toml").read_text() + "per_host = 3\n"
        (tmp_path / "config.toml").write_text(config)
        assert site.run("build").code == 0
        assert watched.most == 3
