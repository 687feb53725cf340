"""``publisher run`` as a supervisor sees it."""

import contextlib
import os
import signal
import sqlite3
import threading
import time

import pytest

from tests.builders import CONFIG, Site, settle, source
from tests.servers import LoopbackServer, wait_until

EVERY_SECOND = f'{CONFIG}\n[schedule]\ninterval = "1s"\n'
SELDOM = f'{CONFIG}\n[schedule]\ninterval = "1h"\n'


class Daemon:
    """Run the daemon of a site, and keep what it says."""

    def __init__(self, site, *arguments):
        self.site = site
        self.process = site.start("run", *arguments)
        self.said = ""
        self._readers = [
            threading.Thread(target=self._read, args=(stream,))
            for stream in (self.process.stdout, self.process.stderr)
        ]
        for reader in self._readers:
            reader.start()

    def _read(self, stream):
        for line in stream:
            self.said += line.decode()

    def end(self, number=signal.SIGTERM):
        """Stop it; return its exit code and how many seconds it took."""
        started = time.monotonic()
        self.process.send_signal(number)
        code = self.process.wait(timeout=20)
        seconds = time.monotonic() - started
        self.close()
        return code, seconds

    def close(self):
        self.process.kill()
        self.process.wait()
        for reader in self._readers:
            reader.join()
        for stream in (self.process.stdout, self.process.stderr):
            stream.close()


@pytest.fixture
def daemons():
    """Start daemons that do not outlive the test."""
    with contextlib.ExitStack() as stack:

        def start(site, *arguments):
            daemon = Daemon(site, *arguments)
            stack.callback(daemon.close)
            return daemon

        yield start


@pytest.fixture
def daemon(tmp_path, daemons):
    """Give a daemon that makes a pass every second, after its first one."""
    site = Site(tmp_path, config=EVERY_SECOND).lay_out()
    site.article("boat.txt")
    running = daemons(site)
    assert wait_until((site.root / "output/index.html").exists, seconds=20)
    return running


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_and_soon(daemon, number):
    code, seconds = daemon.end(number)
    assert (code, seconds < 10) == (0, True), daemon.said
    assert "stopped" in daemon.said


@pytest.mark.parametrize(("name", "code"), [("run", 0), ("build", 130)])
def test_a_server_that_does_not_answer_holds_it_no_longer_than_ten_seconds(tmp_path, name, code):
    site = Site(
        tmp_path,
        config=f'{CONFIG}\n[http]\nallow_private = ["127.0.0.1"]\n'
        'read_timeout = "40s"\ntotal_timeout = "50s"\n',
    )
    with LoopbackServer() as server:
        server.answers["/feed"] = (60.0,)
        site.feeds = {"news": source(f'url = "{server.url("/feed")}"')}
        site.lay_out()
        process = site.start(name)
        assert wait_until(lambda: server.requests, seconds=20)
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate(timeout=20)
        assert time.monotonic() - started < 10
    assert process.returncode == code
    assert b"stopped while something was in hand" in err
    assert b"Traceback" not in err


def test_it_goes_on_by_itself_and_is_silent_where_nothing_changes(daemon):
    assert wait_until(lambda: "site: wrote" in daemon.said, seconds=20)
    said = daemon.said
    time.sleep(2.5)
    assert daemon.said == said
    daemon.site.article("bread.txt", title="Bread for the night shift")
    assert wait_until(lambda: len(daemon.site.items()) == 2, seconds=20)


def test_while_the_settings_are_wrong_the_last_right_ones_hold(daemon):
    config = daemon.site.root / "config.toml"
    right = config.read_text()
    config.write_text("[site\n")
    assert wait_until(lambda: "not valid TOML" in daemon.said, seconds=20)
    assert "hold until this is mended" in daemon.said
    daemon.site.article("bread.txt", title="Bread for the night shift")
    assert wait_until(lambda: len(daemon.site.items()) == 2, seconds=20)
    config.write_text(right.replace("Example Press", "Another Press"))
    front = daemon.site.root / "output/index.html"
    assert wait_until(lambda: "Another Press" in front.read_text(), seconds=20)


def test_an_output_that_cannot_be_written_ends_no_daemon(daemon):
    site = daemon.site
    site.write("config.toml", f'{EVERY_SECOND}\n[output]\npath = "config.toml/output/"\n')
    assert wait_until(lambda: "output folder cannot be made" in daemon.said, seconds=20)
    site.article("bread.txt", title="Bread for the night shift")
    site.write("config.toml", EVERY_SECOND)
    assert wait_until(lambda: len(site.items()) == 2, seconds=20)


def test_a_locked_database_ends_no_daemon(daemon):
    holder = sqlite3.connect(daemon.site.root / "publisher.db")
    holder.execute("BEGIN IMMEDIATE")
    daemon.site.article("bread.txt", title="Bread for the night shift")
    assert wait_until(lambda: "database is locked" in daemon.said, seconds=40)
    holder.rollback()
    holder.close()
    assert wait_until(lambda: len(daemon.site.items()) == 2, seconds=20)


def test_an_edited_feed_file_is_published_without_waiting_for_the_next_tick(tmp_path, daemons):
    site = Site(tmp_path, config=SELDOM).lay_out()
    site.article("boat.txt")
    daemons(site)
    assert wait_until((site.root / "output/index.html").exists, seconds=20)
    site.write("feeds/more.toml", source('path = "../articles/"', title="More"))
    assert wait_until((site.root / "output/more.rss").exists, seconds=20)


def test_an_edited_schedule_is_said_and_holds(tmp_path, daemons):
    site = Site(tmp_path, config=SELDOM).lay_out()
    site.article("boat.txt")
    running = daemons(site)
    assert wait_until(lambda: "site: wrote" in running.said, seconds=20)
    site.write("config.toml", EVERY_SECOND)
    assert wait_until(lambda: "from now on every 1s" in running.said, seconds=20)
    site.article("bread.txt", title="Bread for the night shift")
    assert wait_until(lambda: len(site.items()) == 2, seconds=20)


def test_two_daemons_on_one_site_do_no_harm(tmp_path, daemons):
    site = Site(tmp_path, config=EVERY_SECOND).lay_out()
    for n in range(6):
        site.article(f"{n}.txt", title=f"Article {n}", text=f"Text of number {n}. It is short.")
    both = [daemons(site), daemons(site)]
    assert wait_until((site.root / "output/index.html").exists, seconds=20)
    site.article("new.txt", title="New", text="This is new. It is short.")
    assert wait_until(lambda: len(site.items()) == 7, seconds=20)
    assert [daemon.end()[0] for daemon in both] == [0, 0]
    told = "".join(daemon.said for daemon in both)
    assert "error" not in told
    assert told.count("source articles: 1 new") == 1
    assert len({item["id"] for item in site.items()}) == 7
    assert site.run("build").out.startswith("Nothing changed.")


def test_a_newly_written_article_of_a_stopped_daemon_is_not_half_published(daemon):
    path = daemon.site.article("bread.txt", title="Bread for the night shift")
    os.utime(path)
    daemon.end()
    settle(path)
    assert daemon.site.run("build").code == 0
    assert len(daemon.site.items()) == 2
