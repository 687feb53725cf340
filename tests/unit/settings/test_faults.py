from pathlib import Path

import pytest
from pydantic import ValidationError

from publisher.errors import Fault
from publisher.settings.faults import Complaint, as_faults, complaints_of, key_path, nearest
from publisher.settings.reading import SettingsFile
from publisher.settings.tables import ConfigTable, FeedTable


def complaints(model, raw):
    with pytest.raises(ValidationError) as caught:
        model.model_validate(raw)
    return {key_path(one.at): one for one in complaints_of(caught.value, model)}


def test_a_key_path_names_tables_and_positions():
    assert key_path(("sources", 1, "url")) == "sources[1].url"
    assert key_path(("site", "author", "email")) == "site.author.email"
    assert key_path(()) is None


def test_every_wrong_value_is_told_in_words():
    found = complaints(
        ConfigTable,
        {
            "site": {"title": 5, "base_url": "https://press.example/", "author": "me"},
            "http": {"workers": 0, "per_host": "x", "max_redirects": 1.5, "allow_private": "x"},
            "output": {"formats": []},
            "enrich": [],
        },
    )
    assert {path: one.message for path, one in found.items()} == {
        "site.title": "must be text in quotes",
        "site.author": "must be a table",
        "http.workers": "must be at least 1",
        "http.per_host": "must be a whole number",
        "http.max_redirects": "must be a whole number",
        "http.allow_private": "must be a list in [brackets]",
        "output.formats": "must not be empty",
        "enrich": "must be a table",
    }


def test_a_choice_is_told_with_its_possibilities():
    found = complaints(FeedTable, {"title": "x", "content": "ful", "sources": [{}]})
    assert found["content"].message == 'must be "full" or "summary"'


def test_truth_is_neither_text_nor_number():
    found = complaints(FeedTable, {"title": "x", "show_reading_time": 1, "sources": [{}]})
    assert found["show_reading_time"].message == "must be true or false"


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan"), float("inf"), "0.5", True])
def test_a_share_lies_between_none_and_all(share):
    found = complaints(FeedTable, {"title": "x", "gate": {"max_lost": share}, "sources": [{}]})
    assert list(found) == ["gate.max_lost"]


def test_an_unknown_key_names_the_nearest_of_its_own_table_else_all_of_them():
    found = complaints(
        ConfigTable,
        {
            "site": {
                "title": "x",
                "base_url": "https://press.example/",
                "timezon": "UTC",
                "author": {"name": "x", "mail": "x"},
            },
            "outputs": {},
            "zzz": 1,
        },
    )
    assert {path: one.hint for path, one in found.items()} == {
        "site.timezon": 'did you mean "timezone"?',
        "site.author.mail": 'did you mean "email"?',
        "outputs": 'did you mean "output"?',
        "zzz": "known: site, schedule, http, parse, store, output, enrich",
    }


def test_sources_written_as_one_table_are_explained():
    found = complaints(FeedTable, {"title": "x", "sources": {"url": "https://press.example/"}})
    assert found["sources"].hint == "write [[sources]], with two brackets"


def test_faults_come_in_the_order_of_the_file():
    raw = {"b": 1, "sources": [{"x": 1, "y": 2}, {"z": 3}], "a": 2}
    places = [(), ("a",), ("sources", 1, "z"), ("sources", 0, "y"), ("b",), ("gone",)]
    file = SettingsFile(shown="feeds/x.toml", folder=Path("/"), raw=raw)
    faults = as_faults([Complaint(at=at, message="m") for at in places], file)
    paths = [fault.key for fault in faults]
    assert paths == [None, "b", "sources[0].y", "sources[1].z", "a", "gone"]
    assert faults[0] == Fault(file="feeds/x.toml", key=None, message="m")


def test_nearest_is_none_where_nothing_is_near():
    assert nearest("folder", ["feed", "folders"]) == "folders"
    assert nearest("xyz", ["feed", "folder"]) is None
