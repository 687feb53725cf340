"""Feeds from the web and from files."""

import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from publisher.collect.sources.feed import FeedOptions, FeedSource
from publisher.errors import FetchError
from publisher.model import (
    Answer,
    Fetched,
    FetchState,
    Freshness,
    Manners,
    Move,
    NotModified,
    Unchanged,
    Validators,
    Way,
)
from publisher.protocols import SourceContext
from publisher.testing import SourceContract, make_source_info

NOW = datetime(2026, 5, 12, tzinfo=UTC)
URL = "https://source.example/feed"
ODD = Validators(etag=b'W/"\xe9 "', last_modified=b"yesterday")
FRESH = Freshness(max_age=timedelta(hours=2))


class FakeWeb:
    """Give one answer, and note what was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.asked = []

    def get(self, url, *, validators, accept, headers=None, proxy=None):
        self.asked.append((url, validators, accept))
        return self.answer


def answer(body=b"<rss/>", validators=ODD):
    return Answer(
        status=200,
        body=body,
        media_type="application/rss+xml",
        charset="utf-8",
        url="https://elsewhere.example/feed",
        validators=validators,
        freshness=FRESH,
    )


def from_web(web):
    context = SourceContext(info=make_source_info(), root=Path(), web=web)
    return FeedSource(context, FeedOptions(url=URL))


def from_file(path):
    context = SourceContext(info=make_source_info(), root=path.parent, max_bytes=100)
    return FeedSource(context, FeedOptions(path=path.name))


class TestFile(SourceContract):
    @pytest.fixture
    def source(self, tmp_path):
        path = tmp_path / "feed.xml"
        path.write_bytes(b"<rss/>")
        return from_file(path)

    @pytest.fixture
    def gone(self, tmp_path):
        return from_file(tmp_path / "missing.xml")


@pytest.mark.parametrize("table", [{}, {"url": URL, "path": "a.xml"}])
def test_a_feed_has_one_place(table):
    with pytest.raises(ValidationError):
        FeedOptions(**table)


def test_what_the_web_answers_is_handed_on_as_it_is():
    outcome = from_web(FakeWeb(answer())).fetch(FetchState(), now=NOW)
    (document,) = outcome.documents
    assert (document.body, document.url) == (b"<rss/>", "https://elsewhere.example/feed")
    assert (document.media_type, document.charset) == ("application/rss+xml", "utf-8")
    assert (outcome.validators, outcome.freshness) == (ODD, FRESH)
    assert outcome.body_digest == hashlib.sha256(b"<rss/>").hexdigest()


def test_both_validators_are_sent_as_they_came():
    web = FakeWeb(Unchanged(freshness=FRESH, url=URL))
    outcome = from_web(web).fetch(FetchState(validators=ODD), now=NOW)
    way = Way(configured=URL, asked=URL, url=URL, was_conditional=True, is_304=True)
    assert outcome == NotModified(freshness=FRESH, way=way)
    ((url, validators, accept),) = web.asked
    assert (url, validators) == (URL, ODD)
    assert "application/feed+json" in accept


def test_the_same_body_is_unchanged_even_where_the_server_does_not_notice():
    new = Validators(etag=b'"2"')
    state = FetchState(validators=ODD, body_digest=hashlib.sha256(b"<rss/>").hexdigest())
    outcome = from_web(FakeWeb(answer(validators=new))).fetch(state, now=NOW)
    assert (outcome.freshness, outcome.validators) == (FRESH, new)
    assert (outcome.way.was_conditional, outcome.way.is_304) == (True, False)


def test_where_it_has_moved_for_good_is_asked_once_that_is_believed():
    new = "https://new.example/feed"
    move = Move(asked=URL, url=new, since=NOW, is_believed=True)
    web = FakeWeb(Unchanged(freshness=FRESH, url=new))
    from_web(web).fetch(FetchState(validators=ODD, manners=Manners(move=move)), now=NOW)
    assert web.asked[0][0] == new


def test_one_poll_of_many_is_made_without_validators():
    web = FakeWeb(answer())
    state = FetchState(validators=ODD, manners=Manners(unchanged=49))
    outcome = from_web(web).fetch(state, now=NOW)
    assert web.asked[0][1] == Validators()
    assert not outcome.way.was_conditional


def test_a_server_that_never_says_more_than_304_changes_nothing():
    class Stubborn:
        def get(self, url, *, validators, accept, headers, proxy):
            raise FetchError("HTTP 304", status=304)

    known = FetchState(validators=ODD, body_digest="b", manners=Manners(unchanged=49))
    assert isinstance(from_web(Stubborn()).fetch(known, now=NOW), NotModified)
    with pytest.raises(FetchError):
        from_web(Stubborn()).fetch(FetchState(), now=NOW)


def test_without_a_web_nothing_is_asked():
    with pytest.raises(FetchError):
        from_web(None).fetch(FetchState(), now=NOW)


def test_a_file_is_read_again_only_when_it_changed(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_bytes(b"<rss/>")
    source = from_file(path)
    first = source.fetch(FetchState(), now=NOW)
    state = FetchState(files=first.files)
    path.write_bytes(b"<rss/>")
    os.utime(path, ns=(0, first.files[0].mtime_ns + 1))
    touched = source.fetch(state, now=NOW)
    assert isinstance(touched, NotModified)
    assert touched.files[0].mtime_ns == first.files[0].mtime_ns + 1
    path.write_bytes(b"<rss />")
    assert isinstance(source.fetch(state, now=NOW), Fetched)


@pytest.mark.parametrize("kind", ["missing", "folder", "large", "pipe"])
def test_a_file_that_cannot_be_a_feed_is_named(tmp_path, kind):
    path = tmp_path / "feed.xml"
    match kind:
        case "folder":
            path.mkdir()
        case "large":
            path.write_bytes(b"x" * 101)
        case "pipe":
            os.mkfifo(path)
    with pytest.raises(FetchError) as caught:
        from_file(path).fetch(FetchState(), now=NOW)
    assert str(path) in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("moved", "is_sent"), [(None, True), (f"{URL}?new", True), ("https://new.example/feed", False)]
)
def test_where_it_has_moved_for_good_hears_nothing_that_was_meant_for_the_old_place(moved, is_sent):
    class Listening(FakeWeb):
        def get(self, url, *, validators, accept, headers, proxy):
            self.asked.append(headers)
            return self.answer

    web = Listening(answer())
    context = SourceContext(info=make_source_info(), root=Path(), web=web)
    source = FeedSource(context, FeedOptions(url=URL, headers={"X-Key": "k"}))
    move = moved and Move(asked=URL, url=moved, since=NOW, is_believed=True)
    source.fetch(FetchState(manners=Manners(move=move)), now=NOW)
    assert web.asked == [{"X-Key": "k"} if is_sent else {}]
