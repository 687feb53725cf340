"""Lines that say who, when and how long, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.collect.parse.article.bylines import CREDIT, read_byline
from publisher.collect.parse.article.calendar_names import is_day_name
from publisher.collect.parse.article.clocks import Clock, find_clock
from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.meta_words import (
    ASIDE,
    LABELS,
    OTHER_DATE,
    RELATIVE,
    UPDATED,
)
from publisher.collect.parse.article.names import is_department, people_in
from publisher.collect.parse.article.reading_line import read_minutes
from publisher.model import DayOrder, ParsedDate, Person

_UPDATED_BEHIND = re.compile(
    r"\s?[(（]?(?:更新|改訂|修正|수정|güncellendi)(?!\s?[:：]?\s?\d)", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*[|｜·•∙‧¦]\s*|\s+[–—/-]\s+|\s*[()（）\[\]]\s*|\s{3,}")
_STRESS = re.compile(r"\*\*|__")
_OTHER_PERSON = re.compile(r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,15})?\s?[:：]\s*(?P<name>\S.*)\Z")
_DIGIT = re.compile(r"\d")
_HARD_BAR = re.compile(r"\s[|｜·•]\s")
_MOST_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?。！？؟।:：]\Z")
_BAR = re.compile(r"[|｜·•∙‧¦]")
_EAST_LABEL = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{1,4}\s?[|｜]")
_EDGES = " \t,;:.،、–—-|"
_EDGES_OF_NAMES = _EDGES.replace(".", "")
_PLACE = re.compile(r"(?:[^\W\d_a-zа-я][\w'’.-]*)(?:\s[^\W\d_][\w'’.-]*){0,2}")
_LONGEST = 220
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaLine:
    """Hold what such a line says.

    Attributes:
        people: Authors; None where it names none, empty where only a department is named.
        published, updated: As stated, or None.
        minutes: Of reading, or None.
        ambiguous: A date whose day and month cannot be told apart, as written, or None.
        update_clock: A time of an update that stands without a day, or None.
        strange: The words for a zone that we do not know, or None.
        is_bare: Whether no label says that these are people; they may be a place.
    """

    people: tuple[Person, ...] | None = None
    published: ParsedDate | None = None
    updated: ParsedDate | None = None
    minutes: int | None = None
    ambiguous: str | None = None
    update_clock: Clock | None = None
    strange: str | None = None
    is_bare: bool = False


def read_meta_line(
    text: str, *, order: DayOrder, language: str | None, may_name: bool = True
) -> MetaLine | None:
    """Return what a line says, or None where it says anything else too.

    Args:
        text: One line, plain.
        order: Of numeric dates: see `find_dates`.
        language: Likewise.
        may_name: Whether a name or place beside a date may stand without a label; above a
            title it may not, since it may be the title itself.
    """
    text = _STRESS.sub("", text).strip().strip("*_").strip()
    if not text or len(text) > _LONGEST:
        return None
    if OTHER_DATE.match(text):
        return None
    meta, rest = _take_dates(text, order, language)
    has_date = rest != text
    bare: list[str] = []
    for piece in _pieces(rest, language):
        found = _read_piece(piece, has_date=has_date, language=language)
        if found is None:
            bare.append(piece.strip(_EDGES_OF_NAMES))
        else:
            meta = _merge(meta, found)
    if not has_date and meta.minutes is None and meta.people is None:
        return None
    is_dated = meta.published is not None or meta.updated is not None
    is_barred = is_dated and _HARD_BAR.search(text) is not None
    return _with_bare(meta, bare, may_name=may_name, is_barred=is_barred)


def _pieces(rest: str, language: str | None) -> Iterator[str]:
    """Yield the parts between dates, and of these the parts between bars; by-lines stay whole."""
    for part in rest.split("\0"):
        if read_minutes(part) is not None and _HARD_BAR.search(part) is None:
            yield part
            continue
        is_barred = _BAR.search(part) is not None and not _EAST_LABEL.match(part.strip())
        if (
            not is_barred
            and read_byline(part.strip(_EDGES_OF_NAMES), language=language) is not None
        ):
            yield part
        else:
            yield from _SEPARATORS.split(part)


def _take_dates(text: str, order: DayOrder, language: str | None) -> tuple[MetaLine, str]:
    meta, rest, since = MetaLine(), [], 0
    for found in find_dates(text, order=order, language=language):
        meta, label = _take_update_clock(meta, text[since : found.start], language)
        rest.append(label)
        since = found.end
        if found.date is None:
            meta = replace(meta, ambiguous=text[found.start : found.end].strip())
        elif meta.updated is None and (
            UPDATED.search(label) or _UPDATED_BEHIND.match(text, found.end)
        ):
            meta = replace(meta, updated=found.date)
        elif meta.published is None:
            meta = replace(meta, published=found.date)
        meta = replace(meta, strange=meta.strange or found.strange)
    meta, last = _take_update_clock(meta, text[since:], language)
    return _with_one_zone(meta), "\0".join([*rest, last])


def _with_one_zone(meta: MetaLine) -> MetaLine:
    """Give a zone that is said once, behind the second time, to the first as well."""
    first, second = meta.published, meta.updated
    if first is None or second is None or "day" in {first.precision, second.precision}:
        return meta
    if first.moment.tzinfo is not None or second.moment.tzinfo is None:
        return meta
    moment = first.moment.replace(tzinfo=second.moment.tzinfo)
    return replace(meta, published=replace(first, moment=moment))


def _take_update_clock(meta: MetaLine, label: str, language: str | None) -> tuple[MetaLine, str]:
    """Take the time of an update on the same day with its word: ``mis à jour à 9h45``."""
    has_clock = meta.updated is None and _DIGIT.search(label) is not None
    word = UPDATED.search(label) if has_clock else None
    clock = find_clock(label, word.end(), language=language) if word else None
    if word is None or clock is None or len(label[word.end() : clock.start]) > _LONGEST_LABEL:
        return meta, label
    rest = f"{label[: word.start()]}\0{label[clock.end :]}"
    return replace(meta, update_clock=clock, strange=meta.strange or clock.strange), rest


def _read_piece(piece: str, *, has_date: bool, language: str | None) -> MetaLine | None:
    """Return what a piece says; empty where it only labels; None where it is something else."""
    whole = piece.strip(_EDGES_OF_NAMES)
    piece = whole.strip(_EDGES)
    if not piece:
        return MetaLine()
    if (minutes := read_minutes(piece)) is not None:
        return MetaLine(minutes=minutes)
    if (people := read_byline(whole, language=language)) is not None:
        return MetaLine(people=people)
    if CREDIT.match(piece) or _names_another(piece):
        return MetaLine()
    if not has_date:
        return None
    if LABELS.fullmatch(piece) or is_day_name(piece) or ASIDE.match(piece):
        return MetaLine()
    if RELATIVE.search(piece) and (clock := find_clock(piece, language=language)):
        piece = f"{piece[: clock.start]} {piece[clock.end :]}".strip(_EDGES)
    bare = _without_labels(piece)
    if not bare or is_day_name(bare) or ASIDE.match(bare):
        return MetaLine()
    people = read_byline(bare, language=language) if bare != piece else None
    return MetaLine(people=people) if people is not None else None


def _names_another(piece: str) -> bool:
    """Tell whether a part names somebody by a label that is none of an author's."""
    match = _OTHER_PERSON.fullmatch(piece)
    return match is not None and bool(people_in(match["name"], is_labelled=False))


def _without_labels(piece: str) -> str:
    start = LABELS.match(piece)
    piece = piece[start.end() :] if start else piece
    words = piece.split()
    while words and (LABELS.fullmatch(words[-1]) or is_day_name(words[-1].strip(".,"))):
        words.pop()
    while words and is_day_name(words[0].strip(".,")):
        words.pop(0)
    return " ".join(words).strip(_EDGES)


def _merge(meta: MetaLine, found: MetaLine) -> MetaLine:
    return replace(
        meta,
        people=meta.people if meta.people is not None else found.people,
        minutes=meta.minutes or found.minutes,
    )


def _with_bare(
    meta: MetaLine, bare: list[str], *, may_name: bool, is_barred: bool
) -> MetaLine | None:
    """Settle the pieces without a label: a name, or a place or section beside the rest."""
    if not bare:
        return meta
    if not may_name or len(bare) > 2:
        return None
    for piece in bare:
        name = _without_labels(piece)
        people = people_in(name, is_labelled=False) if meta.people is None else None
        if people:
            meta = replace(meta, people=people, is_bare=True)
        elif not (is_department(name) or _is_place(name) or (is_barred and _is_short(piece))):
            return None
    return meta


def _is_place(piece: str) -> bool:
    """Tell whether a part of a line may be a place or a section."""
    return len(piece) <= 30 and _PLACE.fullmatch(piece) is not None


def _is_short(piece: str) -> bool:
    """Tell whether a part of a line between bars is too short to be text."""
    return len(piece.split()) <= _MOST_WORDS and not _SENTENCE_END.search(piece)
