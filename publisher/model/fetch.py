"""What passes between the store, a source and the web."""

from dataclasses import dataclass, field
from datetime import datetime

from publisher.model.polling import Freshness, Manners


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """Hold the validators of an HTTP answer exactly as the server sent them.

    Attributes:
        etag: The ``ETag`` value byte for byte, quotes and ``W/`` included, or None.
        last_modified: The ``Last-Modified`` value byte for byte, or None.
    """

    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """Say how a file looked when it was last read.

    Attributes:
        path: Relative to the source's folder, with ``/`` between parts.
        size: In bytes.
        mtime_ns: Modification time in nanoseconds since the epoch.
        digest: SHA-256 of its bytes, hexadecimal.
        fault: What was wrong with it (one sentence) when it was read, or None: a bad file is
            read again only when it changes, and is named in every report until then.
    """

    path: str
    size: int
    mtime_ns: int
    digest: str
    fault: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchState:
    """Remember what is known of a source between two polls.

    Attributes:
        validators: Of the last good answer; empty when there was none.
        body_digest: SHA-256 (hexadecimal) of the last body recorded, or None.
        failures: Failures in a row; 0 after a success.
        failing_since: When the first of them was, or None.
        fault: The last failure in words, or None.
        last_poll: When it was last asked, or None.
        last_success: When it last gave anything usable, or None.
        due: When it may be asked next, or None for at once.
        due_reason: Why then and not earlier, in words, or None.
        files: For folders: every file as it was last read.
        title: What the source last called itself, or None.
        home_url: The page it last named as its own, or None.
        language: The language last settled for the whole source, or None.
        manners: What decides when, where and how it is asked next.
    """

    validators: Validators = field(default_factory=Validators)
    body_digest: str | None = None
    failures: int = 0
    failing_since: datetime | None = None
    fault: str | None = None
    last_poll: datetime | None = None
    last_success: datetime | None = None
    due: datetime | None = None
    due_reason: str | None = None
    files: tuple[FileState, ...] = ()
    title: str | None = None
    home_url: str | None = None
    language: str | None = None
    manners: Manners = field(default_factory=Manners)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Say how an answer was come by.

    Attributes:
        configured: The address as the settings have it.
        asked: The address that was asked: that one, or where it has moved for good.
        url: Where the answer came from, after redirects.
        permanent_url: As in `Answer`.
        was_conditional: Whether validators were sent.
        is_304: Whether the server itself said that nothing changed.
    """

    configured: str
    asked: str
    url: str
    permanent_url: str | None = None
    was_conditional: bool = False
    is_304: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """Say that nothing changed since the last visit: an outcome, not an error.

    Attributes:
        freshness: What the answer says about when to ask again.
        files: For folders: the files as they are now (mtimes may have moved), or None.
        warnings: What was passed over and why, one sentence each.
        validators: To be sent next time, or None for those that were sent this time.
        way: How the answer was come by, or None for what is not asked for over HTTP.
    """

    freshness: Freshness = field(default_factory=Freshness)
    files: tuple[FileState, ...] | None = None
    warnings: tuple[str, ...] = ()
    validators: Validators | None = None
    way: "Way | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDocument:
    """Hold one document as it was read, before anything is understood.

    Attributes:
        body: The decoded bytes (content codings removed).
        media_type: From ``Content-Type`` without parameters, lower case, or None.
        charset: From ``Content-Type``, or None.
        url: Where it was found after redirects, or None for a local file.
        path: For files: relative to the source's folder, with ``/``; else None.
        modified: For files: the modification time, aware UTC; else None.
        max_bytes: How much it may hold once it is unpacked, where it is a gzip file itself.
    """

    body: bytes
    media_type: str | None = None
    charset: str | None = None
    url: str | None = None
    path: str | None = None
    modified: datetime | None = None
    max_bytes: int = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Hold everything that one visit to a source brought.

    Attributes:
        documents: One for a feed; for a folder, one for each new or changed file.
        validators: To be sent next time.
        body_digest: SHA-256 (hexadecimal) of the body of a single document, or None.
        freshness: What the answer says about when to ask again.
        files: For folders: every file as it is now; else empty.
        removed: For folders: paths that were there last time and are gone.
        warnings: What was passed over and why, one sentence each.
        way: How the answer was come by, or None for what is not asked for over HTTP.
    """

    documents: tuple[RawDocument, ...]
    validators: Validators = field(default_factory=Validators)
    body_digest: str | None = None
    freshness: Freshness = field(default_factory=Freshness)
    files: tuple[FileState, ...] = ()
    removed: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    way: "Way | None" = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Hold what the web answered.

    Attributes:
        status: The HTTP status.
        body: The decoded bytes (content codings removed).
        media_type: From ``Content-Type`` without parameters, lower case, or None.
        charset: From ``Content-Type``, or None.
        url: Where it was found after redirects.
        validators: To be sent next time.
        freshness: What it says about when to ask again.
        permanent_url: Where it has moved for good: ``url`` when every redirect on the way was a
            permanent one and none gave up TLS; None when it has not moved.
    """

    status: int
    body: bytes
    media_type: str | None
    charset: str | None
    url: str
    validators: Validators
    freshness: Freshness
    permanent_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """Say that the web has nothing newer than the validators that were sent (304).

    Attributes:
        freshness: What the answer says about when to ask again.
        url, permanent_url: As in `Answer`.
    """

    freshness: Freshness
    url: str
    permanent_url: str | None = None
