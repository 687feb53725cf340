"""Why a source is asked when it is, for people and for ``--json``."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLine:
    """Say what one input to the next poll says.

    Attributes:
        name: The input, as the documentation has it.
        says: What it says, in words, or None where it says nothing.
        allows: The moment from which it allows a poll, or None where it sets none.
        counts: Whether it had a say.
    """

    name: str
    says: str | None = None
    allows: datetime | None = None
    counts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PollExplanation:
    """Say how and when a source is asked, and why so.

    Attributes:
        key: The source.
        site: What is claimed as one with it.
        facts: What is known of it: (what, in words).
        inputs: Everything that the next poll depends on.
        due: When it may be asked next, or None for the next pass.
        due_reason: Why not earlier, or None.
    """

    key: str
    site: str
    facts: tuple[tuple[str, str], ...]
    inputs: tuple[InputLine, ...]
    due: datetime | None
    due_reason: str | None
