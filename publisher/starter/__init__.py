"""The site that ``publisher init`` writes: small, builds at once, with comments that teach."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

# Under its own name, git would obey it inside our package too.
_REAL_NAMES = {"gitignore": ".gitignore"}


def write_site(folder: Path) -> tuple[Path, ...]:
    """Write the starter site; either all of its files or none.

    Args:
        folder: Made where it is missing; what it holds already is left alone.

    Returns:
        The files written, in the order in which they are worth reading.

    Raises:
        FileExistsError: Something is in the way already; nothing was written.
        OSError: The folder cannot be written; nothing stays of what was.
    """
    site = {folder / name: content for name, content in _site_files()}
    _require_free(site)
    made: list[Path] = []
    try:
        for path, content in site.items():
            made += _make_folders(path.parent)
            # "x" so that a file made meanwhile by somebody else is not lost either.
            with path.open("xb") as file:
                made.append(path)
                file.write(content)
    except OSError:
        _take_back(made)
        raise
    return tuple(site)


def _require_free(paths: Iterable[Path]) -> None:
    """Refuse a folder that is none, or that holds a file of the site."""
    for path in paths:
        for parent in path.parents:
            if parent.exists() and not parent.is_dir():
                raise FileExistsError(f"{parent} is a file, not a folder; nothing was written")
        if path.exists() or path.is_symlink():
            raise FileExistsError(f"{path} is there already; nothing was written")


def _make_folders(folder: Path) -> list[Path]:
    """Make a folder and those above it; return what was made, the uppermost first."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
    return missing[::-1]


def _take_back(made: Sequence[Path]) -> None:
    for path in reversed(made):
        with suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()


def _site_files() -> Iterator[tuple[str, bytes]]:
    root = files(__name__) / "site"
    found = dict(_walk(root, ""))
    for name in sorted(found, key=lambda name: (name.count("/"), name.startswith("."), name)):
        yield name, found[name]


def _walk(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for child in folder.iterdir():
        if child.is_dir():
            yield from _walk(child, f"{prefix}{child.name}/")
        else:
            yield prefix + _REAL_NAMES.get(child.name, child.name), child.read_bytes()
