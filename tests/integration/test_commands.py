"""The commands as a person and a program meet them: words, streams, exit codes."""

import json
import os
import pty
import re
import subprocess

import pytest

from tests.builders import CONFIG, Site, command, source

SOURCE_FIELDS = ["id", "site", "state", "since", "due", "why", "added", "changed", "fault"]
FEED_FIELDS = ["name", "files", "state", "entries", "fault"]
FILES = ["news.atom", "news.html", "news.json", "news.rss"]
COMMANDS = ["init", "check", "build", "run", "status", "explain"]


def on_terminal(site, *arguments, columns=80, **environ):
    """Run a command on a pseudo-terminal; return what it shows."""
    ours, theirs = pty.openpty()
    variables = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
    variables |= {"TERM": "xterm", "COLUMNS": str(columns), **environ}
    process = subprocess.Popen(
        command(*arguments), cwd=site.root, stdout=theirs, stderr=theirs, env=variables
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(ours)
    process.wait()
    return shown.decode()


def test_init_check_build_status_is_all_that_a_beginner_types(tmp_path):
    site = Site(tmp_path)
    begun = site.run("init", "mysite")
    assert (begun.code, begun.err) == (0, "")
    assert begun.out.splitlines()[-1] == "Next: cd mysite && publisher build"
    mine = Site(tmp_path / "mysite")
    checked = mine.run("check")
    assert checked.code == 0
    assert "site.base_url" in checked.err
    assert "placeholder" in checked.err
    assert 'feed news ("News"): news.rss, news.atom, news.json, news.html at' in checked.out
    assert "    from feeds/news (folder, at every pass)" in checked.out
    assert not (mine.root / "publisher.db").exists()
    built = mine.run("build")
    assert (built.code, built.err) == (0, "")
    assert "source feeds/news: 3 new" in built.out
    assert built.out.splitlines()[-1] == f"Open {mine.root}/output/index.html"
    assert mine.run("status").out.splitlines()[1].startswith("feeds/news\tok\t3\t")


def test_init_overwrites_nothing(tmp_path):
    site = Site(tmp_path)
    site.write("config.toml", CONFIG)
    outcome = site.run("init")
    assert outcome.code == 2
    assert "config.toml is there already; nothing was written" in outcome.err
    assert (tmp_path / "config.toml").read_text() == CONFIG
    assert sorted(path.name for path in tmp_path.iterdir()) == ["config.toml"]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_has_an_example(site, name):
    told = site.run(name, "--help").out
    assert f"publisher {name}" in told.partition("Examples:")[2]


def test_the_help_names_every_command_in_a_whole_sentence(site):
    told = site.run("--help").out.partition("Commands:")[2]
    assert "..." not in told
    assert all(f"  {name} " in told for name in COMMANDS)


@pytest.mark.parametrize("arguments", [("build", "--fast"), ("buld",), ("-q", "build", "-v")])
def test_wrong_usage_ends_with_2_and_touches_nothing(site, arguments):
    outcome = site.run(*arguments)
    assert outcome.code == 2
    assert "publisher" in outcome.err
    assert not (site.root / "output").exists()
    assert not (site.root / "publisher.db").exists()


def test_quiet_says_nothing_where_nothing_failed(site):
    site.article("boat.txt")
    for arguments in (("-q", "build"), ("build", "-q"), ("status", "-q"), ("check", "-q")):
        outcome = site.run(*arguments)
        assert (outcome.code, outcome.out, outcome.err) == (0, "", ""), arguments


def test_verbose_says_also_what_did_not_change(site):
    site.article("boat.txt")
    site.run("build")
    told = site.run("build", "-v").out
    assert "source articles: nothing new" in told
    assert "feed news: unchanged" in told


def test_the_folder_of_a_site_is_as_good_as_its_config(site, tmp_path):
    site.article("boat.txt")
    elsewhere = Site(tmp_path / "elsewhere")
    elsewhere.root.mkdir()
    outcome = elsewhere.run("build", "--config", str(site.root))
    assert (outcome.code, outcome.err) == (0, "")
    assert (site.root / "output/news.rss").exists()
    assert list(elsewhere.root.iterdir()) == []


def test_a_pipe_gets_plain_lines_and_a_terminal_marks_and_colours(site):
    site.article("boat.txt")
    shown = on_terminal(site, "build")
    assert "\x1b[32m✓\x1b[0m source articles: 1 new" in shown
    piped = site.run("build", "--force", "-v").out
    assert "✓" not in piped
    assert "\x1b" not in piped


@pytest.mark.parametrize("arguments", [("build",), ("build", "-v"), ("status",), ("--help",)])
def test_no_escape_sequence_where_no_colour_is_wanted(site, arguments):
    for name in ("boat", "bread", "bird"):
        site.article(f"{name}.txt", title=f"A {name}")
        site.write(f"feeds/{name}.toml", source(f'path = "../{name}/"', title=name))
        site.write(f"{name}/one.txt", "One\n\nA text.\n")
    site.write("articles/empty.txt", "")
    shown = on_terminal(site, *arguments, NO_COLOR="1")
    assert "\x1b" not in shown
    assert arguments == ("--help",) or "articles" in shown
    assert "\x1b" not in site.run(*arguments).out


def test_a_narrow_terminal_loses_nothing(site):
    site.article("boat.txt")
    site.run("build")
    shown = on_terminal(site, "status", columns=60)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", shown).splitlines()
    assert max(len(line) for line in lines) <= 60
    assert "articles" in shown
    assert "every" in shown


def test_a_title_that_the_terminal_cannot_show_ends_nothing(site):
    site.write("feeds/news.toml", source('path = "../articles/"', title="新着"))
    done = subprocess.run(
        command("check"),
        cwd=site.root,
        env=os.environ | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0
    assert 'feed news ("??")' in done.stdout


@pytest.mark.parametrize("name", ["check", "build", "status"])
def test_json_has_the_fields_that_are_promised(site, name):
    site.article("boat.txt")
    site.run("build")
    told = site.run(name, "--json").json
    assert list(told) == ["version", "sources", "feeds", "faults", "warnings"]
    assert told["version"] == 1
    assert [list(each) for each in told["sources"]] == [SOURCE_FIELDS]
    assert [list(each) for each in told["feeds"]] == [FEED_FIELDS]
    assert told["sources"][0]["id"] == "articles"
    assert told["feeds"][0]["name"] == "news"
    assert sorted(told["feeds"][0]["files"]) == FILES


def test_json_tells_of_what_a_pass_had_no_reason_to_touch(site):
    site.article("boat.txt")
    first = site.run("build", "--json").json
    assert (first["sources"][0]["state"], first["sources"][0]["added"]) == ("collected", 1)
    assert (first["feeds"][0]["state"], first["feeds"][0]["entries"]) == ("published", 1)
    second = site.run("build", "--json").json
    assert (second["sources"][0]["state"], second["sources"][0]["added"]) == ("unchanged", 0)
    assert (second["feeds"][0]["state"], second["feeds"][0]["entries"]) == ("unchanged", 1)


@pytest.mark.parametrize("name", ["check", "build", "status"])
def test_json_of_wrong_settings_has_each_fault_and_nothing_else_is_said(site, name):
    site.write("config.toml", '[site]\ntitel = "T"\nbase_url = "press.example"\n')
    outcome = site.run(name, "--json")
    assert (outcome.code, outcome.err) == (2, "")
    assert {fault["key"] for fault in outcome.json["faults"]} == {
        "site.titel",
        "site.title",
        "site.base_url",
    }
    assert {"file", "key", "message", "hint"} == set(outcome.json["faults"][0])
    assert not (site.root / "publisher.db").exists()


def test_json_of_a_failed_source_has_its_fault(site):
    site.write("articles/empty.txt", "")
    outcome = site.run("build", "--json")
    assert outcome.code == 1
    (fault,) = outcome.json["faults"]
    assert fault["file"] == "articles"
    assert "empty.txt" in fault["message"]
    assert "empty.txt" in outcome.json["sources"][0]["fault"]


def test_json_tells_warnings_apart_from_faults(site):
    site.write("articles/boat.txt", "A boat\n\nText.\n\n![](gone.png)\n")
    site.write("articles/boat.md", "# Boat\n\nIt came in.\n\n![](gone.png)\n")
    site.write("feeds/old.toml", source('path = "../articles/"', title="Old"))
    checked = site.run("check", "--json").json
    assert checked["faults"] == []
    assert checked["warnings"][0]["file"] == "config.toml"
    assert checked["warnings"][0]["key"] == "site.base_url"
    built = site.run("build", "--json").json
    assert built["faults"] == []
    assert [(one["file"], "gone.png" in one["message"]) for one in built["warnings"]] == [
        ("articles", True)
    ]
    (site.root / "feeds/old.toml").unlink()
    told = site.run("status", "--json").json
    assert told["faults"] == []
    assert [one["file"] for one in told["warnings"]] == ["feeds/old.toml"]
    assert "old.atom, old.html" in told["warnings"][0]["message"]


def test_status_before_the_first_build_makes_no_database(site):
    outcome = site.run("status")
    assert (outcome.code, outcome.err) == (0, "")
    assert "articles\tnever\t0\tnever\tevery pass" in outcome.out
    assert not (site.root / "publisher.db").exists()


def test_status_says_when_a_source_is_due_and_why(site):
    site.write("feeds/news.toml", source('path = "../articles/"\ninterval = "6h"', title="News"))
    site.article("boat.txt")
    site.run("build")
    told = json.loads(site.run("status", "--json").out)["sources"][0]
    assert told["why"] == "its interval is 6 h"
    assert told["state"] == "ok"
    assert "its interval is 6 h" in site.run("status").out
    verbose = site.run("build", "-v").out
    assert "source articles: not asked before " in verbose


def test_status_names_what_fails_and_ends_with_1(site):
    site.write("articles/empty.txt", "")
    site.article("boat.txt")
    site.run("build")
    outcome = site.run("status")
    assert outcome.code == 1
    assert "error: source articles: empty.txt: " in outcome.err
    assert "articles\tfaulty\t1\t" in outcome.out
    assert site.run("status", "--json").json["sources"][0]["state"] == "faulty"


def test_status_names_files_of_feeds_that_are_gone_until_they_are_deleted(site):
    site.article("boat.txt")
    site.write("feeds/old.toml", source('path = "../articles/"', title="Old"))
    site.run("build")
    (site.root / "feeds/old.toml").unlink()
    outcome = site.run("status")
    assert outcome.code == 0
    assert "feeds/old.toml is gone, and old.atom, old.html, old.json, old.rss stay" in outcome.err
    for path in (site.root / "output").glob("old.*"):
        path.unlink()
    assert site.run("status").err == ""


def test_python_m_publisher_and_the_command_are_one(site):
    assert site.run("--version").out.startswith("publisher, version ")


def test_check_names_a_folder_that_is_not_there(site):
    site.write("feeds/more.toml", source('path = "../articlez/"', title="More"))
    outcome = site.run("check")
    assert outcome.code == 2
    assert "feeds/more.toml: sources[0].path: no such folder (looked for " in outcome.err
