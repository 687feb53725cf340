"""What was measured, as Markdown, and whether it is within its bounds."""

from dataclasses import dataclass

from benchmarks.rounds import Phases

SCRIPT, WITH_STATE = "script", "script with state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """Say what was promised, and what was measured."""

    what: str
    most: float
    measured: float
    unit: str = ""

    @property
    def is_kept(self) -> bool:
        """Tell whether the promise holds."""
        return self.measured <= self.most


def costs(measured: Phases) -> str:
    """Return the table of everything measured."""
    lines = [
        "| phase | program | CPU s | of the publisher's | wall s | peak MB | seen |",
        "| --- | --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for (phase, program), one in measured.items():
        ratio = one.cost.cpu / measured[phase, "publisher"].cost.cpu
        lines.append(
            f"| {phase} | {program} | {one.cost.cpu:.2f} | {ratio:.2f} | {one.cost.wall:.2f} | "
            f"{one.cost.peak_mb:.0f} | {one.note} |"
        )
    return "\n".join(lines)


def bounds(measured: Phases) -> list[Bound]:
    """Return every promise with its figure."""
    found = [_ratio(measured, "cold", SCRIPT, 0.6), _ratio(measured, "unchanged", WITH_STATE, 2)]
    (nothing_due,) = [one for (phase, _), one in measured.items() if "nothing due" in phase]
    found.append(Bound(what="nothing due", most=0.5, measured=nothing_due.cost.cpu, unit=" s CPU"))
    ours = [one for (_, program), one in measured.items() if program == "publisher"]
    peak = max(one.cost.peak_mb for one in ours)
    found.append(Bound(what="memory in any phase", most=300, measured=peak, unit=" MB"))
    (opened,) = [one for (phase, _), one in measured.items() if "articles, unchanged" in phase]
    files = int(opened.note.split()[0])
    found.append(Bound(what="article files opened though unchanged", most=0, measured=files))
    return found


def _ratio(measured: Phases, phase: str, peer: str, most: float) -> Bound:
    def cpu(program: str) -> float:
        (one,) = [each for key, each in measured.items() if _is(key, phase, program)]
        return one.cost.cpu

    what = f"feeds, {phase}: CPU of the {peer}'s"
    return Bound(what=what, most=most, measured=cpu("publisher") / cpu(peer))


def _is(key: tuple[str, str], phase: str, program: str) -> bool:
    return key[0].endswith(f"feeds, {phase}") and key[1] == program


def verdicts(kept: list[Bound]) -> str:
    """Return a line for each promise."""
    lines = ["", "| bound | at most | measured | |", "| --- | ---: | ---: | --- |"]
    for bound in kept:
        mark = "kept" if bound.is_kept else "MISSED"
        lines.append(
            f"| {bound.what} | {bound.most:g}{bound.unit} | {bound.measured:.2f}{bound.unit} | "
            f"{mark} |"
        )
    return "\n".join(lines)
