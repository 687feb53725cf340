"""Which entry is which: ordered keys, and words where keys leave a doubt."""

from datetime import UTC, timedelta
from itertools import permutations

import pytest

from publisher.collect import match as matching
from publisher.model import EntryKey, KnownEntry
from publisher.testing import make_entry
from publisher.testing.values import NOON

DAY = timedelta(days=1)


def keys(**values):
    return tuple(EntryKey(kind=kind, value=value) for kind, value in values.items())


def known(row, entry=None, *, more=(), **values):
    return KnownEntry(
        row=row,
        id=f"tag:x.example,2026:{row}",
        digest="1:x",
        keys=(*keys(**values), *more),
        entry=entry,
    )


def match(entries, known, **options):
    """Return the rows of what the entries are."""
    found = matching.match(entries, known, zone=UTC, **options)
    return [one and one.row for one in found]


def entry(name, *, text=None, **values):
    fields = {"published": NOON, "content_html": f"<p>{text or f'Text of {name}.'}</p>"}
    return make_entry(name, keys=keys(**values), **fields)


def test_a_guid_that_one_has_is_enough():
    assert match([entry("new", guid="g", url="moved")], [known(1, guid="g", url="u")]) == [1]


def test_a_guid_comes_before_an_address():
    both = [known(1, guid="other", url="u"), known(2, guid="g", url="v")]
    assert match([entry("a", guid="g", url="u")], both) == [2]


def test_an_address_is_enough_where_the_guid_changed():
    assert match([entry("a", guid="new", url="u")], [known(1, guid="g", url="u")]) == [1]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_one_guid_for_all_is_told_apart_by_addresses_in_any_order(order):
    rows = {name: row for row, name in enumerate("abc", start=1)}
    before = [known(row, entry(name), guid="g", url=name) for name, row in rows.items()]
    for count in (1, 2, 3):
        some = order[:count]
        entries = [entry(name, guid="g", url=name) for name in some]
        assert match(entries, before) == [rows[name] for name in some]


@pytest.mark.parametrize("order", list(permutations("abc")))
def test_one_guid_for_all_is_told_apart_by_titles_where_there_is_no_address(order):
    rows = {name: row for row, name in enumerate("abc", start=1)}
    before = [known(row, entry(name), guid="g") for name, row in rows.items()]
    for count in (1, 2, 3):
        some = order[:count]
        assert match([entry(name, guid="g") for name in some], before) == [rows[n] for n in some]


def test_of_one_guid_the_one_that_moved_is_known_by_its_title():
    before = [known(row, entry(name), guid="g", url=name) for row, name in ((1, "a"), (2, "b"))]
    assert match([entry("b", guid="g", url="moved")], before) == [2]


def test_a_newcomer_under_a_repeated_guid_is_new():
    before = [known(row, entry(name), guid="g", url=name) for row, name in ((1, "a"), (2, "b"))]
    assert match([entry("c", guid="g", url="c")], before) == [None]


def test_a_guid_that_the_document_repeats_is_no_sure_key():
    before = [known(1, entry("a"), guid="g", url="a")]
    entries = [entry(name, guid="g", url=name) for name in ("b", "c")]
    assert match(entries, before) == [None, None]


def test_an_address_that_two_have_is_no_sure_key():
    before = [known(1, entry("a"), guid="g1", url="u"), known(2, entry("b"), guid="g2", url="u")]
    assert match([entry("c", guid="g3", url="u")], before) == [None]
    assert match([entry("b", guid="g3", url="u")], before) == [2]


def test_one_that_took_the_old_address_of_another_is_told_by_its_words():
    moved = known(1, entry("a"), guid="g", url="new", more=keys(url="old"))
    entries = [entry("b", guid="g", url="old"), entry("a", guid="g", url="new")]
    assert match(entries, [moved]) == [None, 1]


def test_of_two_files_the_one_with_the_text_is_the_known_article():
    """Files that swap names keep their ids."""
    entries = [
        make_entry("new", keys=keys(text="other", path="a.txt")),
        make_entry("one", keys=keys(text="t", path="b.txt")),
    ]
    assert match(entries, [known(1, text="t", path="a.txt")]) == [None, 1]


def article(name, *, path, title="A boat comes home", text="It came in.", published=NOON, **more):
    return make_entry(
        name,
        title=title,
        content_html=f"<p>{text}</p>",
        published=published,
        keys=keys(text=f"digest of {text}", path=path),
        **more,
    )


LONG = " ".join(f"Sentence number {n} speaks of {n * n} boats." for n in range(40))
OLD = article("old", path="old.txt", text=LONG)


@pytest.mark.parametrize(
    ("new", "is_same"),
    [
        ({"text": "Every word is another now, and none stayed."}, True),
        ({"text": f"{LONG} And one more.", "title": "A boat has come home"}, True),
        ({"text": f"{LONG} And one more.", "published": NOON + DAY}, True),
        ({"text": "Every word is another now.", "title": "Bread for the night shift"}, False),
        ({"text": "Every word is another now.", "published": NOON + DAY}, False),
        ({"text": f"{LONG} More.", "title": "Bread", "published": NOON + DAY}, False),
    ],
    ids=["rewritten", "retitled", "redated", "another", "the next of a series", "a template"],
)
def test_a_file_that_was_renamed_and_edited_is_the_article_that_is_gone(new, is_same):
    before = known(1, OLD, text="digest", path="old.txt")
    found = match([article("new", path="new.txt", **new)], [before], gone=frozenset({"old.txt"}))
    assert found == [1 if is_same else None]


def test_undated_articles_of_one_title_are_one_only_by_their_text():
    before = known(1, article("old", path="old.txt", text=LONG, published=None), path="old.txt")
    gone = frozenset({"old.txt"})
    other = article("new", path="new.txt", text="Nothing of it.", published=None)
    assert match([other], [before], gone=gone) == [None]
    same = article("new", path="new.txt", text=f"{LONG} More.", published=None)
    assert match([same], [before], gone=gone) == [1]


def test_an_article_whose_file_is_there_is_nobody_elses():
    before = known(1, OLD, text="digest", path="old.txt")
    assert match([article("new", path="new.txt")], [before]) == [None]


def test_of_two_new_files_the_liker_one_is_the_article_that_is_gone():
    before = known(1, OLD, text="digest", path="old.txt")
    entries = [
        article("b", path="b.txt", text="Nothing of it."),
        article("c", path="c.txt", text=f"{LONG} More."),
    ]
    assert match(entries, [before], gone=frozenset({"old.txt"})) == [None, 1]


def test_a_day_is_a_day_in_the_zone_of_the_source():
    seen = article("old", path="old.txt", text=LONG, published=NOON + timedelta(hours=9))
    before = known(1, seen, text="digest", path="old.txt")
    new = article("new", path="new.txt", published_precision="day")
    assert match([new], [before], gone=frozenset({"old.txt"})) == [1]


def test_many_thousand_articles_at_once_are_compared_by_title_alone():
    before = [
        known(n, article("old", path=f"{n}.txt", title=f"Old {n}"), path=f"{n}.txt")
        for n in range(200)
    ]
    entries = [
        article(f"{n}", path=f"new {n}.txt", title=f"Old {n}" if n < 100 else "New", text=f"{n}")
        for n in range(200)
    ]
    found = match(entries, before, gone=frozenset(f"{n}.txt" for n in range(200)))
    assert found == [*range(100), *[None] * 100]


TAG = "tag:press.example,2026:"
A, B = f"{TAG}aaaaaaaaaaaaaaaaaaaa", f"{TAG}bbbbbbbbbbbbbbbbbbbb"


def restored(row, published_id, *, name="old", url=None, **fields):
    """Return what was read back from a published file."""
    address = f"https:{url}" if url else None
    shown = make_entry(name, url=address, keys=(), slug="" if url else name, **fields)
    return KnownEntry(
        row=row, id=published_id, digest="", keys=keys(url=url) if url else (), entry=shown
    )


def fresh(name, minted, *, own=None, guid="g", url=None, **fields):
    given = {"guid": guid} if guid else {}
    given |= {"url": url} if url else {}
    return make_entry(name, minted_id=minted, own_id=own, keys=keys(**given), **fields)


def test_what_was_read_back_is_known_by_the_id_that_it_would_be_given():
    assert match([fresh("new", A)], [restored(1, A), restored(2, B)]) == [1]
    assert match([fresh("new", A, own="u:1")], [restored(1, "u:1")]) == [1]


def test_a_counter_at_the_end_of_an_id_tells_nothing():
    """Which of two had it came with the order of a document long ago."""
    before = [restored(1, A, url="//a.example/1"), restored(2, f"{A}-2", url="//a.example/2")]
    two = fresh("two", A, url="//a.example/2")
    assert match([two], before) == [2]
    assert match([fresh("three", A, url="//a.example/3")], before) == [None]
    assert match([two, fresh("one", A, url="//a.example/1")], before) == [2, 1]


def test_a_guid_that_the_first_of_several_was_published_under_is_told_by_the_address():
    before = [restored(1, "u:1", url="//a.example/1"), restored(2, A, url="//a.example/2")]
    assert match([fresh("two", A, own="u:1", url="//a.example/2")], before) == [2]


def test_an_address_names_what_we_had_minted_an_id_for_and_nothing_else():
    minted = restored(1, A, url="//a.example/1")
    assert match([fresh("new", B, url="//a.example/1")], [minted]) == [1]
    own = restored(1, "https://other.example/id", url="//a.example/1")
    assert match([fresh("new", B, url="//a.example/1")], [own]) == [None]


def test_one_title_without_a_date_is_enough_where_no_path_is_known():
    new = article("new", path="a.txt", text="Nothing of it.", published=None)
    before = restored(1, A, title=new.title, published=None)
    assert match([new], [before]) == [1]
    dated = article("new", path="a.txt", text="Nothing of it.", published=NOON + DAY)
    assert match([dated], [restored(1, A, title=new.title)]) == [None]


def test_an_article_that_was_edited_is_known_by_its_words_where_it_has_a_page_of_ours():
    new = article("new", path="a.txt", text="Every word is another now.")
    assert match([new], [restored(1, A, title=new.title)]) == [1]
    assert match([new], [restored(1, A, title=new.title, url="//a.example/1")]) == [None]
