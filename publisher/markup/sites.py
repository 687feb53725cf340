"""Registrable domains by the Public Suffix List as tldextract ships it; never fetched."""

from functools import cache

import tldextract


@cache
def _extractor() -> tldextract.TLDExtract:
    # ICANN's part only: a provider's customers share its servers, and so its patience.
    return tldextract.TLDExtract(
        suffix_list_urls=(),
        cache_dir=None,
        fallback_to_snapshot=True,
        include_psl_private_domains=False,
    )


def registrable_domain(host: str) -> str | None:
    """Return the part of a host name that somebody registered, or None (``localhost``)."""
    return _extractor()(host).top_domain_under_public_suffix or None
