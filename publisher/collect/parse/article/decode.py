"""Bytes of an article file into text."""

import codecs
import re

from publisher.collect.parse.byte_order import BYTE_ORDER_MARKS
from publisher.errors import ParseError

_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x7fELF", "a program"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""", re.I)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ENCODINGS = """
    cp1252 cp1250 cp1251 koi8_r cp932 euc_jp gb18030 big5 cp949 cp1253 cp1254 cp1255 cp1256
    cp1257 cp874 iso8859_2 iso8859_5 mac_roman
""".split()
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒ«»“”„‘’–—…€£°©®§·¡¿ºª\xa0"
)
"""What windows-1252 has of Western European languages; other encodings of one byte show rarer
signs when they are read as it."""

_MOST_WESTERN = 0.15
_HINT = "save it as text in UTF-8, or move it out of the folder"
_LOOKED_AT = 100_000
_FEW_CONTROLS = 2
"""Stray control characters are left out of a text; more of them make it none."""


def decode(body: bytes, *, is_html: bool) -> tuple[str, str | None]:
    """Return a file's text, and in words how that was guessed, or None where it was certain.

    Raises:
        ParseError: The file is empty, no text, or in no encoding that can be recognised.
    """
    if not body.strip(b"\0 \t\r\n\x0b\x0c"):
        raise ParseError("the file is empty", hint="write the article, or remove the file")
    for signature, name in _SIGNATURES:
        if body.startswith(signature):
            raise ParseError(f"this is {name}, not text", hint=_HINT)
    for mark, encoding in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return _strict(body[len(mark) :], encoding), None
    if wide := _wide_encoding(body):
        return _strict(body, wide), f"no byte order mark; read as {wide.upper()}"
    start = body[:_LOOKED_AT].rstrip(b"\x1a")  # how DOS ends a text
    if len(_CONTROLS.findall(start)) > max(_FEW_CONTROLS, len(start) / 200):
        raise ParseError("this is a binary file, not text", hint=_HINT)
    try:
        return body.decode("utf-8"), None
    except UnicodeDecodeError:
        return _decode_legacy(body, is_html=is_html)


def _strict(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"byte {error.start + 1} is not {encoding.upper()}, which its first bytes promise"
        raise ParseError(fault, hint=_HINT) from error


def _wide_encoding(body: bytes) -> str | None:
    """Recognise UTF-16 without a mark: in Latin text every other byte is zero."""
    start = body[:2000]
    half = len(start) // 2
    if half < 4:
        return None
    if start[1::2].count(0) > half * 0.7 and start[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if start[::2].count(0) > half * 0.7 and start[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def _decode_legacy(body: bytes, *, is_html: bool) -> tuple[str, str | None]:
    declared = _META.search(body[:4096]) if is_html else None
    if declared is not None:
        name = declared[1].decode("ascii")
        try:
            if codecs.lookup(name).name != "utf-8":
                return body.decode("cp1252" if name.lower() == "iso-8859-1" else name), None
        except (LookupError, UnicodeDecodeError):
            pass  # what it declares is wrong: guess
    western = body.decode("cp1252", "replace")
    if _is_western(western):
        return western, "not in UTF-8; read as windows-1252"
    # Imported here: asked only when UTF-8 fails.
    from charset_normalizer import from_bytes

    best = from_bytes(body[:_LOOKED_AT], cp_isolation=_ENCODINGS).best()
    if best is None:
        raise ParseError("its encoding cannot be recognised", hint=_HINT)
    try:
        return body.decode(best.encoding), f"not in UTF-8; read as {best.encoding}"
    except UnicodeDecodeError as error:
        fault = f"byte {error.start + 1} fits no encoding that the rest is in"
        raise ParseError(fault, hint=_HINT) from error


def _is_western(text: str) -> bool:
    """Tell whether a text is as plausible in windows-1252 as Western European languages are."""
    special = [letter for letter in text[:_LOOKED_AT] if not letter.isascii()]
    return len(special) < _MOST_WESTERN * len(text) and _WESTERN.issuperset(special)
