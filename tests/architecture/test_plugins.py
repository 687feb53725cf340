"""Our own kinds register as anybody's do, and are what their seam asks for."""

import tomllib
from pathlib import Path

import pytest

from publisher import plugins, protocols
from publisher.options import Options
from publisher.plugins import INSTALLED
from publisher.protocols import EnricherContext, SourceContext
from publisher.testing import make_source_info

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
DECLARED = [(group, name) for group, names in PROJECT["entry-points"].items() for name in names]


def make(group, name, folder):
    """Make a plug-in the way bootstrap does."""
    factory = INSTALLED.load(group, name)
    match group:
        case plugins.SOURCES:
            context = SourceContext(info=make_source_info(kind=name), root=folder)
            return factory(context, factory.options_type(path=str(folder)))
        case plugins.ENRICHERS:
            return factory(EnricherContext())
        case _:
            return factory()


SEAMS = {
    plugins.SOURCES: protocols.Source,
    plugins.PARSERS: protocols.Parser,
    plugins.ENRICHERS: protocols.Enricher,
    plugins.RENDERERS: protocols.Renderer,
}


def test_every_group_that_is_declared_has_a_seam():
    assert set(PROJECT["entry-points"]) == set(SEAMS)
    assert set(SEAMS) <= set(plugins.GROUPS)


@pytest.mark.parametrize(("group", "name"), DECLARED)
def test_an_entry_point_gives_what_its_seam_promises(group, name, tmp_path):
    assert isinstance(make(group, name, tmp_path), SEAMS[group])


@pytest.mark.parametrize("name", PROJECT["entry-points"][plugins.SOURCES])
def test_a_kind_of_source_says_its_options_and_a_parser_that_exists(name):
    factory = INSTALLED.load_source(name)
    assert issubclass(factory.options_type, Options)
    assert factory.parser in INSTALLED.names(plugins.PARSERS)


@pytest.mark.parametrize("name", PROJECT["entry-points"][plugins.RENDERERS])
def test_a_renderer_is_registered_under_its_own_name(name):
    assert INSTALLED.load(plugins.RENDERERS, name)().name == name


@pytest.mark.parametrize("name", PROJECT["entry-points"][plugins.ENRICHERS])
def test_an_enricher_is_registered_under_its_own_name(name):
    assert INSTALLED.load(plugins.ENRICHERS, name)(None).name == name


def test_seams_have_six_methods_at_most():
    """`PublishStore` and `Web` aside, which no plug-in implements."""
    for seam in SEAMS.values():
        methods = [name for name in vars(seam) if not name.startswith("_")]
        assert len(methods) <= 6, seam
