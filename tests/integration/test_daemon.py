"""``publisher run`` as a supervisor sees it."""

import signal
import time

import pytest

from tests.builders import CONFIG, Site


def wait_until(true, *, seconds=20):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("did not happen in time")


@pytest.fixture
def daemon(tmp_path):
    site = Site(tmp_path, config=f'{CONFIG}\n[schedule]\ninterval = "1s"\n').lay_out()
    site.article("boat.txt")
    process = site.start("run")
    try:
        wait_until((site.root / "output/index.html").exists)
        yield site, process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_and_soon(daemon, number):
    _, process = daemon
    started = time.monotonic()
    process.send_signal(number)
    out, err = process.communicate(timeout=10)
    assert time.monotonic() - started < 10
    assert process.returncode == 0, err
    assert b"stopped" in out


def test_it_goes_on_by_itself_and_a_failed_pass_does_not_end_it(daemon):
    site, process = daemon
    config = (site.root / "config.toml").read_text()
    (site.root / "config.toml").write_text("[site\n")
    time.sleep(1.5)
    assert process.poll() is None
    (site.root / "config.toml").write_text(config)
    site.article("bread.txt", title="Bread for the night shift")
    wait_until(lambda: len(site.items()) == 2)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=10)
    assert b"config.toml" in err
