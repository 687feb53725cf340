"""How likely a text is what was written: whether its letters are those of a language."""

from collections.abc import Callable
from itertools import pairwise
from unicodedata import category

from publisher.collect.parse.article.letters import (
    FREQUENT,
    FREQUENT_HAN,
    FREQUENT_HANGUL,
    LATIN,
    LETTERS,
)

_LOOKED_AT = 3000
_OPENING = frozenset("“„«‹‘‚¿¡([")
_CLOSING = frozenset("”“’‘»«›!?.,;:…)]")
_SIGNS = frozenset("“”„‘’‚–—…«»‹›€£§©®°·•™½¼¾²³ºª¡¿\xa0№")
_INSIDE = frozenset("’‘·–—…\xa0")
_USUAL_SHARE = 0.4
"""Of a text's letters, no more are beyond ASCII in a language of Latin letters."""

_GUESSED = 0.95
"""Where the language is not known, letters that fit another one than English count less."""

_SHOUTED = 0.7
"""In capitals are texts rather where an encoding has them in place of small letters."""

_OFTEN = 0.6
"""The share that the most frequent letters of a script have at least."""

_LEAST_SHARE = 0.1
"""Of a text's letters, so many are of a script that is not Latin where there are any."""


def likelihood_of(text: str, *, detect: Callable[[str], str | None]) -> float:
    """Rate a text from 0 (noise) to 1: letters that its language has, signs where they belong.

    Args:
        text: As one encoding reads it.
        detect: Returns the language of a text, or None.
    """
    text = text[:_LOOKED_AT]
    beyond = [letter for letter in text if not letter.isascii()]
    if not beyond:
        return 1.0
    script = _script_of(beyond)
    if script == "East":
        return _likelihood_in_east(text, beyond)
    if script == "Latin":
        language = detect(text)
        likelihood = _fit(text, LETTERS.get(language or "en", LETTERS["en"]))
        if language is None:
            any_language = max(_fit(text, letters) for letters in LATIN)
            likelihood = max(likelihood, any_language * _GUESSED)
        letters = sum(map(str.isalpha, text))
        share = sum(map(str.isalpha, beyond)) / max(1, letters)
        return likelihood if share < _USUAL_SHARE else likelihood / 2
    return _likelihood_in(script, text, beyond, detect)


def _likelihood_in(
    script: str, text: str, beyond: list[str], detect: Callable[[str], str | None]
) -> float:
    """Rate a text of letters that are all beyond ASCII."""
    own = [letter for letter in beyond if letter.isalpha() and _script(ord(letter)) == script]
    often = sum(letter in FREQUENT[script] for letter in own) / max(1, len(own))
    letters = LETTERS.get(detect(text) or "", frozenset())
    likelihood = _fit(text, letters if letters & frozenset(own) else frozenset(own))
    if sum(map(str.isupper, own)) * 2 > len(own):
        likelihood *= _SHOUTED
    if len(own) < _LEAST_SHARE * sum(map(str.isalpha, text)):
        likelihood /= 2
    return likelihood * min(1.0, often / _OFTEN)


def _script_of(letters: list[str]) -> str:
    counts = dict.fromkeys(("Latin", *FREQUENT, "East"), 0)
    for letter in letters:
        counts[_script(ord(letter))] += letter.isalpha()
    return max(counts, key=lambda name: counts[name])


_STARTS = (
    (0x370, "Latin"), (0x400, "Greek"), (0x530, "Cyrillic"), (0x590, "Latin"), (0x600, "Hebrew"),
    (0x780, "Arabic"), (0xE00, "Latin"), (0xE80, "Thai"), (0x1100, "Latin"), (0x1200, "East"),
    (0x2E80, "Latin"), (0xE000, "East"), (0xF900, "Latin"), (0xFB00, "East"), (0xFF00, "Latin"),
    (0x110000, "East"),
)  # fmt: skip
"""Where each run of Unicode ends, and what script it is counted for."""


def _script(code: int) -> str:
    return next(script for end, script in _STARTS if code < end)


def _fit(text: str, letters: frozenset[str]) -> float:
    """Return the share of right letters and signs beyond ASCII, less that of wrong ones."""
    good = bad = 0.0
    for before, letter, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        if letter.isascii():
            continue
        if category(letter).startswith("M"):
            is_right = not before.isascii()
        elif letter.isalpha():
            is_right = letter in letters and not _breaks_word(before, letter, after)
        else:
            is_right = _is_in_place(before, letter, after)
        good += is_right
        bad += not is_right
    return max(0.0, (good - bad) / (good + bad))


def _breaks_word(before: str, letter: str, after: str) -> bool:
    """Tell whether case or script changes within a word as in no word."""
    if letter.isupper() and before.islower():
        return True
    if letter.islower() and after.isupper():
        return True
    return any(
        near.isalpha() and near.isascii() and _script(ord(letter)) != "Latin"
        for near in (before, after)
    )


def _is_in_place(before: str, sign: str, after: str) -> bool:
    if sign not in _SIGNS:
        return False
    if before.isalpha() and after.isalpha():
        return sign in _INSIDE
    if sign in _OPENING and (before.isspace() or before in _OPENING) and not after.isspace():
        return True
    return sign in _CLOSING or sign not in _OPENING


def _likelihood_in_east(text: str, beyond: list[str]) -> float:
    letters = [letter for letter in beyond if letter.isalpha()]
    kana = sum("\u3041" <= letter <= "\u30ff" for letter in letters)
    hangul = sum("\uac00" <= letter <= "\ud7a3" for letter in letters)
    han = sum(letter in FREQUENT_HAN for letter in letters)
    often = sum(letter in FREQUENT_HANGUL for letter in letters)
    count = max(1, len(letters))
    if hangul * 2 > count:
        rate = often / count / 0.4
    elif kana * 5 > count:
        rate = (kana + han) / count / 0.8
    else:
        rate = han / count / 0.45
    strange = sum(_is_strange(letter) for letter in beyond)
    mixed = sum(
        one.isascii() and one.isalpha() and not two.isascii() and two.isalpha()
        for one, two in pairwise(text)
    )
    return max(0.0, min(1.0, rate) - (strange + mixed) / len(beyond))


def _is_strange(letter: str) -> bool:
    """Tell whether hardly any text has such a letter: private use, half-width kana, lines."""
    return (
        (not letter.isprintable() and letter != "\u3000")
        or "\u2500" <= letter <= "\u257f"
        or "\uff61" <= letter <= "\uffdc"
    )
