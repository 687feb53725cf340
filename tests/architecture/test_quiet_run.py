"""A build in which nothing changed is over in a blink: it loads no library that it does not use."""

import subprocess
import sys

import pytest

from tests.builders import rss_feed, source

HEAVY = {
    "apscheduler",
    "babel",
    "charset_normalizer",
    "feedgen",
    "feedparser",
    "icu4py",
    "jinja2",
    "lxml",
    "markdown_it",
    "numpy",
    "py3langid",
    "requests",
    "tldextract",
    "urllib3",
    "yaml",
}


@pytest.fixture
def quiet_site(site):
    """Give a site with a folder and a feed, built."""
    site.feeds = {"news": source('path = "../articles/"', 'kind = "feed"\npath = "theirs.xml"')}
    site.write("feeds/theirs.xml", rss_feed(("1", "A boat", "It is home.")))
    site.lay_out()
    site.article("one.txt")
    outcome = site.run("build")
    assert outcome.code == 0, outcome.err
    return site


def imported_by(site, *arguments):
    """Run a command for real and return the top-level modules that it imported."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publisher", *arguments],
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    lines = [line for line in done.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_the_first_build_needs_them(site):
    site.article("one.txt")
    assert {"lxml", "feedgen", "jinja2"} <= imported_by(site, "build")


@pytest.mark.parametrize("command", ["build", "check", "status"])
def test_a_command_with_nothing_to_do_imports_nothing_heavy(quiet_site, command):
    assert imported_by(quiet_site, command) & HEAVY == set()


def test_help_imports_no_store_and_no_settings(site):
    assert imported_by(site, "--help") & (HEAVY | {"sqlalchemy", "pydantic"}) == set()
