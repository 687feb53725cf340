"""What a program reads with ``--json``: one versioned object for every command.

Its fields are described in ``docs/config.md``, and stay as they are while ``version`` is 1.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from publisher.errors import Fault
from publisher.explanation import EntryExplanation
from publisher.model import (
    FeedReport,
    FeedStatus,
    PassReport,
    PollExplanation,
    SourceInfo,
    SourceReport,
    SourceStatus,
    StoreStatus,
)
from publisher.phrases import news


def faults_as_json(faults: Iterable[Fault]) -> str:
    """Write what kept a command from doing anything."""
    return _as_json(sources=(), feeds=(), faults=faults)


def check_as_json(
    sources: Iterable[SourceInfo], files: dict[str, tuple[str, ...]], *, warnings: Iterable[Fault]
) -> str:
    """Write what would be published; nothing has been read yet.

    Args:
        sources: As configured.
        files: Those that each feed would publish, by its name.
        warnings: What `check` warns of.
    """
    return _as_json(
        sources=[_source(source.key, source.site, "configured") for source in sources],
        feeds=[_feed(name, each, "configured", None, None) for name, each in files.items()],
        warnings=warnings,
    )


def pass_as_json(report: PassReport, status: StoreStatus) -> str:
    """Write what a pass did; what it had no reason to touch stands as it was left.

    Args:
        report: The pass.
        status: How everything stands after it.
    """
    visited = {source.key: source for source in report.collected.sources}
    published = {feed.name: feed for feed in report.published.feeds}
    sources = [
        _visited(visited[one.key]) if one.key in visited else _source_left(one, state="waiting")
        for one in status.sources
    ]
    feeds = [
        _published(published[one.name])
        if one.name in published
        else _feed_left(one, state="failed" if one.fault else "unchanged")
        for one in status.feeds
    ]
    warnings = [
        Fault(file=one.key, key=None, message=text)
        for one in report.collected.sources
        for text in one.warnings
    ]
    warnings += [
        Fault(file=one.name, key=None, message=text)
        for one in report.published.feeds
        for text in one.warnings
    ]
    warnings += [Fault(file="output", key=None, message=text) for text in report.warnings]
    return _as_json(sources=sources, feeds=feeds, faults=report_faults(report), warnings=warnings)


def status_as_json(status: StoreStatus) -> str:
    """Write how everything stands."""
    faults = [
        Fault(file=one.key, key=None, message=text)
        for one in status.sources
        for text in ([one.fault] if one.fault else []) + list(one.file_faults)
    ]
    feeds = (*status.feeds, *((status.front,) if status.front else ()))
    faults += [Fault(file=_file(f), key=None, message=f.fault) for f in feeds if f.fault]
    return _as_json(
        sources=[_source_left(one, state=one.state) for one in status.sources],
        feeds=[_feed_left(one, state=one.state) for one in status.feeds],
        faults=faults,
        warnings=[
            *(
                Fault(file=one.key, key=None, message=text)
                for one in status.sources
                for text in news(one)
            ),
            *(_orphan(one) for one in status.orphans),
        ],
    )


def explanation_as_json(explanation: PollExplanation) -> str:
    """Write every input to a source's next poll, and the decision."""
    source = _source(explanation.key, explanation.site, "explained")
    source |= {"due": _moment(explanation.due), "why": explanation.due_reason}
    source["facts"] = dict(explanation.facts)
    source["inputs"] = [
        {
            "name": one.name,
            "says": one.says,
            "allows": _moment(one.allows),
            "counts": one.counts,
        }
        for one in explanation.inputs
    ]
    return _as_json(sources=[source], feeds=())


def entries_as_json(entries: Sequence[EntryExplanation]) -> str:
    """Write what became of entries, and why."""
    told = json.loads(_as_json(sources=(), feeds=()))
    told["entries"] = [{"title": one.title, "facts": one.facts} for one in entries]
    return json.dumps(told, ensure_ascii=False, indent=2)


def _orphan(feed: FeedStatus) -> Fault:
    """Say what a feed that is configured no longer has left behind, and what to do about it."""
    return Fault(
        file=f"feeds/{feed.name}.toml",
        key=None,
        message=f"is gone, and {', '.join(feed.files)} stay as they are",
        hint="delete them, or bring the feed file back",
    )


def report_faults(report: PassReport) -> list[Fault]:
    """Return everything that failed in a pass, each by the name of what failed."""
    faults = [
        Fault(file=source.key, key=None, message=text)
        for source in report.collected.sources
        for text in ([source.fault] if source.fault else []) + list(source.article_faults)
    ]
    faults += [
        Fault(file=_file(feed), key=None, message=feed.fault)
        for feed in report.published.feeds
        if feed.fault
    ]
    if report.unpublished is not None:
        faults.append(Fault(file="output", key=None, message=report.unpublished))
    return faults


def _file(feed: FeedReport | FeedStatus) -> str:
    """Return how a fault names a feed; the site's own files are the output's."""
    return "output" if feed.is_front else feed.name


def _visited(source: SourceReport) -> dict[str, Any]:
    faults = "; ".join(source.article_faults)
    return _source(source.key, source.site, source.state) | {
        "since": _moment(source.since),
        "due": _moment(source.due),
        "why": source.due_reason,
        "added": source.added,
        "changed": source.changed,
        "fault": source.fault or faults or None,
    }


def _source_left(source: SourceStatus, *, state: str) -> dict[str, Any]:
    is_failing = source.failing_since is not None
    faults = "; ".join(source.file_faults)
    return _source(source.key, source.site, state) | {
        "since": _moment(source.failing_since if is_failing else source.last_success),
        "due": _moment(source.due),
        "why": source.due_reason,
        "fault": source.fault or faults or None,
    }


def _source(key: str, site: str, state: str) -> dict[str, Any]:
    """Return the fields of a source, in order, as long as nothing more is known."""
    nothing = {"since": None, "due": None, "why": None, "added": 0, "changed": 0, "fault": None}
    return {"id": key, "site": site, "state": state, **nothing}


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _published(feed: FeedReport) -> dict[str, Any]:
    return _feed(feed.name, feed.files, feed.state, feed.entries, feed.fault)


def _feed_left(feed: FeedStatus, *, state: str) -> dict[str, Any]:
    return _feed(feed.name, feed.files, state, feed.entries, feed.fault)


def _feed(
    name: str, files: Sequence[str], state: str, entries: int | None, fault: str | None
) -> dict[str, Any]:
    own = [file for file in files if "/" not in file]
    return {"name": name, "files": own, "state": state, "entries": entries, "fault": fault}


def _as_json(
    *,
    sources: Sequence[dict[str, Any]],
    feeds: Sequence[dict[str, Any]],
    faults: Iterable[Fault] = (),
    warnings: Iterable[Fault] = (),
) -> str:
    return json.dumps(
        {
            "version": 1,
            "sources": list(sources),
            "feeds": list(feeds),
            "faults": [_fault(one) for one in faults],
            "warnings": [_fault(one) for one in warnings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _fault(fault: Fault) -> dict[str, str | None]:
    return {
        "file": fault.file,
        "key": fault.key,
        "message": fault.message,
        "hint": fault.hint,
    }
