"""An HTML page into blocks, and what its metadata states."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from publisher.collect.parse.article.blocks import Block, Kind, Line, loose
from publisher.collect.parse.article.dates import read_date
from publisher.collect.parse.article.names import is_name, people_in
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import is_rule
from publisher.collect.parse.article.trailers import is_ask_label
from publisher.markup import fold, plain_text
from publisher.markup.page import Page, PageBlock, read_page
from publisher.model import Category, Image, ParsedDate, Person

_ARTICLE = re.compile(r"Article|Posting|Report|Review|Recipe", re.IGNORECASE)
_KINDS: dict[str, Kind] = {
    "ul": "list", "ol": "list", "dl": "list", "blockquote": "quote", "figure": "figure",
    "img": "figure", "picture": "figure", "video": "figure", "audio": "figure", "hr": "rule",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_LONGEST_CALL = 60
_LEAST_WORDS = 3
_SITE_SEPARATOR = re.compile(r"\s+[|–—·«»:-]\s+|\s*[|｜]\s*")


def read_html(text: str) -> tuple[list[Block], Stated]:
    """Take a page apart: the blocks of its main part, and what its metadata states."""
    page = read_page(text)
    blocks = [block for one in page.blocks if (block := _block(one)) is not None]
    first = next((block for block in blocks if block.kind in {"heading", "text"}), None)
    return [block for block in blocks if not _is_call(block)], _stated(page, first)


def _is_call(block: Block) -> bool:
    """Tell whether a block is a button within the text that only asks (*Subscribe now*)."""
    return "button" in block.roles and len(block.text) < _LONGEST_CALL and is_ask_label(block.text)


def _block(block: PageBlock) -> Block | None:
    if match := _HEADING.fullmatch(block.tag):
        line = Line(number=None, text=block.text, html=block.inner)
        return Block(kind="heading", lines=(line,), level=int(match[1]), roles=block.roles)
    if block.tag == "p":
        return _paragraph(block)
    line = Line(number=None, text=block.text)
    kind = _KINDS.get(block.tag, "other")
    return Block(kind=kind, lines=(line,), html=block.outer, roles=block.roles)


def _paragraph(block: PageBlock) -> Block | None:
    if not block.text:
        line = Line(number=None, text="")
        return Block(kind="figure", lines=(line,), html=block.outer, roles=block.roles)
    if is_rule(block.text):
        return Block(kind="rule", lines=(Line(number=None, text=block.text),), html="<hr>")
    parts = [part for part in _BREAK.split(block.inner) if plain_text(part)]
    if len(parts) < 2 or any(_is_unbalanced(part) for part in parts):
        parts = [block.inner]
    lines = tuple(Line(number=None, text=plain_text(part), html=part.strip()) for part in parts)
    return Block(kind="text", lines=lines, keeps_breaks=len(parts) > 1, roles=block.roles)


def _is_unbalanced(part: str) -> bool:
    return len(re.findall(r"<[a-z]", part)) - part.count("<img") != part.count("</")


def _stated(page: Page, first: Block | None) -> Stated:
    record = next(_records(page), {})
    meta = page.meta
    published = (
        _date(record.get("datePublished"))
        or _first_date(meta, "article:published_time", "datepublished", "date", "dc.date",
                       "dc.date.issued", "dcterms.created", "pubdate", "publish-date",
                       "sailthru.date")
        or _date(page.published)
    )  # fmt: skip
    updated = _date(record.get("dateModified")) or _first_date(
        meta,
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "dcterms.modified",
    )
    updated = updated or _date(page.updated)
    return Stated(
        title=_title(page, record, first),
        url=page.canonical_url or meta.get("og:url"),
        language=page.language or _string(record.get("inLanguage")) or meta.get("content-language"),
        summary=meta.get("description")
        or meta.get("og:description")
        or _string(record.get("description")),
        authors=_authors(page, record) or None,
        published=published,
        updated=updated,
        categories=_categories(page, record),
        image=_image(page, record),
        where="the page's metadata",
    )


def _records(page: Page) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD records that describe an article."""
    for text in page.json_ld:
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            continue
        stack = [found]
        while stack:
            one = stack.pop()
            if isinstance(one, list):
                stack.extend(reversed(one))
            elif isinstance(one, dict):
                kinds = one.get("@type")
                names = kinds if isinstance(kinds, list) else [kinds]
                if any(_ARTICLE.search(str(name)) for name in names):
                    yield one
                stack.extend(one[key] for key in ("@graph", "mainEntity") if key in one)


def _title(page: Page, record: Mapping[str, Any], first: Block | None) -> str | None:
    """Choose a title: the heading of the page, else its metadata without the site's name."""
    site = page.meta.get("og:site_name")
    headline, shared = _string(record.get("headline")), page.meta.get("og:title")
    stated = headline or shared or page.title
    if page.heading and (stated is None or page.heading != site or _agree(page.heading, stated)):
        return page.heading
    if headline or stated is None:
        return headline
    if shared is None and first is not None and _is_better(first, stated):
        return first.text
    return _without_site(stated, site, may_guess=shared is None)


def _is_better(first: Block, title: str) -> bool:
    """Tell whether what a page begins with names it better than a title of a word (*News*)."""
    return first.kind == "heading" and len(title.split()) < _LEAST_WORDS <= len(first.text.split())


def _agree(heading: str, stated: str) -> bool:
    return loose(heading) in loose(stated) or loose(stated) in loose(heading)


def _without_site(title: str, site: str | None, *, may_guess: bool) -> str:
    """Take the site's name off the end; a guess takes a last part of a few words for one."""
    parts = _SITE_SEPARATOR.split(title)
    if len(parts) < 2:
        return title
    last = parts[-1]
    is_site = site is not None and loose(last) == loose(site)
    if is_site or (may_guess and len(last.split()) <= 4 and not last.endswith(("?", "!"))):
        return title[: title.rindex(last)].rstrip(" |–—·«»:-｜")
    return title


def _authors(page: Page, record: Mapping[str, Any]) -> tuple[Person, ...]:
    people = _people(record.get("author"))
    if people:
        return people
    if page.meta.get("twitter:label1", "").lower() == "written by":
        return people_in(page.meta.get("twitter:data1", ""), is_labelled=False) or ()
    lists = page.meta_lists
    for names in (lists.get("author"), lists.get("article:author"), page.authors):
        found = [person for name in names or () for person in people_in(name) or ()]
        people = tuple(one for one in found if is_name(one.name, least_words=2))
        if people:
            return people
    return ()


def _people(value: object) -> tuple[Person, ...]:
    people = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and one.get("@type") not in {
            "Organization",
            "NewsMediaOrganization",
        }:
            name, url = _string(one.get("name")), _string(one.get("url"))
            people += [Person(name=name, url=url)] if name else []
        elif isinstance(one, str) and not one.startswith("http"):
            people += people_in(one) or ()
    return tuple(people)


def _categories(page: Page, record: Mapping[str, Any]) -> tuple[Category, ...]:
    words = (
        record.get("keywords")
        or page.meta_lists.get("article:tag")
        or page.meta.get("keywords")
        or ()
    )
    terms = words.split(",") if isinstance(words, str) else words
    return tuple(Category(term=fold(str(term))) for term in terms if fold(str(term)))


def _image(page: Page, record: Mapping[str, Any]) -> Image | None:
    value = record.get("image")
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("url")
    url = _string(value) or page.meta.get("og:image")
    return Image(url=url, alt=page.meta.get("og:image:alt")) if url else None


def _first_date(meta: Mapping[str, str], *names: str) -> ParsedDate | None:
    return next((date for name in names if (date := _date(meta.get(name)))), None)


def _date(value: object) -> ParsedDate | None:
    return read_date(value, order="language", language=None) if isinstance(value, str) else None


def _string(value: object) -> str | None:
    return fold(plain_text(value)) or None if isinstance(value, str) else None
