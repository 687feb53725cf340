"""Questions and answers over the checked connections, redirects followed by ourselves."""

import re
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import requests
import urllib3

from publisher.errors import FetchError
from publisher.http import redirects
from publisher.http.addresses import Allowed
from publisher.http.coding import PIECE_BYTES, TooLargeError, make_decoder
from publisher.http.connections import AddressPolicy, CheckedAdapter, NotPublicError
from publisher.http.faults import chain, explain_failure, explain_size, explain_status, is_closed
from publisher.http.headers import read_freshness, read_media_type, read_validators
from publisher.http.limits import current_limits
from publisher.http.options import HttpOptions, Route
from publisher.model import Answer, Unchanged, Validators

# 203 is a good answer from a proxy that changed it.
_GOOD = frozenset({200, 203})
_PORTS = {"http": 80, "https": 443}
READ_ALONG_BYTES = 8192
"""Of the body may come with the last headers: what the standard library reads at a time."""

# Everything that requests and urllib3 raise, and what they let through from below.
_FAILURES = (
    requests.RequestException,
    urllib3.exceptions.HTTPError,
    OSError,
    ValueError,
    NotPublicError,
)


@dataclass(slots=True)
class _Trail:
    """Remember the way from the address asked for to the one that answers."""

    urls: list[str]
    proxy: str | None
    is_permanent: bool = True

    @property
    def here(self) -> str:
        return self.urls[-1]

    @property
    def base_url(self) -> str:
        """Return what relative addresses refer to: never http at a host that was asked by TLS."""
        is_by_tls = any(
            url.startswith("https:") and urlsplit(url).netloc == urlsplit(self.here).netloc
            for url in self.urls
        )
        return re.sub(r"\Ahttp:", "https:", self.here) if is_by_tls else self.here

    @property
    def permanent_url(self) -> str | None:
        if len(self.urls) == 1 or not self.is_permanent:
            return None
        is_stored = not any(map(redirects.is_downgrade, self.urls, self.urls[1:]))
        return self.here if is_stored else None

    def __str__(self) -> str:
        first = self.urls[0]
        return first if len(self.urls) == 1 else f"{first}: sent on to {self.here}"


class Exchange:
    """Send requests and read what comes back.

    Args:
        options: Limits.
        allowed: What may be connected to besides the public net.
        clock: Tells the time that freshness is counted from.
        cross: Allows each request: (address to begin with, address that is next).
    """

    def __init__(
        self,
        options: HttpOptions,
        allowed: Sequence[Allowed],
        *,
        clock: Callable[[], datetime],
        cross: Callable[[str, str], AbstractContextManager[None]],
    ) -> None:
        self._options = options
        self._clock = clock
        self._cross = cross
        self._policy = AddressPolicy(allowed)
        self._adapter = CheckedAdapter(
            self._policy, pool_size=options.pool_size, per_host=options.per_host
        )

    def close(self) -> None:
        """Close all connections."""
        self._adapter.close()

    def follow(
        self,
        url: str,
        route: Route,
        *,
        validators: Validators,
    ) -> Answer | Unchanged:
        """Ask, and ask on where the answer is a redirect.

        Args:
            url: Where to begin.
            route: How.
            validators: Sent on every hop: the last one may have made them.

        Raises:
            FetchError: There is no usable answer.
        """
        trail = _Trail([url], route.proxy)
        while True:
            headers: dict[str, str | bytes] = {**route.own, **_conditions(validators)}
            if redirects.is_same_origin(url, trail.here):
                headers |= route.private
            with self._entering(trail), closing(self._ask(trail, headers)) as response:
                if response.status_code not in redirects.STATUSES:
                    return self._conclude(response, trail, validators)
                trail.is_permanent &= response.status_code in redirects.PERMANENT
                trail.urls.append(self._next(response, trail))

    def _entering(self, trail: "_Trail") -> AbstractContextManager[object]:
        """Wait until the host that is next may be asked."""
        here = ExitStack()
        started = time.monotonic()
        here.enter_context(self._cross(trail.urls[0], trail.here))
        current_limits().deadline += time.monotonic() - started
        return here

    def _ask(self, trail: "_Trail", headers: Mapping[str, str | bytes]) -> requests.Response:
        limits = current_limits()
        while True:
            before = limits.connections
            try:
                return self._send(trail.here, headers, trail.proxy)
            except _FAILURES as error:
                # A kept connection may have been closed meanwhile (RFC 9112 section 9.3.1): the
                # server has not heard us. A new one is not tried twice.
                if limits.connections == before and is_closed(chain(error)):
                    continue
                raise explain_failure(str(trail), error, self._options) from error

    def _send(
        self, url: str, headers: Mapping[str, str | bytes], proxy: str | None
    ) -> requests.Response:
        sent = dict(headers)
        if proxy is not None:
            parts = urlsplit(url)
            self._policy.resolve(parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0))
            if parts.scheme == "http":  # over TLS it is said to the proxy alone, with CONNECT
                sent |= self._adapter.proxy_headers(proxy)
        request = requests.PreparedRequest()
        request.prepare(method="GET", url=url, headers=sent)
        limits = current_limits()
        limits.header_bytes_left = self._options.max_header_bytes + READ_ALONG_BYTES
        try:
            return self._adapter.send(
                request,
                stream=True,
                timeout=(
                    self._options.connect_timeout.total_seconds(),
                    self._options.read_timeout.total_seconds(),
                ),
                proxies=dict.fromkeys(_PORTS, proxy) if proxy else {},
            )
        finally:
            limits.header_bytes_left = None

    def _next(self, response: requests.Response, trail: "_Trail") -> str:
        try:
            target = redirects.next_url(trail.here, response.headers.get("Location"))
        except ValueError as error:
            raise FetchError(
                f"{trail}: the server sends us elsewhere, but its answer {error}",
                hint="look for the feed's new address",
            ) from error
        if target in trail.urls:
            raise FetchError(
                f"{trail.urls[0]}: its redirects go round in a circle",
                hint="the site is broken; tell its owner",
            )
        if len(trail.urls) > self._options.max_redirects:
            raise FetchError(
                f"{trail.urls[0]}: more than {self._options.max_redirects} redirects",
                hint="look for the feed's final address, or raise [http] max_redirects",
            )
        return target

    def _conclude(
        self, response: requests.Response, trail: "_Trail", validators: Validators
    ) -> Answer | Unchanged:
        freshness = read_freshness(response.headers, now=self._clock())
        if response.status_code == 304 and validators != Validators():
            # It has no body (RFC 9110 section 15.4.5), and its connection is kept only once that
            # has been read. One that announces a body all the same is not waited for.
            if not response.raw.chunked:
                response.raw.drain_conn()
            return Unchanged(freshness=freshness, url=trail.here, permanent_url=trail.permanent_url)
        if response.status_code not in _GOOD:
            raise explain_status(str(trail), response.status_code, response.headers, freshness)
        media_type, charset = read_media_type(response.headers)
        return Answer(
            status=response.status_code,
            body=self._read(str(trail), response),
            media_type=media_type,
            charset=charset,
            url=trail.base_url,
            validators=read_validators(response.headers),
            freshness=freshness,
            permanent_url=trail.permanent_url,
        )

    def _read(self, where: str, response: requests.Response) -> bytes:
        pieces: list[bytes] = []
        try:
            decoder = make_decoder(
                response.headers.get("Content-Encoding"),
                max_bytes=self._options.max_bytes,
                max_codings=self._options.max_codings,
            )
            for piece in response.raw.stream(PIECE_BYTES, decode_content=False):
                pieces += decoder.feed(piece)
            decoder.finish()
        except TooLargeError as error:
            message, hint = explain_size(self._options)
            raise FetchError(f"{where}: {message}", hint=hint) from error
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise explain_failure(where, error, self._options) from error
        except ValueError as error:
            raise FetchError(
                f"{where}: the answer {error}", hint="the server is wrong; tell its owner"
            ) from error
        return b"".join(pieces)


def _conditions(validators: Validators) -> dict[str, bytes]:
    conditions: dict[str, bytes] = {}
    if validators.etag is not None:
        conditions["If-None-Match"] = validators.etag
    if validators.last_modified is not None:
        conditions["If-Modified-Since"] = validators.last_modified
    return conditions
