"""The phrases that a person reads in a line: moments, counts, names."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from publisher.model import (
        FeedReport,
        FeedStatus,
        InputLine,
        PollExplanation,
        SourceReport,
        SourceStatus,
    )

_NEVER = 9999
"""The year in which sources are due that have ended."""


def when(moment: datetime | None) -> str:
    """Write a moment as a person reads it, in the machine's zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "now"


def said(one: "InputLine") -> str:
    """Say whether an input had a say."""
    return "yes" if one.counts else "no" if one.says else "—"


def next_poll(source: "SourceStatus | PollExplanation") -> str:
    """Say when a source is asked next, and why then."""
    if source.due is None:
        return source.due_reason or "every pass"
    if source.due.year >= _NEVER:
        return f"never: {source.due_reason}"
    return f"{short(source.due)}, {source.due_reason}" if source.due_reason else short(source.due)


def news(source: "SourceStatus") -> tuple[str, ...]:
    """Say what became of a source that its settings do not know yet."""
    moved = f"has moved for good to {source.moved_to}, where it is asked; write that as its url"
    ended = "has ended and is asked no more; take it out of the feed file, its entries stay"
    return (*([moved] if source.moved_to else []), *([ended] if source.state == "ended" else []))


def about(key: str, fault: str) -> str:
    """Name a source once, where its fault names it too."""
    return f"{key}: {fault.removeprefix(f'{key}: ')}"


def failed(sources: Sequence["SourceReport"], feeds: Sequence["FeedReport"]) -> str:
    """Say what failed in a pass; what failed for one cause, in one breath."""
    causes: dict[str, list[str]] = {}
    for source in sources:
        if source.is_bad:
            causes.setdefault(_cause(source), []).append(source.key)
    shared = {cause: keys for cause, keys in causes.items() if cause and len(keys) > 1}
    alone = [key for cause, keys in causes.items() if cause not in shared for key in keys]
    alone += [feed.name for feed in feeds if feed.fault]
    parts = [f"{_some(keys)}: {cause}" for cause, keys in shared.items()]
    parts += [", ".join(alone)] if alone else []
    count = len(alone) + sum(map(len, shared.values()))
    return f"{count} failed: {'; '.join(parts)}; everything else was done" if count else ""


_NAMED = 3
"""Of many sources that fail for one cause."""


def _some(keys: Sequence[str]) -> str:
    more = len(keys) - _NAMED
    named = ", ".join(keys[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _cause(source: "SourceReport") -> str:
    """Return why a source failed, without its name and without what to do."""
    fault = (source.fault or "").removeprefix(f"{source.key}: ")
    return fault.rpartition(" (")[0] if fault.endswith(")") else fault


def counted(count: int, one: str, many: str) -> str:
    """Write a number of things."""
    return f"{count} {one if count == 1 else many}"


def short(moment: datetime | None) -> str:
    """Write a moment, or that it never was."""
    return when(moment) if moment else "never"


def counts(source: "SourceReport") -> str:
    """Say how many entries came, changed and went."""
    named = ((source.added, "new"), (source.changed, "changed"), (source.removed, "removed"))
    return ", ".join(f"{count} {name}" for count, name in named if count)


def listed(names: Sequence[str]) -> str:
    """Name a feed's own files, and count what lies in folders."""
    parts = [name for name in names if "/" not in name]
    for folder, one, many in (
        ("articles/", "article page", "article pages"),
        ("media/", "image", "images"),
    ):
        if count := sum(name.startswith(folder) for name in names):
            parts.append(counted(count, one, many))
    return ", ".join(parts)


def feed_name(feed: "FeedReport | FeedStatus") -> str:
    """Name a feed, or the site whose own files it is about."""
    return "site" if feed.is_front else f"feed {feed.name}"


def orphan(feed: "FeedStatus", output: Path) -> str:
    """Say what a feed that is configured no longer has left behind."""
    return (
        f"feed {feed.name}: feeds/{feed.name}.toml is gone, and {', '.join(feed.files)} "
        f"stay in {output} as they are; delete them, or bring the feed file back"
    )
