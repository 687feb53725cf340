"""Which text of an entry is its content, and which its summary.

A feed that has both says so. Where there is one text only, it is taken

* for the content, where nothing else is there to read: it has no title, block markup, several
  paragraphs or a picture, or more than 500 characters;
* for the summary otherwise;

and the entry for a teaser where the text was called a summary, ends as teasers end, or is taken
for the summary.
"""

import re
from dataclasses import dataclass

from publisher.model import Text

LONGEST_SUMMARY = 500
"""In characters, tags not counted: no newspaper's teaser is longer."""

_BLOCK = re.compile(
    r"<(?:div|ul|ol|dl|blockquote|pre|table|figure|h[1-6]|img|video|audio|iframe|picture"
    r"|section|article)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"<p\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_TEASER_END = re.compile(
    r"(?:\[\s*(?:…|&hellip;|&#8230;|\.\.\.)\s*\]|…|&hellip;|&#8230;|\.\.\.)"
    r"(?:\s|<[^<>]*>|read more|continue reading|weiterlesen|lire la suite|leer más|[.→»>])*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Hold an entry's texts in their places; None for what there is not."""

    summary: Text | None = None
    content: Text | None = None
    is_teaser: bool = False


def place_texts(
    *, full: Text | None, brief: Text | None, is_brief_by_name: bool, has_title: bool
) -> Texts:
    """Put an entry's texts in their places.

    Args:
        full: From an element that holds content, or None.
        brief: From an element that holds a summary or a description, or None.
        is_brief_by_name: Whether that element is for summaries only (Atom's, not RSS's).
        has_title: Whether the entry has a title.
    """
    if full is not None:
        is_same = brief is not None and brief.value.strip() == full.value.strip()
        return Texts(summary=None if is_same else brief, content=full)
    if brief is None:
        return Texts()
    is_teaser = is_brief_by_name or _TEASER_END.search(brief.value[-400:].rstrip()) is not None
    if not has_title or _looks_whole(brief):
        return Texts(content=brief, is_teaser=is_teaser)
    return Texts(summary=brief, is_teaser=True)


def _looks_whole(text: Text) -> bool:
    if not text.is_html:
        return len(text.value) > LONGEST_SUMMARY
    # One paragraph may be a teaser in its wrapping.
    if _BLOCK.search(text.value) or len(_PARAGRAPH.findall(text.value)) > 1:
        return True
    return len(_TAG.sub("", text.value)) > LONGEST_SUMMARY
