"""The programs that are measured, each in a folder of its own."""

import shutil
import sys
from pathlib import Path

from benchmarks.measure import Cost, run

HERE = Path(__file__).parent
CONFIG = """\
[site]
title = "Benchmark"
base_url = "https://benchmark.example/"
author = { name = "Nobody" }
id_authority = "benchmark.example,2026"
language = "en"

[http]
contact = "https://benchmark.example/"
spacing = "0s"                       # the origin is ours
allow_private = ["127.0.0.0/8"]
"""
FAILED = 1
"""The publisher's exit code when a source failed and was named; so may one that is ill-formed."""


class Script:
    """Run one of the forty-line scripts.

    Args:
        name: Of its file.
        folder: Where it runs.
        urls: Of the feeds.
        limit: Entries that it publishes.
    """

    def __init__(self, name: str, folder: Path, urls: list[str], *, limit: int) -> None:
        self._script = HERE / f"{name}.py"
        self._folder = folder
        self._urls = urls
        self._limit = limit

    def reset(self) -> None:
        """Begin with nothing."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder.mkdir(parents=True)
        (self._folder / "urls.txt").write_text("\n".join(self._urls))

    def run(self) -> Cost:
        """Collect and publish."""
        command = [sys.executable, str(self._script), "urls.txt", ".", str(self._limit)]
        return run(command, self._folder)


class Publisher:
    """Run ``publisher build`` on a site of its own.

    Args:
        folder: Of the site.
        sources: TOML of each source.
        limit: Entries that the feed shows.
    """

    def __init__(self, folder: Path, sources: list[str], *, limit: int) -> None:
        self._limit = limit
        self._folder = folder
        self._sources = sources

    def reset(self) -> None:
        """Begin with nothing."""
        shutil.rmtree(self._folder, ignore_errors=True)
        (self._folder / "feeds").mkdir(parents=True)
        (self._folder / "config.toml").write_text(CONFIG)
        tables = "".join(f"\n[[sources]]\n{source}\n" for source in self._sources)
        (self._folder / "feeds/all.toml").write_text(
            f'title = "All"\nlimit = {self._limit}\n{tables}'
        )

    def run(self, *options: str) -> Cost:
        """Build."""
        command = [sys.executable, "-m", "publisher", "-q", "build", *options]
        return run(command, self._folder, allowed=(0, FAILED))

    def opened(self, folder: Path) -> int:
        """Build, and count how many files below a folder are opened for that."""
        command = [sys.executable, str(HERE / "count_opened.py"), str(folder), "build"]
        run(command, self._folder, allowed=(0, FAILED))
        return int((self._folder / "opened.txt").read_text())
