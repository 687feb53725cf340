"""The rounds: which program runs on what, and in which order."""

import sys
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import workload
from benchmarks.measure import Cost, typical
from benchmarks.origin import Origin
from benchmarks.programs import Publisher, Script

CHANGED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Say how much is measured, how often, and how many entries are published of it."""

    feeds: int
    articles: int
    rounds: int
    limit: int = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Hold the typical cost of one program in one phase, and what was seen besides."""

    cost: Cost
    note: str = ""


Phases = dict[tuple[str, str], Measured]
"""By phase and program."""


@dataclass(slots=True)
class _Ledger:
    """Gather the costs of all rounds."""

    costs: dict[tuple[str, str], list[Cost]] = field(default_factory=dict)
    notes: dict[tuple[str, str], str] = field(default_factory=dict)

    def add(self, phase: str, program: str, cost: Cost, note: str = "") -> None:
        """Note one run."""
        self.costs.setdefault((phase, program), []).append(cost)
        self.notes[phase, program] = note
        print(f"{phase}, {program}: {cost.cpu:.2f} s CPU {note}", file=sys.stderr)

    def measured(self) -> Phases:
        """Return the medians."""
        return {
            key: Measured(cost=typical(costs), note=self.notes[key])
            for key, costs in self.costs.items()
        }


def measure_feeds(folder: Path, size: Size) -> Phases:
    """Measure feeds over HTTP, beside the scripts."""
    served = folder / "served"
    workload.write_feeds(served, size.feeds)
    ledger = _Ledger()
    with Origin(served) as origin:
        urls = [origin.url(feed) for feed in range(size.feeds)]
        ours = Publisher(folder / "publisher", [f'url = "{url}"' for url in urls], limit=size.limit)
        plain = Script("forty_lines", folder / "script", urls, limit=size.limit)
        stateful = Script("forty_lines_with_state", folder / "stateful", urls, limit=size.limit)
        for number in range(1, size.rounds + 1):
            _feed_round(ledger, served, origin, (ours, plain, stateful), number)
    return ledger.measured()


def _feed_round(
    ledger: _Ledger,
    served: Path,
    origin: Origin,
    programs: tuple[Publisher, Script, Script],
    number: int,
) -> None:
    ours, plain, stateful = programs
    for program in programs:
        program.reset()
    count = len(list(served.glob("*.xml")))
    phase = f"{count} feeds, cold"
    origin.counts()
    ledger.add(phase, "publisher", ours.run(), _said(origin))
    ledger.add(phase, "script", plain.run(), _said(origin))
    ledger.add(phase, "script with state", stateful.run(), _said(origin))
    phase = f"{count} feeds, unchanged"
    ledger.add(phase, "publisher", ours.run("--force"), _said(origin))
    ledger.add(phase, "script with state", stateful.run(), _said(origin))
    phase = f"{count} feeds, nothing due"
    ledger.add(phase, "publisher", ours.run(), _said(origin))
    for feed in range(0, count, max(1, count // CHANGED))[:CHANGED]:
        workload.write_feed(served, feed, count=count, revision=number)
    phase = f"{count} feeds, {CHANGED} changed"
    ledger.add(phase, "publisher", ours.run("--force"), _said(origin))
    ledger.add(phase, "script with state", stateful.run(), _said(origin))


def _said(origin: Origin) -> str:
    counts = origin.counts()
    return ", ".join(f"{counts[status]} × {status}" for status in sorted(counts)) or "no request"


def measure_articles(folder: Path, size: Size) -> Phases:
    """Measure a folder of article files."""
    articles = folder / "articles"
    workload.write_articles(articles, size.articles)
    ledger = _Ledger()
    ours = Publisher(folder / "press", [f'path = "{articles}"'], limit=size.limit)
    for _ in range(size.rounds):
        ours.reset()
        ledger.add(f"{size.articles} articles, cold", "publisher", ours.run())
        cost = ours.run()
        note = f"{ours.opened(articles)} files opened"
        ledger.add(f"{size.articles} articles, unchanged", "publisher", cost, note)
    return ledger.measured()
