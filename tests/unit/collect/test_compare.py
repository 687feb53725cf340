"""What is new, what changed, what came again."""

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from publisher.collect import compare as comparing
from publisher.model import EntryKey, KnownEntry
from publisher.testing import make_entry
from publisher.testing.values import NOON


def compare(entries, known, **options):
    return comparing.compare(entries, known, zone=UTC, **options)


def keys(**values):
    return tuple(EntryKey(kind=kind, value=value) for kind, value in values.items())


def known(row, digest="1:one", *, entry=None, **values):
    return KnownEntry(
        row=row, id=f"tag:x.example,2026:{row}", digest=digest, keys=keys(**values), entry=entry
    )


def test_new_changed_and_unchanged_are_told_apart():
    entries = [
        make_entry(name, keys=keys(guid=name), digest=f"1:{name}") for name in ("a", "b", "c")
    ]
    b, c = known(2, "1:other", guid="b"), known(3, "1:c", guid="c")
    compared = compare(entries, [b, c])
    assert compared.changed == ((entries[0], None), (entries[1], b))
    assert compared.unchanged == 1
    assert compared.seen_again == ()
    assert compared.warnings == ()


def test_a_file_that_moved_is_unchanged_and_known_by_its_new_path_too():
    entry = make_entry("a", keys=keys(text="t", path="new.txt"), digest="1:one")
    before = known(1, text="t", path="old.txt")
    compared = compare([entry], [before])
    assert compared.changed == ()
    assert compared.seen_again == ((before, keys(path="new.txt")),)


def test_the_same_entry_twice_in_a_document_counts_once_and_the_first_holds():
    twins = [make_entry(name, keys=keys(guid="1", url="//a.example/1")) for name in ("a", "b")]
    compared = compare(twins, [])
    assert compared.changed == ((twins[0], None),)
    assert compared.warnings == (
        "“Title of b” is the same article as “Title of a”: published once",
    )


@pytest.mark.parametrize("kind", ["guid", "url"])
def test_one_key_alone_makes_no_twins_of_two_titles(kind):
    entries = [make_entry(name, keys=keys(**{kind: "1"})) for name in ("a", "b")]
    assert compare(entries, []).changed == ((entries[0], None), (entries[1], None))


@pytest.mark.parametrize("kind", ["guid", "url"])
@pytest.mark.parametrize(
    ("other", "are_twins"),
    [
        ({"content_html": "<p>Other words on the same day.</p>"}, True),
        ({"published": NOON + timedelta(days=1)}, True),
        (
            {"content_html": "<p>The next one.</p>", "published": NOON + timedelta(days=1)},
            False,
        ),
    ],
    ids=["edited", "dated anew", "another"],
)
def test_one_key_and_title_are_twins_by_date_or_text(kind, other, are_twins):
    entries = [make_entry("a", keys=keys(**{kind: "1"}), **more) for more in ({}, other)]
    assert len(compare(entries, []).changed) == (1 if are_twins else 2)


def test_a_guid_that_is_used_for_two_addresses_names_two_entries():
    entries = [make_entry(n, keys=keys(guid="1", url=f"//a.example/{n}")) for n in ("a", "b")]
    before = known(1, "1:a", guid="1", url="//a.example/a")
    compared = compare(entries, [before])
    assert compared.unchanged == 1
    assert compared.changed == ((entries[1], None),)


def test_the_same_article_in_two_files_is_named_by_its_paths():
    twins = [make_entry(name, keys=keys(text="t", path=f"{name}.txt")) for name in ("a", "b")]
    compared = compare(twins, [])
    assert compared.warnings == ("b.txt is the same article as a.txt: published once",)


def test_nothing_is_nothing():
    compared = compare([], [])
    assert (compared.changed, compared.unchanged) == ((), 0)


def test_what_was_read_back_is_recorded_again_and_is_no_edit():
    shown = make_entry("a", url=None, keys=())
    before = KnownEntry(row=1, id="tag:press.example,2026:a", digest="", keys=(), entry=shown)
    same = make_entry("a", keys=keys(guid="a"))
    compared = compare([same], [before])
    ((_, recorded),) = compared.changed
    assert (recorded.row, recorded.digest) == (1, same.digest)
    assert compared.after_loss
    edited = make_entry("a", keys=keys(guid="a"), title="Another")
    assert compare([edited], [before]).changed == ((edited, before),)


def test_two_of_one_guid_and_address_with_nothing_else_in_common_are_two():
    texts = ["A short entry with minimal elements", "Watch out for nasty tricks of another kind"]
    both = [
        make_entry(
            name,
            keys=keys(guid="1", url="//a.example/1"),
            content_html=f"<p>{text}</p>",
            published=NOON,
            updated=None,
        )
        for name, text in zip(("Second", "Third"), texts, strict=True)
    ]
    assert len(compare(both, []).changed) == 2
    later = replace(both[1], updated=NOON + timedelta(days=1))
    assert len(compare([both[0], later], []).changed) == 1
