"""Which older encoding the bytes of a text are in."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from publisher.collect.parse.article.likelihood import likelihood_of

_ENCODINGS = """
    cp1252 cp1250 iso8859_2 cp1254 cp1257 cp1251 koi8_r koi8_u iso8859_5 cp1253 iso8859_7 cp1255
    cp1256 iso8859_6 cp874 iso8859_15 iso8859_16 mac_roman mac_cyrillic cp850 cp852 cp866 cp932
    euc_jp gb18030 big5hkscs cp949
""".split()
"""The likelier first: of two that read a text equally well the first is taken."""

_WITHOUT_KANA = frozenset({"gb18030", "big5hkscs", "cp949"})
_SOME_KANA = 0.1
_LOOKED_AT = 100_000
_MARGIN = 0.01
_LEAST = 0.5
_ONE_PAGE = 0.7
_ESCAPES = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""How ISO-2022-JP, which is ASCII otherwise, begins Japanese."""


class Guess(NamedTuple):
    """Hold what bytes are taken for: the encoding's name and the text."""

    encoding: str
    text: str


def guess(body: bytes) -> Guess | None:
    """Return the likeliest reading of bytes that are not in UTF-8, or None where none is."""
    # Imported here: asked only when UTF-8 fails.
    from publisher.collect.enrich.language import detect

    best, rate = None, _LEAST - _MARGIN
    for encoding, text in _readings(body):
        likelihood = likelihood_of(_start(text), detect=detect)
        if likelihood > rate + _MARGIN:
            best, rate = Guess(encoding, text), likelihood
    return best


def is_iso_2022(body: bytes) -> bool:
    """Tell whether bytes are in the encoding of Japanese mail."""
    return any(escape in body for escape in _ESCAPES)


def guess_wide(body: bytes) -> Guess | None:
    """Return the reading of bytes as UTF-16 without a mark, or None where that is unlikely."""
    from publisher.collect.enrich.language import detect

    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if any(not (letter.isprintable() or letter.isspace()) for letter in text[:_LOOKED_AT]):
            continue
        if _is_of_one_script(text) or likelihood_of(_start(text), detect=detect) > _LEAST:
            return Guess(encoding, text)
    return None


def _is_of_one_script(text: str) -> bool:
    """Tell whether most letters are from one page of Unicode; in other scripts than the Chinese."""
    pages = Counter(ord(letter) >> 8 for letter in text[:_LOOKED_AT] if not letter.isascii())
    return bool(pages) and max(pages.values()) > _ONE_PAGE * pages.total()


def _readings(body: bytes) -> Iterator[Guess]:
    seen: set[str] = set()
    for encoding in _ENCODINGS:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding in _WITHOUT_KANA and _has_kana(text):
            continue
        if text not in seen and not _has_controls(text):
            seen.add(text)
            yield Guess(encoding, text)


def _has_kana(text: str) -> bool:
    """Tell whether a text is Japanese, which EUC-JP has at the same places as Chinese encodings."""
    beyond = [letter for letter in text[:_LOOKED_AT] if not letter.isascii()]
    return sum("\u3041" <= letter <= "\u30ff" for letter in beyond) > len(beyond) * _SOME_KANA


def _has_controls(text: str) -> bool:
    return any("\x80" <= letter < "\xa0" and letter != "\x85" for letter in text[:_LOOKED_AT])


def _start(text: str) -> str:
    """Return the part to look at: from a little above the first letter that is not ASCII."""
    first = next((n for n, letter in enumerate(text) if not letter.isascii()), 0)
    return text[max(0, first - 200) :]
