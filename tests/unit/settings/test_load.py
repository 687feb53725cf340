import os
from pathlib import Path

import pytest

from publisher.errors import SettingsError
from publisher.settings import load_settings


def test_the_smallest_site_is_two_keys_a_title_and_a_source(site):
    settings = site.load()
    assert settings.site.title == "Press"
    assert [feed.name for feed in settings.feeds] == ["news"]
    assert settings.feeds[0].source_keys == ("https://example.org/atom.xml",)


def test_every_fault_of_every_file_is_told_at_once(site):
    site.write("config.toml", '[site]\nbase_url = "press.example"\nlangage = "en"\n')
    site.write("feeds/news.toml", 'title = "News"\nlimit = 0\n[[sources]]\nkind = "foldr"\n')
    site.write("feeds/broken.toml", "title = \n")
    assert [str(fault) for fault in site.faults()] == [
        'config.toml: site.base_url: must begin with https:// or http:// (write "https://press.example")',
        'config.toml: site.langage: unknown key (did you mean "language"?)',
        "config.toml: site.title: missing",
        "feeds/broken.toml: line 1, column 9: not valid TOML: invalid value",
        "feeds/news.toml: limit: must be at least 1",
        'feeds/news.toml: sources[0].kind: "foldr" is not known (did you mean "folder"?)',
        "feeds/news.toml: sources[0].path: missing",
    ]


def test_a_missing_configuration_points_to_init(registry, tmp_path):
    with pytest.raises(SettingsError) as caught:
        load_settings(tmp_path / "config.toml", registry=registry)
    (fault,) = caught.value.faults
    assert fault.message == "no such file"
    assert "publisher init" in fault.hint


def test_feeds_are_checked_although_the_configuration_is_broken(site):
    site.write("config.toml", "[site\n")
    site.write("feeds/news.toml", 'title = "News"\n')
    assert [fault.file for fault in site.faults()] == ["config.toml", "feeds/news.toml"]


def test_a_site_without_feeds_is_told_what_to_write(empty_site):
    fault = empty_site.only_fault()
    assert fault.file == "feeds"
    assert "feeds/news.toml" in fault.hint


def test_messages_name_files_as_the_user_did(site, tmp_path):
    site.write("feeds/news.toml", "")
    site.config = tmp_path / "config.toml"
    assert site.faults()[0].file == str(tmp_path / "feeds/news.toml")


def test_faults_leave_everything_untouched(site):
    site.write("feeds/news.toml", "title = 5")
    before = sorted(Path().rglob("*"))
    site.faults()
    assert sorted(Path().rglob("*")) == before


def test_loading_writes_nothing(site):
    before = sorted(Path().rglob("*"))
    site.load()
    assert sorted(Path().rglob("*")) == before


def test_feeds_that_differ_in_case_only_are_refused(site):
    try:
        with Path("feeds/NEWS.toml").open("x") as file:
            file.write(Path("feeds/news.toml").read_text())
    except FileExistsError:
        pytest.skip("this disk does not tell them apart either")
    fault = site.only_fault()
    assert (fault.file, fault.message) == (
        "feeds/news.toml",
        "writes the same files as feeds/NEWS.toml",
    )


def test_two_feeds_may_share_a_source_by_different_relative_paths(site):
    Path("texts").mkdir()
    Path("feeds/inner").mkdir()
    site.write("feeds/news.toml", 'title = "a"\n[[sources]]\npath = "../texts"\n')
    site.write("feeds/more.toml", 'title = "b"\n[[sources]]\npath = "inner/../../texts/"\n')
    assert {key for feed in site.load().feeds for key in feed.source_keys} == {"texts"}


def test_two_feeds_that_describe_one_source_differently_are_refused(site):
    site.write(
        "feeds/other.toml",
        'title = "x"\n[[sources]]\nurl = "https://example.org/atom.xml"\ninterval = "2h"\n',
    )
    fault = site.only_fault()
    assert (fault.file, fault.key) == ("feeds/other.toml", "sources[0]")
    assert "feeds/news.toml: sources[0] (interval)" in fault.message


@pytest.mark.parametrize("path", ["..", "../output", "../output/../"])
def test_a_folder_that_holds_the_output_is_no_source(with_source, path):
    Path("output").mkdir()
    fault = with_source(f'path = "{path}"').only_fault()
    assert fault.key == "sources[0].path"
    assert "contains the output folder" in fault.message


def test_an_output_that_is_a_file_is_refused(with_config):
    Path("public").touch()
    fault = with_config('[output]\npath = "public"\n').only_fault()
    assert (fault.key, fault.message) == ("output.path", "is a file, not a folder")


def test_a_database_that_is_a_folder_is_refused(with_config):
    Path("data").mkdir()
    fault = with_config('[store]\npath = "data"\n').only_fault()
    assert (fault.key, fault.message) == ("store.path", "is a folder, not a file")
    assert (
        fault.hint == f'name the database in it, such as "{Path("data/publisher.db").absolute()}"'
    )


def test_a_database_that_would_be_served_is_refused(with_config):
    fault = with_config('[store]\npath = "output/publisher.db"\n').only_fault()
    assert fault.key == "store.path"


def test_a_variable_of_the_environment_is_looked_up(with_config):
    site = with_config('[http]\nproxy = { env = "WAY_OUT" }\n')
    assert site.only_fault().key == "http.proxy.env"
    assert site.load(WAY_OUT="http://proxy.example:1").http.proxy == "http://proxy.example:1"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_fault(site):
    Path("feeds/news.toml").chmod(0)
    assert "cannot be read" in site.only_fault().message
