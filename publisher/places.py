"""Where the parts of a site are, told without reading all of its settings."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

DATABASE = "publisher.db"
"""Where the database is, beside ``config.toml``, unless that says otherwise."""

OUTPUT = "output/"
"""Where files are published, beside ``config.toml``, unless that says otherwise."""


def resolve(text: str, folder: Path) -> Path:
    """Return a path from a settings file as an absolute one; ``~`` is the user's home."""
    return Path(os.path.normpath(folder / os.path.expanduser(text)))  # noqa: PTH111


def feed_files(config: Path) -> list[Path]:
    """Return ``feeds/*.toml`` beside a configuration, sorted; hidden files are left alone.

    Raises:
        OSError: The folder is missing or cannot be listed.
    """
    folder = config.parent / "feeds"
    names = sorted(name for name in os.listdir(folder) if name.endswith(".toml"))  # noqa: PTH208
    return [folder / name for name in names if not name.startswith(".")]


def settings_digest(root: Path, files: Iterable[tuple[str, bytes]]) -> str:
    """Digest what the settings of a site say, and what their paths are relative to.

    Args:
        root: Absolute folder of ``config.toml``.
        files: Name and content of that, and of each feed file, in order.
    """
    digest = hashlib.sha256()
    for part in (str(root), os.path.expanduser("~")):  # noqa: PTH111
        digest.update(part.encode("utf-8", "surrogateescape") + b"\0")
    for name, body in files:
        digest.update(f"{name}\0{len(body)}\0".encode("utf-8", "surrogateescape") + body)
    return digest.hexdigest()
