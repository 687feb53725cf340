"""Documents into entries."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from publisher.collect.plan import SourcePlan
from publisher.collect.understand import understand
from publisher.errors import ParseError
from publisher.model import ParsedEntry, ParsedFeed, ParseLimits, RawDocument, Text
from publisher.testing import make_source_info

NOW = datetime(2026, 5, 12, tzinfo=UTC)


class Words:
    """Take each line of a document for an entry; refuse one that says so."""

    def parse(self, document, source):
        text = document.body.decode()
        if text == "bad":
            raise ParseError(f"{source.key}: it is bad")
        entries = tuple(
            ParsedEntry(
                path=document.path,
                guid=line,
                title=Text(value=line),
                content=Text(value=f'<img src="{line}.png">', is_html=True),
                draft=line.startswith("draft"),
            )
            for line in text.splitlines()
        )
        return ParsedFeed(entries=entries, title=text, warnings=("odd",) if "odd" in text else ())


def plan(folder=None):
    return SourcePlan(
        info=make_source_info(kind="folder" if folder else "feed"),
        source=None,
        parser=Words(),
        enrichers=(),
        authority="press.example,2026",
        is_local=folder is not None,
        folder=folder,
    )


def documents(**files):
    return [RawDocument(body=text.encode(), path=f"{name}.txt") for name, text in files.items()]


def test_entries_keep_the_order_of_the_document():
    (document,) = documents(feed="one\ntwo\nthree")
    understood = understand(plan(), [document], now=NOW)
    assert [(entry.title, entry.position) for entry in understood.entries] == [
        ("one", 0),
        ("two", 1),
        ("three", 2),
    ]
    assert understood.feed.title == "one\ntwo\nthree"


def test_a_feed_that_cannot_be_used_fails_the_source():
    with pytest.raises(ParseError):
        understand(plan(), documents(feed="bad"), now=NOW)


def test_a_bad_article_is_a_fault_of_its_file_alone(tmp_path):
    understood = understand(plan(tmp_path), documents(a="one", b="bad", c="two"), now=NOW)
    assert [entry.title for entry in understood.entries] == ["one", "two"]
    assert list(understood.file_faults) == ["b.txt"]
    assert "it is bad" in understood.file_faults["b.txt"]


def test_a_draft_waits_and_is_named(tmp_path):
    understood = understand(plan(tmp_path), documents(a="draft one"), now=NOW)
    assert understood.entries == []
    assert understood.warnings == ["a.txt: a draft, not published until that mark goes"]


def test_warnings_name_the_file_of_a_folder(tmp_path):
    assert "a.txt: odd" in understand(plan(tmp_path), documents(a="odd"), now=NOW).warnings
    assert understand(plan(), documents(a="odd"), now=NOW).warnings == ["odd"]


def test_images_beside_an_article_are_found_and_missing_ones_make_it_incomplete(tmp_path):
    (tmp_path / "one.png").write_bytes(b"\x89PNG")
    understood = understand(plan(tmp_path), documents(a="one", b="two"), now=NOW)
    assert [file.path for file in understood.media] == [str(tmp_path / "one.png")]
    assert understood.incomplete == {"b.txt"}
    assert "two.png is missing" in understood.warnings[0]


def test_images_of_a_feed_are_never_looked_for_on_this_machine(tmp_path):
    understood = understand(plan(), documents(feed="one"), now=NOW)
    assert (understood.media, understood.incomplete, understood.warnings) == ([], set(), [])


class Signs:
    """Take a document for two entries that grow when they are published."""

    def parse(self, document, source):
        content = Text(value=document.body.decode(), is_html=True)
        entries = [ParsedEntry(guid=name, title=Text(value=name), content=content) for name in "ab"]
        return ParsedFeed(entries=tuple(entries), title="x")


@pytest.mark.parametrize(
    ("limits", "max_bytes", "kept", "setting"),
    [
        (ParseLimits(max_entry_bytes=1000), 10_000, [], "[parse] max_entry_bytes"),
        (ParseLimits(max_entry_bytes=5000), 6_000, ["a"], "[http] max_bytes"),
        (ParseLimits(max_entry_bytes=5000), 10_000, ["a", "b"], None),
    ],
)
def test_what_grows_when_it_is_published_is_bounded_and_named(limits, max_bytes, kept, setting):
    source = replace(plan(), parser=Signs(), info=make_source_info(limits=limits))
    document = RawDocument(body=b"< " * 800, max_bytes=max_bytes)
    found = understand(source, [document], now=NOW)
    assert [entry.title for entry in found.entries] == kept
    assert all(setting in warning for warning in found.warnings)
    assert len(found.warnings) == 2 - len(kept)
