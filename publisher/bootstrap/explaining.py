"""Why something is as it is, for ``publisher explain``."""

from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from publisher.bootstrap.registration import open_site_store
from publisher.bootstrap.standing import explain_source
from publisher.errors import UnknownSourceError
from publisher.explanation import EntryExplanation, explain_entry
from publisher.model import FoundEntry, PollExplanation
from publisher.pipeline import utc_now
from publisher.settings import FeedSettings, Settings, is_missing

if TYPE_CHECKING:
    from publisher.store.store import Store


def explain(settings: Settings, name: str) -> PollExplanation | tuple[EntryExplanation, ...]:
    """Explain the source or else the entries that a name means; nothing is asked or written.

    Args:
        settings: Of the site.
        name: Of a source, or an entry's id, address or a part of its title.

    Raises:
        UnknownSourceError: Nothing is called so.
        StoreError: The database cannot be used.
    """
    try:
        return explain_source(settings, name)
    except UnknownSourceError:
        if found := _explain_entries(settings, name):
            return found
        raise


def _explain_entries(settings: Settings, name: str) -> tuple[EntryExplanation, ...]:
    if is_missing(settings.store.path):
        return ()
    now = utc_now()
    with closing(open_site_store(settings)) as store:
        return tuple(
            explain_entry(found, feeds=_in_feeds(store, settings, found, now=now))
            for found in store.find_entries(name)
        )


def _in_feeds(
    store: "Store", settings: Settings, found: FoundEntry, *, now: datetime
) -> dict[str, str]:
    return {
        feed.name: _in_feed(store, feed, found, now=now)
        for feed in settings.feeds
        if feed.name in found.feeds
    }


def _in_feed(store: "Store", feed: FeedSettings, found: FoundEntry, *, now: datetime) -> str:
    if found.removed_at is not None:
        return "left out, since its file was deleted"
    if found.held_until is not None and found.held_until > now:
        return f"not shown before {found.held_until:%Y-%m-%d %H:%M} UTC"
    shown = store.newest(feed.name, limit=feed.limit, now=now, order=feed.order)
    place = next((n for n, one in enumerate(shown, 1) if one.id == found.stored.id), None)
    if place is None:
        return f"left out: {feed.limit} others are newer (limit = {feed.limit})"
    return f"shown, in place {place} of {len(shown)}"
