"""Give images the addresses that scripts would give them, before they are sanitised.

Pages that load images late write a stand-in into ``src``, or nothing, and keep the address in
``data-src`` and its like, in ``srcset``, or in an image of its own within ``noscript``.
"""

import re
from html import escape, unescape

_HINTS = ("data-", "srcset", "noscript", "style=")
_IMAGE = re.compile(r"<img\b[^<>]*>", re.I)
_ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s"'<>]+)""")
_STATED = re.compile(r'\ssrc="(http[^"]*)"(?!.*data-lazy-src)')
_NOSCRIPT = re.compile(
    r"(?P<before><img\b[^<>]*>\s*)?<noscript\b[^<>]*>(?P<within>.{1,4000}?)</noscript\s*>",
    re.I | re.S,
)
_ADDRESSES = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-url")
_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_BETWEEN = re.compile(r",\s")
_SIZE = re.compile(r"(?:(\d{1,5}(?:\.\d{1,3})?)([wx]))?")
_STAND_IN = re.compile(
    r"\A(?:data:|about:)|(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|loading|lazy|1x1|pixel"
    r"|trans)(?:[_.-][\w-]*)?\.(?:gif|png|svg|jpe?g)(?:\?|\Z)",
    re.I,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|(?:width|height)\s*:\s*[01](?:px)?\s*(?:;|\Z)",
    re.I,
)
_PIXELS_OF_1X = 800
_MOST_PIXELS = 1600
"""Wider candidates of a set are for screens that no reader has."""


def settle_late_images(markup: str) -> str:
    """Return a fragment whose images have their addresses in ``src``; hidden ones are left out."""
    if not any(hint in markup for hint in _HINTS):
        return markup
    if "noscript" in markup:
        markup = _NOSCRIPT.sub(_unwrap, markup)
    return _IMAGE.sub(_settle, markup)


def _unwrap(found: re.Match[str]) -> str:
    """Take the image that is there for readers without scripts, in the place of its stand-in."""
    before, within = found["before"] or "", found["within"]
    if "<" not in within:
        within = unescape(within)  # some themes escape it
    image = _IMAGE.search(within)
    address = _attributes(image[0]).get("src") if image else None
    if image is None or not address:
        return before
    if before and _is_late(_attributes(before)):
        return within
    is_there = found.string.count(address) > found[0].count(address) or address in before
    return before if is_there else f"{before}{within}"


def _settle(image: re.Match[str]) -> str:
    tag = image[0]
    if "data-" not in tag and "srcset" not in tag and "style" not in tag:
        return tag
    if "style" not in tag and (stated := _STATED.search(tag)) and not _STAND_IN.search(stated[1]):
        return tag
    attributes = _attributes(tag)
    if _HIDDEN.search(attributes.get("style", "")):
        return ""
    if not _is_late(attributes) or (late := _late_address(attributes)) is None:
        return tag
    kept = "".join(
        f' {name}="{escape(attributes[name])}"'
        for name in ("alt", "title", "width", "height")
        if name in attributes
    )
    return f'<img src="{escape(late)}"{kept}>'


def _attributes(tag: str) -> dict[str, str]:
    """Return the attributes of a tag; of one that is repeated the first holds."""
    return {
        name.lower(): unescape(value.strip("\"'")).strip()
        for name, value in reversed(_ATTRIBUTE.findall(tag))
    }


def _is_late(attributes: dict[str, str]) -> bool:
    """Tell whether what an image shows at first is nothing, or stands for something else."""
    stated = attributes.get("src", "")
    return not stated or _STAND_IN.search(stated) is not None or "data-lazy-src" in attributes


def _late_address(attributes: dict[str, str]) -> str | None:
    for name in _ADDRESSES:
        value = attributes.get(name, "")
        if value and not _STAND_IN.search(value) and not value.startswith(("{", "[")):
            return value
    for name in _SETS:
        if (best := _best_of(attributes.get(name, ""))) is not None:
            return best
    return None


def _best_of(candidates: str) -> str | None:
    """Return the largest picture of a ``srcset`` that is not larger than needed."""
    found: list[tuple[float, str]] = []
    for candidate in _BETWEEN.split(candidates[:10_000]):
        url, _, size = candidate.strip().strip(",").partition(" ")
        match = _SIZE.fullmatch(size.strip())
        if url and match and not _STAND_IN.search(url):
            number = float(match[1] or 1)
            found.append((number if match[2] == "w" else number * _PIXELS_OF_1X, url))
    fitting = [one for one in found if one[0] <= _MOST_PIXELS]
    return max(fitting)[1] if fitting else min(found, default=(0.0, None))[1]
