"""Run one program and say what it took."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Say what a program took.

    Attributes:
        cpu: User and system seconds, of its descendants too.
        wall: Seconds.
        peak_mb: Resident memory of the largest process, in MB.
    """

    cpu: float
    wall: float
    peak_mb: float


def run(command: list[str], folder: Path, *, allowed: tuple[int, ...] = (0,)) -> Cost:
    """Run a program to its end in a folder.

    Raises:
        SystemExit: It ended with a status that is not allowed; what it said is shown.
    """
    environment = {k: v for k, v in os.environ.items() if not k.lower().endswith("_proxy")}
    with (folder / "said.log").open("wb") as log:
        began = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        said = (folder / "said.log").read_text(errors="replace")[-2000:]
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}:\n{said}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        cpu=usage.ru_utime + usage.ru_stime, wall=wall, peak_mb=usage.ru_maxrss * unit / 1e6
    )


def typical(costs: list[Cost]) -> Cost:
    """Return the median of each figure."""
    return Cost(
        cpu=median(cost.cpu for cost in costs),
        wall=median(cost.wall for cost in costs),
        peak_mb=median(cost.peak_mb for cost in costs),
    )
