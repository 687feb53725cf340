"""What no message may say, whoever wrote it: a server can send a header's value back to us."""

import re
from base64 import b64decode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from urllib.parse import quote, unquote, urlsplit

from publisher.errors import FetchError

_SHORTEST = 4
"""Anything shorter is found in any sentence, and guessed as soon as read."""

_HIDDEN = "…"


def secrets_of(values: Iterable[str], proxy: str | None) -> frozenset[str]:
    """Return every text that gives headers, or the password of a proxy, away."""
    secrets: set[str] = set()
    for value in values:
        secrets |= {value, *value.split()}
        if value.startswith("Basic "):
            user_and_password = b64decode(value.removeprefix("Basic ")).decode("utf-8", "replace")
            secrets |= {user_and_password, user_and_password.partition(":")[2]}
    if proxy is not None:
        parts = urlsplit(proxy)
        secrets |= {proxy, parts.password or "", unquote(parts.password or "")}
    secrets |= {quote(secret, safe="") for secret in secrets}
    return frozenset(secret for secret in secrets if len(secret) >= _SHORTEST) - {"Basic", "Bearer"}


@contextmanager
def keeping_quiet(secrets: frozenset[str]) -> Iterator[None]:
    """Take secrets out of what is said of a failure."""
    try:
        yield
    except FetchError as error:
        if not secrets or not any(secret in str(error) for secret in secrets):
            raise
        # The longest first: one may be a part of another.
        pattern = "|".join(map(re.escape, sorted(secrets, key=len, reverse=True)))
        raise FetchError(
            re.sub(pattern, _HIDDEN, error.message),
            hint=error.hint and re.sub(pattern, _HIDDEN, error.hint),
            status=error.status,
            retry_after=error.retry_after,
            is_cut_off=error.is_cut_off,
        ) from None
