"""Domains that stand in an example and belong to nobody, still in a site's settings."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from publisher.errors import Fault
from publisher.settings.models import Settings

# RFC 2606 and RFC 6761: names that never resolve for anybody else.
_PLACEHOLDER = re.compile(
    r"(.+\.)?(example|test|invalid|localhost|example\.(com|net|org))\.?", re.IGNORECASE
)
_LOOPBACK = re.compile(r"127(\.[0-9]+){3}|::1")


def placeholder_warnings(settings: Settings) -> tuple[Fault, ...]:
    """Name each address in ``config.toml`` that readers and servers could not reach."""
    return tuple(
        Fault(
            file=settings.file,
            key=key,
            message=f'"{host}" is a placeholder that only an example can use',
            hint="write your own before you publish",
        )
        for key, host in _hosts(settings)
        if _PLACEHOLDER.fullmatch(host) or _LOOPBACK.fullmatch(host)
    )


def _hosts(settings: Settings) -> Iterator[tuple[str, str]]:
    """Yield the key and host of every stated address; one derived from another is not told."""
    site = settings.site
    base = urlsplit(site.base_url)
    yield "site.base_url", base.hostname or ""
    if site.home_url != f"{base.scheme}://{base.netloc}/":
        yield "site.home_url", urlsplit(site.home_url).hostname or ""
    if site.author.email:
        yield "site.author.email", site.author.email.rpartition("@")[2]
    if site.author.url:
        yield "site.author.url", urlsplit(site.author.url).hostname or ""
    if site.id_authority:
        yield "site.id_authority", site.id_authority.partition(",")[0].rpartition("@")[2]
    contact = settings.http.contact
    if contact != site.home_url:
        is_url = "://" in contact
        yield (
            "http.contact",
            (urlsplit(contact).hostname or "") if is_url else contact.rpartition("@")[2],
        )
