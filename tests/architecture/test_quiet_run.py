"""A build in which nothing changed is over in a blink: it loads no library that it does not use."""

import re
import subprocess
import sys

import pytest

from tests.builders import CONFIG, rss_feed, source

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
    "nh3",
    "numpy",
    "py3langid",
    "requests",
    "tldextract",
    "urllib3",
    "yaml",
}
LINE = re.compile(r"import time:[^|]*\|[^|]*\| ( *)(\S+)$")


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


@pytest.fixture
def web_site(site):
    """Give a site that has asked all its servers, and will not for an hour."""
    site.write("config.toml", f'{CONFIG}\n[http]\nspacing = "0s"\nconnect_timeout = "1s"\n')
    addresses = (f"https://feeds.press{n}.invalid/atom.xml" for n in range(3))
    site.write("feeds/news.toml", source(*(f'url = "{one}"' for one in addresses)))
    outcome = site.run("build")
    assert outcome.code == 1
    assert "asked again" in outcome.err
    return site


def imports(site, *arguments):
    """Run a command for real; return each module that it imported and who asked for that."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "publisher", *arguments],
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    found = [match for line in done.stderr.splitlines() if (match := LINE.match(line))]
    above: list[str] = []
    chains = {}
    # Who asks is named after what was asked for, less far to the right.
    for match in reversed(found):
        depth = len(match[1]) // 2
        above[depth:] = [match[2]]
        chains[match[2]] = tuple(above)
    return chains


def imported_by(site, *arguments):
    """Return the top-level modules that a command imports."""
    return {name.partition(".")[0] for name in imports(site, *arguments)}


def test_the_first_build_needs_them(site):
    site.article("one.txt")
    assert {"lxml", "feedgen", "jinja2", "nh3"} <= imported_by(site, "build")


@pytest.mark.parametrize("command", ["build", "check", "status"])
def test_a_command_with_nothing_to_do_imports_nothing_heavy(quiet_site, command):
    assert imported_by(quiet_site, command) & HEAVY == set()


@pytest.mark.parametrize("arguments", [("check",), ("status",), ("build", "-v")])
def test_neither_do_addresses_in_the_web(web_site, arguments):
    assert imported_by(web_site, *arguments) & HEAVY == set()


@pytest.mark.parametrize("arguments", [("build",), ("build", "-v"), ("status",), ("check",)])
def test_nothing_is_made_ready_for_encryption(quiet_site, arguments):
    """SQLAlchemy loads asyncio, and that loads ssl; nobody else does."""
    chains = [chain for name, chain in imports(quiet_site, *arguments).items() if name == "ssl"]
    assert all("sqlalchemy" in chain for chain in chains)


def test_a_build_with_nothing_due_loads_neither_settings_nor_database(web_site):
    outcome = web_site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith("Nothing changed.")
    more = {"asyncio", "email", "pydantic", "sqlalchemy", "ssl"}
    assert imported_by(web_site, "build") & (HEAVY | more) == set()


def test_help_imports_no_store_and_no_settings(site):
    assert imported_by(site, "--help") & (HEAVY | {"sqlalchemy", "pydantic"}) == set()
