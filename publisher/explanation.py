"""What became of an entry, and why, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from publisher.model import Entry, EntryKey, FoundEntry, Person

Line = tuple[str, str]
"""A label, and what stands beside it."""

_LONGEST = 160
_KEYS = {
    "guid": "its guid",
    "url": "its address",
    "text": "its words",
    "path": "its file",
}
_ORIGINS = {
    "standfirst": "the author's own lead-in",
    "front_matter": "from the front matter",
    "source": "the source's own",
    "extracted": "taken from the text",
    "title": "nothing but the title",
    "plugin": "made by a plug-in",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryExplanation:
    """Say of an entry what its fields are, and why.

    Attributes:
        title: As published.
        facts: (what, in words), in order; some stand more than once.
    """

    title: str
    facts: tuple[Line, ...]

    def __str__(self) -> str:
        """Return the title, and each fact on a line of its own."""
        return "\n".join([self.title, *(f"    {label:14}{text}" for label, text in self.facts)])


def explain_entry(found: FoundEntry, *, feeds: Mapping[str, str]) -> EntryExplanation:
    """Say of an entry what its fields are, where they came from, and where it is shown.

    Args:
        found: The entry.
        feeds: Of each feed of its source, whether the entry is in it, or why not.
    """
    entry = found.stored.entry
    lines = (
        *_identity(found),
        *_dates(found),
        *_texts(entry),
        *_parts(entry),
        *_guesses(entry),
        *((f"feed {name}", why) for name, why in feeds.items()),
    )
    facts = tuple((label, _short(text)) for label, text in lines)
    return EntryExplanation(title=entry.title or "(no title)", facts=facts)


def _identity(found: FoundEntry) -> Iterator[Line]:
    entry, stored = found.stored.entry, found.stored
    yield "id", f"{stored.id} ({_why_id(found)})"
    yield "source", stored.source
    if stored.page_name is not None:
        yield "address", f"{stored.page_name}, a page of ours, since it states none"
    else:
        yield "address", f"{entry.url}"
    for key, others in found.keys:
        yield "recognised by", _key(key, others)


def _why_id(found: FoundEntry) -> str:
    guid = next((key.value for key, _ in found.keys if key.kind == "guid"), None)
    if found.stored.id == guid:
        return "the source's own"
    if guid is None:
        named_by = "its address" if any(key.kind == "url" for key, _ in found.keys) else "its words"
        return f"made from {named_by}, since the source states none"
    if found.stored.entry.own_id == guid:
        return "made by us, since another entry has the source's own"
    return f"made from the source's own, which is no address to publish: {guid}"


def _key(key: EntryKey, others: int) -> str:
    value = "" if key.kind == "text" else f" {key.value}"
    if not others:
        return f"{_KEYS.get(key.kind, key.kind)}{value}"
    also = "another entry has" if others == 1 else f"{others} others have"
    return f"{_KEYS.get(key.kind, key.kind)}{value}, where title and text agree ({also} it too)"


def _dates(found: FoundEntry) -> Iterator[Line]:
    entry, stored = found.stored.entry, found.stored
    if entry.published is None:
        yield "published", f"not stated; its place is {_moment(stored.sort_at)}"
    else:
        day = ", of which the source states the day" if entry.published_precision == "day" else ""
        yield "published", f"{_moment(entry.published)}{day}"
    if entry.updated is not None:
        yield "updated", f"{_moment(entry.updated)}, as stated"
    if stored.changed_at is not None:
        yield "changed", f"{_moment(stored.changed_at)}, as we saw"
    yield "first seen", _moment(stored.first_seen)
    if found.removed_at is not None:
        yield "removed", f"{_moment(found.removed_at)}, since its file was deleted"


def _texts(entry: Entry) -> Iterator[Line]:
    if entry.summary is not None:
        yield "summary", f"{_ORIGINS[entry.summary.origin]}: {entry.summary.text}"
    if entry.content_html:
        yield "content", f"{len(entry.content_html)} characters{_part_of(entry)}"
    else:
        yield "content", "none"
    if entry.language is not None:
        is_stated = entry.language == entry.declared_language
        yield "language", f"{entry.language}, {'declared' if is_stated else 'by its words'}"
    if (time := entry.reading_time) is not None:
        yield "reading time", f"{time.seconds} s, {time.word_count} words of its {time.basis}"


def _part_of(entry: Entry) -> str:
    return ", a teaser: the source gives no more" if entry.is_teaser else ""


def _parts(entry: Entry) -> Iterator[Line]:
    for person in entry.authors:
        yield "author", _person(person)
    if entry.categories:
        yield "categories", ", ".join(one.label or one.term for one in entry.categories)
    if entry.image is not None:
        yield "picture", entry.image.url
    for enclosure in entry.enclosures:
        size = f", {enclosure.length} bytes" if enclosure.length else ""
        yield "enclosure", f"{enclosure.url} ({enclosure.media_type or 'of unknown type'}{size})"


def _person(person: Person) -> str:
    return ", ".join(part for part in (person.name, person.email, person.url) if part)


def _guesses(entry: Entry) -> Iterator[Line]:
    for finding in entry.findings:
        where = f" in line {finding.line}" if finding.line else ""
        yield "found", f"{finding.field}: {finding.rule}{where}: {finding.text}"
    for text in entry.dropped:
        yield "left out", text


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
