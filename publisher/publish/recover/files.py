"""Published files as they lie in the output folder: each read, or named as unreadable."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from publisher.errors import RecoverError
from publisher.publish.recover.from_json import read_json
from publisher.publish.recover.from_page import near_as_public, read_article, read_page
from publisher.publish.recover.from_xml import read_atom, read_rss
from publisher.publish.recover.merge import FORMATS
from publisher.publish.recover.said import Said, SaidFeed

_READERS: dict[str, Callable[[bytes], SaidFeed]] = {
    "json": read_json,
    "atom": read_atom,
    "rss": read_rss,
    "html": read_page,
}
_PAGES = "articles"


class PublishedFiles:
    """Read the files below an output folder.

    Args:
        root: The folder.
        base_url: Where it is served from; a file may say otherwise of itself.

    Attributes:
        warnings: Of the files that could not be used, one sentence each.
    """

    def __init__(self, root: Path, *, base_url: str) -> None:
        self._root = root
        self._base_url = base_url
        self.warnings: list[str] = []

    def read_feed(self, name: str, formats: tuple[str, ...]) -> tuple[dict[str, SaidFeed], str]:
        """Return what the files of a feed say, by format, and where they were served from.

        Args:
            name: The feed.
            formats: In which it is published today; others may be old, and are read only where
                none of these can be.

        Raises:
            RecoverError: A file is there and cannot be opened, and no other tells its ids.
        """
        found: dict[str, SaidFeed] = {}
        faults: list[RecoverError] = []
        others = [fmt for fmt in FORMATS if fmt not in formats]
        for fmt in (*formats, *others):
            if fmt in others and found:
                break
            try:
                found |= self._read_one(name, fmt)
            except RecoverError as error:
                faults.append(error)
        if faults and not found:
            raise faults[0]
        self.warnings += [fault.message for fault in faults]
        base = next((b for b in (_base(s, name, f) for f, s in found.items()) if b), self._base_url)
        if "html" in found:
            found["html"] = _with_public_images(found["html"], base)
        return found, base

    def read_articles(self) -> Iterator[tuple[Said, str]]:
        """Yield what each article's page says, and where it is served from."""
        for path in sorted((self._root / _PAGES).glob("*.html")):
            try:
                said = read_article(self._bytes(path) or b"")
            except (RecoverError, ValueError):
                continue  # not ours, or no more than its feed tells too
            end = f"{_PAGES}/{path.name}"
            is_own = said.url is not None and said.url.endswith(end)
            base = (said.url or "").removesuffix(end) if is_own else self._base_url
            content = said.content and near_as_public(said.content, base)
            yield replace(said, content=content), base

    def written_at(self, name: str, formats: Iterable[str]) -> datetime | None:
        """Return when the last of a feed's files was written, or None without any."""
        times = []
        for fmt in formats:
            with suppress(OSError):
                times.append((self._root / f"{name}.{fmt}").stat().st_mtime)
        return datetime.fromtimestamp(int(max(times)), UTC) if times else None

    def _read_one(self, name: str, fmt: str) -> dict[str, SaidFeed]:
        reader = _READERS.get(fmt)
        body = self._bytes(self._root / f"{name}.{fmt}") if reader else None
        if reader is None or body is None:
            return {}
        try:
            return {fmt: reader(body)}
        except ValueError as error:
            self.warnings.append(f"{name}.{fmt}: no ids can be read back from it: {error}")
            return {}

    def _bytes(self, path: Path) -> bytes | None:
        try:
            return path.read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            return None
        except OSError as error:
            raise RecoverError(
                f"{path}: cannot be opened, and no ids be read back from it: "
                f"{error.strerror or error}",
                hint="mend its permissions; nothing was collected or published",
            ) from error


def _base(said: SaidFeed, name: str, fmt: str) -> str | None:
    """Return where a file says that the folder is served from."""
    end = f"{name}.{fmt}"
    return said.url.removesuffix(end) if said.url and said.url.endswith(f"/{end}") else None


def _with_public_images(page: SaidFeed, base: str) -> SaidFeed:
    entries = tuple(
        replace(one, content=one.content and near_as_public(one.content, base))
        for one in page.entries
    )
    return replace(page, entries=entries)
