"""A feed, from the web or from a file: RSS, Atom, RDF or JSON Feed.

A file is opened only when its size or modification time changed. From the web a feed is asked
for with the validators of its last answer; a body that is the same byte for byte counts as
unchanged even where the server does not notice.
"""

import hashlib
import re
import stat
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from publisher.collect.after import address_of, asks_in_full
from publisher.errors import FetchError
from publisher.model import (
    Answer,
    Fetched,
    FetchState,
    FileState,
    NotModified,
    RawDocument,
    Unchanged,
    Validators,
    Way,
)
from publisher.options import Options, Secret, Url, wrong
from publisher.protocols import SourceContext, Web

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
_NOT_MODIFIED = 304


_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_HEADER_TEXT = re.compile("[\x20-\x7e\xa1-\xff]+")
_OURS = frozenset(
    """
    accept-encoding connection content-length content-type expect host if-modified-since
    if-none-match keep-alive proxy-authorization proxy-connection range te trailer
    transfer-encoding upgrade user-agent
    """.split()
)
"""Headers that the client itself is responsible for."""

_ALWAYS_SECRET = frozenset({"authorization", "cookie"})


def check_header_name(value: str) -> str:
    """Refuse what is no name of a header, and the names of headers that are ours to send."""
    if not _HEADER_NAME.fullmatch(value):
        raise ValueError("is no name of a header")
    if value.lower() in _OURS:
        raise wrong("is a header that Publisher sends itself", hint="leave it out")
    return value


class AuthOptions(Options):
    """Say who asks, by HTTP's basic authentication (RFC 7617)."""

    user: Secret | str
    password: Secret

    @model_validator(mode="after")
    def _can_be_sent(self) -> Self:
        if isinstance(self.user, str) and (not self.user or ":" in self.user):
            raise ValueError("needs a user name without a colon")
        return self

    def header(self) -> str:
        """Return the value of ``Authorization``."""
        both = f"{_text_of(self.user)}:{self.password.reveal()}"
        return f"Basic {b64encode(both.encode()).decode('ascii')}"


HeaderName = Annotated[str, AfterValidator(check_header_name)]


class FeedOptions(Options):
    """Hold the keys of ``kind = "feed"`` besides those that every source has."""

    url: Url | None = None
    path: str | None = Field(default=None, min_length=1)
    headers: Mapping[HeaderName, Secret | str] = Field(default_factory=dict)
    auth: AuthOptions | None = None
    proxy: Secret | None = None

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.url is None) == (self.path is None):
            raise wrong(
                "needs either url or path" if self.url is None else "has both url and path",
                hint='such as url = "https://example.org/atom.xml"',
            )
        return self

    @model_validator(mode="after")
    def _keeps_secrets(self) -> Self:
        if self.url is None and (self.headers or self.auth or self.proxy):
            raise ValueError("headers, auth and proxy are for a url: a file is simply read")
        for name, value in self.headers.items():
            if not isinstance(value, str):
                continue
            if name.lower() in _ALWAYS_SECRET:
                raise wrong(
                    f"the header {name} must not stand in a settings file",
                    hint=f'write {name} = {{ env = "NAME" }} or {{ file = "path" }}',
                )
            if not _HEADER_TEXT.fullmatch(value) or value != value.strip():
                raise ValueError(f"the header {name} has characters that cannot be sent")
        if self.auth and any(name.lower() == "authorization" for name in self.headers):
            raise ValueError("has auth and a header Authorization: keep one of the two")
        return self

    def private_headers(self) -> dict[str, str]:
        """Return the headers that are meant for this source alone."""
        headers = {name: _text_of(value) for name, value in self.headers.items()}
        return headers | ({"Authorization": self.auth.header()} if self.auth else {})


def _text_of(value: Secret | str) -> str:
    return value.reveal() if isinstance(value, Secret) else value


class FeedSource:
    """Give a feed's document when it is new or changed.

    Args:
        context: The source, the folder that ``path`` belongs to, and the way to the web.
        options: The kind's own keys.
    """

    options_type = FeedOptions
    parser = "feed"

    def __init__(self, context: SourceContext, options: FeedOptions) -> None:
        self._url = options.url
        self._path = context.root / Path(options.path or "").expanduser()
        self._headers = options.private_headers()
        self._proxy = options.proxy.reveal() if options.proxy else None
        self._web = context.web
        self._rules = context.info.rules
        self._max_bytes = context.max_bytes

    def fetch(self, state: FetchState, *, now: datetime) -> Fetched | NotModified:
        """Read the feed, unless it is as it was.

        Raises:
            FetchError: It cannot be read, or the server answers with an error.
        """
        if self._url is None:
            return self._read_file(state)
        if self._web is None:
            raise FetchError(
                f"{self._url}: nothing here can ask the web", hint="use a path instead"
            )
        return self._ask(self._web, self._url, state)

    def _ask(self, web: Web, url: str, state: FetchState) -> Fetched | NotModified:
        asked = address_of(state.manners, url)
        is_full = asks_in_full(state.manners, self._rules)
        validators = Validators() if is_full else state.validators
        is_conditional = validators != Validators()
        way = Way(configured=url, asked=asked, url=asked, was_conditional=is_conditional)
        try:
            answer = web.get(
                asked,
                validators=validators,
                accept=ACCEPT,
                headers=self._headers_for(asked),
                proxy=self._proxy,
            )
        except FetchError as error:
            if is_full and error.status == _NOT_MODIFIED and state.body_digest is not None:
                # It says so whatever it is asked; what it once gave in full is still known.
                return NotModified(way=way)
            raise
        way = replace(way, url=answer.url, permanent_url=answer.permanent_url)
        return _compare(answer, state, way, max_bytes=self._max_bytes)

    def _headers_for(self, asked: str) -> Mapping[str, str]:
        """Return the private headers, for the place that the feed file names.

        A move for good may lead to somebody else; what we are to the old place is not for them.
        """
        if not self._headers or self._url is None:
            return {}
        # Imported here: hardly any source has some, and this room makes ready for encryption.
        from publisher.http import is_same_origin

        return self._headers if is_same_origin(self._url, asked) else {}

    def _read_file(self, state: FetchState) -> Fetched | NotModified:
        known = state.files[0] if state.files else None
        try:
            found = self._path.stat()
            if not stat.S_ISREG(found.st_mode):
                raise FetchError(
                    f"{self._path}: is no file", hint="name the feed's file in the source's path"
                )
            if known and (found.st_size, found.st_mtime_ns) == (known.size, known.mtime_ns):
                return NotModified()
            if found.st_size > self._max_bytes:
                raise FetchError(
                    f"{self._path}: {found.st_size / 1e6:.3g} MB, more than the "
                    f"{self._max_bytes / 1e6:g} MB of a feed",
                    hint="leave old entries out of it, or raise [http] max_bytes",
                )
            body = self._path.read_bytes()
        except OSError as error:
            raise FetchError(
                f"{self._path}: cannot be read: {error.strerror or error}",
                hint="mend the source's path, or the file's permissions",
            ) from error
        file = FileState(
            path=self._path.name,
            size=len(body),
            mtime_ns=found.st_mtime_ns,
            digest=hashlib.sha256(body).hexdigest(),
        )
        if known is not None and known.digest == file.digest:
            return NotModified(files=(file,))
        modified = datetime.fromtimestamp(found.st_mtime_ns / 1e9, UTC)
        document = RawDocument(
            body=body, path=self._path.name, modified=modified, max_bytes=self._max_bytes
        )
        return Fetched(documents=(document,), files=(file,), body_digest=file.digest)


def _compare(
    answer: Answer | Unchanged, state: FetchState, way: Way, *, max_bytes: int
) -> Fetched | NotModified:
    if isinstance(answer, Unchanged):
        return NotModified(freshness=answer.freshness, way=replace(way, is_304=True))
    digest = hashlib.sha256(answer.body).hexdigest()
    if digest == state.body_digest:
        return NotModified(freshness=answer.freshness, validators=answer.validators, way=way)
    return Fetched(
        documents=(_to_document(answer, max_bytes),),
        validators=answer.validators,
        body_digest=digest,
        freshness=answer.freshness,
        way=way,
    )


def _to_document(answer: Answer, max_bytes: int) -> RawDocument:
    return RawDocument(
        body=answer.body,
        media_type=answer.media_type,
        charset=answer.charset,
        url=answer.url,
        max_bytes=max_bytes,
    )
