"""Refuse a file that is invalid, or worse than the published one.

What is refused is never written; the last good file stays.
"""

import json
from collections.abc import Callable

from publisher.errors import GateError
from publisher.model import FeedDocument

ReadIds = Callable[[bytes], tuple[str, ...]]


def check(
    name: str,
    fmt: str,
    body: bytes,
    *,
    document: FeedDocument,
    published: bytes | None,
    max_lost: float,
) -> None:
    """Let a rendered file pass, or say why not.

    Args:
        name: The file.
        fmt: Its format; pages for people are not read back.
        body: Its bytes.
        document: What it was rendered from.
        published: The bytes that it would replace, or None.
        max_lost: Share of the published entries that may be missing, 0 to 1.

    Raises:
        GateError: The file is not well-formed, does not hold the entries it should, in order,
            or has lost more of the published ones than it may.
    """
    if fmt not in _READERS:
        if not body.rstrip().endswith(b"</html>"):
            raise GateError(f"{name}: the page is not whole")
        return
    wanted = tuple(entry.id for entry in document.entries)
    if len(set(wanted)) != len(wanted):
        raise GateError(f"{name}: two entries have one id")
    try:
        found = _READERS[fmt](body)
    except ValueError as error:
        raise GateError(f"{name}: cannot be read back: {error}") from error
    if found != wanted:
        raise GateError(f"{name}: reads back with {len(found)} of {len(wanted)} entries in order")
    if published is not None:
        _check_losses(name, fmt, found, published, max_lost=max_lost)


def _check_losses(
    name: str, fmt: str, found: tuple[str, ...], published: bytes, *, max_lost: float
) -> None:
    try:
        before = _READERS[fmt](published)
    except ValueError:
        # What is there now is damaged: anything that passed is better.
        return
    # Entries that newer ones pushed over the limit are no loss.
    in_range = before[: len(found)] if found else before
    lost = [one for one in in_range if one not in set(found)]
    pushed = len([one for one in found if one not in set(before)])
    missing = max(0, len(lost) - pushed)
    if before and missing > max_lost * len(before):
        raise GateError(
            f"{name}: {missing} of {len(before)} published entries are missing",
            hint="see [gate] max_lost; the published file stays",
        )


def _json_ids(body: bytes) -> tuple[str, ...]:
    feed = json.loads(body.decode("utf-8"))
    return tuple(item["id"] for item in feed["items"])


def _xml_ids(body: bytes) -> tuple[str, ...]:
    from publisher.publish.render.reading import read_ids

    return read_ids(body)


_READERS: dict[str, ReadIds] = {"rss": _xml_ids, "atom": _xml_ids, "json": _json_ids}
