"""Every settings key stands in docs/config.md, with its true default and an example that works."""

import re
import tomllib
from pathlib import Path

import pytest

from publisher.collect.sources.folder import FolderOptions
from publisher.plugins import INSTALLED, SOURCES
from publisher.settings import tables

PAGE = Path(__file__).parents[2] / "docs" / "config.md"
SECTIONS = {
    "`config.toml`: `[site]`": tables.SiteTable,
    "`config.toml`: `[schedule]`": tables.ScheduleTable,
    "`config.toml`: `[http]`": tables.HttpTable,
    "`config.toml`: `[parse]`": tables.ParseTable,
    "`config.toml`: `[store]`": tables.StoreTable,
    "`config.toml`: `[output]`": tables.OutputTable,
    "`config.toml`: `[enrich]`": tables.EnrichTable,
    "`feeds/NAME.toml`": tables.FeedTable,
    "`feeds/NAME.toml`: `[gate]`": tables.GateTable,
    "`feeds/NAME.toml`: `[[sources]]`": tables.SourceTable,
    "Sources of kind `folder`": FolderOptions,
}
TABLES_OF_THEIR_OWN = {"gate", "sources"}


def read_page():
    """Return, for each section, the text below each key's heading."""
    sections = {}
    for section in re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        title, _, rest = section.partition("\n")
        keys = re.findall(r"^### `(\w+)`\n+((?:(?!^#).*\n?)*)", rest, flags=re.MULTILINE)
        sections[title] = dict(keys)
    return sections


DOCUMENTED = read_page()
KEYS = [
    (section, key)
    for section, model in SECTIONS.items()
    for key in model.model_fields
    if key not in TABLES_OF_THEIR_OWN
]


@pytest.mark.parametrize("section", SECTIONS)
def test_the_page_has_every_key_and_no_other(section):
    model = SECTIONS[section]
    assert set(DOCUMENTED[section]) == set(model.model_fields) - TABLES_OF_THEIR_OWN


def test_every_table_of_the_configuration_has_a_section():
    documented = {title.split("`")[3] for title in SECTIONS if title.count("[") == 1}
    named = {*tables.ConfigTable.model_fields, *(TABLES_OF_THEIR_OWN - {"sources"})}
    assert documented == {f"[{name}]" for name in named}


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_the_default_is_the_true_one(section, key):
    field = SECTIONS[section].model_fields[key]
    line = DOCUMENTED[section][key].splitlines()[0]
    if field.is_required():
        assert line.endswith(", required.")
    elif field.default is None:
        assert ", default: " in line
    else:
        stated = re.search(r", default `(.+)`\.$", line)
        assert stated, line
        assert parse(section, key, f"{key} = {stated[1]}") == field.default


@pytest.mark.parametrize(("section", "key"), KEYS)
def test_the_example_is_valid(section, key):
    example = re.search(r"^Example: `(.+)`\.$", DOCUMENTED[section][key], flags=re.MULTILINE)
    assert example, f"{section}: {key} has no example"
    assert parse(section, key, example[1]) is not None


def parse(section, key, toml):
    """Return a key's value as its model reads it from a line of TOML."""
    model = SECTIONS[section]
    needed = {
        "title": "x",
        "base_url": "https://press.example/",
        "path": "x",
        "sources": [{}],
    }
    rest = {k: v for k, v in needed.items() if k in model.model_fields and k != key}
    return getattr(model.model_validate(rest | tomllib.loads(toml)), key)


@pytest.mark.skipif("feed" not in INSTALLED.names(SOURCES), reason="run from an uninstalled tree")
@pytest.mark.parametrize("kind", INSTALLED.names(SOURCES))
def test_every_built_in_kind_has_a_section_with_its_keys(kind):
    documented = DOCUMENTED[f"Sources of kind `{kind}`"]
    assert set(documented) == set(INSTALLED.load_source(kind).options_type.model_fields)


def test_one_sentence_stands_on_one_line():
    prose = re.sub(r"```.*?```", "", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    prose = re.sub(r"`[^`\n]*`", "", prose)
    assert re.findall(r"[a-z]\. [A-Z].*", prose) == []
