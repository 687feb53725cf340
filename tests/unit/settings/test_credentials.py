"""Secrets come from the environment or from files, and show nowhere."""

import pytest

from publisher.settings import private_warnings

FEED = 'title = "News"\n[[sources]]\nurl = "https://example.org/atom.xml"\n'


@pytest.fixture
def source(site):
    def load(lines, **environ):
        site.write("feeds/news.toml", FEED + lines)
        return site.load(**environ).feeds[0].sources[0]

    return load


def test_secrets_are_read_from_the_environment_and_from_files(site, source):
    site.write("feeds/key.txt", "from a file\n")
    found = source(
        'headers = { X-Key = { file = "key.txt" }, Accept-Language = "de" }\n'
        'auth = { user = "me", password = { env = "PASSWORD" } }',
        PASSWORD="geheim",
    )
    assert found.options.private_headers() == {
        "X-Key": "from a file",
        "Accept-Language": "de",
        "Authorization": "Basic bWU6Z2VoZWlt",
    }


def test_no_text_of_the_settings_has_a_secret(site, source):
    source('headers = { X-Key = { env = "KEY" } }', KEY="geheim")
    settings = site.load(KEY="geheim")
    assert "geheim" not in settings.model_dump_json() + repr(settings) + str(settings.model_dump())


@pytest.mark.parametrize(
    ("lines", "key", "says"),
    [
        ('auth = { user = "me", password = "x" }', "auth.password", "must not stand in a settings"),
        ('auth = { user = "me", password = {} }', "auth.password", "needs either env or file"),
        (
            'auth = { user = "me", password = { env = "NONE" } }',
            "auth.password",
            "the environment variable NONE is not set",
        ),
        ('headers = { A = { file = "none" } }', "headers.A", "none cannot be read: No such file"),
        ('headers = { A = { env = "LINES" } }', "headers.A", "characters that cannot be sent"),
        ('headers = { Cookie = "x" }', None, "header Cookie must not stand in a settings file"),
        ('headers = { "A B" = "x" }', "headers.A B", "is no name of a header"),
        ('headers = { Host = "x" }', "headers.Host", "sends itself"),
        ('headers = { A = "x\\ny" }', None, "header A has characters that cannot be sent"),
        ('proxy = { env = "LINES" }', "proxy", "characters that cannot be sent"),
        ('proxy = { env = "WORD" }', "proxy", "does not lead to the URL of a proxy"),
    ],
)
def test_what_cannot_be_sent_is_a_fault_that_shows_no_value(site, lines, key, says):
    site.write("feeds/news.toml", FEED + lines)
    (fault,) = site.faults(LINES="ge\nheim", WORD="geheim")
    assert fault.key == ("sources[0]" if key is None else f"sources[0].{key}")
    assert says in fault.message
    assert "heim" not in str(fault)


@pytest.mark.parametrize(
    ("lines", "is_private", "warns"),
    [
        ("", False, False),
        ('headers = { A = "x" }', True, True),
        ('auth = { user = "me", password = { env = "P" } }', True, True),
        ('auth = { user = "me", password = { env = "P" } }\nprivate = true', True, False),
        ('auth = { user = "me", password = { env = "P" } }\nprivate = false', False, False),
        ("private = true", True, False),
        ('proxy = { env = "PROXY" }', False, False),
    ],
)
def test_what_is_read_with_credentials_is_private_unless_said_otherwise(
    site, source, lines, is_private, warns
):
    environ = {"P": "geheim", "PROXY": "http://a:b@proxy.example:1"}
    assert source(lines, **environ).private == is_private
    settings = site.load(**environ)
    assert settings.feeds[0].source_keys == (
        () if is_private else ("https://example.org/atom.xml",)
    )
    assert [warning.key for warning in private_warnings(settings)] == (
        ["sources[0].private"] if warns else []
    )
