"""Addresses: absolute, canonical, and fit to be ids."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.markup import absolute_url, canonical_url, is_uri
from publisher.markup.urls import _SETTLED, _as_uri

BASE = "https://press.example/a/b?c#d"


@pytest.mark.parametrize(
    ("written", "absolute"),
    [
        ("https://x.example/", "https://x.example/"),
        ("https://x.example", "https://x.example/"),
        ("HTTPS://X.Example:443/A", "https://x.example/A"),
        ("http://x.example:8080/", "http://x.example:8080/"),
        ("e.html", "https://press.example/a/e.html"),
        ("/e", "https://press.example/e"),
        ("//cdn.example/e", "https://cdn.example/e"),
        (" https://x.example/a\n b ", "https://x.example/a%20b"),
        ("https://x.example/%zz%e4", "https://x.example/%25zz%E4"),
        ("https://x.example/ü?q=ß#ö", "https://x.example/%C3%BC?q=%C3%9F#%C3%B6"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://user:secret@x.example/", "https://x.example/"),
        ("https://[2001:DB8::0:1]/", "https://[2001:db8::1]/"),
        ('https://x.example/"<>', "https://x.example/%22%3C%3E"),
        ("mailto:a@b.example", None),
        ("javascript:alert(1)", None),
        ("tag:x.example,2026:1", None),
        ("https://", None),
        ("https://exa mple/", None),
        ("https://x.example:99999/", None),
        ("https://[::/", None),
        ("", None),
        (None, None),
    ],
)
def test_what_is_written_becomes_an_absolute_address(written, absolute):
    assert absolute_url(written, BASE) == absolute


def test_the_first_base_that_makes_it_absolute_holds():
    assert absolute_url("x", None, "tag:x.example,2026:1", BASE) == "https://press.example/a/x"
    assert absolute_url("x") is None


@given(st.text(max_size=80))
def test_an_absolute_address_is_one_for_every_text(text):
    found = absolute_url(text, BASE)
    if found is not None:
        assert found.isascii()
        assert found.startswith(("http://", "https://"))
        assert absolute_url(found) == found


@pytest.mark.parametrize(
    "other",
    [
        "http://press.example/a/",
        "https://press.example/a",
        "https://PRESS.example:443/a?utm_source=rss&utm_medium=feed",
        "https://press.example/a?fbclid=1#top",
        "https://press.example/%61",
    ],
)
def test_what_makes_no_difference_is_not_told_apart(other):
    assert canonical_url(other) == canonical_url("https://press.example/a")


@pytest.mark.parametrize(
    "other",
    ["https://press.example/A", "https://press.example/a?p=1", "https://www.press.example/a"],
)
def test_what_makes_a_difference_is_told_apart(other):
    assert canonical_url(other) != canonical_url("https://press.example/a")


@pytest.mark.parametrize(
    "guid",
    [
        "https://press.example/a",
        "http://press.example/?p=17",
        "tag:press.example,2026-05-12:a/b",
        "tag:desk@press.example,2026:x",
        "urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "urn:isbn:0451450523",
    ],
)
def test_a_canonical_uri_may_be_published_as_an_id(guid):
    assert is_uri(guid)


@pytest.mark.parametrize(
    "guid",
    [
        "17",
        "/post/1",
        "press.example/a",
        "http://press.example",
        "http://Press.example/a",
        "HTTP://press.example/a",
        "http://press.example:80/a",
        "http://press.example/a/../b",
        "http://press.example/%7ea",
        "http://press.example/%c3%a4",
        "http://press.example/ä",
        "http://press.example/a b",
        "http://press.example/%",
        "http://user@press.example/",
        "http://press.example/#a#b",
        "http://[broken/",
        "urn:uuid:F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
        "urn:uuid:17",
        "urn:x",
        "tag:press.example:a",
        "tag:press.example,26:a",
        "mailto:a@b.example",
        "",
        "https://press.example/" + "a" * 3000,
    ],
)
def test_anything_else_may_not(guid):
    assert not is_uri(guid)


@given(
    st.from_regex(
        r"https?://[a-zA-Z0-9.-]{1,12}(:80)?(/[A-Za-z0-9._~%-]{0,6}){0,3}"
        r"(\?[a-z=&;+%]{0,6})?(#[a-z]{0,4})?",
        fullmatch=True,
    )
)
def test_an_address_that_is_taken_as_it_is_would_come_out_the_same(url):
    if _SETTLED.match(url):
        assert _as_uri(url) == url
    assert absolute_url(url) == _as_uri(url)


@given(
    st.sampled_from(
        ["https://Press.example/a/b?c#d", "http://x.example:80", "https://x.example:8/"]
    ),
    st.from_regex(r"/[A-Za-z0-9./;~%-]{0,8}(\?[a-z=&;+%/]{0,6})?(#[a-z]{0,4})?", fullmatch=True),
)
def test_a_link_within_a_site_comes_out_as_it_would_by_the_long_way(base, link):
    if not link.startswith("//"):
        assert absolute_url(link, base) == _as_uri(urljoin(base, link))
