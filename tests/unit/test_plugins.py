from dataclasses import dataclass
from typing import Any

import pytest

from publisher.errors import PluginError
from publisher.options import Options
from publisher.plugins import SOURCES, Registry


class FakeOptions(Options):
    path: str


class FakeSource:
    options_type = FakeOptions
    parser = "fake"


@dataclass
class Point:
    name: str
    target: Any = FakeSource
    value: str = "fake:FakeSource"
    loaded: int = 0

    def load(self) -> Any:
        self.loaded += 1
        if isinstance(self.target, Exception):
            raise self.target
        return self.target


def registry(*points: Point) -> Registry:
    return Registry(lambda group: points if group == SOURCES else ())


def test_only_the_kind_asked_for_is_imported():
    folder, feed = Point("folder"), Point("feed", ImportError("no network"))
    known = registry(folder, feed)
    assert known.names(SOURCES) == ("feed", "folder")
    assert known.load_source("folder") is FakeSource
    assert (folder.loaded, feed.loaded) == (1, 0)


@pytest.mark.parametrize(
    ("name", "hint"), [("foldr", 'did you mean "folder"?'), ("xyz", "known: feed, folder")]
)
def test_an_unknown_kind_names_the_nearest_or_all(name, hint):
    with pytest.raises(PluginError, match="is not known") as caught:
        registry(Point("folder"), Point("feed")).load_source(name)
    assert caught.value.hint == hint


def test_an_empty_group_says_so():
    with pytest.raises(PluginError) as caught:
        registry().load("publisher.sinks", "s3")
    assert caught.value.hint == "no plug-in is installed for this"


def test_one_kind_listed_twice_is_one():
    assert registry(Point("folder"), Point("folder")).load_source("folder") is FakeSource


def test_two_packages_that_claim_one_kind_are_a_fault():
    with pytest.raises(PluginError, match=r"claimed by fake:FakeSource and other:Source"):
        registry(Point("folder"), Point("folder", value="other:Source")).load_source("folder")


@pytest.mark.parametrize("error", [ImportError("no module named x"), AttributeError("x")])
def test_a_broken_plug_in_is_a_fault_and_no_crash(error):
    with pytest.raises(PluginError, match="cannot be loaded from fake:FakeSource") as caught:
        registry(Point("folder", error)).load_source("folder")
    assert caught.value.__cause__ is error


@pytest.mark.parametrize("target", [object(), type("Source", (), {"options_type": dict})])
def test_a_kind_must_say_which_options_it_takes(target):
    with pytest.raises(PluginError, match="does not say which options"):
        registry(Point("folder", target)).load_source("folder")
