"""What settings name and the disk does not have."""

from collections.abc import Iterator
from pathlib import Path

from publisher.errors import Fault
from publisher.settings.models import Settings


def missing_paths(settings: Settings, *, known: frozenset[str] = frozenset()) -> tuple[Fault, ...]:
    """Name each path of a source where nothing is, once for each feed that names it.

    Args:
        settings: Of the site.
        known: Keys of sources that have been read before. Their paths are right, and a disk
            that is not mounted must not stop every other feed: to a pass they are sources that
            fail. A path that never was is a slip of the pen, and would empty its feed.
    """
    return tuple(_missing(settings, known))


def _missing(settings: Settings, known: frozenset[str]) -> Iterator[Fault]:
    for feed in settings.feeds:
        for source in feed.sources:
            if source.path is None or source.key in known:
                continue
            if is_missing(source.path):
                what = "folder" if source.kind == "folder" else "file"
                yield Fault(
                    file=source.file,
                    key=f"{source.where}.path",
                    message=f"no such {what}",
                    hint=f"looked for {source.path}",
                )


def is_missing(path: Path) -> bool:
    """Tell whether nothing is there; what may not be looked at is there, and its use says why."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False
