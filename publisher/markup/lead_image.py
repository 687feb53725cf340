"""The picture that stands for a text: the first that is one."""

import html
import re

from publisher.markup.urls import is_pixel
from publisher.model import Image, SafeHtml

LEAST_PIXELS = 100
"""Smaller ones are icons, badges and faces."""

_MOST_LOOKED_AT = 20
_IMAGE = re.compile(r"<img(?: [^<>]*)?>")
_ATTRIBUTE = re.compile(r' (src|alt|width|height)="([^"]*)"')
_NO_PICTURE = re.compile(
    r"//(?:[^/]+\.)?(?:gravatar\.com|shields\.io|badge\.fury\.io|feedburner\.com|s\.w\.org)/"
    r"|[/_.-](?:avatar|emoji|emoticon|smiley|smilies|icon|icons|favicon|badge|badges|button|buttons"
    r"|share|divider)s?(?:[/_.-]|\Z)|\.svg(?:\?|\Z)",
    re.I,
)


def first_image(markup: SafeHtml) -> Image | None:
    """Return the first picture of a text that is neither small nor a decoration, or None."""
    for count, tag in enumerate(_IMAGE.finditer(markup)):
        if count == _MOST_LOOKED_AT:
            break
        stated = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag[0])}
        image = Image(
            url=stated.get("src", ""),
            alt=stated.get("alt") or None,
            width=_pixels(stated.get("width")),
            height=_pixels(stated.get("height")),
        )
        if image.url and not _is_decoration(image):
            return image
    return None


def _is_decoration(image: Image) -> bool:
    sides = (image.width, image.height)
    is_small = any(side is not None and side < LEAST_PIXELS for side in sides)
    return is_small or is_pixel(image.url) or _NO_PICTURE.search(image.url) is not None


def _pixels(value: str | None) -> int | None:
    return int(value) if value and len(value) <= 5 and value.isdecimal() else None
