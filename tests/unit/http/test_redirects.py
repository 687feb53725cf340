import pytest

from publisher.http.redirects import is_downgrade, is_same_origin, next_url


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/new", "https://a.example/new"),
        ("new.xml?x=1", "https://a.example/feeds/new.xml?x=1"),
        ("//b.example/x", "https://b.example/x"),
        ("HTTP://B.example:80/x", "http://b.example/x"),
        (" https://b.example/a b#part ", "https://b.example/a%20b"),
        ("https://me:secret@b.example/x", "https://b.example/x"),
        ("https://b.example", "https://b.example/"),
        ("/caf\u00c3\u00a9", "https://a.example/caf%C3%A9"),
        ("https://b.example/\r\n\tx", "https://b.example/x"),
    ],
)
def test_a_redirect_leads_to_one_clean_address(location, expected):
    assert next_url("https://a.example/feeds/old.xml", location) == expected


@pytest.mark.parametrize(
    "location",
    [
        None,
        "",
        " ",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "gopher://a.example/_GET",
        "data:text/xml,<rss/>",
        "javascript:alert(1)",
        "http://[::1",
        "http:///x",
        "http://a.example:x/",
    ],
)
def test_a_redirect_that_leads_nowhere_is_refused(location):
    with pytest.raises(ValueError, match=r"\w"):
        next_url("https://a.example/feed", location)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("https://a.example/x", "https://a.example/y", True),
        ("https://a.example/x", "https://a.example:443/y", True),
        ("http://a.example/x", "https://a.example/y", True),
        ("https://a.example/x", "http://a.example/y", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("https://a.example/x", "https://www.a.example/x", False),
        ("https://a.example/x", "https://a.example:8443/x", False),
        ("http://a.example:8080/x", "https://a.example/x", False),
    ],
)
def test_private_headers_stay_with_their_origin(before, after, expected):
    assert is_same_origin(before, after) is expected


def test_giving_up_tls_is_a_downgrade():
    assert is_downgrade("https://a.example/", "http://a.example/")
    assert not is_downgrade("http://a.example/", "https://a.example/")
    assert not is_downgrade("http://a.example/", "http://b.example/")
