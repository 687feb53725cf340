"""The plug-in of docs/plugins.md works as it stands there."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.builders import CONFIG

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "plugins.md").read_text("utf-8")
CSV = """\
id,date,title,text
7,2026-05-12,The pool opens,It opens at nine. Bring a towel.
8,2026-05-13,The library closes,It closes at five.
"""


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, flags=re.DOTALL)


def block(language, name):
    return next(text for text in blocks(language) if text.startswith(f"# {name}"))


@pytest.fixture
def package(tmp_path):
    """Lay the package out as an installer would; give the folder."""
    folder = tmp_path / "site-packages"
    modules = [text for text in blocks("python") if not text.startswith("# test_")]
    project = tomllib.loads(block("toml", "pyproject.toml"))["project"]
    groups = project["entry-points"].items()
    points = "".join(
        f"[{group}]\n" + "".join(f"{name} = {value}\n" for name, value in named.items())
        for group, named in groups
    )
    info = folder / f"press_table-{project['version']}.dist-info"
    info.mkdir(parents=True)
    (info / "entry_points.txt").write_text(points)
    (info / "METADATA").write_text(
        f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    )
    (folder / "press_table.py").write_text("\n\n".join(modules), encoding="utf-8")
    return folder


@pytest.fixture
def plugged_site(site, package, monkeypatch):
    """Give a site that uses the plug-in, as the guide says."""
    formats = tomllib.loads(block("toml", "config.toml"))["output"]["formats"]
    site.config = f"{CONFIG}\n[output]\nformats = {formats!r}\n"
    site.feeds = {"notices": block("toml", "feeds/notices.toml")}
    site.write("feeds/notices.csv", CSV)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(package), str(ROOT)]))
    return site.lay_out()


def test_its_source_and_its_output_are_published(plugged_site):
    outcome = plugged_site.run("build")
    assert (outcome.code, outcome.err) == (0, "")
    text = (plugged_site.root / "output/notices.txt").read_text("utf-8")
    assert text.startswith("Notices\n=======\n")
    assert "The pool opens (1 min)\nIt opens at nine. Bring a towel.\n" in text
    titles = [item["title"] for item in plugged_site.items("notices")]
    assert titles == ["The library closes", "The pool opens"]


def test_nothing_changes_when_the_table_does_not(plugged_site):
    plugged_site.run("build")
    before = plugged_site.published()
    assert plugged_site.run("build", "--force").code == 0
    assert plugged_site.published() == before


def test_a_wrong_key_of_its_own_is_a_fault_with_the_nearest_one_named(plugged_site):
    plugged_site.write(
        "feeds/notices.toml",
        'title = "N"\n[[sources]]\nkind = "table"\npath = "x.csv"\ndelimter = ";"\n',
    )
    outcome = plugged_site.run("check")
    assert outcome.code == 2
    assert "sources[0].delimter" in outcome.err
    assert "delimiter" in outcome.err


def test_a_table_that_is_none_is_one_fault_and_the_entries_stay(plugged_site):
    plugged_site.run("build")
    before = plugged_site.published()
    plugged_site.write("feeds/notices.csv", "a,b\n1,2\n")
    outcome = plugged_site.run("build", "--force")
    assert outcome.code == 1
    assert "no row has a title" in outcome.out + outcome.err
    assert plugged_site.published() == before


def test_a_plug_in_that_cannot_be_imported_is_named(plugged_site, package):
    (package / "press_table.py").write_text("import something_that_is_not_there\n")
    outcome = plugged_site.run("build")
    assert outcome.code in {1, 2}
    assert "something_that_is_not_there" in outcome.out + outcome.err


def test_its_own_tests_pass_the_contract_suites(package, tmp_path):
    tests = tmp_path / "test_press_table.py"
    tests.write_text(block("python", "test_press_table.py"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tests)],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(package), str(ROOT)])},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert re.search(r"\d\d passed", done.stdout)
