from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from publisher.collect.sources.feed import FeedSource
from publisher.collect.sources.folder import FolderSource
from publisher.errors import Fault, SettingsError
from publisher.options import Options
from publisher.plugins import SOURCES, Registry
from publisher.settings import Settings, load_settings

CONFIG = '[site]\ntitle = "Press"\nbase_url = "https://press.example/feeds/"\n'
FEED = 'title = "News"\n[[sources]]\nurl = "https://example.org/atom.xml"\n'


class MailOptions(Options):
    mailbox: str
    limit_mails: int = 10


class MailSource:
    options_type = MailOptions
    parser = "mail"


@dataclass
class Point:
    name: str
    target: Any
    value: str = "tests:fake"

    def load(self) -> Any:
        return self.target


@pytest.fixture
def registry() -> Registry:
    points = [Point("folder", FolderSource), Point("feed", FeedSource), Point("mail", MailSource)]
    return Registry(lambda group: points if group == SOURCES else [])


class Site:
    """Write a site into a folder, and load it."""

    def __init__(self, folder: Path, registry: Registry) -> None:
        self.folder = folder
        self.config = folder / "config.toml"
        self.registry = registry
        self.write("config.toml", CONFIG)

    def write(self, name: str, content: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    def load(self, **environ: str) -> Settings:
        return load_settings(self.config, environ=environ, registry=self.registry)

    def faults(self, **environ: str) -> tuple[Fault, ...]:
        with pytest.raises(SettingsError) as caught:
            self.load(**environ)
        return caught.value.faults

    def only_fault(self, **environ: str) -> Fault:
        faults = self.faults(**environ)
        assert len(faults) == 1, faults
        return faults[0]


@pytest.fixture
def empty_site(
    tmp_path: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Site]:
    """Give a site without feeds, in the current folder, so that messages have short names."""
    monkeypatch.chdir(tmp_path)
    site = Site(Path(), registry)
    site.config = Path("config.toml")
    yield site


@pytest.fixture
def site(empty_site: Site) -> Site:
    empty_site.write("feeds/news.toml", FEED)
    return empty_site


@pytest.fixture
def with_config(site: Site) -> Callable[[str], Site]:
    """Add lines to config.toml, in [site] until they begin another table."""

    def add(lines: str) -> Site:
        site.write("config.toml", CONFIG + lines)
        return site

    return add


@pytest.fixture
def with_source(empty_site: Site) -> Callable[[str], Site]:
    """Write a feed with one source of these keys."""

    def add(lines: str) -> Site:
        empty_site.write("feeds/news.toml", f'title = "News"\n[[sources]]\n{lines}\n')
        return empty_site

    return add
