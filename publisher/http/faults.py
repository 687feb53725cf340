"""Say in words why there is no answer: what failed, at which address, and what to do."""

import errno
import http.client
import ssl
from collections.abc import Iterable, Iterator, Mapping
from http import HTTPStatus

import requests
import urllib3

from publisher.errors import FetchError
from publisher.http.connections import NoAddressError, NotPublicError
from publisher.http.limits import TooManyHeadersError, TooMuchError, current_limits
from publisher.http.options import HttpOptions
from publisher.model import Freshness

_WAIT = "nothing to do; it is asked again later"
_HINTS = {
    401: "it wants a user name and password: give the source auth",
    402: "it wants to be paid for",
    403: "the server refuses us; ask its owner, and name [http] contact",
    404: "the feed is not there; look on the site for its new address",
    406: "it offers no feed at this address",
    410: "the feed has ended; take it out of the feed file",
    429: "we ask too often; it is asked again when the server allows",
    451: "it is withheld for legal reasons",
}


def explain_status(
    where: str, status: int, headers: Mapping[str, str], freshness: Freshness
) -> FetchError:
    """Make the error for an answer that is not a document."""
    if headers.get("cf-mitigated", "").lower() == "challenge":
        message, hint = "a bot challenge blocks us", "ask the site to exempt its feed from it"
    elif status == 304:
        message = "304 Not Modified, though we asked without knowing anything"
        hint = "the server is wrong; it is asked again later"
    else:
        message = f"HTTP {status}{_phrase(status)}"
        hint = _HINTS.get(status, _WAIT if status >= 500 else "it is no document")
    return FetchError(
        f"{where}: {message}", hint=hint, status=status, retry_after=freshness.retry_after
    )


def _phrase(status: int) -> str:
    try:
        return f" {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def explain_failure(where: str, error: BaseException, options: HttpOptions) -> FetchError:
    """Make the error for a request that got no complete answer.

    Args:
        where: What was asked, and the way to it.
        error: What requests, urllib3 or the socket raised.
        options: The limits that it was held to.
    """
    causes = list(chain(error))
    message, hint = _explain(causes, options)
    return FetchError(f"{where}: {message}", hint=hint, is_cut_off=is_closed(causes))


def explain_size(options: HttpOptions) -> tuple[str, str]:
    """Return what to say, and to do, about an answer that is too large."""
    return (
        f"the answer is larger than {options.max_bytes / 1e6:g} MB",
        "a feed should be far smaller; else raise [http] max_bytes",
    )


def _explain_wire(options: HttpOptions) -> tuple[str, str]:
    if options.max_wire_bytes is None:
        return explain_size(options)
    return (
        f"more than {options.max_wire_bytes / 1e6:g} MB arrive for it",
        "a feed should be far smaller; else raise [http] max_wire_bytes",
    )


def chain(error: BaseException) -> Iterator[BaseException]:
    """Go from an error to its causes; requests and urllib3 keep them in several places."""
    seen: set[int] = set()
    waiting: list[object] = [error]
    while waiting:
        found = waiting.pop(0)
        if not isinstance(found, BaseException) or id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        waiting += [getattr(found, "reason", None), found.__cause__, found.__context__, *found.args]


def _explain(causes: list[BaseException], options: HttpOptions) -> tuple[str, str]:
    if any(isinstance(cause, urllib3.exceptions.ProxyError) for cause in causes):
        return "the proxy does not answer", "check the proxy in the settings"
    # What lies deepest says most.
    for cause in reversed(causes):
        found = _explain_address(cause) or _explain_answer(cause, options)
        if found is not None:
            return found
    return _explain_low(causes, options)


def _explain_address(cause: BaseException) -> tuple[str, str] | None:
    """Say what is wrong with where we asked."""
    match cause:
        case NotPublicError():
            return _refuse(cause)
        case NoAddressError():
            return "the host name has no address", "check its spelling, and the network"
        case ssl.SSLCertVerificationError():
            return (
                f"its certificate is not valid: {cause.verify_message}",
                "the site has to renew it, or this machine's certificates are old",
            )
        case ssl.SSLError() | urllib3.exceptions.SSLError():
            return f"no secure connection: {cause.args[-1]}", "the site's TLS is broken"
        case ConnectionRefusedError():
            return "nothing listens there (connection refused)", _WAIT
        case requests.exceptions.InvalidURL() | urllib3.exceptions.LocationParseError():
            return "that is not an address that can be asked", "check its spelling"
    return None


def _explain_answer(cause: BaseException, options: HttpOptions) -> tuple[str, str] | None:
    """Say what is wrong with what came back."""
    match cause:
        case TooMuchError():
            return _explain_wire(options)
        case TooManyHeadersError():
            return (
                f"the headers of its answer are larger than {options.max_header_bytes / 1e3:g} kB",
                "the server is wrong; tell its owner, or raise [http] max_header_bytes",
            )
        case urllib3.exceptions.InvalidChunkLength():
            return "the answer is garbled (not chunked as it says)", _WAIT
        case urllib3.exceptions.IncompleteRead() | http.client.IncompleteRead():
            return "the answer breaks off before its end", _WAIT
        case http.client.BadStatusLine() if not isinstance(cause, ConnectionError):
            return "what answers there does not speak HTTP", "check the address and its port"
        case http.client.LineTooLong():
            return "a header of the answer is too long", "the server is wrong; tell its owner"
    return None


def _refuse(cause: NotPublicError) -> tuple[str, str]:
    is_literal = cause.host.strip("[]") == cause.address.strip("[]")
    subject = cause.address if is_literal else f"{cause.host} is at {cause.address}, which"
    return (
        f"{subject} is not on the public net, and was not asked",
        f'where that is wanted, add "{cause.address}:{cause.port}" to [http] allow_private',
    )


def _explain_low(causes: list[BaseException], options: HttpOptions) -> tuple[str, str]:
    if any(isinstance(cause, TimeoutError) for cause in causes) or any(
        isinstance(cause, urllib3.exceptions.TimeoutError) for cause in causes
    ):
        return _explain_timeout(causes, options), _WAIT
    if is_closed(causes):
        return "the server closed the connection before the answer was complete", _WAIT
    for cause in reversed(causes):
        if isinstance(cause, OSError) and cause.errno in (errno.EHOSTUNREACH, errno.ENETUNREACH):
            return "the host cannot be reached", "check the network"
        if isinstance(cause, http.client.HTTPException):
            return f"the answer is not proper HTTP: {cause}", "tell the owner of the site"
        if isinstance(cause, urllib3.exceptions.ProtocolError):
            return f"the answer breaks off, or is garbled: {cause}", _WAIT
    last = causes[-1]
    return f"no answer: {last or type(last).__name__}", _WAIT


def is_closed(causes: Iterable[BaseException]) -> bool:
    """Tell whether the other end closed the connection."""
    closed = (ConnectionResetError, BrokenPipeError, ConnectionAbortedError)
    return any(isinstance(cause, closed) for cause in causes)


def _explain_timeout(causes: list[BaseException], options: HttpOptions) -> str:
    total = options.total_timeout.total_seconds()
    if current_limits().is_over:
        return f"not complete within {total:g} s"
    if any("looked up" in str(cause) for cause in causes):
        return "its host name could not be looked up in time"
    if any(isinstance(cause, urllib3.exceptions.ReadTimeoutError) for cause in causes):
        return f"no answer for {options.read_timeout.total_seconds():g} s"
    return f"no connection within {options.connect_timeout.total_seconds():g} s"
