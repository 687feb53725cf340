"""Count words as a person does, in every script (ICU)."""

import re

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
)
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han."""

_RUN = re.compile(f"[{_UNSPACED}][{_UNSPACED}\u0300-\u036f\u200b-\u200d]*")
_WORD = re.compile(r"[^\W_]")
_JOINTS = ("—", "―", "…", "–", "..", "፡", "་")
"""Part words without a space: dashes, dots, the marks of Ethiopic and Tibetan."""

_JOINT = re.compile(r"[—―…፡་]|–(?=\D)|\.{2,}")
_ASCII_MARKS = bytes(n for n in range(128) if not (chr(n).isalnum() or chr(n).isspace()))
_ASCII_SPACES = bytes.maketrans(b"\x1c\x1d\x1e\x1f", b"    ")
"""What parts text, and not bytes."""

_ADDRESS_MARKS = ("://", "@", "www.")


def count_words(text: str) -> int:
    """Count the words of plain text.

    Contractions, elisions, hyphenated words, numbers, URLs and e-mail addresses are one word
    each; punctuation and emoji are none. Where a script puts no space between words, ICU's
    dictionaries find them; everywhere else spaces part words (docs/decisions/0011-words.md).
    """
    if text.isascii() or not _RUN.search(text):
        return _count_spaced(text)
    # One space for each run, so that runs are counted apart from what they touch.
    runs = " ".join(_RUN.findall(text))
    return _count_spaced(_RUN.sub(" ", text)) + sum(1 for word in _break(runs) if _is_word(word))


def cut_at_word(text: str, limit: int) -> str:
    """Return as many whole words from the beginning as fit into a number of characters.

    Cuts at a space where there is one, else between words as ICU finds them; a single word that
    is longer is cut where it must be.
    """
    if len(text) <= limit:
        return text
    head = text[: limit + 1].rpartition(" ")[0].rstrip()
    if len(head) * 2 > limit:
        return head
    end = 0
    for word in _break(text[: limit + _LOOKED_AHEAD]):
        if end + len(word) > limit:
            break
        end += len(word)
    return text[: end or limit]


_LOOKED_AHEAD = 40
"""Characters beyond a cut that decide whether a word ends there."""


def _count_spaced(text: str) -> int:
    if text.isascii() and ".." not in text:
        # A chunk of nothing but punctuation is no word, and is gone with it.
        return len(text.encode().translate(_ASCII_SPACES, _ASCII_MARKS).split())
    if _has_any(text, _JOINTS):
        text = _part(text)
    chunks = text.split()
    odd = [chunk for chunk in chunks if not chunk[0].isalnum()]
    return len(chunks) - sum(1 for chunk in odd if not _is_word(chunk))


def _part(text: str) -> str:
    """Put a space where a joint parts two words; addresses stay whole."""
    if not _has_any(text, _ADDRESS_MARKS):
        return _JOINT.sub(" ", text)
    chunks = text.split()
    return " ".join(c if _has_any(c, _ADDRESS_MARKS) else _JOINT.sub(" ", c) for c in chunks)


def _has_any(text: str, parts: tuple[str, ...]) -> bool:
    return any(part in text for part in parts)


def _is_word(chunk: str) -> bool:
    return _WORD.search(chunk) is not None


def _break(text: str) -> list[str]:
    # Imported here: 40 MB that most sites never need. ICU wants no lone surrogates.
    from icu4py.breakers import WordBreaker

    return list(WordBreaker(text.encode("utf-8", "replace").decode(), "und"))
