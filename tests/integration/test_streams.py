"""Standard output and error that cannot be written: the work goes on, and what counts is said."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.builders import CONFIG, Site, command
from tests.servers import wait_until

FULL = Path("/dev/full")
EVERY_SECOND = f'{CONFIG}\n[schedule]\ninterval = "1s"\n'
CLOSING = {"closed output": ">&-", "closed error": "2>&-", "both closed": ">&- 2>&-"}

needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")


@pytest.fixture
def site(tmp_path):
    """Give a site of one article, to be built."""
    site = Site(tmp_path).lay_out()
    site.article("boat.txt")
    return site


def start(site, *arguments, redirected="", **streams):
    shell = ["sh", "-c", f'exec "$@" {redirected}', "sh", *command(*arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.Popen(shell, cwd=site.root, **streams)


def run(site, *arguments, **streams):
    process = start(site, *arguments, **streams)
    out, err = process.communicate(timeout=60)
    return process.returncode, (out or b"").decode(), (err or b"").decode()


@pytest.fixture
def left_pipe():
    """Give a pipe whose reader has gone."""
    reading, writing = os.pipe()
    os.close(reading)
    yield writing
    os.close(writing)


@pytest.mark.parametrize("arguments", [("build",), ("check",), ("status", "--json"), ("--help",)])
def test_a_reader_that_left_misses_nothing_and_the_work_is_done(site, left_pipe, arguments):
    code, _, err = run(site, *arguments, stdout=left_pipe)
    assert (code, [line for line in err.splitlines() if not line.startswith("warning:")]) == (0, [])
    assert (site.root / "output/index.html").exists() is (arguments == ("build",))


def test_a_reader_that_left_does_not_hide_that_something_failed(site, left_pipe):
    site.write("articles/empty.txt", "")
    code, _, err = run(site, "build", stdout=left_pipe)
    assert code == 1
    assert "empty.txt" in err
    assert len(site.items()) == 1


@needs_full
@pytest.mark.parametrize("arguments", [("build",), ("check",), ("status", "--json"), ("--help",)])
def test_an_output_that_is_full_is_one_line_and_exit_1(site, arguments):
    with FULL.open("wb") as full:
        code, _, err = run(site, *arguments, stdout=full)
    assert code == 1
    (line,) = [line for line in err.splitlines() if not line.startswith("warning:")]
    assert line.startswith("error: standard output cannot be written: No space left on device;")
    assert (site.root / "output/index.html").exists() is (arguments == ("build",))


@needs_full
def test_an_error_stream_that_is_full_shows_in_the_exit_code(site):
    site.write("config.toml", CONFIG.replace("https://", ""))
    with FULL.open("wb") as full:
        assert run(site, "build", stderr=full)[0] == 2
        site.write("config.toml", CONFIG)
        assert run(site, "check", stderr=full)[0] == 1, "a warning was lost"


@pytest.mark.parametrize("redirected", CLOSING.values(), ids=CLOSING)
def test_a_stream_that_is_closed_is_nobody_to_tell(site, redirected):
    for arguments in (("build",), ("status",), ("check", "-q"), ("init", "more"), ("build", "-v")):
        code, _, err = run(site, *arguments, redirected=redirected)
        assert code == 0, arguments
        assert "Traceback" not in err
    assert len(site.items()) == 1


@pytest.mark.parametrize(
    "redirected", [*CLOSING.values(), pytest.param(">/dev/full 2>/dev/full", marks=needs_full)]
)
def test_the_daemon_goes_on_without_anybody_to_tell(site, redirected):
    site.write("config.toml", EVERY_SECOND)
    process = start(site, "run", redirected=redirected)
    try:
        assert wait_until((site.root / "output/index.html").exists, seconds=20)
        site.write("articles/empty.txt", "")
        site.article("bread.txt", title="Bread for the night shift")
        assert wait_until(lambda: len(site.items()) == 2, seconds=20)
        assert process.poll() is None
    finally:
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
    assert b"Traceback" not in err


def test_the_daemon_goes_on_when_its_reader_leaves(site):
    site.write("config.toml", EVERY_SECOND)
    process = start(site, "run")
    try:
        assert wait_until((site.root / "output/index.html").exists, seconds=20)
        process.stdout.close()
        process.stderr.close()
        site.write("articles/empty.txt", "")
        site.article("bread.txt", title="Bread for the night shift")
        assert wait_until(lambda: len(site.items()) == 2, seconds=20)
        site.article("bird.txt", title="A bird counted twice")
        assert wait_until(lambda: len(site.items()) == 3, seconds=20)
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=20)
    assert code == 0
