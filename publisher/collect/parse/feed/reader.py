"""feedparser, held to reading: nothing fetched, resolved, sanitised or guessed.

Its parsers are driven here rather than by `feedparser.parse`: its own driver resolves ids against
``xml:base`` even where it is told not to, and reads text that is UTF-8 twice over as if nobody
could have meant it. What comes out is plain: a hostile document can name its elements like
feedparser's own results.
"""

from collections.abc import Mapping
from time import struct_time
from typing import Any
from xml.parsers import expat

from feedparser.api import LooseFeedParser, StrictFeedParser
from feedparser.datetimes import _parse_date

from publisher.collect.parse.feed.handlers import KeepApart
from publisher.collect.parse.feed.mend import (
    AFTER_THE_END,
    CUT_OFF,
    LENIENTLY,
    mend,
    prepare,
    without_rss_prefix,
)
from publisher.collect.parse.feed.reading import Properties, Reading, require_depth
from publisher.errors import ParseError
from publisher.model.limits import MAX_DEPTH

# Under this name of UTF-8 feedparser does not "repair" what looks like UTF-8 read as Latin-1.
_ENCODING = "utf8"
# Not allowed in XML, and so in no name.
_SEPARATOR = "\x1f"
_PIECE_CHARACTERS = 65536
_USERLAND = "backend.userland.com/rss"
# What feedparser and the SGML parser below it raise on odd input.
_FAULTS = (
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    AssertionError,
    ArithmeticError,
    RecursionError,
)

# Where feedparser keeps several: lists of dictionaries, and nothing else.
_LISTS = ("links", "authors", "tags", "content", "media_content", "media_thumbnail")


class _Strict(KeepApart, StrictFeedParser):  # type: ignore[misc]
    resolve_relative_uris = False
    sanitize_html = False


class _Loose(KeepApart, LooseFeedParser):  # type: ignore[misc]
    resolve_relative_uris = False
    sanitize_html = False


def read_xml(text: str, *, max_depth: int = MAX_DEPTH) -> Reading:
    """Read an XML feed, well-formed or not.

    Raises:
        ParseError: feedparser cannot cope with it, it is nested too deep, or nothing of it came
            whole.
    """
    prepared, entities = prepare(text)
    try:
        reading = _read_strictly(prepared, max_depth=max_depth)
        if reading is None:
            mended = mend(prepared, entities)
            reading = _read_strictly(mended, LENIENTLY, max_depth=max_depth) or _read_loosely(
                without_rss_prefix(mended)
            )
    except _FAULTS as error:
        raise ParseError(
            f"the feed is too broken to be read: {error or type(error).__name__}",
            hint="tell its owner; a feed validator says what is wrong",
        ) from error
    return reading


def read_odd_date(text: str) -> struct_time | None:
    """Return a date in a form that only feedparser knows, as UTC, or None."""
    found: struct_time | None = _parse_date(text)
    return found


def _read_strictly(text: str, warning: str | None = None, *, max_depth: int) -> Reading | None:
    """Return what a well-formed document says, or the whole part of one that was cut off."""
    handler = _Strict("", None, _ENCODING)
    parser = _make_parser(handler, max_depth)
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)
    except expat.ExpatError as error:
        return _take_what_is_whole(handler, error.code)
    return _conclude(handler, (warning,) if warning else ())


def _make_parser(handler: _Strict, max_depth: int) -> expat.XMLParserType:
    """Return a parser that tells feedparser what it reads, each text in one piece."""
    depth = 0
    parser = expat.ParserCreate("utf-8", _SEPARATOR)
    parser.namespace_prefixes = True
    parser.ordered_attributes = True
    parser.buffer_text = True
    parser.buffer_size = _PIECE_CHARACTERS
    names = _Names(handler._matchnamespaces)

    def start(name: str, attributes: list[str]) -> None:
        nonlocal depth
        depth += 1
        require_depth(depth, max_depth)
        pairs = zip(attributes[::2], attributes[1::2], strict=True)
        handler.unknown_starttag(names[name], [(names[key], value) for key, value in pairs])

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.unknown_endtag(names[name])

    parser.StartNamespaceDeclHandler = handler.startPrefixMapping
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.handle_data
    return parser


class _Names(dict[str, str]):
    """Turn expat's names into feedparser's: the prefix it knows a namespace by, and the name.

    Args:
        prefixes: Of the namespaces that feedparser knows, by their lower-case URIs.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self._prefixes = prefixes

    def __missing__(self, name: str) -> str:
        namespace, _, rest = name.rpartition(_SEPARATOR)
        local, given = rest, ""
        if _SEPARATOR in namespace:
            namespace, local = namespace.split(_SEPARATOR)
            given = rest
        namespace = namespace.lower()
        prefix = "" if _USERLAND in namespace else self._prefixes.get(namespace, given)
        self[name] = (f"{prefix}:{local}" if prefix else local).lower()
        return self[name]


def _take_what_is_whole(handler: _Strict, code: int) -> Reading | None:
    if code == AFTER_THE_END:
        return _conclude(handler, ("there is something after its end, left out",))
    if code not in CUT_OFF or not (handler.version or handler.entries):
        return None
    return _conclude(handler, ("it is cut off; what came whole was taken",), is_cut_off=True)


def _read_loosely(text: str) -> Reading:
    handler = _Loose("", None, _ENCODING, {})
    handler.feed(text)
    end = text[-300:].lower()
    is_cut_off = not any(mark in end for mark in ("</rss", "</feed", "rdf>", "</channel"))
    warning = "is not well-formed XML; what could be made out was taken"
    return _conclude(handler, (warning,), is_cut_off=is_cut_off)


def _conclude(handler: Any, warnings: tuple[str, ...], *, is_cut_off: bool = False) -> Reading:
    entries = [_to_plain(entry) for entry in handler.entries]
    if is_cut_off and entries and not entries[-1]["is_whole"]:
        del entries[-1]
    if is_cut_off and handler.version and not entries:
        raise ParseError(
            "the feed is cut off before the end of its first entry",
            hint="nothing to do; it is asked again later",
        )
    return Reading(
        version=handler.version,
        feed=_to_plain(handler.feeddata),
        entries=tuple(entries),
        warnings=warnings,
    )


def _to_plain(found: Any) -> Properties:
    """Return a dictionary without feedparser's other names for its keys, which are slow."""
    plain = dict(found)
    for key in _LISTS:
        value = plain.get(key)
        several = value if isinstance(value, list) else []
        plain[key] = [dict(one) for one in several if isinstance(one, dict)]
    return plain
