"""A folder of article files: plain text, Markdown and HTML, in sub-folders too.

A file is opened only when its size or modification time changed, and given on only when its
bytes did. What cannot be used now waits and is named; it never counts as deleted.
"""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from publisher.collect.sources.walk import Seen, Walk, walk
from publisher.model import Fetched, FetchState, FileState, NotModified, RawDocument
from publisher.options import Options, UrlPattern
from publisher.protocols import SourceContext

MAX_ARTICLE_BYTES = 5_000_000
"""No article is larger; what is larger is a mistake, and costs memory."""

SETTLE_SECONDS = 2.0
"""A file younger than this may still be being written; also the coarsest mtime (FAT)."""

ALL_GONE = "all articles are gone at once, as when a disk is not mounted; their entries stay"
"""What is said instead of removing every entry of a folder."""

_AHEAD_SECONDS = 3600.0
_MEDIA_TYPES = {
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
}


class FolderOptions(Options):
    """Hold the keys of ``kind = "folder"`` besides those that every source has."""

    path: str
    url: UrlPattern | None = None
    deleted: Literal["keep", "remove"] = "keep"


@dataclass(slots=True)
class _Findings:
    """Gather what one visit finds."""

    documents: list[RawDocument]
    files: list[FileState]
    warnings: list[str]


class FolderSource:
    """Give the articles of a folder that are new or changed.

    Args:
        context: The source, and the folder that ``path`` belongs to.
        options: The kind's own keys.
        sleep: Waits for a number of seconds.
        max_bytes: Size of the largest article file that is read.
    """

    options_type = FolderOptions
    parser = "article"

    def __init__(
        self,
        context: SourceContext,
        options: FolderOptions,
        *,
        sleep: Callable[[float], None] = time.sleep,
        max_bytes: int = MAX_ARTICLE_BYTES,
    ) -> None:
        self._folder = context.root / Path(options.path).expanduser()
        self._keeps_deleted = options.deleted == "keep"
        self._sleep = sleep
        self._max_bytes = max_bytes

    def fetch(self, state: FetchState, *, now: datetime) -> Fetched | NotModified:
        """Read the files that changed since ``state``.

        Raises:
            FetchError: The folder is missing or cannot be listed.
        """
        found = walk(self._folder, suffixes=frozenset(_MEDIA_TYPES))
        known = {file.path: file for file in state.files}
        if not found.files and known and not (self._keeps_deleted or found.unread):
            return NotModified(warnings=(*found.warnings, ALL_GONE))
        settled, waiting = self._settle(found.files, known, now=now)
        findings = self._read(settled, known)
        findings.warnings[:0] = found.warnings
        findings.warnings += [f"{path}: still being written, waits" for path in waiting]
        findings.files += _held_back(found, known, waiting)
        return _conclude(findings, state.files, found)

    def _settle(
        self, files: tuple[Seen, ...], known: dict[str, FileState], *, now: datetime
    ) -> tuple[list[Seen], list[str]]:
        """Wait once for files just written; return those that rest and paths of the others."""
        moment = now.timestamp()
        young = {
            seen.path: age
            for seen in files
            if not _is_as_known(seen, known.get(seen.path))
            and -_AHEAD_SECONDS < (age := moment - seen.mtime_ns / 1e9) < SETTLE_SECONDS
        }
        if not young:
            return list(files), []
        self._sleep(min(SETTLE_SECONDS, SETTLE_SECONDS - min(young.values())))
        moving = [seen for seen in files if seen.path in young and not _is_still(seen)]
        waiting = {seen.path for seen in moving}
        return [seen for seen in files if seen.path not in waiting], sorted(waiting)

    def _read(self, files: list[Seen], known: dict[str, FileState]) -> _Findings:
        findings = _Findings([], [], [])
        for seen in files:
            before = known.get(seen.path)
            if before is not None and _is_as_known(seen, before):
                findings.files.append(before)
            elif seen.size > self._max_bytes:
                fault = (
                    f"{seen.size / 1e6:.1f} MB, more than the {self._max_bytes / 1e6:g} MB of an "
                    "article (move what is no article out of the folder)"
                )
                findings.files.append(_as_bad(seen, fault))
            else:
                self._read_one(seen, before, findings)
        return findings

    def _read_one(self, seen: Seen, before: FileState | None, findings: _Findings) -> None:
        try:
            body = _read_bytes(seen, limit=self._max_bytes)
        except OSError as error:
            fault = f"cannot be read: {error.strerror or error} (mend its permissions)"
            findings.files.append(replace(_as_bad(seen, fault), mtime_ns=0))
            return
        if body is None:
            findings.warnings.append(f"{seen.path}: still being written, waits")
            findings.files += [before] if before else []
            return
        digest = hashlib.sha256(body).hexdigest()
        if before is not None and digest == before.digest:
            findings.files.append(replace(before, size=seen.size, mtime_ns=seen.mtime_ns))
            return
        findings.files.append(
            FileState(path=seen.path, size=seen.size, mtime_ns=seen.mtime_ns, digest=digest)
        )
        findings.documents.append(
            RawDocument(
                body=body,
                media_type=_MEDIA_TYPES[os.path.splitext(seen.path)[1].lower()],  # noqa: PTH122
                path=seen.path,
                modified=datetime.fromtimestamp(seen.mtime_ns / 1e9, UTC),
            )
        )


def _is_as_known(seen: Seen, before: FileState | None) -> bool:
    return before is not None and (seen.mtime_ns, seen.size) == (before.mtime_ns, before.size)


def _as_bad(seen: Seen, fault: str) -> FileState:
    """Note why a file cannot be used; without a digest it is given on as soon as it can be."""
    return FileState(path=seen.path, size=seen.size, mtime_ns=seen.mtime_ns, digest="", fault=fault)


def _is_still(seen: Seen) -> bool:
    try:
        now = os.stat(seen.real)  # noqa: PTH116
    except OSError:
        return False
    return (now.st_size, now.st_mtime_ns) == (seen.size, seen.mtime_ns)


def _read_bytes(seen: Seen, *, limit: int) -> bytes | None:
    """Return a file's bytes, or None when it is no longer as it was seen.

    The real path is opened without following links or waiting for a pipe's other end, so that
    a file swapped for a link or a pipe since the walk is not read.
    """
    descriptor = os.open(seen.real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            return None
        body = file.read(limit + 1)
        after = os.fstat(descriptor)
    is_same = (len(body), after.st_size, after.st_mtime_ns) == (seen.size, seen.size, seen.mtime_ns)
    return body if is_same else None


def _held_back(found: Walk, known: dict[str, FileState], waiting: list[str]) -> list[FileState]:
    """Return what was known of files that are there but cannot be looked at now."""
    return [
        file
        for path, file in known.items()
        if path in waiting or any(path.startswith(prefix) for prefix in found.unread)
    ]


def _conclude(
    findings: _Findings, before: tuple[FileState, ...], found: Walk
) -> Fetched | NotModified:
    files = tuple(sorted(findings.files, key=lambda file: file.path))
    present = {file.path for file in files} | found.passed_over
    removed = tuple(sorted(file.path for file in before if file.path not in present))
    warnings = tuple(findings.warnings)
    if findings.documents or removed:
        return Fetched(
            documents=tuple(findings.documents), files=files, removed=removed, warnings=warnings
        )
    is_same = files == tuple(sorted(before, key=lambda file: file.path))
    return NotModified(files=None if is_same else files, warnings=warnings)
