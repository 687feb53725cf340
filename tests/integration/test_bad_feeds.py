"""Feeds that are none, or broken: each is named with what to do, the others go on."""

import json
from dataclasses import dataclass

import pytest

from tests.builders import Outcome, Site, rss_feed, source
from tests.servers import LoopbackServer, reply

CONFIG = """
[http]
spacing = "0s"
read_timeout = "0.5s"
total_timeout = "1s"
max_bytes = "100kB"
allow_private = ["127.0.0.1"]
"""
GOOD = rss_feed(("1", "A boat comes home", "It came in on the tide. All saw it."))
PAGE = (
    b"<!doctype html><html><head><title>Tides</title>"
    b'<link rel="alternate" type="application/atom+xml" href="/atom.xml"></head><body>x</body>'
)
XML = "Content-Type: application/rss+xml"

CASES = {
    "html": ([reply(PAGE)], "this is an HTML page, not a feed (it names its feed: {url}atom.xml)"),
    "empty": ([reply(b"")], "the document is empty"),
    "cut-off": (
        [reply(GOOD.encode()[: GOOD.index("It came")], XML)],
        "the feed is cut off before the end of its first entry",
    ),
    "breaks-off": ([reply(GOOD.encode(), length=True)[:-50]], "breaks off before its end"),
    "text": ([reply(b"Service unavailable")], 'this is no feed, but text: "Service unavailable"'),
    "binary": ([reply(bytes(range(256)) * 4)], "this is neither XML nor JSON"),
    "other-xml": ([reply(b"<?xml version='1.0'?><note/>")], "its first element is <note>"),
    "not-json": ([reply(b'{"version": "https://jsonfeed.org/version/1", "items": [')], "not valid"),
    "gone": ([reply(status=404)], "HTTP 404 Not Found (the feed is not there; look on the site"),
    "ended": ([reply(status=410)], "HTTP 410 Gone (the feed has ended; take it out"),
    "broken": ([reply(status=500)], "HTTP 500 Internal Server Error (nothing to do"),
    "slow": ([0.7, reply(GOOD.encode())], "no answer for 0.5 s"),
    "dripping": ([reply(GOOD.encode())[:60], *[0.3, b" "] * 10], "not complete within 1 s"),
    "large": ([reply(GOOD.encode() + b" " * 100_000)], "larger than 0.1 MB"),
    "circle": ([reply(status=302, length=True)], "names no address"),
    "inward": (
        [reply(b"", "Location: http://10.0.0.1/feed", status=301)],
        "10.0.0.1 is not on the public net, and was not asked",
    ),
}  # fmt: skip


@pytest.fixture
def server():
    with LoopbackServer() as server:
        yield server


def make_site(folder, *urls):
    site = Site(folder)
    site.config += CONFIG
    site.feeds = {
        "news": source(
            *(f'url = "{url}"\nlanguage = "en"' for url in urls), 'path = "../articles/"'
        )
    }
    site.lay_out()
    site.article("bread.txt", title="Bread for the night shift")
    return site


@dataclass
class Spoiled:
    """A site whose feeds were all well once, and are bad now but for one."""

    site: Site
    root_url: str
    before: dict
    outcome: Outcome
    status: dict


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory):
    with LoopbackServer() as server:
        names = [*CASES, "good"]
        for n, name in enumerate(names):
            feed = rss_feed((name, f"The {name} boat", f"It came in on the tide, number {n}."))
            server.answers[f"/{name}"] = [reply(feed.encode(), XML)]
        site = make_site(tmp_path_factory.mktemp("site"), *(server.url(f"/{n}") for n in names))
        assert site.run("build").code == 0
        before = {item["id"]: item for item in site.items()}
        assert len(before) == len(names) + 1

        for name, (answer, _) in CASES.items():
            server.answers[f"/{name}"] = answer
        feed = rss_feed(("good", "The good boat", "It came in, and nobody saw it."))
        server.answers["/good"] = [reply(feed.encode(), XML)]
        site.article("late.txt", title="A late bell")
        outcome = site.run("build", "--force")
        status = json.loads(site.run("status", "--json").out)
        return Spoiled(site, server.url("/"), before, outcome, status)


@pytest.mark.parametrize("name", CASES)
def test_a_bad_feed_is_named_with_what_to_do(spoiled, name):
    url = f"{spoiled.root_url}{name}"
    lines = spoiled.outcome.err.splitlines()
    (line,) = [line for line in lines if line.startswith(f"error: source {url}: ")]
    assert CASES[name][1].format(url=spoiled.root_url) in line
    assert "asked again" in line
    (source_,) = [one for one in spoiled.status["sources"] if one["id"] == url]
    assert source_["fault"] in line


def test_bad_feeds_end_with_1_and_lose_nothing(spoiled):
    assert spoiled.outcome.code == 1
    after = {item["id"]: item for item in spoiled.site.items()}
    assert after.keys() > spoiled.before.keys()
    for name in CASES:
        (id_,) = [id_ for id_, item in after.items() if item["title"] == f"The {name} boat"]
        assert after[id_] == spoiled.before[id_]


def test_the_others_go_on(spoiled):
    after = {item["title"]: item for item in spoiled.site.items()}
    assert "nobody saw it" in after["The good boat"]["summary"]
    assert "A late bell" in after


def test_a_feed_that_is_well_again_goes_on_as_if_nothing_had_been(tmp_path, server):
    url = server.url("/feed")
    server.answers["/feed"] = [reply(GOOD.encode(), XML)]
    site = make_site(tmp_path, url)
    site.run("build")
    before = site.published()
    server.answers["/feed"] = [reply(PAGE)]
    assert site.run("build", "--force").code == 1
    server.answers["/feed"] = [reply(GOOD.encode(), XML)]
    assert site.run("build", "--force").code == 0
    assert site.published() == before


def test_a_wrong_encoding_is_read_and_said(tmp_path, server):
    body = GOOD.replace("A boat", "Ein Böötchen").encode("cp1252")
    server.answers["/feed"] = [reply(body, "Content-Type: application/rss+xml; charset=utf-8")]
    site = make_site(tmp_path, server.url("/feed"))
    outcome = site.run("build")
    assert outcome.code == 0
    assert "not in utf-8 as declared; read as windows-1252" in outcome.err
    assert any(item["title"] == "Ein Böötchen comes home" for item in site.items())


def test_what_came_whole_of_a_feed_that_is_cut_off_is_published_and_said(tmp_path, server):
    two = rss_feed(("1", "A boat comes home", "It came in."), ("2", "A bell", "It rang."))
    server.answers["/feed"] = [reply(two[: two.index("It rang")].encode(), XML)]
    site = make_site(tmp_path, server.url("/feed"))
    outcome = site.run("build")
    assert (outcome.code, len(site.items())) == (0, 2)
    assert "it is cut off; what came whole was taken" in outcome.err


def test_a_file_that_is_no_feed_is_named(tmp_path):
    site = Site(tmp_path, feeds={"news": source('path = "../saved.xml"', 'path = "../articles/"')})
    site.lay_out()
    site.article("bread.txt")
    site.write("saved.xml", PAGE.decode())
    outcome = site.run("build")
    assert outcome.code == 1
    assert "saved.xml" in outcome.err
    assert "HTML page" in outcome.err
    assert len(site.items()) == 1
