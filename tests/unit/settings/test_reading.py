from pathlib import Path

import pytest

from publisher.errors import Fault
from publisher.settings.reading import SettingsFile, find_feed_files, name_faults, read_file


def read(folder: Path, content: bytes) -> SettingsFile | Fault:
    path = folder / "x.toml"
    path.write_bytes(content)
    return read_file(path)


def test_a_file_is_read_with_the_folder_its_paths_belong_to(tmp_path):
    file = read(tmp_path, 'title = "ü"'.encode())
    assert isinstance(file, SettingsFile)
    assert file.raw == {"title": "ü"}
    assert file.folder == tmp_path


def test_a_byte_order_mark_does_no_harm(tmp_path):
    file = read(tmp_path, b"\xef\xbb\xbftitle = 'x'\r\n")
    assert isinstance(file, SettingsFile)
    assert file.raw == {"title": "x"}


@pytest.mark.parametrize(
    ("content", "place", "hint"),
    [
        (b"title = hello\n", "line 1, column 9", "text needs quotes"),
        (b"a = 1\ntitle: x\n", "line 2, column 6", 'write key = "value"'),
        (b"a = 1\na = 2\n", "line 2, column 6", None),
        (b'a = 1\nb = "open', "line 2, column 10", None),
        (b"a = [1,\n", "line 1, column 8", None),
        (b"[site\n", "line 1, column 6", None),
    ],
)
def test_a_syntax_fault_is_told_with_line_and_column(tmp_path, content, place, hint):
    fault = read(tmp_path, content)
    assert isinstance(fault, Fault)
    assert fault.message.startswith(f"{place}: not valid TOML: ")
    assert fault.hint == hint


def test_a_wrong_encoding_is_told_with_its_line(tmp_path):
    fault = read(tmp_path, b"a = 1\ntitle = '\xfcber'\n")
    assert isinstance(fault, Fault)
    assert fault.message == "line 2: is not UTF-8"


def test_brackets_without_end_are_a_fault_and_no_crash(tmp_path):
    fault = read(tmp_path, b"a = " + b"[" * 100_000)
    assert isinstance(fault, Fault)


def test_what_cannot_be_opened_is_a_fault(tmp_path):
    fault = read_file(tmp_path)
    assert isinstance(fault, Fault)
    assert fault.message.startswith("cannot be read: ")


def test_feed_files_are_found_sorted_and_hidden_ones_left_alone(tmp_path):
    (tmp_path / "feeds").mkdir()
    for name in ("b.toml", "a.toml", ".#a.toml", "._a.toml", "notes.txt", "a.toml~"):
        (tmp_path / "feeds" / name).touch()
    found = find_feed_files(tmp_path / "config.toml")
    assert [path.name for path in found] == ["a.toml", "b.toml"]


@pytest.mark.parametrize("name", ["news", "a", "News-2.0_x", "0", "--x", "index2"])
def test_a_plain_name_is_fine(name):
    assert list(name_faults([Path(f"feeds/{name}.toml")])) == []


@pytest.mark.parametrize("name", ["two words", "größe", "a%20b", "x.", "a+b", "c:d"])
def test_a_name_that_is_no_plain_part_of_a_url_is_refused(name):
    (fault,) = name_faults([Path(f"feeds/{name}.toml")])
    assert "letters of a to z" in fault.message


@pytest.mark.parametrize("name", ["index", "feeds", "status", "media", "articles", "Index"])
def test_names_of_the_site_itself_are_reserved(name):
    (fault,) = name_faults([Path(f"feeds/{name}.toml")])
    assert "belongs to the site itself" in fault.message


def test_two_feeds_that_write_one_name_are_refused():
    (fault,) = name_faults([Path("feeds/News.toml"), Path("feeds/news.toml")])
    assert fault.file == "feeds/news.toml"
    assert fault.message == "writes the same files as feeds/News.toml"
