"""HTML and URLs: what is safe, what is absolute, what is plain."""

from publisher.markup.difference import changed_share
from publisher.markup.lead_image import first_image
from publisher.markup.outline import Block, blocks
from publisher.markup.plain import bare_text, escape, fold, plain_text, safe_text, title_text
from publisher.markup.sanitise import safe_html
from publisher.markup.urls import (
    absolute_url,
    canonical_url,
    is_of_site,
    is_pixel,
    is_uri,
    site_of,
    untracked,
)

__all__ = [
    "Block",
    "absolute_url",
    "bare_text",
    "blocks",
    "canonical_url",
    "changed_share",
    "escape",
    "first_image",
    "fold",
    "is_of_site",
    "is_pixel",
    "is_uri",
    "plain_text",
    "safe_html",
    "safe_text",
    "site_of",
    "title_text",
    "untracked",
]
