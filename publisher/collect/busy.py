"""What else waits when one source is told to wait: its address, its host or its whole site."""

import re
from datetime import datetime

from publisher.errors import FetchError, SourceError
from publisher.model import BusyScope, FetchState, SourceInfo
from publisher.protocols import Wait

TOO_MANY, UNAVAILABLE = 429, 503

_ADDRESS = re.compile(r"[\d.]+\Z|.*:")


def wait_of_others(
    error: SourceError, state: FetchState, info: SourceInfo, *, site: str
) -> Wait | None:
    """Return which other sources wait for how long after a failure, or None.

    Args:
        error: What went wrong.
        state: Of the source after it.
        info: The source.
        site: To which it belongs.
    """
    if not isinstance(error, FetchError) or error.status not in (TOO_MANY, UNAVAILABLE):
        return None
    scope = scope_of(info.rules.busy_scope, error, host=info.host)
    if scope == "url" or state.due is None:
        return None
    until: datetime = state.due
    reason = f"{site if scope == 'site' else info.host} asks to wait (HTTP {error.status})"
    return Wait(host=None if scope == "site" else info.host, until=until, reason=reason)


def scope_of(wanted: BusyScope, error: FetchError, *, host: str | None) -> BusyScope:
    """Return what waits, guessed where the settings say so.

    A server counts requests (429) by who asks, and its many hosts share the count, as those of
    a blogging platform do. One that is being mended (503) and says until when is one host. One
    without a public name is somebody's own bridge to many others, which fail one by one; so does
    what is unwell without saying for how long.
    """
    if wanted != "guess":
        return wanted
    if host is None or "." not in host or _ADDRESS.match(host):
        return "url"
    if error.status == TOO_MANY:
        return "site"
    return "url" if error.retry_after is None else "host"
