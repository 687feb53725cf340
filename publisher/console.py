"""What a person reads on the terminal, and what a program reads with ``--json``.

On a terminal: colours (unless ``NO_COLOR`` is set) and a progress line; in a pipe: plain lines.
"""

import json
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from publisher.errors import Fault
from publisher.model import FeedReport, PassReport, SourceReport, StoreStatus

FRONT = "index"
"""Name under which the site's own files are reported."""

MARKS = {"good": ("✓", "green"), "bad": ("✗", "red"), "warn": ("!", "yellow"), "still": ("·", None)}


class Console:
    """Say what happens.

    Args:
        verbosity: -1 says only what failed, 0 what changed, 1 and more everything.
    """

    def __init__(self, verbosity: int = 0) -> None:
        self.verbosity = verbosity
        self._is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._progress: Any = None

    def line(self, text: str, *, mark: str | None = None, level: int = 0) -> None:
        """Write one line to standard output, unless it is below the verbosity asked for."""
        if level > self.verbosity:
            return
        sign, colour = MARKS[mark] if mark else ("", None)
        styled = click.style(sign, fg=colour) if sign and self._has_colour() else sign
        click.echo(f"{styled} {text}" if sign else text)

    def fault(self, text: str) -> None:
        """Write a failure to standard error; no verbosity hides it."""
        sign = click.style("✗", fg="red") if self._has_colour() else "error:"
        click.echo(f"{sign} {text}", err=True)

    def warning(self, text: str) -> None:
        """Write a warning to standard error, unless ``--quiet``."""
        if self.verbosity >= 0:
            sign = click.style("!", fg="yellow") if self._has_colour() else "warning:"
            click.echo(f"{sign} {text}", err=True)

    def start(self, total: int) -> None:
        """Show how many of the sources are done, on a terminal only."""
        if not self._is_terminal or self.verbosity < 0 or total < 3 or "NO_COLOR" in os.environ:
            return
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (
            TextColumn("Collecting"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[key]}"),
        )
        self._progress = Progress(*columns, console=RichConsole(stderr=True), transient=True)
        self._progress.add_task("collect", total=total, key="")
        self._progress.start()

    def observe(self, report: SourceReport | FeedReport) -> None:
        """Move the progress bar on; called from any thread."""
        if self._progress is not None and isinstance(report, SourceReport):
            self._progress.update(self._progress.task_ids[0], advance=1, key=report.key[-40:])

    def stop(self) -> None:
        """Take the progress bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _has_colour(self) -> bool:
        return self._is_terminal and "NO_COLOR" not in os.environ

    def show_pass(self, report: PassReport, *, output: Path) -> None:
        """Tell what one pass did, and what to open."""
        for source in report.collected.sources:
            self._show_source(source)
        for feed in report.published.feeds:
            self._show_feed(feed)
        for warning in report.warnings:
            self.warning(warning)
        self._show_end(report, output=output)

    def _show_source(self, source: SourceReport) -> None:
        if source.fault:
            since = f", failing since {when(source.since)}" if source.since else ""
            due = f"; asked again {when(source.due)}" if source.due else ""
            self.fault(f"source {source.key}: {source.fault}{since}{due}")
        for text in source.article_faults:
            self.fault(f"source {source.key}: {text}")
        for text in source.warnings:
            self.warning(f"source {source.key}: {text}")
        if source.fault is None:
            counts = _counts(source)
            self.line(
                f"source {source.key}: {counts or 'nothing new'}",
                mark="good" if counts else "still",
                level=0 if counts else 1,
            )

    def _show_feed(self, feed: FeedReport) -> None:
        for text in feed.warnings:
            self.warning(f"feed {feed.name}: {text}")
        if feed.fault:
            self.fault(f"feed {feed.name}: {feed.fault}; the files published before stay")
        elif feed.written:
            name = "site" if feed.name == FRONT else f"feed {feed.name}"
            shown = f"{feed.entries} entries, " if feed.entries else ""
            files = ", ".join(_shorten(feed.written))
            self.line(f"{name}: {shown}wrote {files}", mark="good")
        else:
            self.line(f"feed {feed.name}: unchanged", mark="still", level=1)

    def _show_end(self, report: PassReport, *, output: Path) -> None:
        bad = [s.key for s in report.collected.sources if s.is_bad]
        bad += [f.name for f in report.published.feeds if f.fault]
        changed = any(f.written for f in report.published.feeds)
        if not changed and not bad:
            self.line("Nothing changed.")
        self.line(f"Open {output / 'index.html'}")
        if bad:
            self.fault(f"{len(bad)} failed: {', '.join(bad)}; everything else was done")

    def show_status(self, status: StoreStatus) -> None:
        """Tell how each source and feed stands."""
        rows = [
            (
                s.key,
                s.state,
                str(s.entries),
                when(s.last_success) if s.last_success else "never",
                f"{when(s.due)} {s.due_reason or ''}".strip() if s.due else "every pass",
                f"since {when(s.failing_since)}: {s.fault}" if s.fault else "",
            )
            for s in status.sources
        ]
        self._table(("source", "state", "entries", "last success", "next", "fault"), rows)
        click.echo()
        feeds = [
            (
                f.name,
                f.state,
                str(f.entries),
                when(f.last_published) if f.last_published else "never",
                f.fault or "",
            )
            for f in status.feeds
        ]
        self._table(("feed", "state", "entries", "last published", "fault"), feeds)
        for name in status.orphans:
            self.warning(
                f"feed {name}: its file in feeds/ is gone; what it published stays in output/"
            )

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not sys.stdout.isatty():
            click.echo("\t".join(head))
            for row in rows:
                click.echo("\t".join(row))
            return
        from rich.console import Console as RichConsole
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in head:
            table.add_column(title, overflow="fold")
        for row in rows:
            table.add_row(*row)
        RichConsole().print(table)


def when(moment: datetime | None) -> str:
    """Write a moment as a person reads it, in the machine's zone."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M") if moment else "now"


def pass_as_json(report: PassReport) -> str:
    """Write a pass as the versioned JSON object that docs/config.md describes."""
    faults = [
        Fault(file=source.key, key=None, message=text)
        for source in report.collected.sources
        for text in ([source.fault] if source.fault else []) + list(source.article_faults)
    ]
    faults += [
        Fault(file=f.name, key=None, message=f.fault) for f in report.published.feeds if f.fault
    ]
    return as_json(
        sources=[source_as_dict(source) for source in report.collected.sources],
        feeds=[
            {
                "name": f.name,
                "files": list(f.files),
                "state": f.state,
                "entries": f.entries,
                "fault": f.fault,
            }
            for f in report.published.feeds
        ],
        faults=faults,
    )


def status_as_json(status: StoreStatus) -> str:
    """Write how everything stands in the same form as a pass."""
    sources = [
        {
            "id": s.key,
            "site": s.site,
            "state": s.state,
            "since": _iso(s.failing_since),
            "due": _iso(s.due),
            "why": s.due_reason,
            "added": 0,
            "changed": 0,
            "entries": s.entries,
            "last_success": _iso(s.last_success),
            "fault": s.fault or "; ".join(s.file_faults) or None,
        }
        for s in status.sources
    ]
    feeds = [
        {
            "name": f.name,
            "files": list(f.files),
            "state": f.state,
            "entries": f.entries,
            "last_published": _iso(f.last_published),
            "fault": f.fault,
        }
        for f in status.feeds
    ]
    faults = [
        Fault(file=s.key, key=None, message=text)
        for s in status.sources
        for text in ([s.fault] if s.fault else []) + list(s.file_faults)
    ]
    faults += [Fault(file=f.name, key=None, message=f.fault) for f in status.feeds if f.fault]
    return as_json(sources=sources, feeds=feeds, faults=faults)


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def as_json(
    *, sources: Sequence[dict[str, Any]], feeds: Sequence[dict[str, Any]], faults: Sequence[Fault]
) -> str:
    """Write the object that ``--json`` gives for every command."""
    return json.dumps(
        {
            "version": 1,
            "sources": list(sources),
            "feeds": list(feeds),
            "faults": [
                {"file": f.file, "key": f.key, "message": f.message, "hint": f.hint} for f in faults
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def source_as_dict(source: SourceReport) -> dict[str, Any]:
    """Write one source as the fields that ``--json`` promises."""
    return {
        "id": source.key,
        "site": source.site,
        "state": source.state,
        "since": _iso(source.since),
        "due": _iso(source.due),
        "why": source.due_reason,
        "added": source.added,
        "changed": source.changed,
        "fault": source.fault or "; ".join(source.article_faults) or None,
    }


def _counts(source: SourceReport) -> str:
    named = ((source.added, "new"), (source.changed, "changed"), (source.removed, "removed"))
    return ", ".join(f"{count} {name}" for count, name in named if count)


def _shorten(names: Sequence[str], limit: int = 8) -> list[str]:
    rest = len(names) - limit
    return [*names[:limit], f"and {rest} more"] if rest > 0 else list(names)
