"""Which language an entry is in: declared, else by script, else by its words, else detected."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from publisher.collect.enrich.common_words import COMMON_WORDS
from publisher.collect.enrich.scripts import count_scripts, language_of_script
from publisher.markup import safe_text
from publisher.model import Entry
from publisher.protocols import EnricherContext

LEAST_LETTERS = 40
"""No guess is made from less."""

_LOOKED_AT = 1200
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LEAST_HITS = 6
_CLEAR_LEAD = 3


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
        """Return the entry with its language, or None where nothing is declared or certain."""
        if entry.declared_language:
            return replace(entry, language=entry.declared_language)
        text = f"{entry.title}\n{safe_text(entry.content_html)[:_LOOKED_AT]}"
        return replace(entry, language=detect(text))


def detect_for_feed(texts: Sequence[str]) -> str | None:
    """Return the language of a feed, from texts of its newest entries."""
    return detect("\n".join(texts)[: _LOOKED_AT * 2])


def detect(text: str) -> str | None:
    """Return the language of a text as a BCP 47 primary subtag, or None below 40 letters."""
    counts = count_scripts(text)
    by_script = language_of_script(counts)
    if by_script is not None:
        return by_script
    if sum(counts.values()) < LEAST_LETTERS:
        return None
    if max(counts, key=lambda name: counts[name]) == "Latin":
        by_words = _by_common_words(text)
        if by_words is not None:
            return by_words
    language: str = _identifier().classify(text)[0]
    return language


def _by_common_words(text: str) -> str | None:
    """Return the language whose commonest words stand out, or None where it is close.

    Cheaper by far than the detector, and as sure where the lead is clear.
    """
    hits: dict[str, int] = {}
    for word in _WORD.findall(text.lower()):
        for language in COMMON_WORDS.get(word, ()):
            hits[language] = hits.get(language, 0) + 1
    first, second = (*sorted(hits.values(), reverse=True), 0, 0)[:2]
    if first < _LEAST_HITS or first < second * _CLEAR_LEAD:
        return None
    return max(hits, key=lambda language: hits[language])


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_pickled_model(MODEL_FILE)
