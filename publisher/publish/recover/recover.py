"""Everything that a folder of published files can give back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from publisher.model import RecoveredEntry
from publisher.publish.recover.files import PublishedFiles
from publisher.publish.recover.join import Gathered, LostFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Hold what was read back.

    Attributes:
        entries: Those of feeds in the order of their files, then those of which a page is left.
        complete: Names of feeds that show fewer entries than they may: they had room for all.
        warnings: Files that could not be used, one sentence each.
    """

    entries: tuple[RecoveredEntry, ...]
    complete: tuple[str, ...]
    warnings: tuple[str, ...]


def recover(
    output: Path, feeds: Sequence[LostFeed], *, base_url: str, latest: datetime
) -> Recovery:
    """Read back what published files show.

    Args:
        output: Their folder.
        feeds: Those that are published.
        base_url: Where the folder is served from today.
        latest: The latest moment at which any of it can have been seen first.

    Raises:
        RecoverError: A file is there and cannot be opened.
    """
    published = PublishedFiles(output, base_url=base_url)
    gathered = Gathered({said.id: (said, base) for said, base in published.read_articles()})
    complete = []
    for feed in feeds:
        files, base = published.read_feed(feed.name, feed.formats)
        if files:
            written = published.written_at(feed.name, files)
            bound = min(latest, written) if written is not None else latest
            count = gathered.add(feed, files, base, latest=bound)
            complete += [feed.name] if count < feed.limit else []
    entries = gathered.entries(latest=latest)
    return Recovery(entries=entries, complete=tuple(complete), warnings=tuple(published.warnings))
