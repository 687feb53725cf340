"""The commands of the program and those of the README and the documentation are the same."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from publisher.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = PAGES[0].read_text("utf-8")
COMMANDS = sorted(cli.commands)


def named_in(text):
    """Return the words that a page uses as commands: ``publisher [--option …] WORD``."""
    blocks = re.findall(r"```(?:sh|ini|cron)?\n(.*?)```", text, re.DOTALL)
    inline = re.findall(r"`([^`\n]*\bpublisher [^`\n]*)`", text)
    code = "\n".join([*blocks, *inline])
    return set(
        re.findall(r"(?:^|[\s/;&])publisher(?: --?[\w-]+(?:[ =][\w./-]+)??)* ([a-z]+)\b", code)
    )


def test_there_are_commands():
    assert len(COMMANDS) >= 5


def test_help_lists_every_command_with_what_it_does():
    text = CliRunner().invoke(cli, ["--help"]).output
    listed = dict(re.findall(r"^  ([a-z]+)  +(\S.+)$", text, flags=re.MULTILINE))
    assert set(COMMANDS) <= set(listed)


def test_the_readme_has_a_row_for_each_command_and_no_other():
    rows = re.findall(r"^\| `publisher ([a-z]+)[^`]*` \|", README, flags=re.MULTILINE)
    assert sorted(rows) == COMMANDS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_command_that_does_not_exist(page):
    assert named_in(page.read_text("utf-8")) <= set(COMMANDS)


def test_the_documentation_shows_each_command_at_work():
    shown = set().union(*(named_in(page.read_text("utf-8")) for page in PAGES))
    assert shown == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_teaches_its_use(name):
    result = CliRunner().invoke(cli, [name, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 5


@pytest.mark.parametrize("name", COMMANDS)
def test_each_option_says_what_it_does(name):
    silent = [
        option.name
        for option in cli.commands[name].params
        if option.param_type_name == "option" and not option.help
    ]
    assert silent == []
