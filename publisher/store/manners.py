"""Manners of a source as one JSON text and back; most fields are seldom set, and left out."""

import json
from datetime import timedelta
from typing import Any

from publisher.model import FeedHints, Freshness, Manners, Move
from publisher.store.times import from_ms, to_ms

_NOTHING = Manners()
_write = json.JSONEncoder(check_circular=False, separators=(",", ":")).encode


def encode_manners(manners: Manners) -> str | None:
    """Write what a source has let us know, or None for nothing."""
    if manners == _NOTHING:
        return None
    freshness, hints, move = manners.freshness, manners.hints, manners.move
    values = {
        "max_age": _seconds(freshness.max_age),
        "expires": to_ms(freshness.expires),
        "retry_after": _seconds(freshness.retry_after),
        "ttl": _seconds(hints.ttl),
        "update_interval": _seconds(hints.update_interval),
        "update_base": to_ms(hints.update_base),
        "skip_hours": hints.skip_hours,
        "skip_days": hints.skip_days,
        "usual_gap": _seconds(manners.usual_gap),
        "move": move and [move.asked, move.url, to_ms(move.since), move.sightings],
        "is_believed": move is not None and move.is_believed,
        "gone_since": to_ms(manners.gone_since),
        "gone_sightings": manners.gone_sightings,
        "has_ended": manners.has_ended,
        "unchanged": manners.unchanged,
        "missed": manners.missed,
    }
    # A max-age of no seconds is still something that was said; no sighting is nothing.
    said = {name: value for name, value in values.items() if value or isinstance(value, float)}
    return _write(said)


def decode_manners(text: str | None) -> Manners:
    """Read what a source has let us know."""
    if text is None:
        return _NOTHING
    values: dict[str, Any] = json.loads(text)
    get = values.get
    return Manners(
        freshness=_freshness(values) if values.keys() & _FRESHNESS else _NOTHING.freshness,
        hints=_hints(values) if values.keys() & _HINTS else _NOTHING.hints,
        usual_gap=_span(get("usual_gap")),
        move=_move(values) if "move" in values else None,
        gone_since=from_ms(get("gone_since")),
        gone_sightings=get("gone_sightings", 0),
        has_ended=get("has_ended", False),
        unchanged=get("unchanged", 0),
        missed=get("missed", 0),
    )


_FRESHNESS = frozenset(["max_age", "expires", "retry_after"])
_HINTS = frozenset(["ttl", "update_interval", "update_base", "skip_hours", "skip_days"])


def _freshness(values: dict[str, Any]) -> Freshness:
    return Freshness(
        max_age=_span(values.get("max_age")),
        expires=from_ms(values.get("expires")),
        retry_after=_span(values.get("retry_after")),
    )


def _hints(values: dict[str, Any]) -> FeedHints:
    return FeedHints(
        ttl=_span(values.get("ttl")),
        update_interval=_span(values.get("update_interval")),
        update_base=from_ms(values.get("update_base")),
        skip_hours=tuple(values.get("skip_hours", ())),
        skip_days=tuple(values.get("skip_days", ())),
    )


def _move(values: dict[str, Any]) -> Move:
    asked, url, since, sightings = values["move"]
    return Move(
        asked=asked,
        url=url,
        since=from_ms(since),
        sightings=sightings,
        is_believed=values.get("is_believed", False),
    )


def _seconds(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds()


def _span(seconds: float | None) -> timedelta | None:
    return None if seconds is None else timedelta(seconds=seconds)
