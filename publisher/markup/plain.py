"""Text without markup: white space folded, what XML cannot carry left out."""

import html
import re

from publisher.model import SafeHtml

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\ufdd0-\ufdef]")
"""Not allowed in XML 1.0 (section 2.2), or discouraged there: C1 controls and non-characters."""

BLOCKS = frozenset(
    """
    address article aside blockquote br caption dd details div dl dt figcaption figure footer h1
    h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead
    tr ul
    """.split()
)
"""Elements that stand apart from the text around them."""

_SPACES = re.compile(r"[\s\u200b\ufeff\u2060]+")
_TAG = re.compile(r"<[a-zA-Z/!?]")
_SAFE_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_SAFE_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span"
    r'|strong|sub|sup|time|u|var|wbr)(?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?>'
)


def legal(text: str) -> str:
    """Leave out the characters that XML 1.0 does not allow, lone surrogates among them."""
    return _ILLEGAL.sub("", text)


def readable(text: str) -> str:
    """Show a character that was lost before it came to us as ``?``: the validator refuses U+FFFD.

    Left out, it would join what belongs apart: ``5-6`` as ``56``.
    """
    return text.replace("\ufffd", "?")


def fold(text: str) -> str:
    """Make every run of white space one space, and leave out illegal characters."""
    if text.isprintable() and "  " not in text and "\ufffd" not in text:
        return text.strip(" ")  # The rule: no other white space is printable.
    clean = readable(legal(text))
    folded = " ".join(clean.split())
    # Printable text has no zero-width spaces, and is the rule.
    return folded if folded.isprintable() else _SPACES.sub(" ", clean).strip()


def escape(text: str) -> str:
    """Write plain text as HTML."""
    return html.escape(text, quote=False)


def plain_text(markup: str) -> str:
    """Return the words of an HTML fragment, white space folded.

    Blocks are kept apart by a space; scripts, styles and comments have no words.
    """
    if not _TAG.search(markup):
        return fold(html.unescape(markup))
    from publisher.markup.tree import text_of

    return fold(text_of(markup))


def safe_text(markup: SafeHtml) -> str:
    """Return the words of sanitised HTML, white space folded.

    The same as `plain_text`, without making a tree: sanitised tags are well-formed, their
    attributes in double quotes.
    """
    return fold(bare_text(markup))


def bare_text(markup: SafeHtml) -> str:
    """Return the words of sanitised HTML, white space as it stands: enough to count them."""
    if "<" not in markup:
        return html.unescape(markup)
    return html.unescape(_SAFE_TAG.sub(" ", _SAFE_INLINE.sub("", markup)))


def title_text(value: str, *, is_html: bool) -> str:
    """Return a title as plain text: markup out and entities decoded once, where it is HTML."""
    return plain_text(value) if is_html else fold(value)
