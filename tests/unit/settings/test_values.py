from datetime import timedelta

import pytest

from publisher.settings import values


def hint_of(error: ValueError) -> str | None:
    return (getattr(error, "context", None) or {}).get("hint")


def test_white_space_in_a_text_is_folded():
    assert values.check_text("  two\n words ") == "two words"


@pytest.mark.parametrize("text", ["", "   ", "bell\x07", "nul\x00", "odd\uffff"])
def test_a_text_that_no_feed_can_carry_is_refused(text):
    with pytest.raises(ValueError, match="must not"):
        values.check_text(text)


@pytest.mark.parametrize("text", ["👩‍🚀 news", "أخبار", "a\u200fb"])
def test_texts_of_every_script_are_kept(text):
    assert values.check_text(text) == text


@pytest.mark.parametrize("text", ["desk@press.example", "first.last+tag@a.b.example"])
def test_an_email_address_is_accepted(text):
    assert values.check_email(text) == text


@pytest.mark.parametrize("text", ["desk", "a@b@c", "Desk <d@press.example>", "a b@c.example", "@x"])
def test_what_is_no_email_address_is_refused(text):
    with pytest.raises(ValueError, match="e-mail"):
        values.check_email(text)


def test_a_base_url_ends_in_a_slash():
    assert values.check_base_url("https://press.example/feeds") == "https://press.example/feeds/"
    assert values.check_base_url("https://press.example") == "https://press.example/"


@pytest.mark.parametrize("url", ["https://press.example/?a=b", "https://press.example/#top"])
def test_a_base_url_that_nothing_can_be_appended_to_is_refused(url):
    with pytest.raises(ValueError, match="appended"):
        values.check_base_url(url)


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("en", "en"),
        ("EN-gb", "en-GB"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("de-CH-1996", "de-CH-1996"),
        ("sl-rozaj-biske", "sl-rozaj-biske"),
        ("en-x-Fr", "en-x-fr"),
    ],
)
def test_a_language_tag_is_written_in_canonical_case(text, tag):
    assert values.check_language(text) == tag


@pytest.mark.parametrize(
    ("text", "hint"),
    [("en_GB", "en-GB"), ("fr_FR.UTF-8", "fr-FR"), ("english", "such as"), ("", "such as")],
)
def test_what_is_no_language_tag_is_refused_with_a_suggestion(text, hint):
    with pytest.raises(ValueError, match="BCP 47") as caught:
        values.check_language(text)
    assert hint in hint_of(caught.value)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Europe/Pariss", "Europe/Paris"),
        ("new york", "America/New_York"),
        ("Europe", "such as"),
        ("../etc/passwd", "such as"),
        ("", "such as"),
    ],
)
def test_an_unknown_time_zone_is_refused_with_a_suggestion(text, hint):
    with pytest.raises(ValueError, match="time zone") as caught:
        values.parse_timezone(text)
    assert hint in hint_of(caught.value)


@pytest.mark.parametrize("text", ["press.example,2026", "desk@press.example,2026-01-31"])
def test_a_tag_authority_is_accepted(text):
    assert values.check_authority(text) == text


@pytest.mark.parametrize(
    "text", ["press.example", "Press.example,2026", "press.example,26", "press.example,2026-13", ""]
)
def test_what_is_no_tag_authority_is_refused(text):
    with pytest.raises(ValueError, match="domain"):
        values.check_authority(text)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("10.1.0.0/16", "10.1.0.0/16"),
        ("10.1.2.3", "10.1.2.3/32"),
        ("127.0.0.1:8080", "127.0.0.1:8080"),
        ("[::1]:8080", "[::1]:8080"),
        ("fd00::/8", "fd00::/8"),
    ],
)
def test_an_allowed_address_is_written_canonically(text, canonical):
    assert values.check_allowed_address(text) == canonical


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("10.1.2.3/16", "10.1.0.0/16"),
        ("localhost:8080", "127.0.0.1:8080"),
        ("intranet", "such as"),
        ("10.0.0.0/33", "such as"),
    ],
)
def test_what_is_no_allowed_address_is_refused_with_a_suggestion(text, hint):
    with pytest.raises(ValueError, match="is not a network") as caught:
        values.check_allowed_address(text)
    assert hint in hint_of(caught.value)


@pytest.mark.parametrize("text", ["127.0.0.1:0", "127.0.0.1:70000", "300.0.0.1:80"])
def test_a_wrong_address_with_a_port_is_refused(text):
    with pytest.raises(ValueError, match=r"port|IP address"):
        values.check_allowed_address(text)


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("https://press.example/about", "https://press.example/about"),
        ("mailto:desk@press.example", "desk@press.example"),
        ("desk@press.example", "desk@press.example"),
        ("https://social.example/@press", "https://social.example/@press"),
    ],
)
def test_a_contact_is_a_page_or_an_email_address(text, sent):
    assert values.check_contact(text) == sent


@pytest.mark.parametrize("text", ["nobody", "a\r\nX: b@c.example", "dé@press.example", ""])
def test_a_contact_that_cannot_stand_in_a_header_is_refused(text):
    with pytest.raises(ValueError, match=r"must|e-mail|URL"):
        values.check_contact(text)


@pytest.mark.parametrize("speed", [50, 238, 1500, "language"])
def test_a_reading_speed_is_a_number_or_the_languages_own(speed):
    assert values.check_speed(speed) == speed


@pytest.mark.parametrize("speed", [49, 1501, True, 200.0, "fast", None])
def test_a_reading_speed_that_nobody_has_is_refused(speed):
    with pytest.raises(ValueError, match="50 to 1500"):
        values.check_speed(speed)


def test_a_list_that_names_something_twice_is_refused():
    with pytest.raises(ValueError, match='"rss" twice'):
        values.check_distinct(("rss", "atom", "rss"))


def test_time_limits_have_a_lower_end():
    with pytest.raises(ValueError, match="more than 0"):
        values.check_positive(timedelta(0))
    with pytest.raises(ValueError, match="1s"):
        values.check_interval(timedelta(milliseconds=100))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("http://proxy.press.example:3128", True),
        ("http://me:secret@proxy.press.example", True),
        ("socks5://proxy", False),
        ("proxy:3128", False),
        ("http://proxy:port", False),
        ("", False),
    ],
)
def test_a_proxy_url_is_recognised(value, expected):
    assert values.is_proxy_url(value) is expected
