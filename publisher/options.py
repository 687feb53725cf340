"""The shape of every options table, and the units and addresses that people write in it."""

import re
from collections.abc import Mapping
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import SplitResult, quote, urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    model_validator,
)
from pydantic_core import PydanticCustomError

_DURATION = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(s|m|h|d)\Z")
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_SIZE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(B|kB|KB|MB|GB)\Z")
_BYTES = {"B": 1, "kB": 1000, "KB": 1000, "MB": 1000**2, "GB": 1000**3}
_LONGEST_DAYS = 3660
_LARGEST_BYTES = 10**12
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?\Z")
_LOOKS_LIKE_HOST = re.compile(r"(//)?(localhost|[^\s/:@]+\.[^\s/:@]+)(:[0-9]+)?(/|\Z)", re.I)
_HEADER_VALUE = re.compile("[\x20-\x7e\xa1-\xff]+")
_DEFAULT_PORT = {"http": 80, "https": 443}
_SLUG = "{slug}"
_SLUG_STAND_IN = "slug-stands-here"


class Options(BaseModel):
    """Be frozen, and refuse what is not known: the base of every settings table."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=False, defer_build=True)


def wrong(message: str, *, hint: str | None = None) -> PydanticCustomError:
    """Make the error to raise in a validator where a hint helps; else ``ValueError`` does."""
    return PydanticCustomError("wrong", "{message}", {"message": message, "hint": hint})


class Secret(Options):
    """Name the place of a value that must not stand in a settings file.

    It is read when the settings are checked, and shown by nothing: neither its text nor any
    copy of the options has it.
    """

    env: str | None = Field(default=None, min_length=1)
    file: str | None = Field(default=None, min_length=1)
    _value: str = PrivateAttr(default="")

    @model_validator(mode="before")
    @classmethod
    def _is_no_value(cls, value: object) -> object:
        if isinstance(value, str):
            raise wrong(
                "must not stand in a settings file",
                hint='write { env = "NAME" } or { file = "path" }, which hold it',
            )
        return value

    @model_validator(mode="after")
    def _has_one_place(self) -> Self:
        if (self.env is None) == (self.file is None):
            raise wrong(
                "needs either env or file" if self.env is None else "has both env and file",
                hint='such as { env = "EXAMPLE_PASSWORD" }',
            )
        return self

    def read(self, environ: Mapping[str, str], folder: Path) -> None:
        """Fetch the value from its place.

        Args:
            environ: The environment.
            folder: That a relative path belongs to.

        Raises:
            ValueError: There is none, or one that no header can carry.
        """
        if self.env is not None:
            value, place = environ.get(self.env, ""), f"the environment variable {self.env}"
        else:
            path = folder / Path(self.file or "").expanduser()
            place = f"the file {path}"
            try:
                value = path.read_text("utf-8")
            except (OSError, UnicodeError) as error:
                reason = getattr(error, "strerror", None) or "it is not UTF-8"
                raise ValueError(f"{place} cannot be read: {reason}") from error
        value = value.strip()
        if not value:
            raise ValueError(f"{place} is not set" if self.env else f"{place} is empty")
        if not _HEADER_VALUE.fullmatch(value):
            raise ValueError(f"{place} holds characters that cannot be sent")
        self._value = value

    def reveal(self) -> str:
        """Return the value, empty before it was read; it is for the wire alone."""
        return self._value


def parse_duration(value: object) -> timedelta:
    """Read ``"90s"``, ``"15m"``, ``"1h"`` or ``"2d"``; a number needs its unit."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('must be a duration with its unit, such as "90s", "15m", "1h" or "2d"')
    seconds = float(match[1]) * _SECONDS[match[2]]
    if seconds > _LONGEST_DAYS * 86400:
        raise ValueError(f"must be at most {_LONGEST_DAYS} days")
    return timedelta(seconds=seconds)


def format_duration(duration: timedelta) -> str:
    """Write a duration with units: ``1h 30m``; the two largest that are not zero."""
    rest, parts = round(duration.total_seconds()), []
    for unit, seconds in sorted(_SECONDS.items(), key=lambda one: -one[1]):
        count, rest = divmod(rest, seconds)
        if count:
            parts.append(f"{count}{unit}")
    return " ".join(parts[:2]) or "0s"


def parse_size(value: object) -> int:
    """Read ``"20MB"`` (decimal units) as bytes; a number needs its unit."""
    match = _SIZE.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('must be a size with its unit, such as "500kB" or "20MB"')
    size_bytes = float(match[1]) * _BYTES[match[2]]
    if size_bytes > _LARGEST_BYTES:
        raise ValueError("must be at most 1000GB")
    return int(size_bytes)


@lru_cache(10_000)  # each source's is asked for several times
def parse_url(value: str) -> str:
    """Check an http(s) URL and write it as the URI that RFC 3986 section 6.2.2 prefers.

    Scheme and host become lower case and ASCII, the default port goes, an empty path becomes
    ``/``, what a URI may not contain is percent-encoded; path, query and fragment stay.
    """
    text = value.strip()
    if re.search(r"[\x00-\x20\x7f]", text):
        raise ValueError("must not contain spaces or control characters")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise ValueError("is not a URL") from error
    _check_scheme(text, parts)
    if parts.username is not None or parts.password is not None:
        raise wrong(
            "must not contain a user name or password",
            hint="secrets do not belong in settings files; a source of kind feed has auth",
        )
    host = _ascii_host(parts.hostname)
    if port is not None and port != _DEFAULT_PORT[parts.scheme]:
        host = f"{host}:{port}"
    return parts._replace(
        netloc=host,
        path=_encode(parts.path) or "/",
        query=_encode(parts.query, also="?"),
        fragment=_encode(parts.fragment, also="?"),
    ).geturl()


def parse_url_pattern(value: str) -> str:
    """Check an http(s) URL that contains ``{slug}`` once, after the host."""
    if value.count(_SLUG) != 1:
        raise wrong(
            "must contain {slug} exactly once", hint='such as "https://press.example/{slug}/"'
        )
    bare = value.replace(_SLUG, _SLUG_STAND_IN)
    if "{" in bare or "}" in bare:
        raise ValueError("knows no placeholder but {slug}")
    url = parse_url(bare)
    if _SLUG_STAND_IN in urlsplit(url).netloc:
        raise ValueError("must have {slug} after the host name")
    return url.replace(_SLUG_STAND_IN, _SLUG)


def _check_scheme(text: str, parts: SplitResult) -> None:
    if parts.scheme in _DEFAULT_PORT and "://" in text:
        return
    hint = None
    if _LOOKS_LIKE_HOST.match(text):
        hint = f'write "https://{text.removeprefix("//")}"'
    elif parts.scheme == "feed":
        hint = f'write "https://{text.removeprefix("feed:").removeprefix("//")}"'
    raise wrong("must begin with https:// or http://", hint=hint)


def _ascii_host(host: str | None) -> str:
    if not host:
        raise ValueError("names no host")
    if ":" in host:
        return f"[{host}]"
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ValueError("names a host that cannot exist") from error
    if not _HOST.match(name):
        raise ValueError("names a host that cannot exist")
    return name


def _encode(part: str, *, also: str = "") -> str:
    # The characters of RFC 3986's pchar and "/", and "%" where it begins an escape.
    bare = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", part)
    return quote(bare, safe=f"/%:@!$&'()*+,;=~{also}")


Duration = Annotated[timedelta, BeforeValidator(parse_duration)]
"""A span of time with its unit, see `parse_duration`."""

Size = Annotated[int, BeforeValidator(parse_size)]
"""A number of bytes with its unit, see `parse_size`."""

Url = Annotated[str, AfterValidator(parse_url)]
"""An http(s) address in canonical form, see `parse_url`."""

UrlPattern = Annotated[str, AfterValidator(parse_url_pattern)]
"""Such an address with a place for a name, see `parse_url_pattern`."""
