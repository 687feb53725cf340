"""One visit to one source: the collecting street, a step a line.

::

    source.fetch | parser.parse | normalise | store.recognise | compare | enrich | store.record
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from publisher.collect import after, polling
from publisher.collect.busy import wait_of_others
from publisher.collect.crossing import holding
from publisher.collect.plan import SourcePlan
from publisher.collect.thinking import thinking
from publisher.errors import SiteBusyError, SourceError
from publisher.markup import is_of_site, site_of
from publisher.model import (
    Fetched,
    FetchState,
    FileState,
    NotModified,
    ParsedFeed,
    SourceReport,
    Way,
)
from publisher.protocols import (
    Collected,
    CollectStore,
    DueSource,
    Recorded,
    SiteClaim,
    Wait,
)

SOON = timedelta(seconds=5)
"""When a source is due again whose site was busy."""

log = logging.getLogger(__name__)
"""One line for each source that changed or failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Say what came of a visit.

    Attributes:
        report: What happened, or None when it wanted to be left alone and was not asked.
        poll: What is left to be recorded, as soon as it suits, when nothing was new; else None.
        wait: Which other sources are to be left alone now, or None.
        was_asked: Whether there was a request, after which the site rests.
    """

    report: SourceReport | None
    poll: Collected | None = None
    wait: Wait | None = None
    was_asked: bool = True


def visit(
    plan: SourcePlan,
    due: DueSource,
    claim: SiteClaim,
    *,
    store: CollectStore,
    clock: Callable[[], datetime],
    force: bool = False,
) -> Visit | None:
    """Collect one source and record what it brought, or why it failed.

    Args:
        plan: How it is collected.
        due: What is known of it.
        claim: Its site.
        store: Keeps what it brings.
        clock: Tells the time.
        force: Whether hours and days that it wants skipped are ignored.

    Returns:
        What happened; a `SourceError` becomes a fault in the report, never an exception. None
        when the lease was lost meanwhile: nothing was recorded, and the site is another's.
    """
    now = clock()
    if (
        not force
        and (later := polling.skips_until(due.state.manners, plan.info, now=now)) is not None
    ):
        skipped = _postpone(due, later, "it skips this hour or day")
        return replace(skipped, was_asked=False)
    try:
        with holding(claim.name):
            outcome = plan.source.fetch(due.state, now=now)
        now = clock()
        if isinstance(outcome, NotModified) and _is_poll(outcome, claim):
            return _unchanged(plan, due, outcome, now=now)
        with thinking():
            if isinstance(outcome, NotModified):
                report = _record_unchanged(plan, due, claim, outcome, store=store, now=now)
            else:
                report = _record_fetched(plan, due, claim, outcome, store=store, now=now)
    except SiteBusyError as error:
        log.info("source left for later source=%s reason=%s", plan.info.key, error)
        return _postpone(due, clock() + SOON, str(error))
    except SourceError as error:
        return _record_failure(plan, due, claim, error, store=store, now=clock())
    return None if report is None else Visit(report=report)


def _postpone(due: DueSource, later: datetime, reason: str) -> Visit:
    state = replace(due.state, due=later, due_reason=reason)
    return Visit(report=None, poll=Collected(source=due.row, state=state))


def _is_poll(outcome: NotModified, claim: SiteClaim) -> bool:
    """Tell whether nothing but the time of a visit is to be recorded."""
    return outcome.files is None and _new_site(outcome.way, claim) is None


def _new_site(way: Way | None, claim: SiteClaim) -> str | None:
    """Return the site that a source belongs to from now on: that of its last final address."""
    if way is None:
        return None
    return None if is_of_site(way.url, claim.name) else site_of(way.url)


def _unchanged(plan: SourcePlan, due: DueSource, outcome: NotModified, *, now: datetime) -> Visit:
    state = after.after_not_modified(due.state, outcome, plan.info, now=now)
    return Visit(
        report=_report_unchanged(plan, due, outcome, state),
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
    """Record a folder whose files were touched and say the same, or a feed at another site."""
    state = after.after_not_modified(due.state, outcome, plan.info, now=now)
    collected = Collected(
        source=due.row,
        state=state,
        files_changed=outcome.files is not None,
        site=_new_site(outcome.way, claim),
    )
    if store.record(claim, collected, now=now).is_void:
        return None
    return _report_unchanged(plan, due, outcome, state)


def _report_unchanged(
    plan: SourcePlan, due: DueSource, outcome: NotModified, state: FetchState
) -> SourceReport:
    return SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="unchanged",
        article_faults=_file_faults(state.files),
        warnings=(*outcome.warnings, *_news(due.state, state)),
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
) -> Visit | None:
    state = after.after_failure(due.state, error, plan.info, now=now)
    if store.record(claim, Collected(source=due.row, state=state), now=now).is_void:
        return None
    log.warning("source failed source=%s fault=%s", plan.info.key, error)
    report = SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="failed",
        fault=str(error),
        warnings=_news(due.state, state),
        since=state.failing_since,
        due=state.due,
        due_reason=state.due_reason,
    )
    return Visit(report=report, wait=wait_of_others(error, state, plan.info, site=claim.name))


def _news(before: FetchState, now: FetchState) -> tuple[str, ...]:
    """Say what was believed in this visit: that a source has moved, ended or lies."""
    return tuple(after.tell(before.manners, now.manners))


def _record_fetched(
    plan: SourcePlan,
    due: DueSource,
    claim: SiteClaim,
    fetched: Fetched,
    *,
    store: CollectStore,
    now: datetime,
) -> SourceReport | None:
    # Imported here: most visits bring nothing new, and need none of it.
    from publisher.collect.compare import compare
    from publisher.collect.enriching import enrich, settle_language
    from publisher.collect.understand import understand, with_findings

    understood = understand(plan, fetched.documents, now=now)
    keys = [entry.keys for entry in understood.entries]
    known = store.recognise(due.row, keys, gone=fetched.removed)
    compared = compare(
        understood.entries,
        known,
        zone=plan.info.timezone,
        gone=frozenset(fetched.removed),
    )
    language = settle_language(plan.info, due.state, compared)
    enriched = tuple(
        (enrich(plan, entry, language=language), before) for entry, before in compared.changed
    )
    files = with_findings(fetched.files, understood)
    feed = understood.feed
    state = after.after_success(
        due.state, fetched, plan.info, feed=feed, entries=understood.entries, now=now
    )
    state = _describe(replace(state, files=files, language=language), feed)
    collected = Collected(
        source=due.row,
        state=state,
        entries=enriched,
        seen_again=compared.seen_again,
        files_changed=bool(fetched.files or fetched.removed),
        gone_paths=fetched.removed,
        media=tuple(understood.media),
        hides_gone=not plan.info.keep_deleted,
        after_loss=compared.after_loss,
        present=() if fetched.way is None and plan.folder else compared.present,
        is_complete=feed is not None and feed.is_complete,
        deleted=() if feed is None else feed.deleted,
        site=_new_site(fetched.way, claim),
        minor_edit=plan.info.minor_edit,
    )
    recorded = store.record(claim, collected, now=now)
    if recorded.is_void:
        return None
    odd = (*fetched.warnings, *understood.warnings, *compared.warnings)
    return _report_fetched(plan, recorded, state, warnings=(*odd, *_news(due.state, state)))


def _report_fetched(
    plan: SourcePlan, recorded: Recorded, state: FetchState, *, warnings: tuple[str, ...]
) -> SourceReport:
    is_news = bool(recorded.added or recorded.changed)
    if is_news:
        log.info(
            "source collected source=%s added=%d changed=%d",
            plan.info.key,
            recorded.added,
            recorded.changed,
        )
    return SourceReport(
        key=plan.info.key,
        site=plan.info.site,
        state="collected" if is_news else "unchanged",
        added=recorded.added,
        changed=recorded.changed,
        removed=recorded.removed,
        article_faults=_file_faults(state.files),
        warnings=warnings,
        due=state.due,
        due_reason=state.due_reason,
    )


def _describe(state: FetchState, feed: ParsedFeed | None) -> FetchState:
    if feed is None:
        return state
    return replace(state, title=feed.title or state.title, home_url=feed.home_url or state.home_url)


def _file_faults(files: Sequence[FileState]) -> tuple[str, ...]:
    return tuple(f"{file.path}: {file.fault}" for file in files if file.fault)
