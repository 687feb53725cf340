"""The site that ``publisher init`` writes: small, builds at once, with comments that teach."""

from collections.abc import Iterator
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
        FileExistsError: A file of the site is there already; nothing was written.
        OSError: The folder cannot be written.
    """
    site = {folder / name: content for name, content in _site_files()}
    for path in site:
        if path.exists() or path.is_symlink():
            raise FileExistsError(f"{path} is there already; nothing was written")
    for path, content in site.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        # "x" so that a file made meanwhile by somebody else is not lost either.
        with path.open("xb") as file:
            file.write(content)
    return tuple(site)


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
