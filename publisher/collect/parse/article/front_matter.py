"""Front matter: the block of YAML or TOML that an article may begin with."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, NamedTuple

import yaml

from publisher.collect.parse.article.dates import read_date
from publisher.collect.parse.article.stated import Stated
from publisher.errors import ParseError
from publisher.markup import fold
from publisher.model import Category, DayOrder, Image, ParsedDate, Person

_OPENING = {"---": ("---", "..."), "+++": ("+++",)}
_KEY = re.compile(r"\s*[\w\"'-][\w \"'.-]*\s*[:=]|\s*#|\s*-\s|\s*[\]}]|\s*\Z|\s+\S")
_TITLE = ("title", "headline")
_AUTHORS = ("author", "authors", "byline", "by", "writer", "creator")
_PUBLISHED = (
    "date", "published", "pubdate", "pub_date", "publishdate", "publish_date", "published_at",
    "publishedat", "date_published", "datepublished", "posted", "publication_date", "created",
    "created_at", "createdat", "date_created", "datecreated",
)  # fmt: skip
_UPDATED = (
    "updated", "lastmod", "modified", "last_modified_at", "date_modified", "datemodified",
    "date_updated", "updateddate", "updated_date", "updated_at", "updatedat", "last_updated",
    "lastupdated", "last_modified", "lastmodified", "modified_date",
)  # fmt: skip
_HELD = ("embargo", "hold_until", "not_before")
_SUMMARY = (
    "description",
    "summary",
    "excerpt",
    "standfirst",
    "dek",
    "abstract",
    "lead",
    "subtitle",
)
_LANGUAGE = ("lang", "language", "locale")
_TAGS = ("tags", "categories", "keywords", "category", "topics")
_IMAGE = (
    "image", "cover", "featured_image", "thumbnail", "hero", "heroimage", "hero_image",
    "cover_image", "coverimage", "banner", "og_image",
)  # fmt: skip
_URL = ("url", "canonical_url", "canonical", "link", "permalink")
_GUID = ("id", "guid", "uuid")
_MINUTES = ("reading_time", "readingtime", "read_time", "readtime", "minutes")


_JOINTS = re.compile(
    r"\s*(?:[;&、，]|,(?!\s*(?:[JS]r|I{2,3}|Ph\.?D|M\.?D)\b)(?:\s+(?:and|und|et|och|og|и|та|ve|και)\b)?)\s*"
    r"|\s+(?:and|und|et|och|og|и|та|ve|και)\s+"
)
"""Between authors; *y* and *e* stand within Spanish and Portuguese names too."""


class Split(NamedTuple):
    """Hold a file taken apart.

    Attributes:
        stated: What front matter states, or None where there is none.
        text: What comes behind it.
        first_line: Number of the line where that begins.
    """

    stated: Stated | None
    text: str
    first_line: int


def split_front_matter(text: str, *, order: DayOrder, language: str | None) -> Split:
    """Separate front matter from the text behind it.

    Raises:
        ParseError: There is a block but it is broken; the message names the line.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    mark = lines[start].rstrip() if start < len(lines) else ""
    if mark not in _OPENING:
        return Split(None, text, 1)
    body = lines[start + 1 :]
    end = next((n for n, line in enumerate(body) if line.rstrip() in _OPENING[mark]), None)
    if end is None:
        if mark == "+++" or (body and re.match(r"[\w-]+\s*:", body[0])):
            fault = f'line {start + 1}: the front matter is never closed by "{mark}"'
            raise ParseError(fault, hint="close it, or take the first line out")
        return Split(None, text, 1)  # a rule, not front matter
    block = body[:end]
    if mark == "---" and not all(_KEY.match(line) for line in block):
        return Split(None, text, 1)  # a paragraph between two rules
    first = start + end + 3
    table = _load(mark, "\n".join(block), start + 2)
    return Split(_stated(table, order, language), "\n".join(lines[first - 1 :]), first)


def _load(mark: str, block: str, first_line: int) -> Mapping[str, Any]:
    try:
        table = yaml.safe_load(block) if mark == "---" else tomllib.loads(block)
    except yaml.MarkedYAMLError as error:
        place = error.problem_mark.line + first_line if error.problem_mark else first_line
        raise _broken(place, error.problem or "it is not YAML") from error
    except yaml.YAMLError as error:
        raise _broken(first_line, "it holds a character that YAML does not allow") from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+)", str(error))
        place = int(match[1]) - 1 + first_line if match else first_line
        raise _broken(place, re.sub(r" \(at .*\)", "", str(error))) from error
    except ValueError as error:  # a date such as 2026-13-40
        raise _broken(first_line, str(error)) from error
    if table is None:
        return {}
    if not isinstance(table, Mapping):
        raise _broken(first_line, "it is no list of keys and values")
    return {str(key).strip().lower().replace("-", "_"): value for key, value in table.items()}


def _broken(line: int, problem: str) -> ParseError:
    return ParseError(
        f"line {line}: the front matter is broken: {problem}",
        hint="mend that line; a value with a colon in it needs quotes",
    )


def _stated(table: Mapping[str, Any], order: DayOrder, language: str | None) -> Stated:
    declared = _text(table, _LANGUAGE)
    warnings: list[str] = []

    def moment(names: tuple[str, ...]) -> ParsedDate | None:
        for name in names:
            value = table.get(name)
            if value in (None, ""):
                continue
            found = _date(value, order, declared or language)
            if found is None:
                shown = value if isinstance(value, str | int) else "this"
                warnings.append(
                    f'front matter: {name}: "{shown}" is no date that can be told for certain '
                    "(write it as 2026-05-12 or 2026-05-12 09:30)"
                )
            return found
        return None

    published, updated, held = moment(_PUBLISHED), moment(_UPDATED), moment(_HELD)
    return Stated(
        title=_text(table, _TITLE),
        guid=_text(table, _GUID),
        url=_text(table, _URL),
        language=declared,
        summary=_text(table, _SUMMARY),
        authors=_people(table),
        published=published,
        updated=updated,
        hold_until=held,
        categories=_categories(table),
        image=_image(table),
        minutes=_minutes(table),
        draft=table.get("draft") is True or str(table.get("status", "")).lower() == "draft",
        warnings=tuple(warnings),
    )


def _first(table: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    return next((table[name] for name in names if table.get(name) not in (None, "", [])), None)


def _text(table: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    value = _first(table, names)
    return fold(str(value)) or None if isinstance(value, str | int | float) else None


def _date(value: object, order: DayOrder, language: str | None) -> ParsedDate | None:
    if isinstance(value, datetime):
        return ParsedDate(moment=value, precision="second")
    if isinstance(value, date):
        return ParsedDate(moment=datetime.combine(value, time()), precision="day")
    return read_date(value, order=order, language=language) if isinstance(value, str) else None


def _people(table: Mapping[str, Any]) -> tuple[Person, ...] | None:
    value = _first(table, _AUTHORS)
    if value is None:
        return () if any(name in table for name in _AUTHORS) else None
    if isinstance(value, str):
        parts = _JOINTS.split(re.sub(r"\A[Bb]y\s+", "", fold(value)))
        return tuple(Person(name=part) for part in parts if part)
    people = [_person(one) for one in (value if isinstance(value, list) else [value])]
    return tuple(person for person in people if person is not None)


def _person(value: object) -> Person | None:
    if isinstance(value, Mapping):
        name = value.get("name") or value.get("author")
        if not name:
            return None
        email, url = value.get("email"), value.get("url") or value.get("uri")
        return Person(
            name=fold(str(name)),
            email=str(email) if email else None,
            url=str(url) if url else None,
        )
    return Person(name=fold(str(value))) if value else None


def _categories(table: Mapping[str, Any]) -> tuple[Category, ...]:
    found: dict[str, Category] = {}
    for name in _TAGS:
        value = table.get(name)
        terms = value.split(",") if isinstance(value, str) else value
        for term in terms if isinstance(terms, list) else []:
            if isinstance(term, str | int | float) and fold(str(term)):
                found.setdefault(fold(str(term)), Category(term=fold(str(term))))
    return tuple(found.values())


def _image(table: Mapping[str, Any]) -> Image | None:
    value = _first(table, _IMAGE)
    if isinstance(value, Mapping):
        url, alt = value.get("url") or value.get("src") or value.get("path"), value.get("alt")
        return Image(url=str(url), alt=str(alt) if alt else None) if url else None
    return Image(url=value) if isinstance(value, str) else None


def _minutes(table: Mapping[str, Any]) -> int | None:
    value = _first(table, _MINUTES)
    match = re.match(r"\s*(\d{1,3})\b", str(value)) if value is not None else None
    return int(match[1]) or None if match else None
