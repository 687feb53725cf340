from datetime import timedelta

import pytest

from publisher.options import parse_duration, parse_size, parse_url, parse_url_pattern


def hint_of(error: ValueError) -> str | None:
    return (getattr(error, "context", None) or {}).get("hint")


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("15m", 900), ("1.5h", 5400), ("2d", 172800), ("0s", 0)]
)
def test_a_duration_carries_its_unit(text, seconds):
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("value", ["90", 90, "1w", "-1s", "", None, "١s", "99999999999999d"])
def test_what_is_no_duration_is_refused(value):
    with pytest.raises(ValueError, match="must be"):
        parse_duration(value)


@pytest.mark.parametrize(
    ("text", "size_bytes"),
    [("500kB", 500_000), ("20MB", 20_000_000), ("7B", 7), ("0.5GB", 5 * 10**8)],
)
def test_a_size_carries_its_unit(text, size_bytes):
    assert parse_size(text) == size_bytes


@pytest.mark.parametrize("value", ["20", 20, True, "20 Mb", "", f"{'9' * 400}GB"])
def test_what_is_no_size_is_refused(value):
    with pytest.raises(ValueError, match="must be"):
        parse_size(value)


@pytest.mark.parametrize(
    ("text", "uri"),
    [
        ("HTTPS://Press.Example", "https://press.example/"),
        ("http://press.example:80/a", "http://press.example/a"),
        ("https://press.example:8443/a", "https://press.example:8443/a"),
        ("https://bücher.example/é?q=ü#ß", "https://xn--bcher-kva.example/%C3%A9?q=%C3%BC#%C3%9F"),
        ("https://press.example/a%2Fb/100%", "https://press.example/a%2Fb/100%25"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        (" https://press.example/a ", "https://press.example/a"),
        ("http://my_host.example/", "http://my_host.example/"),
    ],
)
def test_a_url_is_written_as_a_uri(text, uri):
    assert parse_url(text) == uri
    assert parse_url(uri) == uri


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("press.example/feeds", "begin with https://", '"https://press.example/feeds"'),
        ("//press.example/", "begin with https://", '"https://press.example/"'),
        ("localhost:8080/x", "begin with https://", '"https://localhost:8080/x"'),
        ("feed://press.example/x", "begin with https://", '"https://press.example/x"'),
        ("ftp://press.example/", "begin with https://", None),
        ("file:///etc/passwd", "begin with https://", None),
        ("http:press.example", "begin with https://", None),
        ("https://", "no host", None),
        ("https:///path", "no host", None),
        ("https://press example/", "spaces", None),
        ("https://press.example/a\nb", "spaces", None),
        ("https://press.example:port/", "is not a URL", None),
        ("https://press.example:99999/", "is not a URL", None),
        ("https://[::1/", "is not a URL", None),
        ("https://-bad-/", "cannot exist", None),
        ("https://a..b/", "cannot exist", None),
        ("https://me:secret@press.example/", "password", "secrets"),
        ("", "begin with https://", None),
    ],
)
def test_what_is_no_web_address_is_refused(text, words, hint):
    with pytest.raises(ValueError, match=words) as caught:
        parse_url(text)
    assert (hint or "") in (hint_of(caught.value) or "")


def test_a_fault_in_a_url_with_a_password_does_not_repeat_it():
    with pytest.raises(ValueError, match="password") as caught:
        parse_url("https://me:hunter2@press.example/")
    assert "hunter2" not in f"{caught.value} {hint_of(caught.value)}"


def test_a_url_pattern_keeps_its_placeholder():
    pattern = "https://Press.Example/{slug}/é"
    assert parse_url_pattern(pattern) == "https://press.example/{slug}/%C3%A9"


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("https://press.example/", "exactly once"),
        ("https://press.example/{slug}/{slug}", "exactly once"),
        ("https://press.example/{date}/{slug}", "no placeholder but"),
        ("https://{slug}.press.example/", "after the host"),
        ("/{slug}/", "begin with https://"),
    ],
)
def test_a_wrong_url_pattern_is_refused(pattern, words):
    with pytest.raises(ValueError, match=words):
        parse_url_pattern(pattern)
