"""Where sentences end, in the scripts that mark it."""

import re
from collections.abc import Iterator

from publisher.collect.enrich.abbreviations import ORDINAL_LANGUAGES, is_abbreviation

_ALONE = "。！？｡．।॥۔։။።፧។៕᠃᠉"
"""End a sentence whatever follows; some scripts put no space there."""

_SPACED = ".!?؟…‽"
"""End a sentence only where white space follows."""

_CLOSERS = "\"'”’»›)\\]」』）】》〉"
_EITHER = "[“‘«‹](?=[\\s,;)]|\\Z)"
"""Close a quotation in some languages and open one in others, which no space follows."""

_NOTE = r"(?:\[\d{1,3}\])?"
_FRENCH = "(?:[ \u00a0\u202f][»›](?=[\\s,;]|\\Z))?"
_LOCAL = {
    ";": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "\u037e": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    ":": re.compile("[\u0531-\u0587]"),
}
"""End a sentence only after a letter of one script: the question mark of Greek, and the colon that
often stands for the full stop of Armenian."""

_STOPS = f"{_ALONE}{_SPACED}{''.join(_LOCAL)}"
_BOUNDARY = re.compile(rf"([{_STOPS}]+)(?:[{_CLOSERS}]|{_EITHER})*{_NOTE}{_FRENCH}")
_OPENERS = "[\\s\"'“”„‚‘«»‹›「『（(\\[¿¡—–-]*"
_GOES_ON = re.compile(_OPENERS + "[a-zß-öø-ÿāăąćčďđēęěğīįıķļłńņňőœřśşšţťūůűźżžșțα-ωά-ώа-яё-џґա-և]")
_NUMBER_FOLLOWS = re.compile(r"\s*[№#]?\s*\d")
_QUOTE_GOES_ON = re.compile("[\u3041-\u3096、，,]")
_LAST_WORD = re.compile("[^\\s(\\[\"'“”„‚‘«»‹›—–/]+\\Z")
_LONGEST_WORD = 40
_BEFORE_FIRST = " \"'“„«»‘([-–—"
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_ALPHABETIC = re.compile(
    "[A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u052f\u0531-\u0587\u05d0-\u06ff]"
)
_UNMARKED = re.compile("[\u0e00-\u0eff]")
_LETTERS = re.compile(r"[^\W\d_]")
_SPACELESS = re.compile(rf"[。！？｡．][{_CLOSERS}]*\Z")
_CUT = re.compile(r"(?:\.\.\.|…)\s*[\])]?\s*\Z")


def sentences(text: str, language: str | None = None) -> Iterator[str]:
    """Yield the sentences of a paragraph; nothing is lost but the white space between them.

    None ends after an abbreviation, an initial, an ordinal number or an ellipsis. Thai and Lao
    mark no end: there each piece between spaces stands for one.

    Args:
        text: Plain text.
        language: BCP 47, or None; decides which abbreviations and ordinals there are.
    """
    if is_unmarked(text):
        yield from text.split()
        return
    primary = (language or "").partition("-")[0].lower()
    start = 0
    for match in _BOUNDARY.finditer(text):
        if _is_end(match, start, primary):
            yield text[start : match.end()].strip()
            start = match.end()
    rest = text[start:].strip()
    if rest:
        yield rest


def ends_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    tail = text[-_LONGEST_WORD:].rstrip()
    marks = [match for match in _BOUNDARY.finditer(tail) if match.end() == len(tail)]
    return bool(marks) and _is_end(marks[0], 0, "") and not is_cut(tail)


def is_cut(text: str) -> bool:
    """Tell whether a text breaks off: dots at its end, in brackets or not."""
    return _CUT.search(text[-_LONGEST_WORD:]) is not None


def is_spaceless(text: str) -> bool:
    """Tell whether sentences of a text follow each other without a space (Chinese, Japanese)."""
    return _SPACELESS.search(text[-_LONGEST_WORD:]) is not None


def is_unmarked(text: str) -> bool:
    """Tell whether most letters are Thai or Lao."""
    count = len(_UNMARKED.findall(text))
    return count > 0 and count * 2 > len(_LETTERS.findall(text))


def _is_end(match: re.Match[str], start: int, language: str) -> bool:
    text, end, stops = match.string, match.end(), match[1]
    if stops[0] in _ALONE:
        is_decimal = stops == "．" and text[end : end + 1].isdigit()
        is_quoted = end > match.end(1) and _QUOTE_GOES_ON.match(text, end) is not None
        return not is_decimal and not is_quoted
    if end < len(text) and not text[end].isspace():
        return False
    if stops[0] in _LOCAL:
        return _LOCAL[stops[0]].match(text, max(0, match.start() - 1)) is not None
    if _GOES_ON.match(text, end):
        return False
    if not text[end : end + 2].strip():
        return True
    if "…" in stops or stops.endswith(".."):
        return any(mark in stops for mark in "!?؟")
    return stops[0] != "." or not _is_kept_open(match, start, language)


def _is_kept_open(match: re.Match[str], start: int, language: str) -> bool:
    """Tell whether the word before a full stop is one that is written with it."""
    text = match.string
    found = _LAST_WORD.search(text[max(start, match.start() - _LONGEST_WORD) : match.start()])
    if found is None:
        return True
    word = found.group()
    before = match.start() - len(word)
    is_first = before - start < _LONGEST_WORD and not text[start:before].strip(_BEFORE_FIRST)
    if word.isdigit():
        return is_first or (len(word) <= 2 and language in ORDINAL_LANGUAGES)
    if len(word) == 1 and _ALPHABETIC.match(word):
        return not (word == "I" and language == "en") or is_first
    if "." in word and all(len(part) <= 2 for part in word.split(".")):
        return True
    if language in ORDINAL_LANGUAGES and _ROMAN.match(word):
        return True
    before_number = _NUMBER_FOLLOWS.match(text, match.end()) is not None
    return is_abbreviation(word, language, before_number=before_number)
