"""The authors that a feed or an entry names."""

import re

from publisher.collect.parse.feed.reading import Properties
from publisher.model import Person

_MAIL = r"[^\s@<>()\"',;:]+@[^\s@<>()\"',;:]+\.[^\s@<>()\"',;:]+"
_MAIL_AND_NAME = re.compile(rf"(?:mailto:)?(?P<mail>{_MAIL})\s*\((?P<name>[^()]+)\)")
_NAME_AND_MAIL = re.compile(rf"(?P<name>[^<>()]+?)\s*[<(](?:mailto:)?(?P<mail>{_MAIL})[>)]")
_ONLY_MAIL = re.compile(rf"(?:mailto:)?(?P<mail>{_MAIL})")


_LONGEST_TO_SPLIT = 300
"""In characters: nobody's name and address are longer, and looking takes quadratic time."""


def find_people(properties: Properties) -> tuple[Person, ...]:
    """Return the authors in order, each once."""
    people = [
        person
        for detail in properties.get("authors", [])
        if (
            person := make_person(
                detail.get("name"), email=detail.get("email"), url=detail.get("href")
            )
        )
    ]
    if not people and (person := make_person(properties.get("itunes_author"))):
        people.append(person)
    return _each_once(people)


def make_person(name: object, *, email: object = None, url: object = None) -> Person | None:
    """Return a person, or None where nothing names one.

    ``mail@host (Name)`` and ``Name <mail@host>`` are taken apart; who has an address only is
    named by it.
    """
    text = " ".join(name.split()) if isinstance(name, str) else ""
    mail = email.strip().removeprefix("mailto:") if isinstance(email, str) else ""
    if len(text) <= _LONGEST_TO_SPLIT:
        text, found = _split(text)
        mail = mail or found
    text = text or mail
    if not text:
        return None
    link = url.strip() if isinstance(url, str) else ""
    has_link = link.lower().startswith(("http://", "https://"))
    return Person(name=text, email=mail or None, url=link if has_link else None)


def _split(text: str) -> tuple[str, str]:
    """Return the name and the address that a text holds; empty for none."""
    for pattern in (_MAIL_AND_NAME, _NAME_AND_MAIL, _ONLY_MAIL):
        match = pattern.fullmatch(text)
        if match:
            return match.groupdict().get("name", "").strip(" \"'"), match["mail"]
    return text, ""


def _each_once(people: list[Person]) -> tuple[Person, ...]:
    """Drop who is named again; who is named with more details stays."""
    by_name: dict[str, Person] = {}
    for person in people:
        known = by_name.get(person.name.casefold())
        if known is None or (person.email and not known.email) or (person.url and not known.url):
            by_name[person.name.casefold()] = person
    return tuple(by_name.values())
