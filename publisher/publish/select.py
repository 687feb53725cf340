"""Decide what a feed shows, from what the store holds: ids, dates and texts settled."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import Literal

from publisher.markup import escape, fold
from publisher.model import (
    MEDIA_FOLDER,
    MEDIA_URL,
    Category,
    Enclosure,
    Entry,
    FeedDocument,
    FeedEntry,
    Image,
    Person,
    SafeHtml,
    SourceCredit,
    StoredEntry,
    SummaryOrigin,
    stands_in_for,
)
from publisher.publish.direction import direction_of

_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*\Z")
"""RFC 6838, section 4.2; parameters say nothing that readers use."""

_TITLE_LENGTH = 80
_UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPlan:
    """Say what a feed shows, and how: its settings joined with the site's.

    Attributes:
        name: Base of the file names.
        feed_id: The feed's own id, an absolute URI.
        title, description: Plain text.
        site_title, home_url, base_url: Of the site; ``base_url`` ends in ``/``.
        author: Of the feed.
        language: BCP 47, or None: then the one that most entries have.
        timezone: In which pages for people say days and times.
        formats: In order.
        limit: Entries at most.
        content: Whether entries show their content or only the summary.
        notices: Whether disclaimers and rights stand at the end of the content.
        show_reading_time: Whether content and summary say it in words.
        own_sources: Keys of sources that are our own articles and need no credit.
        generator_version: The publisher's.
    """

    name: str
    feed_id: str
    title: str
    description: str
    site_title: str
    home_url: str
    base_url: str
    author: Person
    language: str | None
    timezone: tzinfo = UTC
    formats: tuple[str, ...]
    limit: int
    content: Literal["full", "summary"] = "full"
    notices: Literal["append", "drop"] = "append"
    show_reading_time: bool = False
    own_sources: frozenset[str] = frozenset()
    generator_version: str


def build_document(stored: Sequence[StoredEntry], *, feed: FeedPlan) -> FeedDocument:
    """Make the document that every format is rendered from.

    Args:
        stored: The entries to show, in order.
        feed: How.
    """
    entries = tuple(_entry(one, feed) for one in stored[: feed.limit])
    title = fold(feed.title)
    language = feed.language or _usual_language(entries)
    return FeedDocument(
        name=feed.name,
        id=feed.feed_id,
        title=title,
        description=fold(feed.description) or title,
        site_title=fold(feed.site_title),
        home_url=feed.home_url,
        base_url=feed.base_url,
        author=replace(feed.author, name=fold(feed.author.name) or fold(feed.site_title)),
        language=language,
        direction=direction_of(language, title),
        timezone=feed.timezone,
        updated=max((entry.updated for entry in entries), default=None),
        formats=feed.formats,
        entries=entries,
        generator_version=feed.generator_version,
    )


def _usual_language(entries: Sequence[FeedEntry]) -> str | None:
    counts = Counter(entry.language for entry in entries if entry.language)
    # Ties go to the first in the alphabet, so that the same entries give the same bytes.
    return min(counts, key=lambda one: (-counts[one], one), default=None)


def _entry(stored: StoredEntry, feed: FeedPlan) -> FeedEntry:
    entry = stored.entry
    summary, origin = _summary(entry)
    title = fold(entry.title) or _shorten(summary) or _UNTITLED
    updated = _updated(stored)
    suffix = _reading_time_suffix(entry, feed)
    return FeedEntry(
        id=stored.id,
        url=entry.url or f"{feed.base_url}{stored.page_name}",
        title=title,
        summary=f"{summary or title}{suffix and f' · {suffix}'}",
        summary_origin=origin if summary else "title",
        content_html=_content(entry, feed, suffix),
        authors=tuple(replace(person, name=fold(person.name)) for person in entry.authors),
        categories=tuple(_category(category) for category in entry.categories),
        published=_whole(entry.published),
        published_precision=entry.published_precision,
        updated=updated,
        is_edited=_is_edited(stored, updated),
        language=entry.language,
        direction=direction_of(entry.language, title),
        image=_image(entry.image, feed),
        enclosures=tuple(_enclosure(enclosure) for enclosure in entry.enclosures),
        reading_time=entry.reading_time,
        source=_credit(stored, feed),
        page_name=stored.page_name,
    )


def _summary(entry: Entry) -> tuple[str, SummaryOrigin]:
    if entry.summary is not None:
        return fold(entry.summary.text), entry.summary.origin
    stated = entry.standfirst or entry.stated_summary
    return (fold(stated), entry.stated_summary_origin or "standfirst") if stated else ("", "title")


def _category(category: Category) -> Category:
    label = fold(category.label) if category.label else None
    return replace(category, term=fold(category.term), label=label)


def _updated(stored: StoredEntry) -> datetime:
    """Return the last significant change: as stated, or as we saw it; else the first date."""
    entry = stored.entry
    changes = [moment for moment in (entry.updated, stored.changed_at) if moment is not None]
    # Who states no more than when an entry was last changed says by that when it appeared.
    first = entry.published or entry.updated or stored.first_seen
    return max([*changes, first]).replace(microsecond=0)


def _is_edited(stored: StoredEntry, updated: datetime) -> bool:
    """Tell whether ``updated`` says more than the date of publication does."""
    entry = stored.entry
    if entry.published is not None:
        return updated > entry.published
    return entry.updated is not None or stored.changed_at is not None


def _whole(moment: datetime | None) -> datetime | None:
    return moment.replace(microsecond=0) if moment else None


def _reading_time_suffix(entry: Entry, feed: FeedPlan) -> str:
    if not feed.show_reading_time or entry.reading_time is None:
        return ""
    from publisher.publish.render.wording import reading_time_label

    return reading_time_label(entry.reading_time.minutes, entry.language)


def _content(entry: Entry, feed: FeedPlan, suffix: str) -> SafeHtml:
    """Join what is shown: reading time, standfirst and text, then the notices set apart."""
    if feed.content == "summary" or not entry.content_html:
        return SafeHtml("")
    shown = entry.content_html.replace(MEDIA_URL, f"{feed.base_url}{MEDIA_FOLDER}")
    first = f"<p><small>{escape(suffix)}</small></p>" if suffix else ""
    last = ""
    if entry.notices_html and feed.notices == "append":
        last = f"<hr>{entry.notices_html}"
    return SafeHtml(f"{first}{shown}{last}")


def _image(image: Image | None, feed: FeedPlan) -> Image | None:
    if image is None:
        return None
    url = image.url.replace(MEDIA_URL, f"{feed.base_url}{MEDIA_FOLDER}")
    return replace(image, url=url, alt=fold(image.alt) if image.alt else None)


def _enclosure(enclosure: Enclosure) -> Enclosure:
    media_type = fold(enclosure.media_type or "").partition(";")[0].strip().lower()
    return replace(
        enclosure,
        media_type=media_type if _MEDIA_TYPE.match(media_type) else None,
        title=fold(enclosure.title) if enclosure.title else None,
    )


def _shorten(text: str) -> str:
    if len(text) <= _TITLE_LENGTH:
        return text
    return f"{text[:_TITLE_LENGTH].rpartition(' ')[0] or text[:_TITLE_LENGTH]}…"


def _credit(stored: StoredEntry, feed: FeedPlan) -> SourceCredit | None:
    source, feeds = stands_in_for(stored.source)
    if source in feed.own_sources or (feeds and not source):
        return None
    url = source if source.startswith(("http://", "https://")) else None
    title = fold(stored.source_title or "") or url or source
    return SourceCredit(title=title, url=url, home_url=stored.source_home_url)
