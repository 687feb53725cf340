"""Feeds made to hurt: the pass ends in time and memory, names them, and publishes the others."""

import subprocess
import sys
import time

import pytest

from tests.builders import Site, rss_feed, source
from tests.servers import LoopbackServer, reply

CONFIG = """
[http]
spacing = "0s"
allow_private = ["127.0.0.0/8"]
[parse]
timeout = "4s"
"""
MOST_MB = 512
MEASURED = """
import resource, subprocess, sys
done = subprocess.run([sys.executable, "-m", "publisher", "build", "--force"])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024)
sys.exit(done.returncode)
"""


def rss(inner, before=""):
    return f"{before}<rss version='2.0'><channel><title>x</title>{inner}</channel></rss>"


def item(text, title="Theirs"):
    return f"<item><title>{title}</title><description><![CDATA[{text}]]></description></item>"


BOMB = "".join(
    f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
CASES = {
    "entities": rss(item("x", "&i;"), f'<!DOCTYPE x [<!ENTITY a "lol">{BOMB}]>'),
    "one large entity": rss(
        item("x", "&a;" * 20_000), f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
    ),
    "file entity": rss(item("x", "&a;"), '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "elements in elements": rss("<a>" * 300_000 + "</a>" * 300_000),
    "elements never closed": rss("<a>" * 300_000),
    "html in html": rss(item("<div>" * 100_000)),
    "formatting in paragraphs": rss(item("<b><p>" * 50_000)),
    "json in json": '{"version": "https://jsonfeed.org/version/1", "items": [' + "[" * 900_000,
    "a number of 900,000 digits": f'{{"items": [{"9" * 900_000}]}}',
    "many entries": rss(item("x") * 40_000),
    "many broken entries": rss(item("x", "&") * 40_000),
    "a text for a title": rss(item("x", "word " * 600_000)),
    "an entry of 10 MB": rss(item("<p>Words and words.</p>" * 450_000) + item("x")),
    "signs that grow": rss(item("< " * 900_000) * 8),
    "tags never ended": rss("<item><title>&" + "<a " * 400_000),
    "many authors": rss("<item>" + "<author>a@b.example (c)</author>" * 90_000 + "</item>"),
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory):
    with LoopbackServer() as server, LoopbackServer(host="127.0.0.2") as good:
        for n, text in enumerate(CASES.values()):
            server.answers[f"/{n}"] = [reply(text.encode())]
        good.answers["/good"] = [reply(rss_feed(("1", "A boat", "It came in.")).encode())]
        site = Site(tmp_path_factory.mktemp("hostile"))
        site.config += CONFIG
        urls = [*(server.url(f"/{n}") for n in range(len(CASES))), good.url("/good")]
        site.feeds = {"news": source(*(f'url = "{url}"\nlanguage = "en"' for url in urls))}
        site.lay_out()
        start = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", MEASURED],
            cwd=site.root,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return site, done, time.monotonic() - start


def test_the_pass_ends_and_says_what_failed(outcome):
    _, done, _ = outcome
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
    assert "nested more than 500 deep" in done.stderr
    assert "[parse] max_entries" in done.stderr
    assert "[parse] max_entry_bytes" in done.stderr


def test_no_process_needs_more_memory_than_it_may(outcome):
    _, done, _ = outcome
    assert int(done.stdout.split()[-1]) <= MOST_MB


def test_the_others_are_published_and_nothing_of_this_machine_is(outcome):
    site, _, _ = outcome
    published = (site.root / "output/news.json").read_text("utf-8")
    assert '"A boat"' in published
    assert "root:" not in published
