"""Published files in a folder: replaced whole or not at all, untouched when equal."""

import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Literal

from publisher.errors import WriteError
from publisher.protocols import FileMark

_PREFIX = ".publisher-"
_MODE = 0o644
_LEFTOVER_SECONDS = 3600


class FolderSink:
    """Keep files below a folder.

    Args:
        root: The folder; made when it is missing.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._is_clean = False

    def require_writable(self) -> None:
        """Find out before any work whether files can be put here.

        Raises:
            WriteError: They cannot.
        """
        try:
            self._root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WriteError(
                f"{self._root}: the output folder cannot be made: {error.strerror}",
                hint="mend [output] path or the folder's permissions",
            ) from error
        if not os.access(self._root, os.W_OK | os.X_OK):
            raise WriteError(
                f"{self._root}: the output folder cannot be written",
                hint="mend [output] path or the folder's permissions",
            )

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None when there is none.

        Raises:
            WriteError: It is there and cannot be read.
        """
        try:
            return (self._root / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._error(name, error) from error

    def write(self, name: str, body: bytes) -> Literal["written", "unchanged"]:
        """Replace a file atomically; leave it alone when its bytes are the same.

        Written beside, synced, renamed: after a power cut there is the old file or the new one.

        Raises:
            WriteError: It cannot be written; the old file stays.
        """
        if self.read(name) == body:
            return "unchanged"
        target = self._root / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._remove_leftovers()
            _replace(target, body)
        except OSError as error:
            raise self._error(name, error) from error
        return "written"

    def mark(self, name: str) -> FileMark | None:
        """Return how a file looks now, or None when there is none.

        The digest is left empty: size and modification time tell whether anybody touched it.
        """
        try:
            found = (self._root / name).stat()
        except OSError:
            return None
        if not stat.S_ISREG(found.st_mode):
            return None
        return FileMark(name=name, digest="", size=found.st_size, mtime_ns=found.st_mtime_ns)

    def _remove_leftovers(self) -> None:
        """Remove temporary files of runs that were killed, once, when they are an hour old."""
        if self._is_clean:
            return
        self._is_clean = True
        for leftover in self._root.glob(f"**/{_PREFIX}*"):
            # It may be another process's, which renames it at this moment.
            with suppress(FileNotFoundError):
                if time.time() - leftover.stat().st_mtime > _LEFTOVER_SECONDS:
                    leftover.unlink()

    def _error(self, name: str, error: OSError) -> WriteError:
        return WriteError(
            f"{self._root / name}: {error.strerror or error}",
            hint="mend the folder's permissions or make room; the published file stays",
        )


def _replace(target: Path, body: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=_PREFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(body)
            file.flush()
            os.fchmod(descriptor, _MODE & ~_umask())
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
