"""Which requests belong together."""

import pytest

from publisher.markup import site_of


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.example.org/feed", "example.org"),
        ("https://a.b.example.co.uk:8443/", "example.co.uk"),
        ("http://EXAMPLE.org./x", "example.org"),
        ("https://somebody.github.io/feed", "github.io"),
        ("http://localhost:8080/x", "localhost"),
        ("http://127.0.0.1:8080/x", "127.0.0.1"),
        ("http://[::1]:8080/x", "::1"),
        ("http://[0:0:0:0:0:0:0:1]/x", "::1"),
        ("https://xn--kse-qla.example.org/", "example.org"),
    ],
)
def test_the_site_of_an_address(url, site):
    assert site_of(url) == site
