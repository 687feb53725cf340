"""The rules of a source, applied to an entry before anything is made of it."""

from collections.abc import Sequence
from dataclasses import replace

from publisher.model import Finding, ParsedEntry, Rewrite, Text


def rewrite(entry: ParsedEntry, rules: Sequence[Rewrite]) -> ParsedEntry:
    """Apply rules in order, and note each that changed something."""
    for rule in rules:
        after = _apply(entry, rule)
        if after != entry:
            finding = Finding(
                field=rule.field, rule=f"changed by rewrite {rule.rule}", text=rule.what
            )
            entry = replace(after, findings=(*entry.findings, finding))
    return entry


def _apply(entry: ParsedEntry, rule: Rewrite) -> ParsedEntry:
    if rule.rule != "replace":
        return replace(entry, content=_content(entry.content, rule))
    if rule.field == "url":
        return replace(entry, url=entry.url and (entry.url.replace(rule.what, rule.by) or None))
    if rule.field == "title":
        return replace(entry, title=_replaced(entry.title, rule))
    return replace(
        entry, content=_replaced(entry.content, rule), summary=_replaced(entry.summary, rule)
    )


def _content(content: Text | None, rule: Rewrite) -> Text | None:
    if content is None or not content.is_html:
        return content
    # Most sources have no rules, and what makes trees of HTML takes long to import.
    from publisher.markup import rewriting

    if rule.rule == "remove":
        return replace(content, value=rewriting.without(content.value, rule.what))
    rules = {
        "line_breaks": rewriting.with_line_breaks,
        "links": rewriting.with_links,
        "captions": rewriting.with_captions,
    }
    return replace(content, value=rules[rule.rule](content.value))


def _replaced(text: Text | None, rule: Rewrite) -> Text | None:
    return text and replace(text, value=text.value.replace(rule.what, rule.by))
