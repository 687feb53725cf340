"""The last line of a pass: what failed, and for which causes."""

from publisher.model import FeedReport, SourceReport
from publisher.phrases import failed

REFUSED = "nothing listens there (connection refused)"


def source(key, fault=None, **more):
    told = f"{key}: {fault}" if fault else None
    state = "failed" if fault else "collected"
    return SourceReport(key=key, site=key, state=state, fault=told, **more)


def test_nothing_is_said_where_nothing_failed():
    assert failed([source("a")], []) == ""


def test_sources_that_fail_for_one_cause_are_told_together():
    refused = [source(key, f"{REFUSED} (nothing to do)") for key in "abcde"]
    others = [source("f", "answered 404 (look for it)"), source("g")]

    told = failed([*refused, *others], [])

    assert told == f"6 failed: a, b, c and 2 more: {REFUSED}; f; everything else was done"


def test_what_fails_alone_is_named():
    files = source("articles/", article_faults=("x.txt: is empty",))
    feed = FeedReport(name="news", state="failed", fault="it lost entries")

    told = failed([files, source("b", "gone"), source("c", "late")], [feed])

    assert told == "4 failed: articles/, b, c, news; everything else was done"


def test_bad_article_files_of_two_folders_are_no_common_cause():
    folders = [source(key, article_faults=(f"{key}.txt: is empty",)) for key in "ab"]

    assert failed(folders, []) == "2 failed: a, b; everything else was done"
