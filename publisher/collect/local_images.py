"""Images that lie beside articles: found, named by their bytes, and said when missing.

An article's relative image address becomes one below `MEDIA_URL`, which names the image by its
digest; publishing copies the file and puts the real address in its place.
"""

import hashlib
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from publisher.model import MEDIA_URL, MediaFile

MAX_IMAGE_BYTES = 20_000_000
"""No image of an article is larger; what is larger was meant for print."""

SUFFIXES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})
"""What is copied. SVG is not: opened by itself it may run scripts on the site's own address."""

_DIGITS = 32


@dataclass(slots=True)
class ArticleImages:
    """Resolve the images of one article, as a call from the sanitiser.

    Attributes:
        root: The source's folder.
        article: Path of the article below it.
        found: By address as written.
        missing: What is wrong, one sentence for each address that names no image.
    """

    root: Path
    article: str
    found: dict[str, MediaFile] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def __call__(self, address: str) -> str | None:
        """Return where the image will be published, or None when it is not one of ours."""
        written = address.strip()
        if not _is_relative(written):
            return None
        if written not in self.found and written not in self.missing:
            self._look(written)
        one = self.found.get(written)
        return f"{MEDIA_URL}{one.name}" if one else None

    def _look(self, written: str) -> None:
        path = unquote(urlsplit(written).path)
        beside = self.root if path.startswith("/") else (self.root / self.article).parent
        try:
            file = Path(os.path.realpath(beside / path.lstrip("/")))
            fault = self._fault(file)
            if fault is None:
                self.found[written] = MediaFile(name=_name_of(file), path=str(file))
        except (OSError, ValueError) as error:
            fault = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        if fault is not None:
            self.missing[written] = f"{self.article}: image {written} {fault}; published without it"

    def _fault(self, file: Path) -> str | None:
        if not file.is_relative_to(os.path.realpath(self.root)):
            return "lies outside the source's folder"
        if not file.is_file():
            return "is missing"
        if file.suffix.lower() not in SUFFIXES:
            return f"is no image that is copied ({', '.join(sorted(SUFFIXES))})"
        if file.stat().st_size > MAX_IMAGE_BYTES:
            return f"is larger than {MAX_IMAGE_BYTES // 1_000_000} MB"
        return None


def _is_relative(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.path) and not parts.scheme and not parts.netloc


def _name_of(file: Path) -> str:
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()[:_DIGITS]
    suffix = file.suffix.lower()
    return f"{digest}{'.jpg' if suffix == '.jpeg' else suffix}"
