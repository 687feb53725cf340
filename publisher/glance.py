"""A look before a pass: most passes from cron find nothing due, and are over with this.

It reads what a pass would read first, and nothing else: the settings files as bytes, when the next
source is due, whether a feed is, and whether published files are as they were left. Only where all
is at rest it says so; anything else, whatever it is, is found out by the pass.
"""

import os
import stat
import time
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from publisher import __version__
from publisher.places import DATABASE, OUTPUT, feed_files, resolve, settings_digest
from publisher.publish.rendering_version import rendering_version
from publisher.store.peek import Left, left_at_rest


def output_at_rest(config: Path) -> Path | None:
    """Return the output folder of a site where a pass would find nothing to do, else None."""
    try:
        files = [(path.name, path.read_bytes()) for path in (config, *feed_files(config))]
        raw = tomllib.loads(files[0][1].decode("utf-8-sig"))
    except (OSError, ValueError):
        return None
    if "proxy" in _table(raw, "http"):
        return None  # it stands in the environment, which may have changed
    root = config.absolute().parent
    left = left_at_rest(
        resolve(str(_table(raw, "store").get("path", DATABASE)), root),
        registered=registered_as(settings_digest(root, files)),
        now_ms=time.time_ns() // 1_000_000,
    )
    output = resolve(str(_table(raw, "output").get("path", OUTPUT)), root)
    if left is None or not os.access(output, os.W_OK | os.X_OK) or not _are_as_left(left, output):
        return None
    return output


def registered_as(digest: str) -> str:
    """Return what the store is told of settings: also which version of ours has read them."""
    return f"{__version__} {rendering_version()} {digest}"


def _table(raw: dict[str, Any], name: str) -> dict[str, Any]:
    table = raw.get(name)
    return table if isinstance(table, dict) else {}


def _are_as_left(left: Iterable[Left], output: Path) -> bool:
    for name, size, mtime_ns in left:
        try:
            found = os.stat(output / name)  # noqa: PTH116
        except OSError:
            return False
        if not stat.S_ISREG(found.st_mode) or (found.st_size, found.st_mtime_ns) != (
            size,
            mtime_ns,
        ):
            return False
    return True
