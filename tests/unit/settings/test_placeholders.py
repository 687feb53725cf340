import pytest

from publisher.settings import placeholder_warnings

CONFIG = """
[site]
title = "x"
base_url = "https://{base}/feeds/"
{more}
"""


def keys(site, base, more=""):
    site.write("config.toml", CONFIG.format(base=base, more=more))
    return [fault.key for fault in placeholder_warnings(site.load())]


@pytest.mark.parametrize(
    "host",
    [
        "press.example",
        "example.com",
        "www.example.org",
        "EXAMPLE.net",
        "a.test",
        "b.invalid",
        "localhost:8000",
        "127.0.0.1:8000",
        "[::1]",
    ],
)
def test_a_domain_that_belongs_to_nobody_is_warned_of(site, host):
    assert keys(site, host) == ["site.base_url"]


@pytest.mark.parametrize("host", ["tidewater.press", "myexample.com", "example.co", "test.de"])
def test_a_domain_of_somebody_is_not_warned_of(site, host):
    assert keys(site, host) == []


def test_every_stated_address_is_looked_at(site):
    more = (
        'home_url = "https://www.example.com/"\n'
        'author = { name = "x", email = "x@example.org", url = "https://a.test/" }\n'
        'id_authority = "press.example,2026"\n'
        '[http]\ncontact = "me@example.net"\n'
    )
    assert keys(site, "tidewater.press", more) == [
        "site.home_url",
        "site.author.email",
        "site.author.url",
        "site.id_authority",
        "http.contact",
    ]


def test_a_warning_names_file_host_and_what_to_do(site):
    site.write("config.toml", CONFIG.format(base="press.example", more=""))
    (warning,) = placeholder_warnings(site.load())
    assert str(warning) == (
        'config.toml: site.base_url: "press.example" is a placeholder that only an example can '
        "use (write your own before you publish)"
    )
