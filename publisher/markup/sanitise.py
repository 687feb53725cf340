"""The only maker of `SafeHtml`: our own choice of tags, attributes and schemes, by nh3.

Every address is made absolute on the way, in nh3's own attribute filter, which is the cheapest
place for it; what cannot be made absolute http(s) is left out.
"""

import re
import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from publisher.markup.late_images import settle_late_images
from publisher.markup.plain import legal, readable
from publisher.markup.urls import absolute_url, is_pixel, is_settled, untracked
from publisher.model import SafeHtml

if TYPE_CHECKING:
    from nh3 import Cleaner

VERSION = 2
"""Raised when the same input gives other output; stored entries are then redone."""

TAGS = frozenset(
    """
    a abbr address audio b bdi bdo blockquote br caption cite code col colgroup dd del details
    dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture
    pre q rp rt ruby s samp small source span strong sub summary sup table tbody td tfoot th
    thead time tr u ul var video wbr
    """.split()
)
_DROPPED_WHOLE = frozenset(
    """
    applet button canvas dialog embed fieldset form frame frameset head iframe input map math
    menu meta nav noembed noframes noscript object option portal script select style svg
    template textarea title
    """.split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "abbr": {"title"},
    "audio": {"controls", "src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "ins": {"cite", "datetime"},
    "ol": {"reversed", "start"},
    "q": {"cite"},
    "source": {"src", "type"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"controls", "height", "poster", "src", "width"},
}
_ADDRESSES = frozenset({"cite", "href", "poster", "src"})
_IMAGES = frozenset({"img", "source", "video"})
_NUMBERS = frozenset({"colspan", "height", "rowspan", "span", "start", "width"})
_OTHER_SCHEMES = re.compile(r"(?:mailto:|tel:)[^\s<>\"]+\Z", re.I)
_EMPTY_IMAGE = re.compile(r"<img(?![^>]*\ssrc=)[^>]*>")
_PIXEL = re.compile(r"<img(?=[^>]*\s(?:width|height)=\"[01]\")[^>]*>")
_EMPTY_ANCHOR = re.compile(r"<a(?:\s[^<>]*)?>\s*</a>")
_EMPTY = re.compile(r"<(p|div|span)>\s*</\1>")
_EMPTY_LINK = re.compile(r"<a>(.*?)</a>", re.S)
_TAG = re.compile(r"[<&]")
_MOST_TAGS_UNSEEN = 100
"""Fewer start tags cannot be nested deep enough to cost anything, with those that are implied."""

_MOST_ROUNDS = 4
"""Of flattening what cleaning made deeper: each adds less."""


Localise = Callable[[str], str | None]


def safe_html(
    markup: str, *, base_urls: Sequence[str | None] = (), localise: Localise | None = None
) -> SafeHtml:
    """Return what is safe to show of an HTML fragment.

    Args:
        markup: From anywhere.
        base_urls: What relative addresses refer to, the most specific first.
        localise: Is asked first where an image is, and may answer None.

    Returns:
        Well-formed HTML without ``style``, ``class``, ``id`` or anything active, all addresses
        absolute. Sanitising it again changes nothing.
    """
    text = legal(markup).strip()
    if not text:
        return SafeHtml("")
    if not _TAG.search(text):
        return SafeHtml(readable(text).replace(">", "&gt;"))
    is_deep = False
    if text.count("<") - text.count("</") > _MOST_TAGS_UNSEEN:
        text, is_deep = _tame(text)
    if "<img" in text or "<IMG" in text or "noscript" in text:
        text = settle_late_images(text)
    keep = _attribute_filter(base_urls, localise)
    clean = _clean(text, keep)
    for _ in range(_MOST_ROUNDS if is_deep else 0):
        tamed, is_deep = _tame(clean)
        if tamed == clean:
            break
        clean = _clean(tamed, keep)
    if "<img" in clean:
        seen = _PIXEL.sub("", _EMPTY_IMAGE.sub("", clean))
        clean = clean if seen == clean else _EMPTY.sub("", _EMPTY_ANCHOR.sub("", seen))
    if "<a>" in clean:
        clean = _EMPTY_LINK.sub(r"\1", clean)
    return SafeHtml(readable(clean).strip())


def _tame(text: str) -> tuple[str, bool]:
    from publisher.markup.tree import tame

    return tame(text)


AttributeFilter = Callable[[str, str, str], str | None]


class _Cleaning(threading.local):
    """Hold what decides on attributes in the fragment that a thread is cleaning.

    One cleaner for all: making it anew for each fragment costs as much as the cleaning.
    """

    attribute_filter: AttributeFilter


_CLEANING = _Cleaning()


@cache
def _cleaner() -> "Cleaner":
    import nh3  # a pass with nothing new cleans nothing

    return nh3.Cleaner(
        tags=set(TAGS),
        clean_content_tags=set(_DROPPED_WHOLE),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_decide,
        strip_comments=True,
        link_rel=None,
        url_schemes={"http", "https", "mailto", "tel"},
    )


def _decide(tag: str, name: str, value: str) -> str | None:
    return _CLEANING.attribute_filter(tag, name, value)


def _clean(text: str, attribute_filter: AttributeFilter) -> str:
    _CLEANING.attribute_filter = attribute_filter
    return _cleaner().clean(text)


def _wanted(tag: str, url: str | None) -> str | None:
    """Return an address without what only follows readers around, or None for nothing else."""
    if url is None or (tag == "img" and is_pixel(url)):
        return None
    return untracked(url)


def _attribute_filter(bases: Sequence[str | None], localise: Localise | None) -> AttributeFilter:
    def keep(tag: str, name: str, value: str) -> str | None:
        if name in _ADDRESSES:
            if localise is None and is_settled(value):
                return _wanted(tag, value)
            if name == "href" and _OTHER_SCHEMES.match(value.strip()):
                return value.strip()
            if localise is not None and tag in _IMAGES and (local := localise(value)):
                return local
            return _wanted(tag, absolute_url(value, *bases))
        if name in _NUMBERS:
            number = value.strip().removesuffix("px")
            return number if number.isascii() and number.isdigit() else None
        if name == "dir":
            return value.lower() if value.lower() in {"ltr", "rtl", "auto"} else None
        if name == "lang":
            return value if re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", value) else None
        return value

    return keep
