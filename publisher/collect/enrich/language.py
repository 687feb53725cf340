"""Which language an entry is in: declared, else by script, else by telling words, else detected."""

import re
import threading
from collections.abc import Sequence

from publisher.collect.enrich.scripts import count_scripts, language_of_script
from publisher.markup import safe_text
from publisher.model import Entry, changed
from publisher.protocols import EnricherContext

LEAST_LETTERS = 40
"""No guess is made from less."""

_LOOKED_AT = 1200
_ENTRIES = 5
_FROM_EACH = 500
_WORD = re.compile(r"[^\W\d_]+")
_TELLING = {
    "de": frozenset("der die das den und ist nicht ein eine mit dem für sich auch wird im".split()),
    "en": frozenset("the and of to was that for with are they this which from have were".split()),
    "fr": frozenset(
        "les des est dans une qui pour pas sur avec du au elle sont mais aux cette été ont".split()
    ),
}
"""Words that every text of a language is full of, and of which no other has more than three."""

_LEAST_TELLING = 5
_LEAST_HITS = 6
_LEAST_SHARE = 10
"""One word in so many is telling; a quotation in another language does not reach that."""

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
        return changed(entry, language=known or detect(_words_of(entry)))


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
    return (_by_telling_words(text) if is_latin else None) or _by_detector(text)


def _words_of(entry: Entry) -> str:
    return f"{entry.title}\n{safe_text(entry.content_html)[:_LOOKED_AT]}"


def _by_telling_words(text: str) -> str | None:
    """Return the language most read on the web whose own words the text is full of, or None.

    A site in one of these never needs the detector, which takes 0.7 s and 100 MB to load. More
    languages do not pay: a table that knows their neighbours too leaves nearly all texts open.
    """
    words = _WORD.findall(text.lower())
    kinds = set(words)
    for language, telling in _TELLING.items():
        if len(telling & kinds) < _LEAST_TELLING:
            continue
        hits = sum(1 for word in words if word in telling)
        if hits >= _LEAST_HITS and hits * _LEAST_SHARE >= len(words):
            return language
    return None


def _by_detector(text: str) -> str | None:
    # Imported here: see above. One thread loads the model, the others wait for it.
    with _DETECTING:
        import py3langid

        language: str = py3langid.classify(text)[0]
    return None if language == "zxx" else language
