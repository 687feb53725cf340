import os

import pytest

from publisher.collect.sources.walk import walk
from publisher.errors import FetchError

SUFFIXES = frozenset({".txt", ".md"})


def put(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)


def paths(folder):
    return [seen.path for seen in walk(folder, suffixes=SUFFIXES).files]


def test_articles_are_found_in_sub_folders_in_one_order(tmp_path):
    put(tmp_path, "b.txt", "a.MD", "sub/z.md", "sub/deeper/a.txt", "Z.txt")
    assert paths(tmp_path) == ["Z.txt", "a.MD", "b.txt", "sub/deeper/a.txt", "sub/z.md"]


def test_other_files_are_passed_over_in_silence(tmp_path):
    put(tmp_path, "a.txt", "photo.jpg", "README", ".DS_Store", ".git/x.md", "._a.txt", ".a.txt.swp")
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert [seen.path for seen in found.files] == ["a.txt"]
    assert found.warnings == ()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (".secret.md", "hidden"),
        ("a.md~", "backup"),
        ("#a.md#", "unsaved"),
        ("a.md.part", "transferred"),
        ("a.txt.tmp", "transferred"),
        ("a (conflicted copy 2026-01-02 101112).md", "conflict"),
        ("a (Ines's conflicted copy 2026-01-02).md", "conflict"),
        ("a.sync-conflict-20260102-101112-ABCDEFG.md", "conflict"),
        ("a_conflict-20260102-101112.txt", "conflict"),
        ("a (Case Conflict).md", "conflict"),
    ],
)
def test_what_is_not_meant_to_be_read_yet_waits_and_is_named(tmp_path, name, words):
    put(tmp_path, "sub/ok.md", f"sub/{name}")
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert [seen.path for seen in found.files] == ["sub/ok.md"]
    (warning,) = found.warnings
    assert warning.startswith(f"sub/{name}: ")
    assert words in warning
    assert found.passed_over == {f"sub/{name}"}


@pytest.mark.parametrize(
    "name", ["a part.md", "tmp.txt", "on conflict.md", "Copy of a.md", "a-copy.md", "a~b.md"]
)
def test_names_that_only_look_odd_are_articles(tmp_path, name):
    put(tmp_path, name)
    assert paths(tmp_path) == [name]


def test_links_that_leave_the_folder_are_not_followed(tmp_path):
    put(tmp_path, "outside/secret.txt", "site/a.txt", "site-too/b.txt")
    (tmp_path / "site/file.txt").symlink_to(tmp_path / "outside/secret.txt")
    (tmp_path / "site/folder").symlink_to(tmp_path / "outside")
    (tmp_path / "site/sibling.txt").symlink_to("../site-too/b.txt")
    found = walk(tmp_path / "site", suffixes=SUFFIXES)
    assert [seen.path for seen in found.files] == ["a.txt"]
    assert [warning.partition(": ")[0] for warning in found.warnings] == [
        "file.txt",
        "folder",
        "sibling.txt",
    ]


def test_links_inside_the_folder_are_followed_to_files_once(tmp_path):
    put(tmp_path, "sub/a.txt")
    (tmp_path / "b.txt").symlink_to("sub/a.txt")
    (tmp_path / "again").symlink_to("sub")
    (tmp_path / "sub/loop").symlink_to("..")
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert [seen.path for seen in found.files] == ["b.txt", "sub/a.txt"]
    assert found.files[0].real == os.path.realpath(tmp_path / "sub/a.txt")


def test_the_folder_itself_may_be_a_link(tmp_path):
    put(tmp_path, "real/a.txt")
    (tmp_path / "link").symlink_to("real")
    assert paths(tmp_path / "link") == ["a.txt"]


def test_a_link_to_nothing_is_named(tmp_path):
    (tmp_path / "a.txt").symlink_to("gone.txt")
    (warning,) = walk(tmp_path, suffixes=SUFFIXES).warnings
    assert warning == "a.txt: cannot be looked at: No such file or directory"


def test_a_pipe_named_like_an_article_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert found.files == ()
    assert found.warnings == ("a.txt: not a regular file, passed over",)


def test_a_name_that_is_not_utf8_is_named_and_passed_over(tmp_path):
    try:
        with open(os.fsencode(tmp_path) + b"/\xfcber.txt", "w"):  # noqa: PTH123
            pass
    except OSError:
        pytest.skip("this disk takes only UTF-8")
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert found.files == ()
    (warning,) = found.warnings
    assert "is not UTF-8" in warning
    warning.encode("utf-8")


def test_a_missing_folder_is_a_failure_of_the_source(tmp_path):
    with pytest.raises(FetchError, match="cannot be read: No such file"):
        walk(tmp_path / "gone", suffixes=SUFFIXES)


def test_a_file_in_place_of_the_folder_is_a_failure_of_the_source(tmp_path):
    put(tmp_path, "a.txt")
    with pytest.raises(FetchError, match="cannot be read: Not a directory"):
        walk(tmp_path / "a.txt", suffixes=SUFFIXES)


def test_a_sub_folder_that_cannot_be_listed_is_named(tmp_path, monkeypatch):
    put(tmp_path, "a.txt", "locked/b.txt")
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = walk(tmp_path, suffixes=SUFFIXES)
    assert [seen.path for seen in found.files] == ["a.txt"]
    assert found.unread == ("locked/",)
    assert found.warnings == ("locked/: cannot be listed: Permission denied",)
