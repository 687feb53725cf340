from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from publisher.model import Person
from publisher.settings import distinct_sources, source_info


def test_every_default_is_settled(site, tmp_path):
    settings = site.load()
    assert settings.root == tmp_path
    assert settings.site.home_url == "https://press.example/"
    assert settings.site.author == Person(name="Press")
    assert settings.site.timezone == ZoneInfo("UTC")
    assert settings.schedule.interval == timedelta(hours=1)
    assert settings.http.contact == "https://press.example/"
    assert settings.store.path == tmp_path / "publisher.db"
    assert settings.output.path == tmp_path / "output"
    assert settings.output.formats == ("rss", "atom", "json", "html")
    feed = settings.feeds[0]
    assert (feed.description, feed.limit, feed.gate.max_lost) == ("News", 50, 0.5)


def test_sources_inherit_from_the_site(with_config):
    source = with_config('timezone = "Asia/Tokyo"\nlanguage = "ja"\nday_order = "mdy"\n').load()
    source = source.feeds[0].sources[0]
    assert (source.timezone, source.language, source.day_order) == (
        ZoneInfo("Asia/Tokyo"),
        "ja",
        "mdy",
    )


def test_what_a_source_states_wins(with_source):
    site = with_source(
        'url = "https://example.org/x"\ntimezone = "Europe/Paris"\nlanguage = "fr"\n'
        'interval = "15m"\nfuture = "keep"\ncontent = "summary"\ntitle = "X"\n'
        'previously = ["https://Old.example/x#y"]\n'
    )
    source = site.load().feeds[0].sources[0]
    assert source.timezone == ZoneInfo("Europe/Paris")
    assert source.interval == timedelta(minutes=15)
    assert (source.future, source.content, source.title) == ("keep", "summary", "X")
    assert source.previously == ("https://old.example/x",)


def test_a_folder_is_due_at_every_pass_and_holds_what_lies_ahead(with_source):
    Path("feeds/texts").mkdir(parents=True)
    site = with_source(
        'path = "texts"\nurl = "https://press.example/{slug}/"\ndeleted = "remove"\n'
    )
    (source,) = distinct_sources(site.load())
    info = source_info(source)
    assert info.interval == timedelta(0)
    assert info.future == "hold"
    assert info.entry_url == "https://press.example/{slug}/"
    assert info.keep_deleted is False
    assert info.site == info.key == "feeds/texts"


def test_a_feed_in_a_file_is_a_site_of_its_own_and_due_at_every_pass(with_source):
    Path("feeds").mkdir()
    Path("feeds/saved.xml").touch()
    (source,) = distinct_sources(with_source('path = "saved.xml"').load())
    info = source_info(source)
    assert (info.kind, info.site, info.interval) == ("feed", "feeds/saved.xml", timedelta(0))
    assert (info.future, info.entry_url, info.keep_deleted) == ("clamp", None, True)


def test_a_kind_that_is_not_on_the_web_is_a_site_of_its_own(with_source):
    site = with_source('kind = "mail"\nid = "box"\nmailbox = "inbox"')
    (source,) = distinct_sources(site.load())
    assert source_info(source).site == "box"


@pytest.mark.parametrize(
    ("schedule", "interval"),
    [('interval = "2h"', timedelta(hours=2)), ('cron = "*/15 * * * *"', timedelta(minutes=15))],
)
def test_the_schedule_is_every_sources_default_interval(with_config, schedule, interval):
    settings = with_config(f"[schedule]\n{schedule}\n").load()
    assert settings.feeds[0].sources[0].interval == interval


def test_a_source_in_two_feeds_is_one(site):
    site.write("feeds/again.toml", Path("feeds/news.toml").read_text())
    settings = site.load()
    assert [feed.name for feed in settings.feeds] == ["again", "news"]
    assert len(distinct_sources(settings)) == 1


def test_a_source_twice_in_a_feed_has_one_key(site):
    text = Path("feeds/news.toml").read_text()
    site.write("feeds/news.toml", text + '[[sources]]\nurl = "https://example.org/atom.xml#x"\n')
    assert site.load().feeds[0].source_keys == ("https://example.org/atom.xml",)


def test_settings_cannot_be_changed(site):
    settings = site.load()
    with pytest.raises(ValueError, match="frozen"):
        settings.site.title = "other"


def test_a_dump_of_a_feed_is_the_same_from_every_folder(site, tmp_path):
    here = site.load().feeds[0].model_dump_json(exclude={"sources"})
    site.config = tmp_path / "config.toml"
    assert site.load().feeds[0].model_dump_json(exclude={"sources"}) == here
