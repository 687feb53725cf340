"""From what published files say to entries that a store can be given back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from publisher.model import RecoveredEntry, SourceCredit, SourceInfo
from publisher.publish.recover.entry import entry_of
from publisher.publish.recover.merge import FORMATS, merge
from publisher.publish.recover.places import places
from publisher.publish.recover.said import Said, SaidFeed


@dataclass(frozen=True, slots=True, kw_only=True)
class LostFeed:
    """Say what is known of a feed besides its entries.

    Attributes:
        name: Base of its file names.
        formats: In which it is published.
        order: What its entries are sorted by.
        limit: How many it shows at most.
        sources: Those that it names.
    """

    name: str
    formats: tuple[str, ...]
    order: Literal["published", "first_seen"]
    limit: int
    sources: tuple[SourceInfo, ...]


@dataclass(slots=True, kw_only=True)
class Shown:
    """Hold an entry as one feed shows it.

    Attributes:
        said: What its files say, joined.
        base_url: Where they were served from.
        feed: The feed.
        sort_at, first_seen: As this feed tells them, or None.
        tellers: The formats that were read.
    """

    said: Said
    base_url: str
    feed: LostFeed
    sort_at: datetime | None
    first_seen: datetime
    tellers: frozenset[str]


@dataclass(slots=True)
class Gathered:
    """Hold every entry by its id.

    Attributes:
        pages: What the article's page says, and where it is served from.
        shown: How each feed shows it.
    """

    pages: Mapping[str, tuple[Said, str]]
    shown: dict[str, list[Shown]] = field(default_factory=dict)

    def add(
        self, feed: LostFeed, files: Mapping[str, SaidFeed], base_url: str, *, latest: datetime
    ) -> int:
        """Add what a feed shows; return how many entries that are.

        Args:
            feed: The feed.
            files: What its files say, by format; at least one.
            base_url: Where they were served from.
            latest: The latest moment at which its undated entries can have come.
        """
        tellers = [fmt for fmt in FORMATS if fmt in files]
        by_id: dict[str, dict[str, Said]] = {}
        for fmt in tellers:
            for one in files[fmt].entries:
                by_id.setdefault(one.id, {})[fmt] = one
        for one_id, by in by_id.items():
            if one_id in self.pages:
                by["page"] = self.pages[one_id][0]
        said = [merge(by) for by in by_id.values()]
        updated = next((f.updated for f in files.values() if f.updated is not None), latest)
        told = [None if one.published else one.edited or one.touched for one in said]
        unseen: list[datetime | None] = [None] * len(said)
        stated = [one.published or one.edited for one in said]
        is_dated = feed.order == "published"
        ordered = places(
            list(by_id), stated if is_dated else unseen, hints=told, last=min(updated, latest)
        )
        for n, one in enumerate(said):
            self.shown.setdefault(one.id, []).append(
                Shown(
                    said=one,
                    base_url=base_url,
                    feed=feed,
                    sort_at=ordered[n] if is_dated else None,
                    first_seen=told[n] or min(updated, latest) if is_dated else ordered[n],
                    tellers=frozenset(files),
                )
            )
        return len(said)

    def entries(self, *, latest: datetime) -> tuple[RecoveredEntry, ...]:
        """Return every entry that a feed shows, or of which at least a page is left.

        Args:
            latest: The latest moment at which one without a date can have come.
        """
        shown = (_recovered(each) for each in self.shown.values())
        left = (page for one, page in self.pages.items() if one not in self.shown)
        return (*shown, *(_left(*page, latest=latest) for page in left))


def _recovered(shown: Sequence[Shown]) -> RecoveredEntry:
    """Join an entry as each feed shows it; one may show more of it than another."""
    said = [one.said for one in shown]
    own = next((one.language for one in said if one.language), None)
    is_told = any(one.usual_language is None for one in said)
    fullest = replace(
        said[0],
        content=next((one.content for one in said if one.content), None),
        language=own or (None if is_told else said[0].usual_language),
    )
    sources = _common_sources([one.feed for one in shown])
    credit = next((one.credit for one in said if one.credit), None)
    # The order of a feed that is sorted by it comes first; else each feed tells an upper bound.
    ordered = [one.first_seen for one in shown if one.feed.order == "first_seen"]
    first_seen = ordered[0] if ordered else min(one.first_seen for one in shown)
    sort_at = next((one.sort_at for one in shown if one.sort_at is not None), None)
    return RecoveredEntry(
        id=fullest.id,
        entry=entry_of(fullest, base_url=shown[0].base_url, sources=sources),
        feeds=tuple(sorted({one.feed.name for one in shown})),
        source=_owner(sources, credit, tellers=frozenset().union(*(s.tellers for s in shown))),
        credit=credit,
        first_seen=first_seen,
        changed_at=fullest.edited,
        sort_at=sort_at or fullest.published or fullest.edited or first_seen,
    )


def _left(page: Said, base_url: str, *, latest: datetime) -> RecoveredEntry:
    said = merge({"page": page})
    at = said.published or said.edited or latest
    return RecoveredEntry(
        id=said.id,
        entry=entry_of(said, base_url=base_url, sources=()),
        feeds=(),
        source=None,
        credit=None,
        first_seen=min(at, latest),
        changed_at=said.edited,
        sort_at=at,
    )


def _common_sources(feeds: Sequence[LostFeed]) -> tuple[SourceInfo, ...]:
    first, *others = feeds
    keys = [{info.key for info in feed.sources} for feed in others]
    return tuple(info for info in first.sources if all(info.key in each for each in keys))


def _owner(
    sources: Sequence[SourceInfo], credit: SourceCredit | None, *, tellers: frozenset[str]
) -> str | None:
    """Return the source that an entry must come from: the one named, or the only one.

    Args:
        sources: Of all feeds that show it.
        credit: What it is credited to, or None.
        tellers: The formats that were read. RSS and Atom credit what has an address of its own,
            pages everything but our own articles, JSON Feed nothing.
    """
    fitting = list(sources)
    if credit is not None and credit.url is not None:
        fitting = [s for s in sources if credit.url in (s.key, *s.previously)]
    elif tellers & {"atom", "rss"}:
        fitting = [s for s in sources if not _names_itself(s)]
    if "html" in tellers:
        fitting = [s for s in fitting if (s.kind == "folder") == (credit is None)]
    return fitting[0].key if len(fitting) == 1 else None


def _names_itself(source: SourceInfo) -> bool:
    """Tell whether entries of a source are credited to it by its address."""
    return source.kind != "folder" and source.key.startswith(("http://", "https://"))
