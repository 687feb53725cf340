"""Refuse a file that is invalid, or worse than the published one.

What is refused is never written; the last good file stays.
"""

import json
from collections.abc import Callable
from itertools import pairwise

from publisher.errors import GateError

ReadIds = Callable[[bytes], tuple[str, ...]]


def check_whole(name: str, fmt: str, body: bytes, *, ids: tuple[str, ...]) -> None:
    """Let a rendered file pass when it is whole, or say why not.

    Args:
        name: The file.
        fmt: Its format; one that a plug-in added cannot be read back, and must not be empty.
        body: Its bytes.
        ids: Of the entries that it should hold, in order.

    Raises:
        GateError: The file is not well-formed, or does not hold those entries in that order.
    """
    if not body:
        raise GateError(f"{name}: the file is empty")
    if any(first == second for first, second in pairwise(sorted(ids))):
        raise GateError(f"{name}: two entries have one id")
    if fmt not in _READERS:
        return
    try:
        found = _READERS[fmt](body)
    except ValueError as error:
        raise GateError(f"{name}: cannot be read back: {error}") from error
    if found != ids:
        there = len(set(found) & set(ids))
        raise GateError(f"{name}: reads back with {there} of {len(ids)} entries, or in disorder")


def check_losses(
    name: str, body: bytes, *, fmt: str, published: bytes | None, limit: int, max_lost: float
) -> None:
    """Let a rendered file pass when it has kept what the published one had, or say why not.

    Args:
        name: The file.
        body: Its bytes, which are known to be whole.
        fmt: Its format; one that cannot be read back passes.
        published: The bytes that it would replace, or None.
        limit: Entries that the feed shows at most; what newer ones push over it is no loss.
        max_lost: Share of the published entries, still in range, that may be missing, 0 to 1.

    Raises:
        GateError: More of them are missing.
    """
    before = ids_in(fmt, published)
    if not before:
        return
    found = set(_READERS[fmt](body))
    added = len(found.difference(before))
    in_range = before[: max(0, limit - added)]
    missing = len([one for one in in_range if one not in found])
    if missing > max_lost * len(in_range):
        raise GateError(
            f"{name}: {missing} of {len(in_range)} published entries would be missing",
            hint="if that is right, raise max_lost under [gate] in the feed's file, once",
        )


def check_page(name: str, body: bytes) -> None:
    """Let one of the site's own files pass when it is well-formed, or say why not.

    Raises:
        GateError: It is a cut page, or an OPML file that no parser takes.
    """
    try:
        if name.endswith(".opml"):
            from publisher.publish.render.reading import read_xml

            read_xml(body)
        elif not body.rstrip().endswith(b"</html>"):
            raise ValueError("the page is cut")
    except ValueError as error:
        raise GateError(f"{name}: cannot be read back: {error}") from error


def ids_in(fmt: str, published: bytes | None) -> tuple[str, ...]:
    """Return the ids in a published file; none where it is damaged or not there.

    Anything that passed is better than a damaged file.
    """
    if published is None or fmt not in _READERS:
        return ()
    try:
        return _READERS[fmt](published)
    except ValueError:
        return ()


def _json_ids(body: bytes) -> tuple[str, ...]:
    feed = json.loads(body.decode("utf-8"))
    try:
        return tuple(item["id"] for item in feed["items"])
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a JSON Feed: {error}") from error


def _xml_ids(body: bytes) -> tuple[str, ...]:
    from publisher.publish.render.reading import read_ids

    return read_ids(body)


def _page_ids(body: bytes) -> tuple[str, ...]:
    """Read the ids back from the data block of a feed's page, or of an article's."""
    if not body.rstrip().endswith(b"</html>"):
        raise ValueError("the page is cut")
    _, _, rest = body.partition(b'<script type="application/ld+json">')
    block = json.loads(rest.partition(b"</script>")[0].decode("utf-8"))
    try:
        return tuple(one["@id"] for one in block.get("blogPost", [block] if "@id" in block else []))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"not a page of ours: {error}") from error


_READERS: dict[str, ReadIds] = {
    "rss": _xml_ids,
    "atom": _xml_ids,
    "json": _json_ids,
    "html": _page_ids,
}
