"""One parsed entry into one entry of ours."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from publisher.collect.normalise.dates import date_findings, settle_dates
from publisher.collect.normalise.digest import digest_of
from publisher.collect.normalise.ids import keys_of, minted_id, name_of, own_id, slug_of
from publisher.markup import (
    absolute_url,
    escape,
    first_image,
    fold,
    is_pixel,
    plain_text,
    safe_html,
    safe_text,
    title_text,
    untracked,
)
from publisher.model import (
    Category,
    Enclosure,
    Entry,
    Finding,
    Image,
    ParsedEntry,
    ParsedFeed,
    Person,
    RawDocument,
    SafeHtml,
    SourceInfo,
    SummaryOrigin,
    Text,
    changed,
)

Bases = Sequence[str | None]
Localise = Callable[[str], str | None] | None

_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+\Z")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\Z")
_WORD = re.compile(r"\W+")


def normalise(  # noqa: PLR0913
    parsed: ParsedEntry,
    feed: ParsedFeed,
    *,
    document: RawDocument,
    source: SourceInfo,
    authority: str,
    position: int,
    now: datetime,
    localise: Localise = None,
) -> Entry:
    """Settle every field of an entry that its document decides.

    Args:
        parsed: The entry's own words.
        feed: The document it stands in, for what entries inherit.
        document: Where that was found.
        source: The source, for zone, language and rules.
        authority: Tag authority for ids that we mint.
        position: Place in the visit, from 0.
        now: When the document was read.
        localise: For article files: finds the images beside them.

    Returns:
        An entry without summary, settled language and reading time, which enrichers add.
    """
    around = (feed.self_url, document.url, feed.home_url)
    url = _untracked(absolute_url(parsed.url, parsed.base_url, *around))
    bases = (parsed.base_url, url, *around)
    title = title_text(parsed.title.value, is_html=parsed.title.is_html) if parsed.title else ""
    content = _content(parsed, bases, localise)
    # Names nothing that has a name of its own.
    text = safe_text(content) if parsed.path is not None or not (parsed.guid or url) else ""
    minted = minted_id(authority, source.key, name_of(parsed, url=url, title=title, text=text))
    stated, origin = _stated_summary(parsed)
    dates = settle_dates(
        parsed.published, parsed.updated, parsed.hold_until, source=source, now=now
    )
    image, found = _lead_image(parsed, content, bases, localise)
    entry = Entry(
        own_id=own_id(parsed.guid),
        minted_id=minted,
        keys=keys_of(parsed, url=url, title=title, text=text),
        url=url,
        url_pattern=source.entry_url if url is None else None,
        slug=slug_of(title, minted),
        title=title,
        content_html=content,
        notices_html=_html(parsed.notices, bases),
        standfirst=fold(parsed.standfirst) if parsed.standfirst else None,
        stated_summary=stated,
        stated_summary_origin=origin,
        is_teaser=parsed.is_teaser,
        authors=_people(parsed.authors or feed.authors, bases),
        categories=_categories(parsed.categories),
        image=image,
        enclosures=_enclosures(parsed.enclosures, bases),
        published=dates.published,
        published_precision=dates.precision,
        updated=dates.updated,
        hold_until=dates.hold_until,
        position=position,
        declared_language=_language(parsed.language, feed.language, source.language),
        stated_minutes=parsed.stated_minutes,
        digest="",
        findings=(
            *parsed.findings,
            *found,
            *date_findings(parsed.published, dates, source, now=now),
        ),
        dropped=tuple(fold(text) for text in parsed.dropped),
    )
    digest = digest_of(
        entry,
        parsed,
        language=_language(parsed.language, feed.language),
        is_held=source.future == "hold",
        now=now,
    )
    return changed(entry, digest=digest)


def _content(parsed: ParsedEntry, bases: Bases, localise: Localise) -> SafeHtml:
    """Return standfirst and content; the standfirst once."""
    content = _html(parsed.content, bases, localise)
    if not parsed.standfirst:
        return content
    standfirst = fold(parsed.standfirst)
    start = _words(safe_text(content)[: len(standfirst) * 2 + 50])
    if start.startswith(_words(standfirst)):
        return content
    return SafeHtml(f"<p><strong>{escape(standfirst)}</strong></p>{content}")


def _words(text: str) -> str:
    return _WORD.sub("", text).casefold()


def _html(text: Text | None, bases: Bases, localise: Localise = None) -> SafeHtml:
    if text is None:
        return SafeHtml("")
    if text.is_html:
        return safe_html(text.value, base_urls=(text.base_url, *bases), localise=localise)
    paragraphs = re.split(r"\n\s*\n", text.value.strip())
    markup = "".join(
        f"<p>{escape(fold(paragraph))}</p>" for paragraph in paragraphs if fold(paragraph)
    )
    return safe_html(markup)


def _stated_summary(parsed: ParsedEntry) -> tuple[str | None, SummaryOrigin | None]:
    if parsed.summary is None:
        return None, None
    value = parsed.summary.value
    text = plain_text(value) if parsed.summary.is_html else fold(value)
    if not text:
        return None, None
    return text, "front_matter" if parsed.path is not None else "source"


def _people(people: Sequence[Person], bases: Sequence[str | None]) -> tuple[Person, ...]:
    kept: dict[str, Person] = {}
    for person in people:
        email = fold(person.email) if person.email else None
        email = email if email and _EMAIL.match(email) else None
        name = fold(person.name) or (email or "")
        if name:
            url = absolute_url(person.url, *bases)
            kept.setdefault(name, Person(name=name, email=email, url=url))
    return tuple(kept.values())


def _categories(categories: Sequence[Category]) -> tuple[Category, ...]:
    kept: dict[tuple[str, str | None], Category] = {}
    for category in categories:
        term = fold(category.term)
        scheme = absolute_url(category.scheme)
        label = fold(category.label) if category.label else None
        if term:
            one = Category(term=term, scheme=scheme, label=label if label != term else None)
            kept.setdefault((term, scheme), one)
    return tuple(kept.values())


def _untracked(url: str | None) -> str | None:
    return untracked(url) if url is not None else None


def _lead_image(
    parsed: ParsedEntry, content: SafeHtml, bases: Bases, localise: Localise
) -> tuple[Image | None, tuple[Finding, ...]]:
    """Return the picture that the source names, else the first real one of the text."""
    image = _image(parsed.image, bases, localise)
    if image is not None or "<img" not in content:
        return image, ()
    image = first_image(content)
    if image is None:
        return None, ()
    rule = "the first picture of the text, since the source names none"
    return image, (Finding(field="image", rule=rule, text=image.url),)


def _image(image: Image | None, bases: Bases, localise: Localise) -> Image | None:
    if image is None:
        return None
    url = (localise(image.url) if localise else None) or absolute_url(image.url, *bases)
    if url is None or is_pixel(url):
        return None
    return replace(image, url=url, alt=fold(image.alt) if image.alt else None)


def _enclosures(
    enclosures: Sequence[Enclosure], bases: Sequence[str | None]
) -> tuple[Enclosure, ...]:
    kept: dict[str, Enclosure] = {}
    for enclosure in enclosures:
        url = _untracked(absolute_url(enclosure.url, *bases))
        if url is not None:
            title = fold(enclosure.title) if enclosure.title else None
            kept.setdefault(url, replace(enclosure, url=url, title=title))
    return tuple(kept.values())


def _language(*declared: str | None) -> str | None:
    """Return the first usable declaration in the casing of RFC 5646, section 2.1.1."""
    for value in declared:
        text = (value or "").strip().replace("_", "-")
        if not _LANGUAGE.match(text) or text.lower() in {"und", "mul", "zxx"}:
            continue
        first, *rest = text.split("-")
        cased = [p.upper() if len(p) == 2 else p.title() if len(p) == 4 else p for p in rest]
        return "-".join([first.lower(), *cased])
    return None
