"""Real files, written by real builds: what stays when something breaks, and what readers see."""

import html
import json
import os
import re
import resource
import shutil
import subprocess
from pathlib import Path

import pytest

from publisher.errors import WriteError
from publisher.publish.write import FolderSink
from tests.builders import Site, command, rss_feed, source

MANY = [(f"g{n}", f"Title {n}", f"Text of number {n}. It is short.") for n in range(8)]
PLUG_IN = """
import os
from publisher.errors import RenderError

class Titles:
    name = extension = "titles"

    def render(self, document):
        if os.environ.get("BREAK") == document.name:
            raise RenderError("the press is broken", hint="call the printer")
        return "".join(f"{entry.title}\\n" for entry in document.entries).encode()
"""


@pytest.fixture
def feed_site(tmp_path):
    site = Site(tmp_path, feeds={"news": source('path = "../theirs.xml"\nlanguage = "en"')})
    site.write("theirs.xml", rss_feed(*MANY))
    return site.lay_out()


@pytest.fixture
def plug_in(tmp_path, monkeypatch):
    """Install a renderer as any package would, for the length of a test."""
    room = tmp_path / "plug-ins"
    (room / "titles-1.dist-info").mkdir(parents=True)
    (room / "titles.py").write_text(PLUG_IN)
    (room / "titles-1.dist-info/METADATA").write_text("Metadata-Version: 2.1\nName: titles\n")
    (room / "titles-1.dist-info/entry_points.txt").write_text(
        "[publisher.renderers]\ntitles = titles:Titles\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(room), prepend=os.pathsep)
    return monkeypatch


def bodies(site):
    return {name: body for name, (body, _) in site.published().items()}


def lose_the_database(site):
    for file in site.root.glob("publisher.db*"):
        file.unlink()


def test_a_renderer_that_breaks_keeps_the_old_bytes_of_its_feed_and_stops_no_other(site, plug_in):
    site.write("config.toml", site.config + '\n[output]\nformats = ["rss", "atom", "titles"]\n')
    site.write("feeds/other.toml", source('path = "../articles/"', title="Other"))
    site.article("boat.txt")
    assert site.run("build").code == 0
    before = bodies(site)
    assert before["output/news.titles"] == b"A boat comes home\n"

    site.article("bread.txt", title="Bread for the night shift")
    plug_in.setenv("BREAK", "news")
    outcome = site.run("build")
    assert outcome.code == 1
    told = "feed news: news.titles: the press is broken (call the printer)"
    assert told in outcome.err
    after = bodies(site)
    assert {name for name in before if before[name] != after[name]} == {
        "output/other.rss",
        "output/other.atom",
        "output/other.titles",
        "output/index.html",
    }
    assert "the press is broken" in site.run("status").err

    plug_in.delenv("BREAK")
    assert site.run("build").code == 0
    assert bodies(site)["output/news.titles"].count(b"\n") == 2


def test_a_lost_database_and_a_source_that_fails_wipe_nothing(feed_site):
    feed_site.run("build")
    before = bodies(feed_site)
    lose_the_database(feed_site)
    feed_site.write("theirs.xml", "<html><body>Bad gateway</body></html>")
    outcome = feed_site.run("build")
    assert outcome.code == 1
    assert bodies(feed_site) == before
    feed_site.write("theirs.xml", rss_feed(*MANY))
    assert feed_site.run("build").code == 0
    assert len(feed_site.items()) == 8


def test_a_file_of_another_program_is_replaced_when_the_feeds_own_file_says_so(feed_site):
    theirs = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}, {"id": "2"}]}
    feed_site.write("output/news.json", json.dumps(theirs))
    outcome = feed_site.run("build")
    assert outcome.code == 1
    assert "news.json: 2 of 2 published entries would be missing" in outcome.err
    assert "index.html: it would show" not in outcome.err
    assert feed_site.items() == theirs["items"]
    feed_site.write(
        "feeds/news.toml",
        'title = "News"\n\n[gate]\nmax_lost = 1\n\n'
        '[[sources]]\npath = "../theirs.xml"\nlanguage = "en"\n',
    )
    assert feed_site.run("build").code == 0
    assert len(feed_site.items()) == 8


def test_a_source_that_shrank_keeps_what_it_had(feed_site):
    feed_site.run("build")
    before = feed_site.items()
    feed_site.write("theirs.xml", rss_feed(*MANY[:2]))
    assert feed_site.run("build").code == 0
    assert feed_site.items() == before


def test_a_feed_that_its_own_file_shortens_is_reported(feed_site):
    feed_site.run("build")
    shorter = source('path = "../theirs.xml"\nlanguage = "en"').replace("\n", "\nlimit = 3\n", 1)
    feed_site.write("feeds/news.toml", shorter)
    outcome = feed_site.run("build")
    assert outcome.code == 0
    assert "feed news: shows 3 of once 8 entries, since its settings changed" in outcome.err
    assert len(feed_site.items()) == 3


def test_the_front_page_follows_the_title_of_each_feed(site):
    site.article("boat.txt")
    site.run("build")
    site.write("feeds/news.toml", source('path = "../articles/"', title="Harbour"))
    site.run("build")
    for name in (
        "output/index.html",
        "output/feeds.opml",
        "output/articles/a-boat-comes-home.html",
    ):
        assert b"Harbour" in bodies(site)[name]


def test_an_output_that_is_a_file_is_a_wrong_setting_and_nothing_is_lost(site):
    site.article("boat.txt")
    site.run("build")
    before = bodies(site)
    aside = (site.root / "output").rename(site.root / "aside")
    (site.root / "output").write_text("not a folder")
    outcome = site.run("build")
    assert outcome.code == 2
    assert "config.toml: output.path: is a file, not a folder" in outcome.err
    (site.root / "output").unlink()
    aside.rename(site.root / "output")
    assert site.run("build").code == 0
    assert bodies(site) == before


def test_one_name_that_cannot_be_written_fails_one_feed(site):
    site.write("feeds/other.toml", source('path = "../articles/"', title="Other"))
    (site.root / "output/other.atom").mkdir(parents=True)
    site.article("boat.txt")
    outcome = site.run("build")
    assert outcome.code == 1
    assert "feed other" in outcome.err
    assert "other.atom: Is a directory" in outcome.err
    assert len(site.items("news")) == 1
    (site.root / "output/other.atom").rmdir()
    assert site.run("build").code == 0
    assert len(site.items("other")) == 1


def test_the_front_shows_nothing_that_its_feeds_do_not(site):
    """What was refused or could not be written comes to the front with its feed, not before."""
    site.write("feeds/other.toml", source('path = "../more/"', title="Other"))
    site.write("more/tea.txt", "Tea\n\nIt was hot. All drank it.\n")
    site.article("boat.txt")
    assert site.run("build").code == 0
    before = bodies(site)
    page = site.root / "output/articles/bread-for-the-night-shift.html"
    page.mkdir()
    site.article("bread.txt", title="Bread for the night shift")
    site.write("feeds/new.toml", source('path = "../articles/"', title="Another"))
    (site.root / "output/new.rss").mkdir()
    assert site.run("build").code == 1
    for name in ("output/index.html", "output/feeds.opml"):
        assert bodies(site)[name] == before[name]
    site.write("more/milk.txt", "Milk\n\nIt was cold. All drank it.\n")
    assert site.run("build").code == 1
    index = (site.root / "output/index.html").read_text()
    assert "Milk" in index, "one failure stays one failure"
    assert "Bread for the night shift" not in index
    assert "Another" not in index
    page.rmdir()
    (site.root / "output/new.rss").rmdir()
    assert site.run("build").code == 0
    index = (site.root / "output/index.html").read_text()
    assert "Bread for the night shift" in index
    assert "Another" in index


def without_privilege(arguments):
    """Return a command that obeys permissions, run by root or not."""
    if os.geteuid() != 0:
        return arguments
    if shutil.which("setpriv") is None:
        pytest.skip("root may write anywhere, and there is no setpriv to change that")
    return ["setpriv", "--bounding-set=-dac_override", *arguments]


def test_a_folder_without_the_right_to_write_is_named_before_any_work(site):
    site.article("boat.txt")
    site.run("build")
    before = site.published()
    site.article("bread.txt", title="Bread for the night shift")
    output = site.root / "output"
    output.chmod(0o555)
    done = subprocess.run(
        without_privilege(command("build")),
        cwd=site.root,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    output.chmod(0o755)
    assert done.returncode == 1
    assert f"{output}: the output folder cannot be written" in done.stderr
    assert site.published() == before
    assert_status_fails(site, f"{output}: the output folder cannot be written")
    assert site.run("build").code == 0
    assert len(site.items()) == 2
    assert site.run("status").code == 0


def assert_status_fails(site, told):
    """See that the status names a fault of the site's own files, and since when it lasts."""
    outcome = site.run("status")
    assert outcome.code == 1
    (line,) = [line for line in outcome.err.splitlines() if line.startswith("error: site: ")]
    assert told in line
    assert re.search(r"failing since 20\d\d-\d\d-\d\d \d\d:\d\d", line)
    faults = site.run("status", "--json").json["faults"]
    assert [fault["file"] for fault in faults] == ["output"]
    assert told in faults[0]["message"]


def test_a_front_that_cannot_be_written_is_kept_in_the_status(site):
    (site.root / "output/index.html").mkdir(parents=True)
    site.article("boat.txt")
    outcome = site.run("build")
    assert outcome.code == 1
    assert len(site.items()) == 1
    assert_status_fails(site, "index.html: Is a directory")
    (site.root / "output/index.html").rmdir()
    assert site.run("build").code == 0
    assert site.run("status").code == 0


def test_the_status_says_since_when_a_feed_fails(site):
    site.write("feeds/other.toml", source('path = "../articles/"', title="Other"))
    (site.root / "output/news.rss").mkdir(parents=True)
    site.article("boat.txt")
    assert site.run("build").code == 1
    told = site.run("status").err
    assert re.search(r"feed news: .*news\.rss: Is a directory.*failing since 20\d\d-", told)
    assert site.run("build").code == 1
    assert site.run("status").err == told, "it lasts since the first time"


def test_a_full_disk_leaves_the_old_file_and_no_leftover(tmp_path):
    sink = FolderSink(tmp_path)
    sink.write("news.rss", b"old")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(WriteError, match=r"news\.rss: File too large .*the published file"):
            sink.write("news.rss", bytes(5000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in tmp_path.iterdir()] == ["news.rss"]
    assert sink.read("news.rss") == b"old"


def test_a_file_is_written_beside_synced_and_only_then_renamed(tmp_path, monkeypatch):
    done = []
    for name in ("fsync", "replace", "rename"):
        real = getattr(os, name)

        def noted(*arguments, name=name, real=real):
            where = arguments[0]
            is_open = isinstance(where, int)
            path = Path(f"/proc/self/fd/{where}").readlink() if is_open else Path(where)
            done.append((name, path.name[:11], path.is_dir()))
            return real(*arguments)

        monkeypatch.setattr(os, name, noted)
    FolderSink(tmp_path).write("news.rss", b"new")
    steps = [("fsync", ".publisher-", False), ("replace", ".publisher-", False)]
    assert done == [*steps, ("fsync", tmp_path.name[:11], True)]


def test_equal_bytes_touch_neither_file_nor_folder(tmp_path):
    sink = FolderSink(tmp_path)
    sink.write("news.rss", b"same")
    os.utime(tmp_path / "news.rss", ns=(1, 1))
    os.utime(tmp_path, ns=(1, 1))
    assert sink.write("news.rss", b"same") == "unchanged"
    assert (tmp_path / "news.rss").stat().st_mtime_ns == 1
    assert tmp_path.stat().st_mtime_ns == 1


def test_what_a_killed_run_left_is_removed_when_it_is_old(tmp_path):
    old, fresh = tmp_path / ".publisher-old", tmp_path / ".publisher-fresh"
    for path in (old, fresh):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    FolderSink(tmp_path).write("news.rss", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".publisher-fresh", "news.rss"]


def test_published_files_can_be_read_by_the_web_server(tmp_path):
    before = os.umask(0o022)
    try:
        FolderSink(tmp_path).write("news.rss", b"new")
    finally:
        os.umask(before)
    assert (tmp_path / "news.rss").stat().st_mode & 0o777 == 0o644


LINKS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Theirs</title>
<link>https://t.example/</link><description>d</description>
<item><guid isPermaLink="false">17</guid><title>One</title><link>/beiträge/erster teil</link>
<description><![CDATA[<p><a href="javascript:alert(1)">a</a> <a href="../b c">b</a>
<img src="bild ö.png" onerror="x()" style="y"> <a href="data:text/html,z">d</a></p>]]></description>
<enclosure url="/ton.mp3" type="audio/mpeg" length="x"/></item>
<item><guid>javascript:alert(2)</guid><title>Two</title><link>javascript:alert(3)</link>
<description>Text.</description></item>
</channel></rss>
"""


def test_every_address_is_absolute_and_of_the_web_and_every_id_a_uri(feed_site):
    feed_site.write("theirs.xml", LINKS)
    outcome = feed_site.run("build")
    assert outcome.code == 0, outcome.err
    for name in ("news.rss", "news.atom", "news.json"):
        text = (feed_site.root / "output" / name).read_text("utf-8")
        assert not re.search(r"(javascript|data):|onerror|style=", text)
        content = html.unescape(html.unescape(text)).replace('\\"', '"')
        pattern = r'(?:(?:href|src|url)=|"\w*url": )"([^"]*)"|<link>([^<]*)</link>'
        said = [one or other for one, other in re.findall(pattern, content)]
        assert len(said) >= 7
        assert [one for one in said if not re.fullmatch(r"https?://[!-~]+", one)] == []
    items = feed_site.items()
    assert {item["id"].split(":")[0] for item in items} == {"tag"}
    assert items[0]["url"] == "https://t.example/beitr%C3%A4ge/erster%20teil"
    assert all(re.fullmatch(r"https://[!-~]+", item["url"]) for item in items)
