"""Images of our own articles: copied below the output folder before a page names them."""

import re
from collections.abc import Iterable
from pathlib import Path

from publisher.model import MEDIA_FOLDER, MEDIA_URL, StoredEntry
from publisher.protocols import PublishStore, Sink

_NAME = re.compile(re.escape(MEDIA_URL) + r"([0-9a-f]{32}\.[a-z]{3,4})")


def publish_media(
    stored: Iterable[StoredEntry], *, store: PublishStore, sink: Sink
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Copy what the entries show and the output folder lacks.

    Returns:
        The names of all image files below the output folder, and a warning for each original
        that is gone.

    Raises:
        WriteError: A copy cannot be written.
    """
    names = sorted({name for one in stored for name in _names_in(one)})
    missing = [name for name in names if sink.mark(f"{MEDIA_FOLDER}{name}") is None]
    originals = store.media(missing) if missing else {}
    warnings = []
    for name in missing:
        try:
            body = Path(originals[name].path).read_bytes()
        except (KeyError, OSError):
            where = originals[name].path if name in originals else name
            warnings.append(f"image {where} is gone and cannot be copied again; put it back")
        else:
            sink.write(f"{MEDIA_FOLDER}{name}", body)
    return tuple(f"{MEDIA_FOLDER}{name}" for name in names), tuple(warnings)


def _names_in(stored: StoredEntry) -> list[str]:
    entry = stored.entry
    image = entry.image.url if entry.image else ""
    return _NAME.findall(f"{entry.content_html} {image}")
