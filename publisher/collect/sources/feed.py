"""A feed, from the web or from a file: RSS, Atom, RDF or JSON Feed.

A file is opened only when its size or modification time changed. From the web a feed is asked
for with the validators of its last answer; a body that is the same byte for byte counts as
unchanged even where the server does not notice.
"""

import hashlib
import stat
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from publisher.collect.after import address_of, asks_in_full
from publisher.errors import FetchError
from publisher.model import (
    Answer,
    Fetched,
    FetchState,
    FileState,
    NotModified,
    PollRules,
    RawDocument,
    Unchanged,
    Validators,
    Way,
)
from publisher.options import Options, Url, wrong
from publisher.protocols import SourceContext, Web

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1"
)
_NOT_MODIFIED = 304


class FeedOptions(Options):
    """Hold the keys of ``kind = "feed"`` besides those that every source has."""

    url: Url | None = None
    path: str | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.url is None) == (self.path is None):
            raise wrong(
                "needs either url or path" if self.url is None else "has both url and path",
                hint='such as url = "https://example.org/atom.xml"',
            )
        return self


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
        return _ask(self._web, self._url, state, self._rules, max_bytes=self._max_bytes)

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


def _ask(
    web: Web, url: str, state: FetchState, rules: PollRules, *, max_bytes: int
) -> Fetched | NotModified:
    asked = address_of(state.manners, url)
    is_full = asks_in_full(state.manners, rules)
    validators = Validators() if is_full else state.validators
    way = Way(configured=url, asked=asked, url=asked, was_conditional=validators != Validators())
    try:
        answer = web.get(asked, validators=validators, accept=ACCEPT)
    except FetchError as error:
        if is_full and error.status == _NOT_MODIFIED and state.body_digest is not None:
            # It says so whatever it is asked; what it once gave in full is still known.
            return NotModified(way=way)
        raise
    way = replace(way, url=answer.url, permanent_url=answer.permanent_url)
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
