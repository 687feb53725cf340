import resource
import tomllib

import pytest

from publisher.starter import write_site

FILES = [
    "config.toml",
    ".gitignore",
    "feeds/news.toml",
    "feeds/news/a-plain-text.txt",
    "feeds/news/saying-more.md",
    "feeds/news/welcome.md",
]


def test_a_site_is_written_into_a_new_folder(tmp_path):
    written = write_site(tmp_path / "my" / "site")
    assert [path.relative_to(tmp_path / "my" / "site").as_posix() for path in written] == FILES
    assert all(path.stat().st_size for path in written)


def test_what_lies_in_the_folder_already_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    write_site(tmp_path)
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_written_where_a_file_of_its_exists(tmp_path, name):
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine")
    with pytest.raises(FileExistsError, match="nothing was written"):
        write_site(tmp_path)
    assert (tmp_path / name).read_text() == "mine"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / name]


def test_a_broken_link_counts_as_a_file(tmp_path):
    (tmp_path / "config.toml").symlink_to(tmp_path / "elsewhere.toml")
    with pytest.raises(FileExistsError):
        write_site(tmp_path)
    assert not (tmp_path / "elsewhere.toml").exists()


@pytest.mark.parametrize("name", ["mine", "mine/site", "feeds"])
def test_a_file_where_a_folder_should_be_is_named(tmp_path, name):
    in_the_way = tmp_path / name.partition("/")[0]
    in_the_way.write_text("mine")
    folder = tmp_path if name == "feeds" else tmp_path / name
    with pytest.raises(FileExistsError, match=f"{in_the_way} is a file, not a folder; nothing"):
        write_site(folder)
    assert [path.name for path in tmp_path.iterdir()] == [in_the_way.name]


def test_what_was_written_before_the_disk_was_full_is_taken_back(tmp_path):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(OSError, match="File too large"):
            write_site(tmp_path / "mysite")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


def test_no_source_of_the_site_is_on_the_network(tmp_path):
    write_site(tmp_path)
    sources = tomllib.loads((tmp_path / "feeds/news.toml").read_text())["sources"]
    assert [list(source) for source in sources] == [["path"]]


def test_each_kind_of_article_is_shown(tmp_path):
    written = write_site(tmp_path)
    suffixes = {path.suffix for path in written if path.parent.name == "news"}
    assert suffixes == {".md", ".txt"}


def test_git_ignores_what_is_made(tmp_path):
    write_site(tmp_path)
    lines = (tmp_path / ".gitignore").read_text().splitlines()
    assert {"/output/", "/publisher.db*"} <= set(lines)
