"""The benchmark runs; what it measures is for people to judge."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_quick_benchmark_measures_every_phase():
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks", "--quick"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    for phase in ("12 feeds, cold", "unchanged", "nothing due", "10 changed", "30 articles, cold"):
        assert phase in done.stdout
    assert "| 12 feeds, unchanged | publisher |" in done.stdout
    assert "12 × 304" in done.stdout
    assert "article files opened though unchanged | 0 | 0.00 | kept" in done.stdout


def test_the_scripts_are_what_they_are_called():
    for name in ("forty_lines.py", "forty_lines_with_state.py"):
        lines = (ROOT / "benchmarks" / name).read_text("utf-8").splitlines()
        assert sum(1 for line in lines if line.strip()) <= 50
