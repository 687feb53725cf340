import os
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from publisher.collect.sources.feed import FeedSource
from publisher.collect.sources.folder import FolderSource
from publisher.model import FetchState, NotModified
from publisher.plugins import SOURCES, Registry
from publisher.protocols import SourceContext
from publisher.settings import (
    distinct_sources,
    load_settings,
    placeholder_warnings,
    source_info,
)
from publisher.starter import write_site


@dataclass
class Point:
    name: str
    target: Any
    value: str = "publisher"

    def load(self) -> Any:
        return self.target


POINTS = (Point("folder", FolderSource), Point("feed", FeedSource))
REGISTRY = Registry(lambda group: POINTS if group == SOURCES else ())


def open_source(folder):
    """Return the one source of a site, made as its settings say."""
    settings = load_settings(folder / "config.toml", registry=REGISTRY)
    (named,) = distinct_sources(settings)
    factory = REGISTRY.load_source(named.kind)
    return factory(SourceContext(info=source_info(named), root=named.root), named.options)


def rest(folder, seconds=60):
    moment = datetime.now(UTC).timestamp() - seconds
    for path in folder.rglob("*"):
        if path.is_file():
            os.utime(path, (moment, moment))


def test_the_starter_site_is_valid_and_its_articles_are_read(tmp_path):
    write_site(tmp_path)
    rest(tmp_path)
    outcome = open_source(tmp_path).fetch(FetchState(), now=datetime.now(UTC))
    paths = [document.path for document in outcome.documents]
    assert paths == ["a-plain-text.txt", "saying-more.md", "welcome.md"]


def test_the_starter_site_warns_that_its_domain_is_a_placeholder(tmp_path):
    write_site(tmp_path)
    settings = load_settings(tmp_path / "config.toml", registry=REGISTRY)
    keys = [warning.key for warning in placeholder_warnings(settings)]
    assert keys == ["site.base_url", "site.id_authority"]


def test_a_commented_key_of_the_starter_site_is_valid_when_uncommented(tmp_path):
    write_site(tmp_path)
    for name in ("config.toml", "feeds/news.toml"):
        path = tmp_path / name
        text = re.sub(r"^# cron .*$", "", path.read_text(), flags=re.MULTILINE)
        path.write_text(re.sub(r"^# (?=\w+ = |\[\[)", "", text, flags=re.MULTILINE))
    settings = load_settings(tmp_path / "config.toml", registry=REGISTRY)
    assert len(settings.feeds[0].sources) == 2


def test_a_written_article_is_read_and_then_rests(tmp_path):
    write_site(tmp_path)
    rest(tmp_path)
    source = open_source(tmp_path)
    now = datetime.now(UTC)
    first = source.fetch(FetchState(), now=now)
    state = FetchState(files=first.files)
    assert source.fetch(state, now=now) == NotModified()
    (tmp_path / "feeds/news/new.txt").write_text("Fresh\n\nA new article.\n")
    second = source.fetch(state, now=datetime.now(UTC))
    assert [document.path for document in second.documents] == ["new.txt"]


@pytest.fixture
def big_folder(tmp_path):
    write_site(tmp_path)
    for n in range(5000):
        path = tmp_path / "feeds/news" / f"{n % 50}" / f"article-{n}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# Article {n}\n\nText.\n")
    rest(tmp_path)
    return tmp_path


@pytest.fixture
def opened():
    """Gather the paths of all files that are opened while the test runs."""
    paths: list[str] = []
    is_on = [True]

    def listen(event, arguments):
        if is_on[0] and event == "open":
            paths.append(str(arguments[0]))

    sys.addaudithook(listen)  # for good: hooks cannot be taken away
    yield paths
    is_on[0] = False


def test_none_of_five_thousand_unchanged_articles_is_opened_again(big_folder, opened):
    source = open_source(big_folder)
    now = datetime.now(UTC) + timedelta(minutes=1)
    state = FetchState(files=source.fetch(FetchState(), now=now).files)
    assert len(state.files) == 5003
    assert sum("article-" in path for path in opened) == 5000
    opened.clear()
    assert source.fetch(state, now=now) == NotModified()
    assert [path for path in opened if "article-" in path] == []
