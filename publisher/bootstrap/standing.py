"""How everything stands, for ``publisher status``."""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from publisher.bootstrap.registration import open_site_store, register
from publisher.errors import UnknownSourceError
from publisher.model import FeedStatus, FetchState, PollExplanation, SourceStatus, StoreStatus
from publisher.pipeline import utc_now
from publisher.settings import (
    Settings,
    SourceSettings,
    distinct_sources,
    is_missing,
    source_info,
    source_infos,
)


def read_status(settings: Settings) -> StoreStatus:
    """Return how sources and feeds stand; nothing is asked and nothing published.

    Before the first build there is no database, and none is made.

    Raises:
        StoreError: The database cannot be used.
    """
    if is_missing(settings.store.path):
        return _never_built(settings)
    with closing(open_site_store(settings)) as store:
        register(settings, store)
        status = store.status(now=utc_now())
    return replace(status, orphans=tuple(_still_there(status.orphans, settings.output.path)))


def explain_source(settings: Settings, name: str) -> PollExplanation:
    """Return every input to a source's next poll, and the decision; nothing is asked.

    Args:
        settings: As read.
        name: The source's key, or a part that no other source has in its own.

    Raises:
        UnknownSourceError: The settings name no such source, or more than one.
        StoreError: The database cannot be used.
    """
    from publisher.collect.explain import explain

    source = _find(distinct_sources(settings), name)
    info = source_info(source)
    found = None
    if not is_missing(settings.store.path):
        with closing(open_site_store(settings)) as store:
            register(settings, store)
            found = store.state_of(source.key)
    state, site = found or (FetchState(), info.site)
    return explain(info, state, site=site, url=source.url, now=utc_now())


def _find(sources: Sequence[SourceSettings], name: str) -> SourceSettings:
    found = [one for one in sources if one.key == name]
    found = found or [one for one in sources if name in one.key]
    if len(found) == 1:
        return found[0]
    names = ", ".join(one.key for one in found or sources)
    problem = (
        f"{len(found)} sources have that in their name"
        if found
        else "no source and no entry is called so"
    )
    raise UnknownSourceError(f"{name}: {problem}", hint=f"name one of {names}")


def _still_there(orphans: tuple[FeedStatus, ...], output: Path) -> Iterator[FeedStatus]:
    """Yield what was published of feeds that are gone, until somebody deletes it."""
    for orphan in orphans:
        # os.path, since pathlib raises where a folder may not be looked into.
        there = (name for name in orphan.files if os.path.exists(output / name))  # noqa: PTH110
        files = tuple(there)
        if files:
            yield replace(orphan, files=files)


def _never_built(settings: Settings) -> StoreStatus:
    sources = (
        SourceStatus(
            key=info.key,
            kind=info.kind,
            site=info.site,
            title=info.title,
            state="never",
            entries=0,
            last_poll=None,
            last_success=None,
            failing_since=None,
            failures=0,
            fault=None,
            file_faults=(),
            due=None,
            due_reason=None,
        )
        for info in source_infos(settings)
    )
    feeds = (
        FeedStatus(
            name=feed.name, files=(), entries=0, is_due=True, last_published=None, fault=None
        )
        for feed in settings.feeds
    )
    return StoreStatus(sources=tuple(sources), feeds=tuple(feeds), orphans=())
