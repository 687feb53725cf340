"""Whether a new form of an entry is an update, or the same but for a slip that was mended."""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

from publisher.markup import changed_share, safe_text
from publisher.model import Entry, SafeHtml
from publisher.store.times import to_ms


def is_update(before: Entry, after: Entry, *, minor_edit: float) -> bool:
    """Tell whether readers should hear of a change.

    They should of another title, of another file enclosed, and of a text that changed by more
    than a share of its words; or where nothing of that changed and the source states a later
    change, which then is one that we do not see. Addresses, names and subjects are no news.

    Args:
        before: The last form.
        after: The new one.
        minor_edit: The share of the words that may change, 0 to 1.
    """
    if changed_share(before.title, after.title) > 0 or _files(before) != _files(after):
        return True
    share = _changed_text(before, after)
    if share > 0:
        return share > minor_edit
    return (
        before.updated is not None
        and after.updated is not None
        and (after.updated > before.updated)
    )


def states_when(after: Entry, before: Entry, *, known: int | None) -> bool:
    """Tell whether the source says itself when it changed, after all that was said before.

    Args:
        after: The new form.
        before: The last one.
        known: When we last saw it change, in milliseconds, or None.
    """
    return (to_ms(after.updated) or 0) > max(known or 0, to_ms(before.updated) or 0)


def _files(entry: Entry) -> set[str]:
    """Return the names of the files enclosed; the place that they are served from may change."""
    return {PurePosixPath(urlsplit(one.url).path).name for one in entry.enclosures}


def _changed_text(before: Entry, after: Entry) -> float:
    if before.content_html and after.content_html and before.is_teaser == after.is_teaser:
        return changed_share(_shown(before), _shown(after))
    # One of them is the whole text and the other is none or a part of it: that is no edit.
    if before.stated_summary and after.stated_summary:
        return changed_share(before.stated_summary, after.stated_summary)
    return 0.0


def _shown(entry: Entry) -> str:
    return safe_text(SafeHtml(f"{entry.content_html} {entry.notices_html}"))
