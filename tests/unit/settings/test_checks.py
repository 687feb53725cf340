from pathlib import Path

import pytest

from publisher.settings.checks import check_config, check_feed, stated
from publisher.settings.faults import key_path
from publisher.settings.reading import SettingsFile

SITE = {"title": "Press", "base_url": "https://press.example/"}


def file(**raw):
    return SettingsFile(shown="x.toml", folder=Path("/site"), raw=raw)


@pytest.fixture
def complaints(registry):
    def check(*, environ=None, **raw):
        config = check_config(file(site=SITE, **raw), registry=registry, environ=environ or {})
        return {key_path(one.at): (one.message, one.hint) for one in config.complaints}

    return check


def test_a_minimal_configuration_is_fine(complaints):
    assert complaints() == {}


def test_unknown_formats_and_steps_are_told_with_the_nearest(complaints):
    found = complaints(
        output={"formats": ["rss", "atm", "pdf"]}, enrich={"steps": ["sumary", "language"]}
    )
    assert found == {
        "output.formats[1]": ('"atm" is not known', 'did you mean "atom"?'),
        "output.formats[2]": ('"pdf" is not known', "known: atom, html, json, rss"),
        "enrich.steps[0]": ('"sumary" is not known', 'did you mean "summary"?'),
    }


def test_interval_and_cron_contradict_each_other(complaints):
    found = complaints(schedule={"interval": "1h", "cron": "0 * * * *"})
    assert found == {"schedule.cron": ("contradicts interval", "keep one of the two")}


def test_faults_between_keys_are_told_together_with_faults_of_single_keys(complaints):
    found = complaints(schedule={"interval": "1", "cron": "x"}, output={"formats": ["atm"]})
    assert {"schedule.interval", "schedule.cron", "output.formats[0]"} <= set(found)


def test_the_proxy_comes_from_the_environment(registry):
    config = check_config(
        file(site=SITE, http={"proxy": {"env": "WAY_OUT"}}),
        registry=registry,
        environ={"WAY_OUT": " http://me:secret@proxy.example:3128 "},
    )
    assert config.complaints == []
    assert config.proxy == "http://me:secret@proxy.example:3128"


def test_a_missing_or_wrong_proxy_is_named_by_its_variable_and_never_shown(complaints):
    http = {"proxy": {"env": "WAY_OUT"}}
    assert "WAY_OUT is not set" in complaints(http=http)["http.proxy.env"][0]
    found = complaints(http=http, environ={"WAY_OUT": "me:hunter2@proxy"})
    assert "does not hold the URL of a proxy" in found["http.proxy.env"][0]
    assert "hunter2" not in str(found)


def test_a_proxy_that_is_written_down_is_refused(complaints):
    found = complaints(http={"proxy": "http://proxy.example:3128"})
    assert found["http.proxy"][0] == "must be a table"


def test_all_sources_of_a_feed_are_checked_with_their_places(registry, tmp_path):
    raw = {
        "title": "",
        "sources": [
            {"url": "x"},
            {"url": "https://example.org/"},
            {"kind": "foldr", "path": "x"},
            5,
        ],
    }
    feed = check_feed(
        SettingsFile(shown="f", folder=tmp_path, raw=raw),
        name="f",
        root=tmp_path,
        registry=registry,
        environ={},
    )
    places = {key_path(one.at) for one in feed.complaints}
    assert places == {"title", "sources[0].url", "sources[2].kind", "sources[3]"}
    assert [mention.source.key for mention in feed.mentions] == ["https://example.org/"]


def test_stated_is_none_where_the_file_is_silent_or_odd():
    odd = file(site="x", http={"workers": 3})
    assert stated(odd, "http", "workers") == 3
    assert stated(odd, "site", "title") is None
    assert stated(odd, "output", "path") is None
