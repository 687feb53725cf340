"""Authors whom no label on their line names as such."""

import re

from publisher.collect.parse.article.blocks import Line
from publisher.collect.parse.article.names import is_department, is_role, people_in
from publisher.collect.parse.article.places import is_place
from publisher.collect.parse.article.top import Top
from publisher.model import Person

_LONGEST_LABEL = 20
_LOWER_BYLINE = re.compile(
    r"(?:written |words |story |text )?by (?P<name>[^\W\d_]{2,}(?: [^\W\d_.'’-]+){1,2})"
)
_NO_NAME = frozenset(
    "the a an our my his her its their this that no some all and of in on at to".split()
)
_LEAST_WORDS = 3
_MOST_ASIDE_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)」]*\Z")
_MOST_LABEL_WORDS = 3
_MOST_PLACE_WORDS = 3
_DASH = re.compile(r"\s+[-–—|/]\s+")
_PROVIDED = re.compile(r"(?:news\s+)?(?:provided|distributed|issued)\s+by\s*:?", re.IGNORECASE)


def take_label(top: Top, line: Line) -> bool:
    """Take a label and its value on the next line (*Author*, *Caetano Brandt*)."""
    after = top.at.line_after()
    is_short = len(line.text) <= _LONGEST_LABEL and len(line.text.split()) <= _MOST_LABEL_WORDS
    if after is None or not is_short or people_in(line.text, is_labelled=False):
        return False
    whole = Line(number=line.number, text=f"{line.text.rstrip(' :：')}: {after.text}")
    meta = top.meta(whole)
    if meta is not None and (meta.people is not None or top.meta(after) is not None):
        top.head.take(meta, whole)
    elif _PROVIDED.fullmatch(line.text) and top.has_seen_title:
        top.head.dropped += [line.text, after.text]
    else:
        return False
    top.at.drop_lines()
    top.at.drop_lines()
    return True


def take_bare_names(top: Top, line: Line) -> bool:
    """Take names without a label: beside a date or a reading time, or alone below the title."""
    if not top.has_seen_title or top.head.people is not None:
        return False
    rule = _reason_for_names(top, line)
    people = _bare_people(line.text) if rule else None
    if not people:
        return False
    return _take(top, line, people, rule or "")


def _bare_people(text: str) -> tuple[Person, ...] | None:
    """Return the people that a line names, perhaps beside where they are: ``Cairo - Hala Said``."""
    parts = _DASH.split(text)
    named = [
        people
        for part in parts
        if not is_place(part) and (people := people_in(part, is_labelled=False))
    ]
    others = max((len(part.split()) for part in parts), default=0)
    if len(named) != 1 or (len(parts) > 1 and others > _MOST_PLACE_WORDS):
        return None
    return named[0] if len(parts) <= len(named) + 1 else None


def _reason_for_names(top: Top, line: Line) -> str | None:
    after = top.at.line_after()
    meta = top.meta(after) if after is not None else None
    if top.at.is_below_meta or (meta is not None and meta.people is None):
        return "names beside a date"
    beyond = top.at.line_after(2)
    if after is not None and beyond is not None and is_aside(after.text):
        meta = top.meta(beyond)
        if meta is not None and meta.people is None:
            return "names above what they are, and a date"
    title = (top.head.title or "").split()
    small = sum(word[:1].islower() for word in title)
    is_sentence = len(title) >= _LEAST_WORDS and small * 2 > len(title)
    is_alone = len(top.at.blocks[0].lines) == 1 and len(top.at.blocks) > 1
    if top.at.is_below_title and is_sentence and is_alone and len(line.text.split()) < 4:
        return "a name alone below the title"
    return None


def is_aside(text: str) -> bool:
    """Tell whether a line is short and no sentence, as what a person is."""
    return len(text.split()) <= _MOST_ASIDE_WORDS and not _SENTENCE_END.search(text)


def take_aside(top: Top, line: Line) -> bool:
    """Leave out what an author is, or which department writes, above a date or reading time."""
    after = top.at.line_after()
    is_above_meta = after is not None and top.meta(after) is not None
    if top.at.is_below_people and is_aside(line.text) and (is_above_meta or is_role(line.text)):
        rule = "what the author is"
    elif top.has_seen_title and _is_department_above(top, line):
        rule = "a department above a date"
    else:
        return False
    top.head.dropped.append(line.text)
    top.head.found("left out", line, rule)
    top.at.drop_lines()
    top.at.is_below_people = True
    return True


def _is_department_above(top: Top, line: Line) -> bool:
    near = [top.at.line_after(count) for count in (1, 2)]
    if people_in(line.text, is_labelled=False):
        return False
    return is_department(line.text) and any(one and top.meta(one) for one in near)


def take_lower_byline(top: Top, line: Line) -> bool:
    """Take ``by ada larkin`` where the author writes everything so, or a date stands beside it."""
    match = _LOWER_BYLINE.fullmatch(line.text)
    if match is None or top.head.people is not None or not top.has_seen_title:
        return False
    after = top.at.line_after()
    is_beside_meta = top.at.is_below_meta or (after is not None and top.meta(after) is not None)
    is_lower = top.head.title is not None and top.head.title == top.head.title.lower()
    if not (is_beside_meta or is_lower) or _NO_NAME & set(match["name"].split()):
        return False
    return _take(top, line, (Person(name=match["name"]),), "a by-line without capitals")


def _take(top: Top, line: Line, people: tuple[Person, ...], rule: str) -> bool:
    top.head.people = people
    top.head.found("author", line, rule)
    top.at.drop_lines()
    top.at.is_below_people = True
    return True
