"""Walk a folder for article files, and say what is passed over and why."""

import os
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path

from publisher.errors import FetchError

# Dropbox and Nextcloud; Syncthing; ownCloud; Dropbox where two names differ by case only.
_CONFLICT = re.compile(
    r"conflicted copy|\.sync-conflict-\d|_conflict-\d{8}|\(case conflict", re.IGNORECASE
)
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".filepart")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Say how a file looks now.

    Attributes:
        path: Relative to the folder, with ``/`` between parts.
        real: Where it really is, links resolved; always inside the folder.
        size: In bytes.
        mtime_ns: Modification time in nanoseconds since the epoch.
    """

    path: str
    real: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Hold what a walk found.

    Attributes:
        files: Article files, sorted by path.
        passed_over: Paths of article files that are there but are not to be read.
        unread: Paths of sub-folders that could not be listed, each with a final ``/``.
        warnings: What was passed over and why, one sentence each.
    """

    files: tuple[Seen, ...]
    passed_over: frozenset[str]
    unread: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(slots=True)
class _Course:
    """Gather a walk's findings, and the folders still to be listed."""

    root: str
    suffixes: frozenset[str]
    folders: list[tuple[str, str]]
    files: list[Seen] = field(default_factory=list)
    passed_over: dict[str, str] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)


def walk(folder: Path, *, suffixes: frozenset[str]) -> Walk:
    """Find the files with these suffixes (lower case, with the dot) below a folder.

    Hidden folders are not entered, links that leave the folder not followed.

    Raises:
        FetchError: The folder is missing or cannot be listed.
    """
    root = os.path.realpath(folder)
    course = _Course(root=root, suffixes=suffixes, folders=[("", root)])
    while course.folders:
        prefix, place = course.folders.pop()
        try:
            with os.scandir(place) as entries:
                for entry in entries:
                    _look_at(entry, prefix, course)
        except OSError as error:
            if not prefix:
                raise FetchError(
                    f"the folder cannot be read: {error.strerror or error}",
                    hint=f"looked for {folder}",
                ) from error
            course.unread[prefix] = f"cannot be listed: {error.strerror or error}"
    named = sorted((course.passed_over | course.unread).items())
    return Walk(
        files=tuple(sorted(course.files, key=lambda seen: seen.path)),
        passed_over=frozenset(course.passed_over),
        unread=tuple(sorted(course.unread)),
        warnings=tuple(f"{_printable(path)}: {reason}" for path, reason in named),
    )


def _look_at(entry: os.DirEntry[str], prefix: str, course: _Course) -> None:
    name = entry.name
    path = prefix + name
    if entry.is_symlink():
        _look_at_link(entry, path, course)
    elif entry.is_dir(follow_symlinks=False):
        if not name.startswith("."):
            course.folders.append((f"{path}/", entry.path))
    elif reason := _reason_to_wait(name, course.suffixes):
        course.passed_over[path] = reason
    elif _suffix(name) in course.suffixes and not name.startswith("."):
        _add(entry, path, entry.path, course)


def _look_at_link(entry: os.DirEntry[str], path: str, course: _Course) -> None:
    """Follow a link to a file inside the folder; name what leads elsewhere.

    A linked folder inside is met where it is.
    """
    real = os.path.realpath(entry.path)
    is_article = _suffix(entry.name) in course.suffixes
    is_folder = entry.is_dir()
    if entry.name.startswith(".") or not (is_article or is_folder):
        return
    if not real.startswith(course.root.rstrip("/") + "/"):
        course.passed_over[path] = "a link that leaves the folder, not followed"
    elif reason := _reason_to_wait(entry.name, course.suffixes):
        course.passed_over[path] = reason
    elif not is_folder:
        _add(entry, path, real, course)


def _add(entry: os.DirEntry[str], path: str, real: str, course: _Course) -> None:
    try:
        found = entry.stat()
    except OSError as error:
        course.passed_over[path] = f"cannot be looked at: {error.strerror or error}"
        return
    if not stat.S_ISREG(found.st_mode):
        course.passed_over[path] = "not a regular file, passed over"
    elif not path.isascii() and _printable(path) != path:
        course.passed_over[path] = "its name is not UTF-8, passed over; rename it"
    else:
        course.files.append(
            Seen(path=path, real=real, size=found.st_size, mtime_ns=found.st_mtime_ns)
        )


def _reason_to_wait(name: str, suffixes: frozenset[str]) -> str | None:
    """Say why a file that would be an article is not taken, or None."""
    if name.startswith("."):
        # "._name" beside each file is how macOS keeps attributes on foreign disks.
        is_ours = _suffix(name) in suffixes and not name.startswith("._")
        return "a hidden file, waits until it is renamed" if is_ours else None
    if name.endswith("~") and _suffix(name[:-1]) in suffixes:
        return "a backup copy, passed over"
    if name.startswith("#") and name.endswith("#") and _suffix(name[1:-1]) in suffixes:
        return "an editor's unsaved copy, passed over"
    if _suffix(name) in _UNFINISHED and _suffix(name.rpartition(".")[0]) in suffixes:
        return "still being transferred, waits until it is renamed"
    if _suffix(name) in suffixes and _CONFLICT.search(name):
        return "a conflict copy, waits until it is renamed or removed"
    return None


def _suffix(name: str) -> str:
    return os.path.splitext(name)[1].lower()  # noqa: PTH122


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
