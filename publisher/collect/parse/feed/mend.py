"""XML text made ready for the parser: no document type, no entities but plain ones.

`prepare` is for every document and changes no words; `mend` is for those that are not
well-formed, and corrects what is wrong most often: bare ampersands, HTML's entities without a
document type, characters that XML does not allow.
"""

import re
from html.entities import html5
from xml.parsers import expat
from xml.sax.saxutils import escape

MAX_ENTITY_CHARACTERS = 200
"""Longer entities are not for typing less; their references stay as they are written."""

LENIENTLY = "is not well-formed XML; read leniently"
"""The warning of a document that was mended."""

CUT_OFF = frozenset(
    expat.errors.codes[message]
    for message in (
        expat.errors.XML_ERROR_NO_ELEMENTS,
        expat.errors.XML_ERROR_UNCLOSED_TOKEN,
        expat.errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
        expat.errors.XML_ERROR_PARTIAL_CHAR,
    )
)
AFTER_THE_END = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]
WHOLE_IN_PART = CUT_OFF | {AFTER_THE_END}
"""What expat says of documents that are well-formed as far as they go: nothing in them is wrong."""

# Possessive groups: a hostile document must not make these look twice at anything.
_PROLOG = re.compile(r"(?>\s+|<\?.*?(?:\?>|\Z)|<!--.*?(?:-->|\Z))*+", re.DOTALL)
_DECLARATION = re.compile(r"\s*<\?xml\s[^>]{0,300}?\?>", re.IGNORECASE)
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_DOCTYPE_PART = re.compile(
    r"""<!--.*?(?:-->|\Z)|"[^"]*(?:"|\Z)|'[^']*(?:'|\Z)|[\[\]>]""", re.DOTALL
)
_ENTITY = re.compile(r"""<!ENTITY\s+([\w.-]+)\s+(?:"([^"&%<]*)"|'([^'&%<]*)')\s*>""")
_CHARACTER_ENTITY = re.compile(
    r"""<!ENTITY\s+([\w.-]+)\s+["']&#(x[0-9a-fA-F]{1,6}|[0-9]{1,7});["']\s*>"""
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCE = re.compile(
    r"(?P<cdata><!\[CDATA\[.*?(?:\]\]>|\Z))|(?P<comment><!--.*?(?:-->|\Z))"
    r"|&(?:#(?P<number>x[0-9a-fA-F]{1,8}|[0-9]{1,8});|(?P<name>[A-Za-z][\w.-]{0,40});)?",
    re.DOTALL,
)
_RSS_PREFIX = re.compile(r"(</?)rss:(?=[A-Za-z])")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})


def prepare(text: str) -> tuple[str, dict[str, str]]:
    """Take away the XML declaration and the document type.

    Returns:
        The rest, and the plain entities that the document type declared: name → text.
    """
    text = text.lstrip("\ufeff \t\r\n")
    declaration = _DECLARATION.match(text)
    if declaration:
        text = text[declaration.end() :]
    prolog = _PROLOG.match(text)
    start = prolog.end() if prolog else 0
    if not _DOCTYPE.match(text, start):
        return text, {}
    end = _end_of_doctype(text, start)
    return text[:start] + text[end:], _plain_entities(text[start:end])


def mend(text: str, entities: dict[str, str]) -> str:
    """Correct what keeps a prepared document from being well-formed.

    Args:
        text: Without XML declaration and document type.
        entities: What its own entities stand for.
    """

    def replace(match: re.Match[str]) -> str:
        if match["cdata"] or match["comment"]:
            return match[0]
        if match["number"]:
            return match[0] if _is_xml_character(match["number"]) else "\ufffd"
        name = match["name"]
        if name is None:
            return "&amp;"
        if name in _XML_NAMES:
            return match[0]
        meaning = entities.get(name) or html5.get(f"{name};")
        return f"&amp;{name};" if meaning is None else escape(meaning)

    return _REFERENCE.sub(replace, _NOT_XML.sub("", text))


def without_rss_prefix(text: str) -> str:
    """Return a text whose RSS elements have no prefix; some feeds write one and declare none."""
    return _RSS_PREFIX.sub(r"\1", text)


def _end_of_doctype(text: str, start: int) -> int:
    depth = 0
    for part in _DOCTYPE_PART.finditer(text, start):
        mark = part[0]
        if mark == "[":
            depth += 1
        elif mark == "]":
            depth = max(0, depth - 1)
        elif mark == ">" and depth == 0:
            return part.end()
    return len(text)


def _plain_entities(doctype: str) -> dict[str, str]:
    entities = {
        match[1]: match[2] or match[3] or ""
        for match in _ENTITY.finditer(doctype)
        if len(match[2] or match[3] or "") <= MAX_ENTITY_CHARACTERS
    }
    for match in _CHARACTER_ENTITY.finditer(doctype):
        if _is_xml_character(match[2]):
            entities[match[1]] = chr(_number(match[2]))
    return entities


def _number(digits: str) -> int:
    return int(digits[1:], 16) if digits[0] in "xX" else int(digits)


def _is_xml_character(digits: str) -> bool:
    number = _number(digits)
    return number <= 0x10FFFF and not _NOT_XML.match(chr(number))
