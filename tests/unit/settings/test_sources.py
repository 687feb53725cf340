from pathlib import Path

import pytest

from publisher.places import resolve
from publisher.settings.faults import key_path
from publisher.settings.sources import Mention, disagreements, read_source, url_key


@pytest.fixture
def read(tmp_path, registry):
    """Read a source of a feed file in tmp_path/feeds; articles and saved.xml lie beside it."""
    feeds = tmp_path / "feeds"
    (feeds / "articles").mkdir(parents=True)
    (feeds / "saved.xml").touch()

    def run(**raw):
        source, complaints = read_source(raw, folder=feeds, root=tmp_path, registry=registry)
        return source, {key_path(one.at): (one.message, one.hint) for one in complaints}

    return run


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ({"path": "articles"}, "folder"),
        ({"path": "articles/"}, "folder"),
        ({"path": "saved.xml"}, "feed"),
        ({"url": "https://example.org/x"}, "feed"),
        ({"path": "articles", "url": "https://press.example/{slug}/"}, "folder"),
        ({"kind": "mail", "id": "box", "mailbox": "x"}, "mail"),
    ],
)
def test_the_kind_is_inferred_where_it_can_be(read, raw, kind):
    source, complaints = read(**raw)
    assert complaints == {}
    assert source.kind == kind


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        ({"path": "articles/"}, "feeds/articles"),
        ({"path": "../feeds/articles"}, "feeds/articles"),
        ({"path": "saved.xml"}, "feeds/saved.xml"),
        ({"path": "saved.xml", "id": "bulletin"}, "bulletin"),
        ({"url": "HTTPS://Example.org:443/a?b#c"}, "https://example.org/a?b"),
    ],
)
def test_the_key_is_the_id_else_the_url_else_the_path(read, raw, key):
    source, complaints = read(**raw)
    assert complaints == {}
    assert source.key == key


def test_an_absolute_path_inside_the_site_has_the_same_key_as_a_relative_one(read, tmp_path):
    source, _ = read(path=str(tmp_path / "feeds" / "articles"))
    assert source.key == "feeds/articles"


def test_an_absolute_path_outside_the_site_is_its_own_key(read, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    source, _ = read(path=str(elsewhere))
    assert source.key == elsewhere.as_posix()


def test_a_path_is_made_absolute_for_the_source(read, tmp_path):
    source, _ = read(path="articles/")
    assert source.path == tmp_path / "feeds" / "articles"
    assert source.options.path == str(source.path)


def test_a_tilde_is_the_home_folder(monkeypatch):
    monkeypatch.setenv("HOME", "/home/ines")
    assert resolve("~/texts", Path("/site")) == Path("/home/ines/texts")


@pytest.mark.parametrize(
    ("raw", "key", "message"),
    [
        ({"path": "saved.xml", "kind": "folder"}, "path", "is a file, not a folder"),
        ({"path": "articles", "kind": "feed"}, "path", "is a folder"),
        ({}, None, "names nothing to read"),
        ({"kind": "foldr", "path": "articles"}, "kind", '"foldr" is not known'),
        ({"kind": 3, "path": "articles"}, "kind", "must be text in quotes"),
        ({"path": " "}, "path", "must not be empty"),
        ({"path": "saved.xml", "url": "https://example.org/x"}, None, "has both url and path"),
        ({"kind": "feed"}, None, "needs either url or path"),
        ({"kind": "mail", "mailbox": "x"}, "id", "missing"),
        ({"kind": "mail", "id": "x"}, "mailbox", "missing"),
        ({"url": "example.org/feed"}, "url", "must begin with https:// or http://"),
        ({"path": "articles", "deleted": "gone"}, "deleted", 'must be "keep" or "remove"'),
        ({"path": "articles", "url": "https://press.example/"}, "url", "must contain {slug} "),
    ],
)
def test_a_source_that_cannot_be_is_refused_with_its_key(read, raw, key, message):
    source, complaints = read(**raw)
    assert source is None
    assert list(complaints) == [key]
    assert complaints[key][0].startswith(message)


def test_an_unknown_key_names_the_nearest_of_common_and_own_keys(read):
    _, complaints = read(path="articles", delete="keep", intervall="1h")
    assert complaints["delete"] == ("unknown key", 'did you mean "deleted"?')
    assert complaints["intervall"] == ("unknown key", 'did you mean "interval"?')


def test_options_of_a_plug_in_are_checked_in_the_same_form(read):
    _, complaints = read(kind="mail", id="x", mailbox=5, limit_mail=3)
    assert complaints["mailbox"] == ("must be text in quotes", None)
    assert complaints["limit_mail"] == ("unknown key", 'did you mean "limit_mails"?')


def test_a_key_of_the_feed_below_a_source_is_explained(read):
    _, complaints = read(path="articles", limit=20)
    assert complaints["limit"][1].startswith("limit belongs to the feed")


def test_common_and_own_faults_are_told_together(read):
    _, complaints = read(kind="foldr", path="x", interval="1", language="english")
    assert list(complaints) == ["interval", "language", "kind"]


def test_a_slip_is_told_although_it_hides_the_kind(read):
    _, complaints = read(pth="articles", limit_mails=3, limit=20, interval="1")
    assert list(complaints) == [None, "interval", "pth", "limit"]
    assert complaints[None][0] == "names nothing to read"
    assert complaints["pth"] == ("unknown key", 'did you mean "path"?')
    assert complaints["limit"][1].startswith("limit belongs to the feed")


def test_a_slip_in_the_kind_hides_no_other(read):
    _, complaints = read(kind="foldr", path="articles", delete="keep", url="https://press.example")
    assert list(complaints) == ["kind", "url", "delete"]
    assert complaints["delete"] == ("unknown key", 'did you mean "deleted"?')


def test_the_keys_of_a_kind_that_is_not_installed_are_left_to_it(read):
    _, complaints = read(kind="telegraph", wire=3)
    assert list(complaints) == ["kind"]


def test_a_key_that_is_near_to_none_is_told_those_that_are_known(read):
    _, complaints = read(url="https://example.org/x", qqqqqq={"X": "y"})
    message, hint = complaints["qqqqqq"]
    assert message == "unknown key"
    assert hint.startswith("known: url, path, headers, auth, proxy, kind, id, ")


def mention(read, file, **raw):
    source, complaints = read(**raw)
    assert complaints == {}
    return Mention(file=file, at=("sources", 0), source=source)


def test_feeds_that_name_one_source_alike_agree(read, tmp_path):
    same = [
        mention(read, "a", path="articles", interval="60m"),
        mention(read, "b", path=str(tmp_path / "feeds/articles/"), interval="1h", kind="folder"),
        mention(read, "c", url="https://example.org/x#1"),
        mention(read, "d", url="https://EXAMPLE.org/x"),
    ]
    assert list(disagreements(same)) == []


def test_feeds_that_describe_one_source_differently_are_told_how(read):
    differing = [
        mention(read, "feeds/a.toml", path="articles"),
        mention(read, "feeds/b.toml", path="articles", deleted="remove", title="x"),
    ]
    ((where, complaint),) = disagreements(differing)
    assert where.file == "feeds/b.toml"
    assert complaint.message == (
        '"feeds/articles" is described differently in feeds/a.toml: sources[0] (deleted, title)'
    )


def test_one_id_for_two_places_is_refused(read):
    differing = [
        mention(read, "a", id="x", url="https://example.org/1"),
        mention(read, "b", id="x", url="https://example.org/2"),
        mention(read, "c", id="x", path="articles"),
    ]
    messages = [complaint.message for _, complaint in disagreements(differing)]
    assert [message.rpartition("(")[2] for message in messages] == ["url)", "kind)"]


def test_one_source_may_have_two_ids(read):
    mentions = [
        mention(read, "a", id="x", url="https://example.org/1"),
        mention(read, "b", id="y", url="https://example.org/1"),
    ]
    assert list(disagreements(mentions)) == []


def test_a_source_that_lives_cannot_be_inherited_from(read):
    mentions = [
        mention(read, "a", url="https://example.org/old"),
        mention(read, "b", url="https://example.org/new", previously=["https://EXAMPLE.org/old"]),
    ]
    ((where, complaint),) = disagreements(mentions)
    assert where.file == "b"
    assert complaint.at == ("sources", 0, "previously", 0)


def test_an_address_beyond_the_web_is_a_key_as_it_is():
    assert url_key("imap://mail.example/inbox") == "imap://mail.example/inbox"
