"""What is new, what changed, what came again."""

from publisher.collect.compare import compare
from publisher.model import EntryKey, KnownEntry
from publisher.testing import make_entry


def keys(**values):
    return tuple(EntryKey(kind=kind, value=value) for kind, value in values.items())


def known(row, digest="1:one", **values):
    return KnownEntry(row=row, id=f"tag:x.example,2026:{row}", digest=digest, keys=keys(**values))


def test_new_changed_and_unchanged_are_told_apart():
    entries = [
        make_entry(name, keys=keys(guid=name), digest=f"1:{name}") for name in ("a", "b", "c")
    ]
    b, c = known(2, "1:other", guid="b"), known(3, "1:c", guid="c")
    compared = compare(entries, [None, b, c])
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
    compared = compare(twins, [None, None])
    assert compared.changed == ((twins[0], None),)
    assert compared.warnings == (
        "“Title of b” is the same article as “Title of a”: published once",
    )


def test_a_guid_that_is_used_for_two_addresses_names_two_entries():
    entries = [make_entry(n, keys=keys(guid="1", url=f"//a.example/{n}")) for n in ("a", "b")]
    before = known(1, "1:a", guid="1", url="//a.example/a")
    compared = compare(entries, [before, before])
    assert compared.unchanged + len(compared.changed) == 2
    assert [one for _, one in compared.changed] == [None]
    assert compared.changed[0][0] is entries[1]


def test_the_same_article_in_two_files_is_named_by_its_paths():
    twins = [make_entry(name, keys=keys(text="t", path=f"{name}.txt")) for name in ("a", "b")]
    compared = compare(twins, [None, None])
    assert compared.warnings == ("b.txt is the same article as a.txt: published once",)


def test_of_two_files_the_one_with_the_text_is_the_known_article():
    """Files that swap names keep their ids."""
    usurper = make_entry("new", keys=keys(text="other", path="a.txt"), digest="1:new")
    moved = make_entry("one", keys=keys(text="t", path="b.txt"), digest="1:one")
    before = known(1, text="t", path="a.txt")
    compared = compare([usurper, moved], [before, before])
    assert compared.changed == ((usurper, None),)
    assert compared.seen_again == ((before, keys(path="b.txt")),)


def test_nothing_is_nothing():
    compared = compare([], [])
    assert (compared.changed, compared.unchanged) == ((), 0)
