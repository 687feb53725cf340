"""Bytes into text: what the document says of its encoding is heard, not believed.

Text that is valid UTF-8 and not pure ASCII is UTF-8, whatever anybody declares: other encodings
hardly ever look like it, and wrong declarations are common.
"""

import codecs
import re
import zlib

from publisher.collect.parse.byte_order import BYTE_ORDER_MARKS

_DECLARATION = re.compile(
    rb"""\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']"""
)
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
# How "<" and the next character look without a mark (XML 1.0 appendix F).
_STARTS = (
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
# Python knows more codecs than feeds use, and some of them (punycode, idna) take quadratic
# time, or hide markup (utf-7).
_KNOWN = frozenset(
    """ascii utf-8 gb2312 gbk gb18030 hz big5 big5hkscs euc_jp euc_jis_2004 shift_jis cp932
    iso2022_jp euc_kr cp949 johab iso2022_kr koi8-r koi8-u koi8-t cp866 cp437 cp850 cp852 tis-620
    mac-roman mac-cyrillic cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp874
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9
    iso8859-10 iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16""".split()
)
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
# As the WHATWG Encoding Standard and every browser have it.
_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}


def inflate(body: bytes, *, max_bytes: int) -> bytes:
    """Unpack a gzip file that is served without ``Content-Encoding``, or lies on the disk.

    Args:
        body: Its bytes; anything else comes back as it is.
        max_bytes: What it may hold.

    Raises:
        ValueError: It is damaged, or holds too much.
    """
    if body[:2] != b"\x1f\x8b":
        return body
    stream = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = stream.decompress(body, max_bytes)
    except zlib.error as error:
        raise ValueError("a damaged gzip file") from error
    if stream.unconsumed_tail:
        raise ValueError(f"a gzip file that holds more than {max_bytes / 1e6:g} MB")
    if not stream.eof:
        raise ValueError("a gzip file that is cut off")
    return unpacked


def decode(body: bytes, *, charset: str | None) -> tuple[str, str | None]:
    """Return a document's text.

    Args:
        body: Its bytes.
        charset: What the HTTP header says, or None.

    Returns:
        The text without byte order mark, and a warning in words, or None where the encoding was
        as declared.
    """
    for mark, name in BYTE_ORDER_MARKS:
        if body.startswith(mark):
            if name == "utf-8" and _try(body[len(mark) :], name) is None:
                # Put before a document in another encoding by something on its way.
                return decode(body[len(mark) :], charset=charset)
            return body[len(mark) :].decode(name, "replace"), None
    for start, name in _STARTS:
        if body.startswith(start):
            return body.decode(name, "replace"), None
    declared = _declared(body, charset)
    for name in declared:
        if name in _SEVEN_BIT and (text := _try(body, name)) is not None:
            return text, None
    text = _try(body, "utf-8")
    if text is not None:
        return text, None
    return _decode_legacy(body, declared)


def _decode_legacy(body: bytes, declared: list[str]) -> tuple[str, str | None]:
    for name in declared:
        if name != "utf-8" and (text := _try(body, name)) is not None:
            return text, None
    text = body.decode("utf-8", "replace")
    if len(_MULTIBYTE.findall(body)) >= text.count("\ufffd"):
        return text, "some bytes are not UTF-8; each is shown as U+FFFD"
    warning = f"not in {declared[0]} as declared; read as windows-1252" if declared else None
    return body.decode("cp1252", "replace"), warning


def _declared(body: bytes, charset: str | None) -> list[str]:
    """Return the known encodings that are declared, the HTTP header first (RFC 7303)."""
    match = _DECLARATION.match(body[:400])
    labels = [charset, match[1].decode("ascii") if match else None]
    names = [_codec_name(label) for label in labels if label]
    return [name for name in dict.fromkeys(names) if name is not None]


def _codec_name(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return _WIDER.get(name, name) if name in _KNOWN else None


def _try(body: bytes, name: str) -> str | None:
    try:
        # Five bytes of windows-1252 mean nothing in Python and control characters elsewhere.
        return body.decode(name, "replace" if name == "cp1252" else "strict")
    except UnicodeDecodeError:
        return None
