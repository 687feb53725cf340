"""Ask for one document: within every limit, conditionally, hop by hop."""

import threading
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from publisher import __version__
from publisher.errors import FetchError
from publisher.http.addresses import parse_allowed
from publisher.http.limits import Limits, hold_to
from publisher.http.options import HttpOptions, Route
from publisher.http.secrets import keeping_quiet, secrets_of
from publisher.model import Answer, Unchanged, Validators

if TYPE_CHECKING:
    from publisher.http.exchange import Exchange

NO_VALIDATORS = Validators()

BYTES_BESIDES = 1_000_000
"""May arrive besides twice the largest body: headers, and the wrapping of small chunks."""


_TOO_MANY = 429

Cross = Callable[[str, str], AbstractContextManager[None]]
"""Allows each request: (url, target), the address that was to be asked and the one that is next."""


def _utc_now() -> datetime:
    return datetime.now(UTC)


def _stay(url: str, target: str) -> AbstractContextManager[None]:
    return nullcontext()


class HttpClient:
    """Ask the web politely and without harm.

    One client serves all threads; requests is imported with the first question.

    Args:
        options: Limits and what is allowed.
        clock: Tells the time that freshness is counted from.
        cross: Is entered before each request, redirects included, and left when that has been
            answered. Time spent in entering does not count.

    Raises:
        ValueError: ``options.allow_private`` cannot be read.
    """

    def __init__(
        self,
        options: HttpOptions,
        *,
        clock: Callable[[], datetime] = _utc_now,
        cross: Cross = _stay,
    ) -> None:
        self._options = options
        self._allowed = parse_allowed(options.allow_private)
        self._clock = clock
        self._cross = cross
        self._opening = threading.Lock()
        self._exchange: Exchange | None = None
        self._user_agent = f"feed-publisher/{__version__} (+{options.contact})"

    def get(
        self,
        url: str,
        *,
        validators: Validators = NO_VALIDATORS,
        accept: str = "*/*",
        headers: Mapping[str, str] | None = None,
        proxy: str | None = None,
    ) -> Answer | Unchanged:
        """Fetch a document unless it is unchanged.

        A server that is unwell (5xx), hangs up, or says how long it wants to be left alone, is
        asked once more after a pause, where that ends within the total time.

        Args:
            url: Absolute, http or https.
            validators: Of the answer that is known; sent back as they came.
            accept: The media types wanted.
            headers: Sent besides, and to this origin only: a redirect elsewhere loses them.
            proxy: Its URL, instead of that of the options; None for that.

        Raises:
            FetchError: There is no usable answer; the message says why.
        """
        limits = Limits(
            deadline=time.monotonic() + self._options.total_timeout.total_seconds(),
            read_seconds=self._options.read_timeout.total_seconds(),
            connect_seconds=self._options.connect_timeout.total_seconds(),
            bytes_left=self._options.max_wire_bytes or 2 * self._options.max_bytes + BYTES_BESIDES,
        )
        own = {
            "User-Agent": self._user_agent,
            "Accept": accept,
            "Accept-Encoding": "gzip, deflate",
        }
        headers = headers or {}
        route = Route(own=own, private=headers, proxy=proxy or self._options.proxy)
        with hold_to(limits), keeping_quiet(secrets_of(headers.values(), route.proxy)):
            return self._ask_twice(url, route, validators, limits)

    def _ask_twice(
        self, url: str, route: "Route", validators: Validators, limits: Limits
    ) -> Answer | Unchanged:
        exchange = self._open()
        try:
            return exchange.follow(url, route, validators=validators)
        except FetchError as error:
            pause = self._pause_before_retry(error, limits)
            if pause is None:
                raise
            time.sleep(pause)
        return exchange.follow(url, route, validators=validators)

    def _pause_before_retry(self, error: FetchError, limits: Limits) -> float | None:
        """Return after how many seconds to ask once more, or None where that is no use."""
        is_unwell = error.status is not None and error.status >= 500
        is_invited = error.status == _TOO_MANY and error.retry_after is not None
        if not (is_unwell or is_invited or error.is_cut_off):
            return None
        pause = max(self._options.spacing, error.retry_after or timedelta(0)).total_seconds()
        return pause if time.monotonic() + pause < limits.deadline else None

    def close(self) -> None:
        """Close all connections."""
        if self._exchange is not None:
            self._exchange.close()

    def _open(self) -> "Exchange":
        with self._opening:
            if self._exchange is None:
                from publisher.http.exchange import Exchange

                self._exchange = Exchange(
                    self._options, self._allowed, clock=self._clock, cross=self._cross
                )
            return self._exchange
