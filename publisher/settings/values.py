"""The values that settings are made of, each checked where it stands.

Every validator raises ``ValueError`` (or `wrong`, with a hint) with words for a person.
"""

import difflib
import ipaddress
import re
import unicodedata
from datetime import timedelta
from typing import Annotated, Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StrictInt

from publisher.options import Duration, Url, parse_url, wrong
from publisher.settings.cron import parse_cron

# RFC 5646 section 2.1 without grandfathered tags and four-letter primaries, which nobody assigned.
_LANGUAGE = re.compile(
    r"[a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?"
    r"(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(-[a-wyz0-9](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
# RFC 4151 section 2.1: a DNS name or an e-mail address, and a date on which it was ours.
_AUTHORITY = re.compile(
    r"([a-z0-9._-]+@)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*"
    r",[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
)
_EMAIL = re.compile(r"[^\s@<>(),;:\"\[\]\\]+@[^\s@<>(),;:\"\[\]\\.]+(\.[^\s@<>(),;:\"\[\]\\.]+)*")
_ADDRESS_AND_PORT = re.compile(r"(?:\[(?P<v6>[^\]]+)\]|(?P<v4>[0-9.]+)):(?P<port>[0-9]{1,5})")


def check_text(value: str) -> str:
    """Fold white space; refuse a text that is empty or has characters no feed can carry."""
    text = " ".join(value.split())
    if not text:
        raise ValueError("must not be empty")
    if any(unicodedata.category(c) in {"Cc", "Cs"} or c in "\ufffe\uffff" for c in text):
        raise ValueError("must not contain control characters")
    return text


def check_email(value: str) -> str:
    """Check that an e-mail address has the form of one."""
    if not _EMAIL.fullmatch(value):
        raise wrong("is not an e-mail address", hint='such as "desk@press.example"')
    return value


def check_base_url(value: str) -> str:
    """Check a URL that file names can be appended to, and end it with a slash."""
    url = parse_url(value)
    parts = urlsplit(url)
    if parts.query or parts.fragment:
        raise ValueError('must not contain "?" or "#": file names are appended to it')
    return url if url.endswith("/") else f"{url}/"


def check_contact(value: str) -> str:
    """Check what servers may reach us at: an http(s) URL or an e-mail address."""
    address = value.strip().removeprefix("mailto:")
    if "@" in address and "/" not in address:
        check_email(address)
        if not address.isascii():
            raise ValueError("must be ASCII: it is sent in a header")
        return address
    return parse_url(value)


def check_language(value: str) -> str:
    """Check a language tag (BCP 47) and write it as RFC 5646 section 2.1.1 prefers."""
    if not _LANGUAGE.fullmatch(value):
        near = value.replace("_", "-").partition(".")[0]
        hint = f'write "{_write_tag(near)}"' if _LANGUAGE.fullmatch(near) else None
        raise wrong(
            "is not a language tag (BCP 47)", hint=hint or 'such as "en", "pt-BR" or "zh-Hant"'
        )
    return _write_tag(value)


def _write_tag(value: str) -> str:
    first, *rest = value.split("-")
    parts = [first.lower()]
    for part in rest:
        after_singleton = any(len(before) == 1 for before in parts)
        if len(part) == 4 and part.isalpha() and not after_singleton:
            parts.append(part.title())
        elif len(part) == 2 and part.isalpha() and not after_singleton:
            parts.append(part.upper())
        else:
            parts.append(part.lower())
    return "-".join(parts)


def parse_timezone(value: object) -> ZoneInfo:
    """Read an IANA time zone name."""
    if isinstance(value, ZoneInfo):
        return value
    if not isinstance(value, str):
        raise ValueError('must be the name of a time zone, such as "Europe/Paris"')
    try:
        return ZoneInfo(value)
    except (KeyError, ValueError, OSError) as error:
        raise wrong("is not a known time zone", hint=_suggest_timezone(value)) from error


def _suggest_timezone(value: str) -> str:
    from zoneinfo import available_timezones

    cities = {name.rpartition("/")[2].lower(): name for name in sorted(available_timezones())}
    wanted = value.strip().replace(" ", "_").rpartition("/")[2].lower()
    near = difflib.get_close_matches(wanted, cities, n=1, cutoff=0.75)
    return f'did you mean "{cities[near[0]]}"?' if near else 'such as "Europe/Paris" or "UTC"'


def check_cron(value: str) -> str:
    """Check a cron expression; keep it as it is, single spaces between its fields."""
    parse_cron(value)
    return " ".join(value.split())


def check_interval(value: timedelta) -> timedelta:
    """Refuse an interval below a second."""
    if value < timedelta(seconds=1):
        raise ValueError('must be at least "1s"')
    return value


def check_authority(value: str) -> str:
    """Check the authority of tag URIs (RFC 4151 section 2.1)."""
    if not _AUTHORITY.fullmatch(value):
        raise wrong(
            "must be a domain in lower case, a comma, and a year in which it was yours",
            hint='such as "press.example,2026"',
        )
    return value


def check_allowed_address(value: str) -> str:
    """Check a network, an address, or an address and port; return it in canonical form."""
    if match := _ADDRESS_AND_PORT.fullmatch(value):
        return _check_address_and_port(match)
    try:
        return str(ipaddress.ip_network(value, strict=True))
    except ValueError as error:
        raise wrong(
            "is not a network, an address, or an address and port",
            hint=_suggest_network(value),
        ) from error


def _check_address_and_port(match: re.Match[str]) -> str:
    try:
        address = ipaddress.ip_address(match["v6"] or match["v4"])
    except ValueError as error:
        raise ValueError(f'"{match["v6"] or match["v4"]}" is not an IP address') from error
    port = int(match["port"])
    if not 1 <= port <= 65535:
        raise ValueError("has a port that is not within 1 to 65535")
    return f"[{address}]:{port}" if address.version == 6 else f"{address}:{port}"


def _suggest_network(value: str) -> str:
    try:
        return f'did you mean "{ipaddress.ip_network(value, strict=False)}"?'
    except ValueError:
        pass
    if value.partition(":")[0].lower() == "localhost":
        return (
            f'names are not allowed here: write "{value.lower().replace("localhost", "127.0.0.1")}"'
        )
    return 'such as "10.1.0.0/16" or "127.0.0.1:8080"'


def is_proxy_url(value: str) -> bool:
    """Tell whether a text is the URL of an HTTP proxy; unlike others it may hold a password."""
    try:
        parts = urlsplit(value)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def check_positive(value: timedelta) -> timedelta:
    """Refuse a time limit of nothing."""
    if value <= timedelta(0):
        raise ValueError("must be more than 0")
    return value


def check_speed(value: object) -> object:
    """Accept a number of words a minute, or "language"."""
    if value == "language" or (type(value) is int and 50 <= value <= 1500):
        return value
    raise ValueError('must be "language", or a whole number from 50 to 1500')


def check_distinct(value: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse a list that names something twice."""
    for n, name in enumerate(value):
        if name in value[:n]:
            raise ValueError(f'names "{name}" twice')
    return value


Text = Annotated[str, AfterValidator(check_text)]
Email = Annotated[str, AfterValidator(check_email)]
BaseUrl = Annotated[str, AfterValidator(check_base_url)]
Contact = Annotated[str, AfterValidator(check_contact)]
Language = Annotated[str, AfterValidator(check_language)]
Timezone = Annotated[ZoneInfo, BeforeValidator(parse_timezone)]
Cron = Annotated[str, AfterValidator(check_cron)]
Interval = Annotated[Duration, AfterValidator(check_interval)]
TimeLimit = Annotated[Duration, AfterValidator(check_positive)]
Authority = Annotated[str, AfterValidator(check_authority)]
AllowedAddress = Annotated[str, AfterValidator(check_allowed_address)]
Speed = Annotated[int | Literal["language"], BeforeValidator(check_speed)]
Names = Annotated[tuple[str, ...], AfterValidator(check_distinct)]
Share = Annotated[float, Field(strict=True, ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[StrictInt, Field(ge=1)]
"""A number of things. The types above are each what its validator describes."""

__all__ = [
    "AllowedAddress",
    "Authority",
    "BaseUrl",
    "Contact",
    "Count",
    "Cron",
    "Email",
    "Interval",
    "Language",
    "Names",
    "Share",
    "Speed",
    "Text",
    "TimeLimit",
    "Timezone",
    "Url",
]
