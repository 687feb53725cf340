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
_MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254", "shift_jis": "cp932", "sjis": "cp932",
    "x-sjis": "cp932", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "big5": "big5hkscs", "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874",
    "iso-8859-11": "cp874", "x-mac-roman": "mac_roman", "macintosh": "mac_roman",
    "iso-8859-8-i": "iso8859_8",
}  # fmt: skip
"""What pages mean by the name of an encoding (WHATWG Encoding Standard)."""

_SEQUENCE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_WRONG = re.compile(rb"[\x80-\xff]")
_MOSTLY_ASCII = 0.3
_FEW_WRONG = 0.02
_OLDER = "not in UTF-8; read as {}"
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
        return _strict(body, wide), _read_without_mark(wide)
    start = body[:_LOOKED_AT].rstrip(b"\x1a")  # how DOS ends a text
    if len(_CONTROLS.findall(start)) > max(_FEW_CONTROLS, len(start) / 200):
        return _decode_binary(body)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_legacy(body, error.start, is_html=is_html)
    return (text, None) if b"\x1b" not in body else _decode_escapes(body, text)


def _strict(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as error:
        fault = f"byte {error.start + 1} is not {encoding.upper()}, which its first bytes promise"
        raise ParseError(fault, hint=_HINT) from error


def _read_without_mark(encoding: str) -> str:
    return f"no byte order mark; read as {encoding.upper()}"


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


def _decode_binary(body: bytes) -> tuple[str, str | None]:
    """Read what has too many control characters: other scripts in UTF-16, or no text at all."""
    from publisher.collect.parse.article.legacy import guess_wide

    if (wide := guess_wide(body)) is not None:
        return wide.text, _read_without_mark(wide.encoding)
    raise ParseError("this is a binary file, not text", hint=_HINT)


def _decode_escapes(body: bytes, text: str) -> tuple[str, str | None]:
    """Read ASCII that may be Japanese mail."""
    from publisher.collect.parse.article.legacy import is_iso_2022

    if not is_iso_2022(body):
        return text, None
    try:
        return body.decode("iso2022_jp_2"), _OLDER.format("iso2022_jp")
    except UnicodeDecodeError:
        return text, None


def _decode_legacy(body: bytes, first: int, *, is_html: bool) -> tuple[str, str | None]:
    declared = _META.search(body[:4096]) if is_html else None
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            if codecs.lookup(name).name != "utf-8":
                return body.decode(_MEANT.get(name, name)), None
        except (LookupError, UnicodeDecodeError):
            pass  # what it declares is wrong: guess
    if _is_damaged_utf_8(body):
        return _mend(body, first)
    from publisher.collect.parse.article.legacy import guess

    found = guess(body)
    if found is not None:
        return found.text, _OLDER.format(found.encoding.replace("cp125", "windows-125"))
    if len(_WRONG.findall(body)) < len(body) * _FEW_WRONG:
        return _mend(body, first)
    raise ParseError("its encoding cannot be recognised", hint=_HINT)


def _mend(body: bytes, first: int) -> tuple[str, str]:
    """Read UTF-8 with bytes in it that are wrong, and say where the first one stands."""
    line = body.count(b"\n", 0, first) + 1
    fault = f"byte {first + 1} (line {line}) is not UTF-8 like the rest"
    hint = "shown as \N{REPLACEMENT CHARACTER} (write that letter again and save the file)"
    return body.decode("utf-8", "replace"), f"{fault}; {hint}"


def _is_damaged_utf_8(body: bytes) -> bool:
    """Tell whether most of what is not ASCII is UTF-8: in other encodings next to nothing is."""
    sequences = _SEQUENCE.findall(body)
    wrong = len(_WRONG.findall(_SEQUENCE.sub(b"", body)))
    beyond = sum(map(len, sequences)) + wrong
    most = len(sequences) if beyond < len(body) * _MOSTLY_ASCII else len(sequences) / 20
    return wrong <= most
