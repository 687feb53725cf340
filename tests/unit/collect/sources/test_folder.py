import hashlib
import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.sources import folder as module
from publisher.collect.sources.folder import FolderOptions, FolderSource
from publisher.errors import FetchError
from publisher.model import Fetched, FetchState, FileState, NotModified, SourceInfo
from publisher.protocols import Source, SourceContext

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
INFO = SourceInfo(
    key="texts", kind="folder", site="texts", interval=timedelta(0), timezone=ZoneInfo("UTC")
)


class Folder:
    """Write article files and fetch them."""

    def __init__(self, root):
        self.root = root / "texts"
        self.root.mkdir()
        self.slept = []
        self.on_sleep = lambda: None
        self.deleted = "keep"
        self.max_bytes = 1000
        self.state = FetchState()

    def put(self, name, content="text", *, age=60.0):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
        self.touch(name, age=age)

    def touch(self, name, *, age):
        moment = NOW.timestamp() - age
        os.utime(self.root / name, (moment, moment))

    def fetch(self):
        def sleep(seconds):
            self.slept.append(seconds)
            self.on_sleep()

        source = FolderSource(
            SourceContext(info=INFO, root=self.root.parent),
            FolderOptions(path="texts", deleted=self.deleted),
            sleep=sleep,
            max_bytes=self.max_bytes,
        )
        outcome = source.fetch(self.state, now=NOW)
        if outcome.files is not None:
            self.state = replace(self.state, files=outcome.files)
        return outcome

    def known(self):
        return [file.path for file in self.state.files]


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path)


def faults(outcome):
    return {file.path: file.fault for file in outcome.files if file.fault}


def given(outcome):
    assert isinstance(outcome, Fetched)
    return [document.path for document in outcome.documents]


def test_it_is_a_source():
    context = SourceContext(info=INFO, root=module.Path())
    assert isinstance(FolderSource(context, FolderOptions(path="x")), Source)


def test_every_new_article_is_given_with_its_type_and_time(folder):
    for name in ("a.txt", "b.md", "c.markdown", "d.html", "e.HTM", "f.pdf"):
        folder.put(name, name, age=90)
    outcome = folder.fetch()
    assert [(d.path, d.media_type, d.body) for d in outcome.documents] == [
        ("a.txt", "text/plain", b"a.txt"),
        ("b.md", "text/markdown", b"b.md"),
        ("c.markdown", "text/markdown", b"c.markdown"),
        ("d.html", "text/html", b"d.html"),
        ("e.HTM", "text/html", b"e.HTM"),
    ]
    assert outcome.documents[0].modified == NOW - timedelta(seconds=90)
    assert outcome.files[0].digest == hashlib.sha256(b"a.txt").hexdigest()


def test_an_unchanged_folder_is_not_modified_and_opens_no_file(folder, monkeypatch):
    folder.put("a.txt")
    folder.fetch()
    monkeypatch.setattr(os, "open", None)
    assert folder.fetch() == NotModified()


def test_an_empty_folder_is_not_modified(folder):
    assert folder.fetch() == NotModified()


def test_only_the_changed_article_is_given(folder):
    folder.put("a.txt", age=100)
    folder.put("b.txt", age=100)
    folder.fetch()
    folder.put("b.txt", "other", age=50)
    outcome = folder.fetch()
    assert given(outcome) == ["b.txt"]
    assert [file.path for file in outcome.files] == ["a.txt", "b.txt"]


def test_a_touched_article_with_the_same_bytes_is_remembered_but_not_given(folder):
    folder.put("a.txt", age=100)
    folder.fetch()
    before = folder.state.files[0]
    folder.touch("a.txt", age=50)
    outcome = folder.fetch()
    assert isinstance(outcome, NotModified)
    assert outcome.files == (replace(before, mtime_ns=outcome.files[0].mtime_ns),)
    assert folder.fetch() == NotModified()


def test_a_change_of_the_same_length_is_seen(folder):
    folder.put("a.txt", "aaaa", age=100)
    folder.fetch()
    folder.put("a.txt", "bbbb", age=50)
    assert given(folder.fetch()) == ["a.txt"]


def test_a_bad_article_is_given_again_only_when_it_changed_and_keeps_its_fault(folder):
    folder.put("a.txt", age=100)
    folder.fetch()
    bad = replace(folder.state.files[0], fault="no title")
    folder.state = replace(folder.state, files=(bad,))
    assert folder.fetch() == NotModified()
    folder.touch("a.txt", age=90)
    assert folder.fetch().files[0].fault == "no title"
    folder.put("a.txt", "mended", age=50)
    outcome = folder.fetch()
    assert given(outcome) == ["a.txt"]
    assert outcome.files[0].fault is None


def test_a_deleted_article_is_named(folder):
    folder.put("a.txt")
    folder.put("b.txt")
    folder.fetch()
    (folder.root / "b.txt").unlink()
    outcome = folder.fetch()
    assert (given(outcome), outcome.removed) == ([], ("b.txt",))
    assert folder.known() == ["a.txt"]


def test_a_renamed_article_is_given_under_its_new_name(folder):
    folder.put("a.txt")
    folder.put("c.txt")
    folder.fetch()
    (folder.root / "a.txt").rename(folder.root / "b.txt")
    outcome = folder.fetch()
    assert (given(outcome), outcome.removed) == (["b.txt"], ("a.txt",))


def test_a_missing_folder_is_a_failure_and_no_deletion(folder):
    folder.put("a.txt")
    folder.fetch()
    (folder.root / "a.txt").unlink()
    folder.root.rmdir()
    with pytest.raises(FetchError):
        folder.fetch()


def test_an_empty_mount_removes_nothing(folder):
    folder.deleted = "remove"
    folder.put("a.txt")
    folder.put("sub/b.txt")
    folder.fetch()
    (folder.root / "a.txt").rename(folder.root.parent / "a.txt")
    (folder.root / "sub/b.txt").unlink()
    assert folder.fetch() == NotModified(warnings=(module.ALL_GONE,))
    assert folder.known() == ["a.txt", "sub/b.txt"]
    (folder.root.parent / "a.txt").rename(folder.root / "a.txt")
    outcome = folder.fetch()
    assert (given(outcome), outcome.removed) == ([], ("sub/b.txt",))


def test_a_folder_emptied_on_purpose_is_no_warning_where_entries_stay_anyway(folder):
    folder.put("a.txt")
    folder.fetch()
    (folder.root / "a.txt").unlink()
    outcome = folder.fetch()
    assert (outcome.removed, outcome.warnings) == (("a.txt",), ())


def test_an_article_just_written_is_looked_at_again_once(folder):
    folder.put("a.txt", age=0.5)
    folder.put("b.txt", age=1.5)
    assert given(folder.fetch()) == ["a.txt", "b.txt"]
    assert folder.slept == [pytest.approx(1.5, abs=0.01)]


def test_an_article_still_being_written_waits_and_is_named(folder):
    folder.put("a.txt", "half", age=0.1)
    folder.put("b.txt", age=60)
    folder.on_sleep = lambda: folder.put("a.txt", "whole text", age=0)
    outcome = folder.fetch()
    assert given(outcome) == ["b.txt"]
    assert outcome.warnings == ("a.txt: still being written, waits",)
    assert folder.known() == ["b.txt"]
    folder.on_sleep = lambda: None
    assert given(folder.fetch()) == ["a.txt"]


def test_a_published_article_being_rewritten_does_not_count_as_deleted(folder):
    folder.put("a.txt", age=100)
    folder.fetch()
    folder.put("a.txt", "half", age=0.1)
    folder.on_sleep = lambda: folder.put("a.txt", "whole text", age=0)
    outcome = folder.fetch()
    assert outcome == NotModified(warnings=("a.txt: still being written, waits",))


def test_an_article_rewritten_while_it_is_read_waits(folder, monkeypatch):
    folder.put("a.txt", age=60)
    real_open = os.open

    def rewrite(path, *rest):
        folder.put("a.txt", "longer than it was", age=0)
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", rewrite)
    assert folder.fetch() == NotModified(warnings=("a.txt: still being written, waits",))


def test_a_known_young_article_costs_no_wait(folder):
    folder.put("a.txt", age=0.5)
    folder.fetch()
    folder.slept.clear()
    assert folder.fetch() == NotModified()
    assert folder.slept == []


def test_a_time_slightly_ahead_waits_two_seconds_at_most(folder):
    folder.put("a.txt", age=-30)
    assert given(folder.fetch()) == ["a.txt"]
    assert folder.slept == [2.0]


def test_a_time_far_ahead_is_no_sign_of_writing(folder):
    folder.put("a.txt", age=-86400)
    assert given(folder.fetch()) == ["a.txt"]
    assert folder.slept == []


def test_a_huge_file_is_named_and_not_read(folder, monkeypatch):
    folder.put("a.txt", "x" * 1001)
    monkeypatch.setattr(os, "open", None)
    outcome = folder.fetch()
    assert isinstance(outcome, NotModified)
    assert faults(outcome) == {
        "a.txt": "0.0 MB, more than the 0.001 MB of an article "
        "(move what is no article out of the folder)"
    }
    assert module.MAX_ARTICLE_BYTES == 5_000_000


def test_an_article_that_grew_too_large_is_not_deleted(folder):
    folder.deleted = "remove"
    folder.put("a.txt", age=100)
    folder.put("b.txt", age=100)
    folder.fetch()
    folder.put("a.txt", "x" * 1001, age=50)
    outcome = folder.fetch()
    assert isinstance(outcome, NotModified)
    assert folder.known() == ["a.txt", "b.txt"]


def test_an_article_that_cannot_be_read_is_named_tried_again_and_not_deleted(folder, monkeypatch):
    folder.put("a.txt", age=100)
    folder.put("b.txt", age=100)
    folder.fetch()
    folder.put("a.txt", "new", age=50)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        outcome = folder.fetch()
    assert faults(outcome) == {"a.txt": "cannot be read: Permission denied (mend its permissions)"}
    assert given(folder.fetch()) == ["a.txt"]


def test_a_sub_folder_that_cannot_be_listed_keeps_its_articles(folder, monkeypatch):
    folder.deleted = "remove"
    folder.put("a.txt")
    folder.put("sub/b.txt")
    folder.fetch()
    scandir = os.scandir

    def refuse(path):
        if str(path).endswith("sub"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    outcome = folder.fetch()
    assert outcome == NotModified(warnings=("sub/: cannot be listed: Permission denied",))


def test_an_article_swapped_for_a_link_after_the_walk_is_not_followed(folder, monkeypatch):
    (folder.root.parent / "secret.txt").write_text("secret")
    folder.put("a.txt", "harmless")
    real_open = os.open

    def swap(path, *rest):
        (folder.root / "a.txt").unlink()
        (folder.root / "a.txt").symlink_to(folder.root.parent / "secret.txt")
        return real_open(path, *rest)

    monkeypatch.setattr(os, "open", swap)
    outcome = folder.fetch()
    assert isinstance(outcome, NotModified)
    assert "cannot be read" in faults(outcome)["a.txt"]


def test_states_given_in_any_order_are_the_same(folder):
    folder.put("a.txt")
    folder.put("b.txt")
    folder.fetch()
    folder.state = replace(folder.state, files=folder.state.files[::-1])
    assert folder.fetch() == NotModified()


@pytest.mark.parametrize("options", [{}, {"path": "x", "deleted": "gone"}, {"path": 5}])
def test_wrong_options_are_refused(options):
    with pytest.raises(ValueError, match="validation error"):
        FolderOptions.model_validate(options)


def test_a_file_state_holds_no_fault_by_default():
    assert FileState(path="a", size=1, mtime_ns=1, digest="d").fault is None
