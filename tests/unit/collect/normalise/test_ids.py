"""How entries are named for ever, and recognised."""

import re

import pytest

from publisher.collect.normalise.ids import keys_of, minted_id, name_of, own_id, slug_of
from publisher.markup import is_uri
from publisher.model import EntryKey, ParsedEntry

AUTHORITY = "press.example,2026"


def minted(entry, *, source="https://source.example/feed", url=None, title="", text=""):
    return minted_id(AUTHORITY, source, name_of(entry, url=url, title=title, text=text))


def test_a_minted_id_is_this_and_stays_this():
    """A lost store mints it again; a change here would publish everything twice."""
    assert minted(ParsedEntry(guid="17")) == "tag:press.example,2026:p25v2rzecrl4ogbo3rtq"


def test_a_minted_id_may_be_published():
    found = minted(ParsedEntry(guid="17"))
    assert re.fullmatch(r"tag:press\.example,2026:[a-z2-7]{20}", found)
    assert is_uri(found)


def test_a_guid_names_an_entry_whatever_else_changes():
    one = minted(ParsedEntry(guid="17"), url="https://a.example/1", title="A", text="x")
    assert one == minted(ParsedEntry(guid="17"), url="https://a.example/2", title="B", text="y")
    assert one != minted(ParsedEntry(guid="18"))
    assert one != minted(ParsedEntry(guid="17"), source="https://other.example/feed")


def test_without_a_guid_the_address_names_it_tracking_apart():
    entry = ParsedEntry()
    one = minted(entry, url="https://a.example/1?utm_source=rss", title="A")
    assert one == minted(entry, url="http://a.example/1/", title="B")
    assert one != minted(entry, url="https://a.example/2", title="A")


def test_without_both_title_and_first_letters_name_it_and_never_the_file():
    one = minted(ParsedEntry(path="a.txt"), title="A", text="Some words. " * 100)
    assert one == minted(
        ParsedEntry(path="b.txt"), title="A", text="Some  words! " * 100 + "And more."
    )
    assert one != minted(ParsedEntry(path="a.txt"), title="B", text="Some words. " * 100)


@pytest.mark.parametrize(
    ("guid", "own"),
    [
        ("https://a.example/1", "https://a.example/1"),
        ("urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6",) * 2,
        ("17", None),
        ("https://a.example", None),
        ("https://a.example/ü", None),
        (None, None),
    ],
)
def test_a_guid_is_kept_where_it_may_be_published_as_it_is(guid, own):
    assert own_id(guid) == own


def test_the_strongest_key_comes_first():
    entry = ParsedEntry(guid="17")
    keys = keys_of(entry, url="https://a.example/1?utm_medium=x", title="A", text="x")
    assert keys == (
        EntryKey(kind="guid", value="17"),
        EntryKey(kind="url", value="//a.example/1"),
    )


def test_an_article_is_recognised_by_its_text_before_its_path():
    kinds = [key.kind for key in keys_of(ParsedEntry(path="a.txt"), url=None, title="A", text="x")]
    assert kinds == ["text", "path"]


def test_every_entry_has_a_key():
    (key,) = keys_of(ParsedEntry(), url=None, title="", text="")
    assert key.kind == "text"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("A boat comes home", "a-boat-comes-home"),
        ("Crème brûlée: l'été!", "creme-brulee-lete"),
        ("x" * 100, "x" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
        ("日本語の題", "zluyfldyuj"),
        ("Ωμέγα", "zluyfldyuj"),
        ("", "zluyfldyuj"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_a_slug_is_readable_or_else_from_the_id(title, slug):
    assert slug_of(title, "tag:press.example,2026:zluyfldyujfqhtfwo3bp") == slug
