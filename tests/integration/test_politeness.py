"""Never two requests at once to one site, redirects included."""

import threading
import time
from contextlib import ExitStack
from datetime import UTC, datetime
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


def test_a_redirect_within_a_site_keeps_the_distance(tmp_path):
    with LoopbackServer() as server:
        watched = Watched(rss_feed(("a", "A boat", "It came in.")))
        server.answers["/feed"] = watched
        moved = []

        def move(request):
            moved.append(time.monotonic())
            yield reply(b"", "Location: /feed", status=302)

        server.answers["/old"] = move
        site = make_site(tmp_path, [server.url("/old")], spacing="0.4s")
        assert site.run("build").code == 0
        assert watched.spans[0][0] - moved[0] >= 0.4


def test_what_was_redirected_once_waits_its_turn_where_it_was_led(tmp_path):
    with ExitStack() as stack:
        platform = stack.enter_context(LoopbackServer())
        body = rss_feed(("a", "A boat", "It came in.")).encode()
        urls = []
        for n in range(11, 14):
            server = stack.enter_context(LoopbackServer(host=f"127.0.0.{n}"))
            server.answers["/feed"] = [reply(b"", f"Location: {platform.url()}{n}", status=302)]
            platform.answers[f"/{n}"] = [reply(body)]
            urls.append(server.url("/feed"))
        site = make_site(tmp_path, urls)
        assert site.run("build").code == 0
        sites = {one["site"] for one in site.run("status", "--json").json["sources"]}
        assert sites == {"127.0.0.1"}
        again = site.run("build", "--force")
        assert (again.code, again.err) == (0, "")
        assert len(platform.requests) == 6
        explained = site.run("explain", urls[0]).out
        assert "site: 127.0.0.1" in explained


def busy_site(tmp_path, server, scope):
    server.answers["/0"] = [reply(b"", "Retry-After: 3600", status=429)]
    server.answers["/1"] = [reply(rss_feed(("a", "A boat", "It came in.")).encode())]
    site = make_site(tmp_path, [server.url("/0"), server.url("/1")])
    feed = site.root / "feeds/news.toml"
    scoped = feed.read_text().replace('language = "en"', f'busy_scope = "{scope}"')
    feed.write_text(scoped)
    return site


def test_others_of_a_site_that_asks_to_wait_are_not_asked_even_by_force(tmp_path):
    with LoopbackServer() as server:
        site = busy_site(tmp_path, server, "site")
        assert site.run("build", "--force").code == 1
        assert [one.target for one in server.requests] == ["/0"]
        assert site.run("build").code == 0
        assert len(server.requests) == 1
        waiting = site.run("status", "--json").json["sources"][1]
        assert "asks to wait (HTTP 429)" in waiting["why"]


def test_where_only_the_source_has_to_wait_the_others_go_on(tmp_path):
    with LoopbackServer() as server:
        site = busy_site(tmp_path, server, "guess")
        assert site.run("build").code == 1
        assert [one.target for one in server.requests] == ["/0", "/1"]


def test_entries_stay_unless_their_source_says_that_they_are_gone(tmp_path):
    with LoopbackServer() as server:
        both = rss_feed(("one", "One", "Text one."), ("two", "Two", "Text two."))
        one = rss_feed(("one", "One", "Text one."))
        history = 'xmlns:fh="http://purl.org/syndication/history/1.0"'
        tombs = 'xmlns:at="http://purl.org/atompub/tombstones/1.0"'
        site = make_site(tmp_path, [server.url("/feed")])

        def titles(document):
            server.answers["/feed"] = [reply(document.encode())]
            outcome = site.run("build", "--force")
            assert outcome.code == 0, outcome.err
            return sorted(item["title"] for item in site.items())

        def with_head(text, element, namespace):
            return text.replace('version="2.0"', f'version="2.0" {namespace}').replace(
                "<description>d", f"{element}<description>d", 1
            )

        assert titles(both) == ["One", "Two"]
        assert titles(one) == ["One", "Two"]
        assert titles(with_head(one, "<fh:complete/>", history)) == ["One"]
        assert titles(both + " ") == ["One", "Two"]
        deleted = '<at:deleted-entry ref="two" when="2026-05-12T10:00:00Z"/>'
        assert titles(with_head(one, deleted, tombs)) == ["One"]
        assert titles(both) == ["One", "Two"]


def test_explain_prints_every_input_and_the_decision(tmp_path):
    with LoopbackServer() as server:
        far = (datetime.now(UTC).hour + 12) % 24
        hints = f"<ttl>180</ttl><skipHours><hour>{far}</hour></skipHours>"
        body = rss_feed(("a", "A boat", "It came in.")).replace(
            "<description>d", f"{hints}<description>d", 1
        )
        server.answers["/feed"] = [reply(body.encode(), "Cache-Control: max-age=7200", 'ETag: "x"')]
        site = make_site(tmp_path, [server.url("/feed"), server.url("/other")])
        never = site.run("explain", "/feed")
        assert (never.code, never.err) == (0, "")
        assert "it was never asked" in never.out
        site.run("build")
        out = site.run("explain", "/feed").out
        rows = dict(line.split("\t", 1) for line in out.splitlines() if "\t" in line)
        assert list(rows) == [
            *("input", "interval", "rhythm", "failures", "max-age", "Expires", "Retry-After"),
            *("ttl", "sy:update", "skipHours", "skipDays", "jitter"),
        ]
        assert rows["max-age"].startswith("2 h\t")
        assert rows["ttl"].startswith("3 h\t")
        assert rows["ttl"].endswith("\tyes")
        assert rows["Expires"] == "—\t—\t—"
        assert rows["skipHours"].startswith(f"{far:02} UTC")
        assert 'validators: ETag "x"' in out
        assert out.splitlines()[-1].startswith("next poll: 20")
        assert out.splitlines()[-1].endswith("(ttl)")
        (source_,) = site.run("explain", "/feed", "--json").json["sources"]
        assert {one["name"] for one in source_["inputs"] if one["counts"]} == {
            *("interval", "max-age", "ttl", "skipHours", "jitter")
        }
        failed = site.run("explain", "/other").out
        assert "failing: 1 times in a row" in failed
        assert "HTTP 404" in failed


def test_explain_wants_one_source(tmp_path):
    site = make_site(tmp_path, ["https://a.example/1", "https://a.example/2"])
    for name, problem in (("nobody", "no source and no entry"), ("a.example", "2 sources")):
        outcome = site.run("explain", name)
        assert outcome.code == 2
        assert problem in outcome.err
        assert "https://a.example/1" in outcome.err
