"""One visit to one source: the collecting street, a step a line.

::

    source.fetch | parser.parse | normalise | store.recognise | compare | enrich | store.record
"""

import logging
import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from publisher.collect import polling
from publisher.collect.compare import Compared, compare
from publisher.collect.plan import SourcePlan
from publisher.collect.understand import Understood, understand
from publisher.errors import EnrichError, SourceError
from publisher.model import (
    Entry,
    Fetched,
    FetchState,
    FileState,
    NotModified,
    ParsedFeed,
    SafeHtml,
    SourceInfo,
    SourceReport,
)
from publisher.protocols import (
    Collected,
    CollectStore,
    DueSource,
    SiteClaim,
)

log = logging.getLogger(__name__)
"""One line for each source that changed or failed."""

_THINKING = threading.Lock()
"""Held by the one thread that parses, sanitises and enriches; the others wait for the web.

The interpreter runs one of them at a time anyway. Left to themselves they pass its lock back and
forth, at every attribute that the sanitiser asks about, and need a third more CPU.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Say what came of a visit.

    Attributes:
        report: What happened.
        poll: What is left to be recorded, as soon as it suits, when nothing was new; else None.
    """

    report: SourceReport
    poll: Collected | None = None


def visit(
    plan: SourcePlan, due: DueSource, claim: SiteClaim, *, store: CollectStore, now: datetime
) -> Visit | None:
    """Collect one source and record what it brought, or why it failed.

    Returns:
        What happened; a `SourceError` becomes a fault in the report, never an exception. None
        when the lease was lost meanwhile: nothing was recorded, and the site is another's.
    """
    try:
        outcome = plan.source.fetch(due.state, now=now)
        if isinstance(outcome, NotModified) and outcome.files is None:
            return _unchanged(plan, due, outcome, now=now)
        with _THINKING:
            if isinstance(outcome, NotModified):
                report = _record_unchanged(plan, due, claim, outcome, store=store, now=now)
            else:
                report = _record_fetched(plan, due, claim, outcome, store=store, now=now)
    except SourceError as error:
        report = _record_failure(plan, due, claim, error, store=store, now=now)
    return None if report is None else Visit(report=report)


def _unchanged(plan: SourcePlan, due: DueSource, outcome: NotModified, *, now: datetime) -> Visit:
    state = polling.after_not_modified(due.state, outcome, interval=plan.info.interval, now=now)
    return Visit(
        report=_report_unchanged(plan, outcome, state),
        poll=Collected(source=due.row, state=state),
    )


def _record_unchanged(
    plan: SourcePlan,
    due: DueSource,
    claim: SiteClaim,
    outcome: NotModified,
    *,
    store: CollectStore,
    now: datetime,
) -> SourceReport | None:
    """Record a folder whose files were touched and say the same."""
    state = polling.after_not_modified(due.state, outcome, interval=plan.info.interval, now=now)
    collected = Collected(source=due.row, state=state, files_changed=True)
    if store.record(claim, collected, now=now).is_void:
        return None
    return _report_unchanged(plan, outcome, state)


def _report_unchanged(plan: SourcePlan, outcome: NotModified, state: FetchState) -> SourceReport:
    return SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="unchanged",
        article_faults=_file_faults(state.files),
        warnings=outcome.warnings,
        due=state.due,
        due_reason=state.due_reason,
    )


def _record_failure(
    plan: SourcePlan,
    due: DueSource,
    claim: SiteClaim,
    error: SourceError,
    *,
    store: CollectStore,
    now: datetime,
) -> SourceReport | None:
    state = polling.after_failure(due.state, error, interval=plan.info.interval, now=now)
    if store.record(claim, Collected(source=due.row, state=state), now=now).is_void:
        return None
    log.warning("source failed source=%s fault=%s", plan.info.key, error)
    return SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="failed",
        fault=str(error),
        since=state.failing_since,
        due=state.due,
        due_reason=state.due_reason,
    )


def _record_fetched(
    plan: SourcePlan,
    due: DueSource,
    claim: SiteClaim,
    fetched: Fetched,
    *,
    store: CollectStore,
    now: datetime,
) -> SourceReport | None:
    understood = understand(plan, fetched.documents, now=now)
    keys = [entry.keys for entry in understood.entries]
    known = store.recognise(due.row, keys, gone=fetched.removed)
    compared = compare(
        understood.entries,
        known,
        zone=plan.info.timezone,
        gone=frozenset(fetched.removed),
    )
    language = _source_language(plan.info, due.state, compared)
    enriched = tuple(
        (_enrich(plan, entry, language=language), before) for entry, before in compared.changed
    )
    files = _with_findings(fetched.files, understood)
    state = polling.after_success(due.state, fetched, interval=plan.info.interval, now=now)
    state = _describe(replace(state, files=files, language=language), understood.feed)
    recorded = store.record(
        claim,
        Collected(
            source=due.row,
            state=state,
            entries=enriched,
            seen_again=compared.seen_again,
            files_changed=bool(fetched.files or fetched.removed),
            gone_paths=fetched.removed,
            media=tuple(understood.media),
            hides_gone=not plan.info.keep_deleted,
            after_loss=compared.after_loss,
        ),
        now=now,
    )
    if recorded.is_void:
        return None
    if recorded.added or recorded.changed:
        log.info(
            "source collected source=%s added=%d changed=%d",
            plan.info.key,
            recorded.added,
            recorded.changed,
        )
    return SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="collected" if recorded.added or recorded.changed else "unchanged",
        added=recorded.added,
        changed=recorded.changed,
        removed=recorded.removed,
        article_faults=_file_faults(files),
        warnings=(*fetched.warnings, *understood.warnings, *compared.warnings),
        due=state.due,
        due_reason=state.due_reason,
    )


def _source_language(info: SourceInfo, state: FetchState, compared: Compared) -> str | None:
    """Settle a feed's language once, from its newest entries; a folder's articles differ."""
    if info.kind == "folder" or info.language or state.language:
        return info.language or state.language
    silent = [entry for entry, _ in compared.changed if entry.declared_language is None]
    if not silent:
        return None
    from publisher.collect.enrich.language import detect_for_feed

    return detect_for_feed(silent)


def _enrich(plan: SourcePlan, entry: Entry, *, language: str | None) -> Entry:
    if entry.declared_language is None and language is not None:
        entry = replace(entry, language=language)
    for enricher in plan.enrichers:
        try:
            entry = enricher.enrich(entry)
        except EnrichError as error:
            log.warning(
                "entry not enriched source=%s title=%s step=%s fault=%s",
                plan.info.key,
                entry.title,
                enricher.name,
                error,
            )
    if plan.info.content == "summary":  # settled from the whole text, which is not kept
        return replace(entry, content_html=SafeHtml(""), notices_html=SafeHtml(""))
    return entry


def _describe(state: FetchState, feed: ParsedFeed | None) -> FetchState:
    if feed is None:
        return state
    return replace(state, title=feed.title or state.title, home_url=feed.home_url or state.home_url)


def _with_findings(files: Sequence[FileState], understood: Understood) -> tuple[FileState, ...]:
    """Note bad files, and forget how files looked that are to be read again."""
    return tuple(_with_finding(file, understood) for file in files)


def _with_finding(file: FileState, understood: Understood) -> FileState:
    if fault := understood.file_faults.get(file.path):
        return replace(file, fault=fault)
    if file.path in understood.incomplete:
        return replace(file, mtime_ns=0, digest="")
    return file


def _file_faults(files: Sequence[FileState]) -> tuple[str, ...]:
    return tuple(f"{file.path}: {file.fault}" for file in files if file.fault)
