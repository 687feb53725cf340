"""What feedparser takes for markup in text that is called plain.

Written out here, so that well-formed feeds are read without loading feedparser; a test compares
the elements with its own.
"""

import re
from html.entities import entitydefs

HTML_ELEMENTS = frozenset(
    """
    a abbr acronym address area article aside audio b big blockquote br button canvas caption
    center cite code col colgroup command datagrid datalist dd del details dfn dialog dir div dl
    dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hr i
    img input ins kbd keygen label legend li m map menu meter multicol nav nextid noscript ol
    optgroup option output p pre progress q s samp section select small sound source spacer span
    strike strong sub sup table tbody td textarea tfoot th thead time tr tt u ul var video
    """.split()
)
"""Those that feedparser knows; any other makes the whole text plain."""

_END = re.compile(r"</\w+>")
_REFERENCE = re.compile(r"&#?\w+;")
_TAG = re.compile(r"</?(\w+)")
_NAMED = re.compile(r"&(\w+);")


def looks_like_html(text: str) -> bool:
    """Tell whether feedparser takes a text for markup."""
    if not (("&" in text and _REFERENCE.search(text)) or ("</" in text and _END.search(text))):
        return False
    return all(tag.lower() in HTML_ELEMENTS for tag in set(_TAG.findall(text))) and all(
        name in entitydefs for name in set(_NAMED.findall(text))
    )
