"""Which language an entry is in: declared, else by script, else by its words, else detected."""

import re
import threading
from collections.abc import Sequence
from dataclasses import replace

from publisher.collect.enrich.common_words import COMMON_WORDS
from publisher.collect.enrich.scripts import count_scripts, language_of_script
from publisher.markup import safe_text
from publisher.model import Entry
from publisher.protocols import EnricherContext

LEAST_LETTERS = 40
"""No guess is made from less."""

_LOOKED_AT = 1200
_ENTRIES = 5
_FROM_EACH = 500
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LEAST_HITS = 6
_CLEAR_LEAD = 3
_DETECTING = threading.Lock()


class LanguageEnricher:
    """Settle an entry's language.

    Args:
        context: Not needed; every enricher is made with it.
    """

    name = "language"
    version = 1

    def __init__(self, context: EnricherContext | None = None) -> None:
        del context

    def enrich(self, entry: Entry) -> Entry:
        """Return the entry with its language, or None where nothing is declared or certain.

        A language that is settled already (that of the feed as a whole) stays.
        """
        known = entry.declared_language or entry.language
        return replace(entry, language=known or detect(_words_of(entry)))


def detect_for_feed(entries: Sequence[Entry]) -> str | None:
    """Return the language of a feed as a whole, from its first, which are its newest, entries."""
    texts = [_words_of(entry)[:_FROM_EACH] for entry in entries[:_ENTRIES]]
    return detect("\n".join(texts))


def detect(text: str) -> str | None:
    """Return the language of a text as a BCP 47 primary subtag, or None where it is not certain.

    A script that one language is written in settles it; else nothing is guessed below
    `LEAST_LETTERS`.
    """
    counts = count_scripts(text)
    letters = sum(counts.values())
    by_script = language_of_script(counts)
    # A short text in Chinese characters alone may as well be a Japanese headline.
    if by_script is not None and (by_script != "zh" or letters >= LEAST_LETTERS):
        return by_script
    if letters < LEAST_LETTERS:
        return None
    is_latin = max(counts, key=lambda name: counts[name]) == "Latin"
    return (_by_common_words(text) if is_latin else None) or _by_detector(text)


def _words_of(entry: Entry) -> str:
    return f"{entry.title}\n{safe_text(entry.content_html)[:_LOOKED_AT]}"


def _by_common_words(text: str) -> str | None:
    """Return the language whose commonest words stand out, or None where it is close.

    As sure as the detector where the lead is clear, and most sites never need the detector then:
    it takes 0.7 s and 100 MB to load.
    """
    hits: dict[str, int] = {}
    for word in _WORD.findall(text.lower()):
        for language in COMMON_WORDS.get(word, ()):
            hits[language] = hits.get(language, 0) + 1
    first, second = (*sorted(hits.values(), reverse=True), 0, 0)[:2]
    if first < _LEAST_HITS or first < second * _CLEAR_LEAD:
        return None
    return max(hits, key=lambda language: hits[language])


def _by_detector(text: str) -> str | None:
    # Imported here: see above. One thread loads the model, the others wait for it.
    with _DETECTING:
        import py3langid

        language: str = py3langid.classify(text)[0]
    return None if language == "zxx" else language
