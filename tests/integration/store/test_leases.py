"""Leases of processes that live, hang, or are gone."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest

from publisher.model import FetchState
from publisher.protocols import Collected, SiteClaim
from publisher.store.engine import Database
from publisher.store.leases import LEASE, LeaseKeeper, Worker, extend, is_gone, worker_name
from publisher.store.store import Store, open_store
from publisher.testing.store_steps import claim_feed, claim_site, registered

CLAIM = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from publisher.store.store import open_store
store = open_store(Path(sys.argv[1]))
now = datetime.now(UTC)
assert store.claim_site(now=now, since=now, force=True)
assert store.claim_feed(now=now)
print("claimed", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "publisher.db"
    registered(open_store(path)).close()
    return path


@pytest.fixture
def holder(path):
    """Give a process that holds the site and the feed."""
    process = subprocess.Popen([sys.executable, "-c", CLAIM, str(path)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"claimed\n"
    yield process
    process.kill()
    process.communicate()


def claims(store):
    now = datetime.now(UTC)
    return store.claim_site(now=now, since=now, force=True), store.claim_feed(now=now)


def test_leases_of_a_process_that_lives_are_respected(path, holder):
    store = open_store(path)
    assert claims(store) == (None, None)
    store.close()


def test_leases_of_a_killed_process_are_void_at_once(path, holder):
    holder.kill()
    holder.wait()
    store = open_store(path)
    site, feed = claims(store)
    assert isinstance(site, SiteClaim)
    assert feed is not None
    store.close()


@pytest.mark.skipif(not os.path.exists("/proc/self/stat"), reason="needs /proc")  # noqa: PTH110
def test_a_killed_process_that_nobody_has_waited_for_is_gone_too(path, holder):
    holder.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 5
    store = open_store(path)
    while (found := claims(store)[0]) is None and time.monotonic() < deadline:
        time.sleep(0.02)
    assert isinstance(found, SiteClaim)
    store.close()


def test_a_frozen_process_records_nothing_once_its_lease_was_taken_over(path):
    frozen, other = open_store(path), open_store(path)
    before = claim_site(frozen)
    after = claim_site(other, now=datetime.now(UTC) + LEASE)
    assert after.fence > before.fence
    collected = Collected(source=before.sources[0].row, state=FetchState())
    assert frozen.record(before, collected, now=datetime.now(UTC)).is_void
    frozen.close()
    other.close()


def test_a_process_at_work_longer_than_a_lease_keeps_it(path):
    lease = timedelta(seconds=0.3)
    worker = Worker(name=worker_name(), lease=lease)
    store = Store(Database(path), worker=worker)
    now = datetime.now(UTC)
    claim = store.claim_site(now=now, since=now)
    time.sleep(lease.total_seconds() * 2)
    assert store.holds(claim, until=datetime.now(UTC))
    store.close()
    time.sleep(lease.total_seconds())
    late = open_store(path)
    assert not late.holds(claim, until=datetime.now(UTC))
    late.close()


def test_extending_takes_nothing_back_that_was_taken_over(path):
    mine, other = open_store(path), open_store(path)
    claim_site(mine)
    taken = claim_site(other, now=datetime.now(UTC) + LEASE)
    far = datetime.now(UTC) + 100 * LEASE
    extend(mine._database, mine._worker, now=far)
    assert not other.holds(taken, until=far)
    mine.close()
    other.close()


def test_extending_goes_for_feeds_too(path):
    store = open_store(path)
    claim_feed(store)
    later = datetime.now(UTC) + 100 * LEASE
    extend(store._database, store._worker, now=later)
    assert store.claim_feed(now=later) is None
    store.close()


def test_a_database_that_is_locked_meanwhile_does_not_end_the_keeper(path, caplog):
    database = Database(path)
    database.close()
    path.unlink()
    path.mkdir()
    keeper = LeaseKeeper(database, Worker(name="w", lease=timedelta(seconds=0.03)))
    keeper.start()
    deadline = time.monotonic() + 5
    while len(caplog.records) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    keeper.close()
    assert "leases not extended" in caplog.text


@pytest.mark.parametrize("worker", ["elsewhere|1|1|abc", "odd", ""])
def test_of_another_machine_nobody_can_tell(worker):
    assert not is_gone(worker)


def test_a_process_that_got_the_number_of_another_is_not_it():
    host, pid, started, rest = worker_name().split("|")
    assert not is_gone(f"{host}|{pid}|{started}|{rest}")
    assert is_gone(f"{host}|{pid}|{int(started) + 1}|{rest}") == bool(started)
