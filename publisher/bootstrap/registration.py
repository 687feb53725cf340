"""What the store is told of the settings, and the one value that it keeps for the site."""

import hashlib
from typing import TYPE_CHECKING

from publisher import __version__
from publisher.glance import registered_as
from publisher.model import FRONT
from publisher.pipeline import utc_now
from publisher.protocols import FeedInfo
from publisher.publish.rendering_version import rendering_version
from publisher.settings import Settings, source_infos
from publisher.store.peek import REGISTERED
from publisher.store.store import open_store

if TYPE_CHECKING:
    from publisher.store.store import Store


def open_site_store(settings: Settings) -> "Store":
    """Open the database of a site."""
    return open_store(settings.store.path, longest_request=settings.http.total_timeout)


def register(settings: Settings, store: "Store") -> None:
    """Tell the store which sources and feeds there are, unless it knows them by these settings."""
    registered = registered_as(settings.digest)
    if store.meta_get(REGISTERED) == registered:
        return
    infos = source_infos(settings)
    own = [feed.model_dump_json(exclude={"gate", "sources"}) for feed in settings.feeds]
    feeds = [
        FeedInfo(name=feed.name, source_keys=feed.source_keys, digest=_digest(settings, each))
        for feed, each in zip(settings.feeds, own, strict=True)
    ]
    every_key = tuple(info.key for info in infos)
    # The front says what each feed is called, so it depends on the settings of all.
    front = _digest(settings, "\0".join(own))
    feeds.append(FeedInfo(name=FRONT, source_keys=every_key, digest=front))
    store.sync(sources=infos, feeds=feeds, now=utc_now())
    store.meta_set(REGISTERED, registered)


def _digest(settings: Settings, own: str) -> str:
    """Digest everything that a feed's files depend on besides its entries."""
    site = settings.site.model_dump_json()
    parts = (__version__, rendering_version(), site, " ".join(settings.output.formats), own)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def authority_of(settings: Settings, store: "Store") -> str:
    """Return the tag authority: as set, else the domain of base_url and the year of first use."""
    if settings.site.id_authority:
        return settings.site.id_authority
    kept = store.meta_get("id_authority")
    if kept:
        return kept
    from urllib.parse import urlsplit

    from publisher.publish.recover import published_authority

    domain = urlsplit(settings.site.base_url).hostname or "localhost"
    recovered = published_authority(settings.output.path, domain)
    return store.meta_set_default("id_authority", recovered or f"{domain},{utc_now().year}")
