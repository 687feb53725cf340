"""Text that was encoded twice: ``cafÃ©`` for ``café``, mended where that is certain.

UTF-8 that something on its way took for windows-1252 looks like nothing else: accented letters
followed by signs that no word has. Still, somebody may write of ``Ã©`` and mean it. So an entry is
mended only where *all* its characters beyond ASCII are such pairs and triples, and at least two of
them stand within words, or one where another entry of the document was mended.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from publisher.model import Category, Finding, ParsedEntry, ParsedFeed, Person, Text

_BYTE_OF = {
    **{chr(byte): byte for byte in range(0x80, 0x100)},
    **{
        bytes([byte]).decode("cp1252"): byte
        for byte in range(0x80, 0xA0)
        if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
    },
}
_NEXT = "[" + "".join(re.escape(sign) for sign, byte in _BYTE_OF.items() if byte < 0xC0) + "]"
_SIGN = re.compile(f"[\u00c2-\u00f4]{_NEXT}")
"""How each begins; looking for this costs less."""
_TWICE = re.compile(
    f"[\u00c2-\u00df]{_NEXT}|[\u00e0-\u00ef]{_NEXT}{{2}}|[\u00f0-\u00f4]{_NEXT}{{3}}"
)
# White space was folded, or a control character left out, since.
_CUT = re.compile("Ã(?=[ \n]|\\Z)|â€(?=[\\s<.,;:!?)]|\\Z)")
_CUT_OF = {"Ã": "à", "â€": "”"}
_IN_WORD = re.compile("[a-z]")
_PUNCTUATION = range(0x2000, 0x2070)
_LEAST = 2
_SHOWN = 60


def mend_mojibake(feed: ParsedFeed) -> ParsedFeed:
    """Return a document whose texts are as they were written, where that is certain."""
    signs = [_signs(entry) for entry in feed.entries]
    if not any(sign >= _LEAST for sign in signs):
        return feed
    entries = tuple(
        _mend_entry(entry) if sign else entry
        for entry, sign in zip(feed.entries, signs, strict=True)
    )
    title = feed.title
    if title is not None and _count(title):
        title = mend(title)
    return replace(feed, entries=entries, title=title)


def _signs(entry: ParsedEntry) -> int:
    """Count what can only have been encoded twice; 0 where anything speaks against it."""
    texts = [text for text in _texts(entry) if not text.isascii()]
    if not any(_SIGN.search(text) for text in texts):
        return 0
    counts = [_count(text) for text in texts]
    return 0 if None in counts else sum(count or 0 for count in counts)


def _texts(entry: ParsedEntry) -> Iterator[str]:
    for text in (entry.title, entry.summary, entry.content):
        if text is not None:
            yield text.value
    yield from (person.name for person in entry.authors)
    yield from (category.term for category in entry.categories)


def _count(text: str) -> int | None:
    """Count sequences within words, or beside each other; None where the text has other signs."""
    found = 0
    end = -1
    for match in _TWICE.finditer(text):
        character = _decoded(match[0])
        if character is None:
            return None
        is_beside = match.start() == end
        end = match.end()
        around = text[match.start() - 1 : match.start()] + text[end : end + 1]
        is_letter = len(match[0]) == 2 or ord(character) in _PUNCTUATION
        found += is_beside or (is_letter and _IN_WORD.search(around) is not None)
    rest = _CUT.sub("", _TWICE.sub("", text))
    return found if rest.isascii() else None


def mend(text: str) -> str:
    """Decode what was encoded twice."""
    text = _TWICE.sub(lambda match: _decoded(match[0]) or match[0], text)
    return _CUT.sub(lambda match: _CUT_OF[match[0]], text)


def _decoded(sequence: str) -> str | None:
    try:
        return bytes(_BYTE_OF[sign] for sign in sequence).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _mend_entry(entry: ParsedEntry) -> ParsedEntry:
    text = entry.title or entry.summary or entry.content
    shown = text.value[:_SHOWN] if text is not None else ""
    finding = Finding(field="title", rule="a text that had been encoded twice, mended", text=shown)
    return replace(
        entry,
        title=_mend_text(entry.title),
        summary=_mend_text(entry.summary),
        content=_mend_text(entry.content),
        authors=tuple(_mend_person(person) for person in entry.authors),
        categories=tuple(_mend_category(category) for category in entry.categories),
        findings=(*entry.findings, finding),
    )


def _mend_text(text: Text | None) -> Text | None:
    return text if text is None else replace(text, value=mend(text.value))


def _mend_person(person: Person) -> Person:
    return replace(person, name=mend(person.name))


def _mend_category(category: Category) -> Category:
    return replace(category, term=mend(category.term))
