"""The one HTTP client: limits, address checks, conditional GET.

Nothing of requests or urllib3 is imported before the first request.
"""

from publisher.http.addresses import is_allowed, is_public, parse_allowed
from publisher.http.client import HttpClient
from publisher.http.options import HttpOptions
from publisher.http.redirects import is_same_origin

__all__ = [
    "HttpClient",
    "HttpOptions",
    "is_allowed",
    "is_public",
    "is_same_origin",
    "parse_allowed",
]
