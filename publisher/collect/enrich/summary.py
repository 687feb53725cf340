"""A short plain summary: the author's own, else the first sentences. Never a sentence of ours."""

import re
from collections.abc import Iterable, Iterator

from publisher.collect.enrich.sentences import (
    ends_whole,
    is_cut,
    is_spaceless,
    is_unmarked,
    sentences,
)
from publisher.collect.enrich.words import cut_at_word
from publisher.markup import blocks, fold
from publisher.model import Entry, SafeHtml, Summary, SummaryOrigin, changed
from publisher.protocols import EnricherContext

_LONGEST_STATED = 2.0
"""Times the usual length: what is longer is the article itself, not its summary."""

_LONGEST_SENTENCE = 1.5
"""Times the usual length: a longer first sentence is cut at a word."""

_PROSE = frozenset({"paragraph", "quote", "other", "list_item"})
_BEFORE_DOTS = " ,;:–—-、，；：،؛"
_LABEL = 60
"""Letters: what is shorter and no sentence is a label, a by-line or a credit."""

_LETTER = re.compile(r"[\W_]+")
_ASKING = (
    "the post ",
    "continue reading",
    "read more",
    "weiterlesen",
    "lire la suite",
    "leer más",
    "seguir leyendo",
    "lees meer",
    "läs mer",
    "leggi tutto",
    "ler mais",
    "читать далее",
    "続きを読む",
)
_ASKS = re.compile(
    r"(?:\A|(?<=[.!?…。\])»”]))\s*(?:"
    r"the post .{1,300} (?:first )?appeared (?:first )?on .{1,200}"
    rf"|(?:{'|'.join(_ASKING[1:])})\b.{{0,60}})\s*\Z",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\A[^\W\d_][^.!?—–]{1,70}(?:\([^()]{2,40}\))?\s*[—–]\s+(?=[^\W\d_a-z])")
_CITY = re.compile(r"\A(?:[^\W\d_a-z]{3,}|[^—–]{1,70}\([^()]{2,40}\))")


class SummaryEnricher:
    """Choose a summary.

    1. The standfirst.
    2. What front matter or the source states as a summary, where it is whole, not the title
       again and not the article itself.
    3. Whole sentences from the first paragraph on, up to the length asked for, at least one.
    4. The title.

    Args:
        context: ``summary_length`` in characters.
    """

    name = "summary"
    version = 1

    def __init__(self, context: EnricherContext | None = None) -> None:
        self._length = (context or EnricherContext()).summary_length

    def enrich(self, entry: Entry) -> Entry:
        """Return the entry with its summary; None where it has neither text nor title."""
        return changed(entry, summary=self._choose(entry))

    def _choose(self, entry: Entry) -> Summary | None:
        if entry.standfirst:
            return self._summary(entry.standfirst, "standfirst")
        stated = _tidy(entry.stated_summary or "")
        is_usable = bool(stated) and not _is_same(stated, entry.title)
        if is_usable and not is_cut(stated) and len(stated) <= self._length * _LONGEST_STATED:
            return self._summary(stated, entry.stated_summary_origin or "source")
        lead = self._lead(_paragraphs(entry.content_html), entry)
        if lead is None and is_usable:
            lead = self._lead([stated], entry)
        if lead is None and entry.title:
            return self._summary(entry.title, "title")
        return lead

    def _summary(self, text: str, origin: SummaryOrigin) -> Summary:
        return Summary(text=fold(text), origin=origin, version=self.version)

    def _lead(self, paragraphs: Iterable[str], entry: Entry) -> Summary | None:
        text, count = "", 0
        for sentence in _sentences(paragraphs, entry):
            longer = f"{text}{'' if not text or is_spaceless(text) else ' '}{sentence}"
            if text and (len(longer) > self._length or is_cut(sentence) or not _is_whole(text)):
                break
            text, count = longer, count + 1
        if not text:
            return None
        is_long = count == 1 and len(text) > self._length * _LONGEST_SENTENCE
        if is_long:
            text = f"{cut_at_word(text, self._length).rstrip(_BEFORE_DOTS)}…"
        return Summary(
            text=text, origin="extracted", was_cut=is_long or is_cut(text), version=self.version
        )


def _tidy(stated: str) -> str:
    """Leave out what a publishing system hangs on: a call to read on is no summary."""
    text = fold(stated)
    lower = text.lower()
    return _ASKS.sub("", text).strip() if any(asks in lower for asks in _ASKING) else text


def _is_same(text: str, title: str) -> bool:
    return _LETTER.sub("", text).casefold() == _LETTER.sub("", title).casefold()


def _paragraphs(content: SafeHtml) -> Iterator[str]:
    """Yield the texts that a summary may begin with; labels and credits only if all are such."""
    labels: list[str] = []
    is_found = False
    for block in blocks(content):
        if block.kind not in _PROSE:
            continue
        if len(block.text) > _LABEL or ends_whole(block.text):
            is_found = True
            yield block.text
        elif not is_found:
            labels.append(block.text)
    if not is_found:
        yield from labels


def _sentences(paragraphs: Iterable[str], entry: Entry) -> Iterator[str]:
    for n, paragraph in enumerate(paragraphs):
        text = _without_dateline(paragraph) if n == 0 else paragraph
        if n == 0 and _is_same(text, entry.title):
            continue
        yield from sentences(text, entry.language)


def _is_whole(text: str) -> bool:
    return ends_whole(text) or is_unmarked(text)


def _without_dateline(text: str) -> str:
    match = _DATELINE.match(text)
    return text[match.end() :] if match and _CITY.match(text) else text
