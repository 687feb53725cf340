"""New and changed entries on their way into the store: their language, and what is added."""

import logging
from dataclasses import replace

from publisher.collect.compare import Compared
from publisher.collect.plan import SourcePlan
from publisher.errors import EnrichError
from publisher.model import Entry, FetchState, SafeHtml, SourceInfo

log = logging.getLogger(__name__)


def settle_language(info: SourceInfo, state: FetchState, compared: Compared) -> str | None:
    """Settle a feed's language once, from its newest entries; a folder's articles differ."""
    if info.kind == "folder" or info.language or state.language:
        return info.language or state.language
    silent = [entry for entry, _ in compared.changed if entry.declared_language is None]
    if not silent:
        return None
    from publisher.collect.enrich.language import detect_for_feed

    return detect_for_feed(silent)


def enrich(plan: SourcePlan, entry: Entry, *, language: str | None) -> Entry:
    """Return an entry with what the plan's enrichers add."""
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
