"""What was found at the top of an article."""

from dataclasses import dataclass, field

from publisher.collect.parse.article.blocks import Block, Line
from publisher.collect.parse.article.clocks import Clock
from publisher.collect.parse.article.meta_line import MetaLine
from publisher.model import Category, Finding, ParsedDate, Person

LONGEST_STANDFIRST = 450
"""Characters; a longer paragraph is text."""


@dataclass(slots=True)
class Head:
    """Hold what the top says; `body` is everything below.

    Attributes:
        title: Plain text, or None.
        lines: Numbers of the lines that say what is here.
        standfirst: Plain text, or None.
        people: Authors; None where nothing is said.
        published, updated, hold_until: As stated, or None.
        minutes: Of reading, or None.
        update_clock: Of an update on the day of publication, or None.
        categories: In order.
        body: The blocks below the top.
        findings, warnings, dropped: See `publisher.model.ParsedEntry`.
    """

    title: str | None = None
    lines: set[int] = field(default_factory=set)
    standfirst: str | None = None
    people: tuple[Person, ...] | None = None
    published: ParsedDate | None = None
    updated: ParsedDate | None = None
    hold_until: ParsedDate | None = None
    minutes: int | None = None
    update_clock: Clock | None = None
    categories: tuple[Category, ...] = ()
    body: list[Block] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)

    def found(self, name: str, line: Line, rule: str) -> None:
        """Record a guess."""
        self.lines |= {line.number} if line.number is not None else set()
        self.findings.append(Finding(field=name, line=line.number, rule=rule, text=line.text[:80]))

    def take(self, meta: MetaLine, line: Line) -> None:
        """Take what a line says, where nothing above has said it."""
        if meta.people is not None and self.people is None:
            self.people = meta.people
            self.found("author", line, "a by-line")
        if meta.published is not None and self.published is None:
            self.published = meta.published
            self.found("published", line, "a date in the first lines")
        if meta.updated is not None and self.updated is None:
            self.updated = meta.updated
            self.found("updated", line, "a date with a word for an update")
        self.update_clock = self.update_clock or meta.update_clock
        if self.update_clock and self.published and self.updated is None:
            self.updated = self.update_clock.on(self.published)
            self.found("updated", line, "a time with a word for an update, on the same day")
        if meta.minutes is not None and self.minutes is None:
            self.minutes = meta.minutes
            self.found("reading time", line, "stated in the first lines")
        if meta.ambiguous is not None:
            self.warn(
                line,
                f'"{meta.ambiguous}" may be two dates, so it is left out (set '
                'day_order = "dmy" or "mdy" in the source, or write it as 2026-05-12)',
            )
        if meta.strange is not None:
            self.warn(
                line,
                f'"{meta.strange}" is no zone that is known, so its time is read in the zone of '
                "the source (write it as UTC+2)",
            )

    def warn(self, line: Line, what: str) -> None:
        """Warn of a line, by its number where it has one."""
        self.warnings.append(f"line {line.number}: {what}" if line.number else what)

    def hold(self, line: Line, until: ParsedDate | None) -> None:
        """Hold the article back as an embargo line says, or say that it names no date."""
        self.dropped.append(line.text)
        if until is not None:
            self.hold_until = until
            self.found("hold until", line, "an embargo line")
            return
        self.warn(
            line,
            f'"{line.text[:60]}" names no date that can be read; nothing is held back (write '
            "embargo: 2026-05-12 09:00 in front matter)",
        )


def take_only_heading(head: Head) -> None:
    """Where the first line is no title, take the only heading of the first level."""
    first = [block for block in head.body if block.kind == "heading" and block.level == 1]
    if len(first) == 1:
        head.title = first[0].text
        head.body.remove(first[0])
        head.found("title", first[0].lines[0], "the only heading of the first level")
