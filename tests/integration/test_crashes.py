"""What ``kill -9`` leaves behind, at every moment of a build, and how the next one goes on."""

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import feedparser
import pytest

from tests.builders import Site, rss_feed, source
from tests.integration.crashing import MOMENTS
from tests.servers import LoopbackServer, reply, wait_until

CRASHING = Path(__file__).with_name("crashing.py")
OLD = [(f"g{n}", f"Title {n}", f"Text of number {n}. It is short.") for n in range(4)]
NEW = [("g4", "The latest", "It came in on the tide. All saw it."), *OLD]
LEASE_SECONDS = 60


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a site once, for each test to take a copy."""
    site = Site(
        tmp_path_factory.mktemp("built"),
        feeds={"news": source('path = "../theirs.xml"\nlanguage = "en"')},
    )
    site.write("theirs.xml", rss_feed(*OLD))
    site.lay_out()
    assert site.run("build").code == 0
    return site


@pytest.fixture
def site(built, tmp_path):
    shutil.copytree(built.root, tmp_path, dirs_exist_ok=True)
    return Site(tmp_path)


def crash(site, moment):
    """Build until that moment."""
    command = [sys.executable, "-W", "error", str(CRASHING), moment, "build"]
    environment = {"PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(
        command, cwd=site.root, env=environment, capture_output=True, timeout=60, check=False
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


def ids(site):
    return [item["id"] for item in site.items()]


def build_at_once(site):
    """Build, and see that nobody waited for a dead process's lease."""
    began = time.monotonic()
    outcome = site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    assert time.monotonic() - began < LEASE_SECONDS / 3


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_any_moment_loses_nothing_and_the_next_goes_on(site, moment):
    before = ids(site)
    site.write("theirs.xml", rss_feed(*NEW))

    crash(site, moment)

    for name in ("news.rss", "news.atom"):
        read = feedparser.parse((site.root / "output" / name).read_bytes())
        assert not read.bozo
        assert {entry.id for entry in read.entries} >= set(before)
    assert set(ids(site)) >= set(before)

    build_at_once(site)
    assert set(ids(site)) > set(before)
    assert len(ids(site)) == len(NEW)
    with sqlite3.connect(site.root / "publisher.db") as database:
        assert database.execute("SELECT count(*) FROM entry").fetchone() == (len(NEW),)
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    after = site.published()
    assert "Nothing changed." in site.run("build").out
    assert site.published() == after


def test_a_first_build_killed_at_any_moment_is_made_good_by_the_next(tmp_path):
    site = Site(tmp_path).lay_out()
    site.article("boat.txt")
    for moment in MOMENTS:
        crash(site, moment)
        if moment == "after noting what was published":
            break
    build_at_once(site)
    assert len(site.items()) == 1


def test_a_build_killed_in_a_request_asks_again_at_once(tmp_path):
    with LoopbackServer() as server:
        server.answers["/feed"] = [30.0, reply(b"")]
        site = Site(
            tmp_path,
            config=Site(tmp_path).config + '\n[http]\nallow_private = ["127.0.0.0/8"]\n',
            feeds={"news": source(f'url = "{server.url("/feed")}"\nlanguage = "en"')},
        ).lay_out()
        process = site.start("build")
        assert wait_until(lambda: server.requests, seconds=20)
        process.kill()
        process.communicate()
        server.answers["/feed"] = [reply(rss_feed(*OLD).encode())]
        build_at_once(site)
        assert len(site.items()) == len(OLD)
