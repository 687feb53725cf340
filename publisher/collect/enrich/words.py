"""Count words as a person does, in every script (ICU)."""

import re

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f]"
)
"""Scripts that put no space between words: Thai, Lao, Burmese, Khmer, Kana, Han."""

_RUN = re.compile(f"(?:{_UNSPACED.pattern}|[\u0300-\u036f\u200b-\u200d])+")
_WORD = re.compile(r"[^\W_]")
_JOINT = re.compile(r"[—―…]|–(?=\D)|\.{2,}")
_ADDRESS = re.compile(r"://|@|^www\.")


def count_words(text: str, language: str | None = None) -> int:
    """Count the words of plain text.

    Contractions, elisions, hyphenated words, numbers, URLs and e-mail addresses are one word
    each; punctuation and emoji are none. Where a script puts no space between words, ICU's
    dictionaries find them.

    Args:
        text: Plain text.
        language: BCP 47, or None.
    """
    if not _UNSPACED.search(text):
        return _count_spaced(text)
    spaced = _count_spaced(_RUN.sub(" ", text))
    return spaced + sum(_count_unspaced(run, language) for run in _RUN.findall(text))


def _count_spaced(text: str) -> int:
    if _JOINT.search(text):
        chunks = [
            part
            for chunk in text.split()
            for part in ([chunk] if _ADDRESS.search(chunk) else _JOINT.split(chunk))
        ]
    else:
        chunks = text.split()
    return sum(1 for chunk in chunks if _WORD.search(chunk))


def _count_unspaced(run: str, language: str | None) -> int:
    # Imported here: 40 MB that most sites never need.
    from icu4py.breakers import WordBreaker

    return sum(1 for word in WordBreaker(run, language or "und") if _WORD.search(word))
