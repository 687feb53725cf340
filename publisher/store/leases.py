"""Who holds a lease, whether that process still lives, and that it is not taken over meanwhile."""

import logging
import os
import socket
import threading
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, select, update

from publisher.errors import StoreError
from publisher.store.engine import Database
from publisher.store.schema import feed, site
from publisher.store.times import to_ms

log = logging.getLogger(__name__)

LEASE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    """Say who takes leases.

    Attributes:
        name: Of the process.
        lease: How long a lease runs; three times as long as any single request may take.
    """

    name: str
    lease: timedelta = LEASE

    def lease_from(self, now: datetime) -> int:
        """Return when a lease ends that begins or is extended now, in milliseconds."""
        return to_ms(now + self.lease)


class LeaseKeeper:
    """Extend the leases of this process for as long as it lives.

    A folder of thousands of new articles takes longer than a lease. Without this a second
    process would begin the same work, and the first one's would be void, again and again. A
    process that is gone is noticed at once, a frozen one when its lease has run out.

    Args:
        database: Where the leases are.
        worker: Holds them; each is extended three times while it runs.
    """

    def __init__(self, database: Database, worker: Worker) -> None:
        self._database = database
        self._worker = worker
        self._end = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to extend, unless that has begun."""
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="leases", daemon=True)
                self._thread.start()

    def close(self) -> None:
        """Extend no more."""
        self._end.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._end.wait(self._worker.lease.total_seconds() / 3):
            try:
                extend(self._database, self._worker, now=datetime.now(UTC))
            except StoreError as error:
                log.warning("leases not extended fault=%s", error)


def extend(database: Database, worker: Worker, *, now: datetime) -> None:
    """Have every lease that a worker still holds run anew."""
    with database.write() as connection:
        for table in (site, feed):
            connection.execute(
                update(table)
                .where(table.c.leased_by == worker.name)
                .values(lease_until=worker.lease_from(now))
            )


def void_gone(database: Database, *, now_ms: int) -> bool:
    """End the leases of processes that have ended; tell whether there were any."""
    with database.read() as connection:
        gone = _gone_workers(connection, now_ms=now_ms)
    if not gone:
        return False
    with database.write() as connection:
        for table in (site, feed):
            connection.execute(
                update(table)
                .where(table.c.leased_by.in_(gone))
                .values(lease_until=0, leased_by=None)
            )
    return True


def _gone_workers(connection: Connection, *, now_ms: int) -> tuple[str, ...]:
    workers: set[str] = set()
    for table in (site, feed):
        query = select(table.c.leased_by).where(table.c.lease_until > now_ms).distinct()
        workers.update(worker for (worker,) in connection.execute(query) if worker)
    return tuple(sorted(worker for worker in workers if is_gone(worker)))


def worker_name() -> str:
    """Return a name for this process: host, pid, start time, and a random part."""
    pid = os.getpid()
    return f"{socket.gethostname()}|{pid}|{_start_time(pid)}|{uuid.uuid4().hex[:8]}"


def is_gone(worker: str) -> bool:
    """Tell whether a worker of this machine has ended; of another machine nobody can tell."""
    parts = worker.split("|")
    if len(parts) != 4 or parts[0] != socket.gethostname():
        return False
    pid, started = int(parts[1]), parts[2]
    if not _lives(pid):
        return True
    return started != "" and _start_time(pid) not in {"", started}


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    # One that was killed and that its parent has not waited for yet does nothing any more.
    return _stat(pid)[:1] not in (["Z"], ["X"])


def _start_time(pid: int) -> str:
    """Return the process's start in clock ticks (``/proc/PID/stat``, field 22), or nothing."""
    fields = _stat(pid)
    return fields[19] if fields else ""


def _stat(pid: int) -> list[str]:
    """Return the fields of ``/proc/PID/stat`` from the third on, none where there is no /proc."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
