"""Who holds a lease, and whether that process still lives."""

import os
import socket
import uuid
from pathlib import Path

LEASE_MS = 60_000
"""Longer than any single request may take; each recording extends it."""


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
    return True


def _start_time(pid: int) -> str:
    """Return the process's start in clock ticks (``/proc/PID/stat``, field 22), or nothing."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return stat.rpartition(")")[2].split()[19]
