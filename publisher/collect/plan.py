"""How one source is collected: its settings joined with the parts that do its work."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from publisher.model import SourceInfo
from publisher.protocols import Enricher, Parser, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlan:
    """Join a source's settings with the parts that do its work.

    Attributes:
        info: The source.
        source: Fetches its documents.
        parser: Understands them.
        enrichers: In the order in which they run.
        authority: Tag authority (``press.example,2026``) for ids that we mint.
        is_local: Whether it is read from this machine, so that no spacing is owed.
        folder: Where article files and the images beside them are, or None.
    """

    info: SourceInfo
    source: Source
    parser: Parser
    enrichers: Sequence[Enricher]
    authority: str
    is_local: bool
    folder: Path | None = None
