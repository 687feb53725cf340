"""A short plain summary: the author's own, else the first sentences. Never a sentence of ours."""

import re
from collections.abc import Iterable
from dataclasses import replace

from publisher.collect.enrich.sentences import ends_whole, is_cut, split_sentences
from publisher.markup import fold, outline
from publisher.model import Entry, SafeHtml, Summary
from publisher.protocols import EnricherContext

_LONGEST_STATED = 2.0
"""Times the usual length: what is longer is the article itself, not its summary."""

_LONGEST_SENTENCE = 1.5
"""Times the usual length: a longer first sentence is cut at a word."""

_LABEL = 60
_LETTER = re.compile(r"[\W_]+")
_ASKS = re.compile(
    r"\s*(?:The post .{1,300} (?:first )?appeared (?:first )?on .{1,200}\.?"
    r"|(?:Continue reading|Read more|Weiterlesen|Lire la suite|Leer más|Seguir leyendo"
    r"|Lees meer|Läs mer|Leggi tutto|Ler mais|Читать далее|続きを読む)\b.{0,120})\s*\Z",
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
        return replace(entry, summary=self._choose(entry))

    def _choose(self, entry: Entry) -> Summary | None:
        if entry.standfirst:
            return self._summary(entry.standfirst, "standfirst")
        stated = _tidy(entry.stated_summary or "")
        is_usable = bool(stated) and not _is_same(stated, entry.title)
        if is_usable and not is_cut(stated) and len(stated) <= self._length * _LONGEST_STATED:
            return self._summary(stated, entry.stated_summary_origin or "source")
        lead = self._lead(_paragraphs(entry.content_html), entry.title)
        if lead is None and is_usable:
            lead = self._lead([stated], entry.title)
        if lead is None and entry.title:
            return self._summary(entry.title, "title")
        return lead

    def _summary(self, text: str, origin: str) -> Summary:
        return Summary(text=fold(text), origin=origin, version=self.version)  # type: ignore[arg-type]

    def _lead(self, paragraphs: Iterable[str], title: str) -> Summary | None:
        taken: list[str] = []
        length = 0
        for sentence in _sentences(paragraphs, title):
            if taken and length + 1 + len(sentence) > self._length:
                break
            taken.append(sentence)
            length += len(sentence) + 1
        if len(taken) > 1 and not ends_whole(taken[-1]):
            taken.pop()
        if not taken:
            return None
        text = " ".join(taken)
        if len(taken) == 1 and len(text) > self._length * _LONGEST_SENTENCE:
            cut = text[: self._length]
            cut = cut.rpartition(" ")[0] or cut
            return Summary(
                text=f"{cut.rstrip(' ,;:–—-')}…",
                origin="extracted",
                was_cut=True,
                version=self.version,
            )
        return Summary(text=text, origin="extracted", was_cut=is_cut(text), version=self.version)


def _tidy(stated: str) -> str:
    return _ASKS.sub("", fold(stated)).strip()


def _is_same(text: str, title: str) -> bool:
    return _LETTER.sub("", text).casefold() == _LETTER.sub("", title).casefold()


def _paragraphs(content: SafeHtml) -> list[str]:
    """Return the texts that a summary may begin with; labels and credits only if all are such."""
    blocks = [
        block.text
        for block in (outline(content).blocks if content else ())
        if block.kind in {"paragraph", "quote", "other", "list_item"}
    ]
    whole = [text for text in blocks if len(text) > _LABEL or ends_whole(text)]
    return whole or blocks


def _sentences(paragraphs: Iterable[str], title: str) -> Iterable[str]:
    for n, paragraph in enumerate(paragraphs):
        text = _without_dateline(paragraph) if n == 0 else paragraph
        if n == 0 and _is_same(text, title):
            continue
        yield from split_sentences(text)


def _without_dateline(text: str) -> str:
    match = _DATELINE.match(text)
    return text[match.end() :] if match and _CITY.match(text) else text
