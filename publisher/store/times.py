"""Moments as the database keeps them: whole milliseconds since the epoch."""

from datetime import UTC, datetime
from typing import overload


@overload
def to_ms(moment: datetime) -> int: ...
@overload
def to_ms(moment: None) -> None: ...
def to_ms(moment: datetime | None) -> int | None:
    """Return milliseconds since the epoch; None stays None."""
    return None if moment is None else round(moment.timestamp() * 1000)


@overload
def from_ms(value: int) -> datetime: ...
@overload
def from_ms(value: None) -> None: ...
def from_ms(value: int | None) -> datetime | None:
    """Return the aware UTC moment; None stays None."""
    if value is None:
        return None
    seconds, ms = divmod(value, 1000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=ms * 1000)
