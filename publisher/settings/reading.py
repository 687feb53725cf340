"""Settings files as they lie on the disk: where they are, and their TOML."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.errors import Fault
from publisher.places import feed_files

RESERVED_NAMES = ("index", "feeds", "status", "media", "articles")
"""Names in output/ that belong to the site itself."""

_NAME = re.compile(r"[A-Za-z0-9_-]([A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_PLACE = re.compile(
    r"(?P<what>.*?) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of .*)\)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFile:
    """Hold one parsed file.

    Attributes:
        shown: How messages name it.
        folder: The absolute folder that its relative paths belong to.
        raw: Its tables.
        body: Its bytes.
    """

    shown: str
    folder: Path
    raw: dict[str, Any]
    body: bytes = b""


def read_file(path: Path, *, hint_if_missing: str | None = None) -> SettingsFile | Fault:
    """Read a TOML file, or say why it cannot be.

    Args:
        path: The file.
        hint_if_missing: What to do where there is no such file.
    """
    shown = str(path)
    try:
        # A byte order mark is what some editors write first; TOML has no place for it.
        body = path.read_bytes()
        text = body.decode("utf-8-sig")
        raw = tomllib.loads(text)
    except FileNotFoundError:
        return Fault(file=shown, key=None, message="no such file", hint=hint_if_missing)
    except OSError as error:
        return Fault(file=shown, key=None, message=f"cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        return _not_utf8(shown, error)
    except tomllib.TOMLDecodeError as error:
        return _bad_syntax(shown, text, str(error))
    except RecursionError:
        return Fault(file=shown, key=None, message="is nested too deeply")
    return SettingsFile(shown=shown, folder=path.absolute().parent, raw=raw, body=body)


def find_feed_files(config: Path) -> list[Path] | Fault:
    """Return ``feeds/*.toml`` beside a configuration, sorted, or say why there is none.

    Hidden files are left alone.
    """
    folder = config.parent / "feeds"
    paths = []
    try:
        paths = feed_files(config)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except OSError as error:
        cause = f"cannot be listed: {error.strerror or error}"
        return Fault(file=str(folder), key=None, message=cause)
    if paths:
        return paths
    return Fault(
        file=str(folder),
        key=None,
        message="no feed is described here",
        hint="write feeds/news.toml with a title and one [[sources]], "
        "or see what `publisher init` writes",
    )


def name_faults(paths: list[Path]) -> Iterator[Fault]:
    """Yield what is wrong with the names of feed files, which become names in output/."""
    taken: dict[str, Path] = {}
    for path in paths:
        name = path.stem
        if not _NAME.fullmatch(name):
            yield Fault(
                file=str(path),
                key=None,
                message="a feed's name may have letters of a to z, digits, '-', '_' and '.' inside",
                hint="rename the file: its name is part of every URL of the feed",
            )
        elif name.lower() in RESERVED_NAMES:
            yield Fault(
                file=str(path),
                key=None,
                message=f'the name "{name}" belongs to the site itself',
                hint=f"rename the file; reserved are {', '.join(RESERVED_NAMES)}",
            )
        elif other := taken.get(name.lower()):
            yield Fault(
                file=str(path),
                key=None,
                message=f"writes the same files as {other}",
                hint="names must differ in more than upper and lower case; rename one of them",
            )
        taken.setdefault(name.lower(), path)


def _not_utf8(shown: str, error: UnicodeDecodeError) -> Fault:
    line = error.object[: error.start].count(b"\n") + 1
    return Fault(
        file=shown,
        key=None,
        message=f"line {line}: is not UTF-8",
        hint="save the file with the encoding UTF-8",
    )


def _bad_syntax(shown: str, text: str, message: str) -> Fault:
    match = _PLACE.fullmatch(message)
    what = match["what"] if match else message
    lines = text.splitlines() or [""]
    line, column = len(lines), len(lines[-1]) + 1
    if match and match["line"]:
        line, column = int(match["line"]), int(match["column"])
    return Fault(
        file=shown,
        key=None,
        message=f"line {line}, column {column}: not valid TOML: {what[:1].lower()}{what[1:]}",
        hint=_syntax_hint(lines[line - 1] if line <= len(lines) else ""),
    )


def _syntax_hint(line: str) -> str | None:
    value = line.partition("=")[2].strip()
    if value and re.match(r"[A-Za-z]", value) and not re.match(r"(true|false|inf|nan)\b", value):
        return "text needs quotes"
    if re.match(r"\s*[\w-]+\s*:", line):
        return 'write key = "value"'
    return None
