"""What a person reads: marks, colours and progress on a terminal, plain lines in a pipe.

Results go to standard output, failures and warnings to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from publisher.phrases import (
    about,
    counted,
    counts,
    failed,
    feed_name,
    listed,
    news,
    next_poll,
    orphan,
    said,
    short,
    when,
)

if TYPE_CHECKING:
    from publisher.model import (
        FeedReport,
        PassReport,
        PollExplanation,
        SourceReport,
        StoreStatus,
    )
    from publisher.settings import Settings

MARKS = {"good": ("✓", "green"), "bad": ("✗", "red"), "warn": ("!", "yellow"), "still": ("·", None)}
"""What stands before a line on a terminal: a sign, and its colour or None."""

PLAIN_MARKS = {"bad": "error:", "warn": "warning:"}
"""What stands there in a pipe."""

_LEAST_FOR_PROGRESS = 3


class Console:
    """Say what happens.

    Args:
        verbosity: -1 says only what failed, 0 what changed, 1 and more everything.
        is_dated: Whether each line begins with the time, as in a daemon's log.
    """

    def __init__(self, verbosity: int = 0, *, is_dated: bool = False) -> None:
        self.verbosity = verbosity
        self._is_dated = is_dated
        self._progress: Any = None

    def line(self, text: str, *, mark: str | None = None, level: int = 0) -> None:
        """Write one line to standard output, unless it is below the verbosity asked for."""
        if level <= self.verbosity:
            self._write(text, mark, sys.stdout)

    def fault(self, text: str) -> None:
        """Write a failure to standard error; no verbosity hides it."""
        self._write(text, "bad", sys.stderr)

    def warning(self, text: str) -> None:
        """Write a warning to standard error, unless ``--quiet``."""
        if self.verbosity >= 0:
            self._write(text, "warn", sys.stderr)

    def _write(self, text: str, mark: str | None, stream: TextIO) -> None:
        sign = PLAIN_MARKS.get(mark or "", "")
        if mark and _is_terminal(stream):
            sign, colour = MARKS[mark]
            sign = click.style(sign, fg=colour) if colour and not _is_colour_unwanted() else sign
        time = f"{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}" if self._is_dated else ""
        click.echo(" ".join(part for part in (time, sign, text) if part), file=stream)

    def start(self, total: int) -> None:
        """Show how many of the sources are done, on a terminal only."""
        is_seen = _is_terminal(sys.stderr) and self.verbosity >= 0
        # A bar moves by the same escape sequences that colours are made of.
        if total < _LEAST_FOR_PROGRESS or not is_seen or _is_colour_unwanted():
            return
        from rich.console import Console as RichConsole
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

        columns = (
            TextColumn("Collecting"),
            BarColumn(bar_width=20),
            MofNCompleteColumn(),
            TextColumn("{task.fields[key]}", markup=False),
        )
        self._progress = Progress(*columns, console=RichConsole(stderr=True), transient=True)
        self._progress.add_task("collect", total=total, key="")
        self._progress.start()

    def observe(self, report: SourceReport | FeedReport) -> None:
        """Move the progress bar on; called from any thread."""
        from publisher.model import SourceReport

        if self._progress is not None and isinstance(report, SourceReport):
            self._progress.update(self._progress.task_ids[0], advance=1, key=report.key[-40:])

    def stop(self) -> None:
        """Take the progress bar away."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def show_pass(self, report: PassReport, status: StoreStatus | None = None) -> None:
        """Tell what one pass did, source by source and feed by feed.

        Args:
            report: The pass.
            status: How everything stands after it, to tell of what was not touched; or None.
        """
        for source in report.collected.sources:
            self._show_source(source)
        if status is not None:
            self._show_waiting(report, status)
        # The site's own files are made last, from all feeds.
        for feed in sorted(report.published.feeds, key=lambda feed: feed.is_front):
            self._show_feed(feed)
        for warning in report.warnings:
            self.warning(warning)
        if report.unpublished is not None:
            self.fault(f"{report.unpublished}; what was published before stays")

    def show_end(self, report: PassReport, *, output: Path) -> None:
        """Tell how it ended, and what to open."""
        is_changed = any(f.written for f in report.published.feeds)
        self.show_rest(output, is_said=report.is_clean and not is_changed)
        if bad := failed(report.collected.sources, report.published.feeds):
            self.fault(bad)

    def show_rest(self, output: Path, *, is_said: bool = True) -> None:
        """Tell what to open, and before, where it is to be said, that nothing changed."""
        if is_said:
            self.line("Nothing changed.")
        if os.path.exists(output / "index.html"):  # noqa: PTH110
            self.line(f"Open {output / 'index.html'}")

    def _show_source(self, source: SourceReport) -> None:
        if source.fault:
            since = f", failing since {when(source.since)}" if source.since else ""
            due = f"; asked again {when(source.due)}" if source.due else ""
            self.fault(f"source {about(source.key, source.fault)}{since}{due}")
        for text in source.article_faults:
            self.fault(f"source {source.key}: {text}")
        for text in source.warnings:
            self.warning(f"source {source.key}: {text}")
        if source.fault is None:
            brought = counts(source)
            self.line(
                f"source {source.key}: {brought or 'nothing new'}",
                mark="good" if brought else "still",
                level=0 if brought else 1,
            )

    def _show_waiting(self, report: PassReport, status: StoreStatus) -> None:
        visited = {source.key for source in report.collected.sources}
        for one in status.sources:
            if one.key not in visited:
                text = f"source {one.key}: not asked before {next_poll(one)}"
                self.line(text, mark="still", level=1)
        published = {feed.name for feed in report.published.feeds}
        for feed in status.feeds:
            if feed.name not in published and not feed.fault:
                self.line(f"feed {feed.name}: unchanged", mark="still", level=1)

    def _show_feed(self, feed: FeedReport) -> None:
        name = feed_name(feed)
        for text in feed.warnings:
            self.warning(f"{name}: {text}")
        if feed.fault:
            self.fault(f"{name}: {feed.fault}; the files published before stay")
        elif feed.written:
            shown = "" if feed.is_front else f"{counted(feed.entries, 'entry', 'entries')}, "
            self.line(f"{name}: {shown}wrote {listed(feed.written)}", mark="good")
        else:
            self.line(f"{name}: unchanged", mark="still", level=1)

    def show_settings(self, settings: Settings, files: dict[str, tuple[str, ...]]) -> None:
        """Tell which files would be published from which sources."""
        from publisher.options import format_duration

        for feed in settings.feeds:
            named = f'feed {feed.name} ("{feed.title}"): {", ".join(files[feed.name])}'
            self.line(f"{named} at {settings.site.base_url}", mark="good")
            for source in feed.sources:
                often = format_duration(source.interval) if source.interval else None
                rhythm = f"every {often} at most" if often else "at every pass"
                self.line(f"    from {source.key} ({source.kind}, {rhythm})")

    def show_status(self, status: StoreStatus, *, output: Path) -> None:
        """Tell how each source and feed stands; what fails is told below the tables."""
        if self.verbosity >= 0:
            sources = [
                (
                    s.key,
                    s.state,
                    str(s.entries),
                    short(s.last_success),
                    next_poll(s),
                )
                for s in status.sources
            ]
            self._table(("source", "state", "entries", "last success", "next"), sources)
            click.echo()
            feeds = [
                (f.name, f.state, str(f.entries), short(f.last_published)) for f in status.feeds
            ]
            self._table(("feed", "state", "entries", "last published"), feeds)
        self._show_faults(status)
        for feed in status.orphans:
            self.warning(orphan(feed, output))

    def show_explanation(self, explanation: PollExplanation) -> None:
        """Tell every input to a source's next poll, and the decision."""
        self.line(f"source {explanation.key}")
        for name, text in (("site", explanation.site), *explanation.facts):
            self.line(f"    {name}: {text}")
        click.echo()
        rows = [
            (
                one.name,
                one.says or "—",
                when(one.allows) if one.allows else "—",
                said(one),
            )
            for one in explanation.inputs
        ]
        self._table(("input", "says", "allows a poll from", "counts"), rows)
        click.echo()
        self.line(f"next poll: {next_poll(explanation)}", mark="good")

    def _show_faults(self, status: StoreStatus) -> None:
        for one in status.sources:
            for text in news(one):
                self.warning(f"source {one.key}: {text}")
            if one.fault:
                times = counted(one.failures, "failure", "failures")
                since = f"{times} since {when(one.failing_since)}"
                self.fault(f"source {about(one.key, one.fault)}; {since}")
            for text in one.file_faults:
                self.fault(f"source {one.key}: {text}")
        for feed in (*status.feeds, *((status.front,) if status.front else ())):
            if feed.fault:
                since = f", failing since {when(feed.failing_since)}" if feed.failing_since else ""
                name = feed_name(feed)
                self.fault(f"{name}: {feed.fault}{since}; the files published before stay")

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        if not _is_terminal(sys.stdout):
            for row in (head, *rows):
                click.echo("\t".join(row))
            return
        from rich.console import Console as RichConsole
        from rich.table import Table

        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
        for title in head:
            is_number = title == "entries"
            table.add_column(
                title,
                overflow="fold",
                justify="right" if is_number else "left",
                no_wrap=title in {"state", "entries"},
            )
        for row in rows:
            # Names may hold brackets, which rich would take for its markup.
            table.add_row(*(cell.replace("[", r"\[") for cell in row))
        # Its own answer to NO_COLOR leaves bold in; without a colour system it writes no sequence.
        RichConsole(color_system=None if _is_colour_unwanted() else "auto").print(table)


def _is_terminal(stream: TextIO) -> bool:
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _is_colour_unwanted() -> bool:
    """Tell whether NO_COLOR is set (no-color.org); no escape sequence at all is written then."""
    return bool(os.environ.get("NO_COLOR"))
