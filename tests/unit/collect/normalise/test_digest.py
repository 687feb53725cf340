"""What is an edit, and what only looks like one."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.normalise import normalise
from publisher.model import Enclosure, Image, ParsedDate, ParsedEntry, ParsedFeed, RawDocument, Text
from publisher.testing import make_source_info

NOW = datetime(2026, 5, 12, 15, tzinfo=UTC)
DOCUMENT = RawDocument(body=b"", url="https://a.example/feed")


def digest(parsed, *, now=NOW, **source):
    return normalise(
        parsed,
        ParsedFeed(entries=()),
        document=DOCUMENT,
        source=make_source_info(**source),
        authority="press.example,2026",
        position=0,
        now=now,
    ).digest


def of(markup, **fields):
    content = Text(value=f"<p>The boat came home.</p>{markup}", is_html=True)
    return digest(ParsedEntry(guid="1", content=content, **fields))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<img src="/a.jpg" alt="x" width="200">', '<img width="200" alt="x" src="/a.jpg">'),
        ("<p>All  saw\nit.</p>\n\n<p>So.</p>", "<p> All saw it.</p><p>So. </p>"),
        ('<img src="/a.jpg?v=1">', '<img src="/a.jpg?v=2">'),
        ('<img src="/a.jpg">', '<img src="/a.jpg?X-Amz-Signature=99&X-Amz-Expires=60">'),
        ('<img src="/p.php?id=1&t=5">', '<img src="/p.php?id=1&t=6">'),
        ('<img src="https://i0.wp.com/a/b.jpg">', '<img src="https://i2.wp.com/a/b.jpg">'),
        ('<a href="/x?utm_source=a">x</a>', '<a href="/x?utm_source=b">x</a>'),
        ('<a href="/x?id=1&PHPSESSID=aa">x</a>', '<a href="/x?id=1&PHPSESSID=bb">x</a>'),
        ('<a href="/x;jsessionid=AA">x</a>', '<a href="/x;jsessionid=BB">x</a>'),
        ("<p>123 views</p>", "<p>1,204 views</p>"),
        ("<p>Points: 12</p><p># Comments: 4</p>", "<p>Points: 40</p><p># Comments: 19</p>"),
        ("<span>starred 99</span>", "<span>starred 1.2k</span>"),
        ("<p>3 hours ago</p>", "<p>2 days ago</p>"),
        ("<p>12 Kommentare</p>", "<p>13 Kommentare</p>"),
        ('<img src="https://pixel.wp.com/b.gif?1">', '<img src="https://pixel.wp.com/b.gif?2">'),
    ],
)
def test_what_lies_is_no_edit(one, other):
    assert of(one) == of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>Two boats came.</p>", "<p>Two boots came.</p>"),
        ("<p>a lot</p>", "<p>alot</p>"),
        ("<td>12</td>", "<td>13</td>"),
        ("<p>It sold 12 copies.</p>", "<p>It sold 13 copies.</p>"),
        ('<img src="/a.jpg">', '<img src="/b.jpg">'),
        ('<img src="/p.php?id=1">', '<img src="/p.php?id=2">'),
        ('<a href="/watch?v=1">x</a>', '<a href="/watch?v=2">x</a>'),
        (
            f"<p>{'Of 12 comments that came in on the first day, few were kind. ' * 3}</p>",
            f"<p>{'Of 13 comments that came in on the first day, few were kind. ' * 3}</p>",
        ),
    ],
)
def test_an_edit_is_an_edit(one, other):
    assert of(one) != of(other)


def test_pictures_and_enclosures_are_the_same_under_another_signature():
    def with_query(query):
        return of(
            "",
            image=Image(url=f"/lead.jpg?{query}"),
            enclosures=(Enclosure(url=f"/a.mp3?{query}"),),
        )

    assert with_query("v=1") == with_query("v=2")
    assert of("", enclosures=(Enclosure(url="/a.mp3"),)) != of("")


def dated(**dates):
    return {name: ParsedDate(moment=moment) for name, moment in dates.items()}


def test_a_date_that_moves_is_no_edit_where_the_first_one_holds():
    early, late = dated(published=NOW - timedelta(days=2)), dated(published=NOW)
    assert of("", **early) == of("", **late)
    assert of("") != of("", **early)


def test_a_date_that_is_waited_for_may_be_corrected():
    one = ParsedEntry(guid="1", **dated(published=NOW + timedelta(days=2)))
    other = ParsedEntry(guid="1", **dated(published=NOW + timedelta(days=3)))
    assert digest(one, future="hold") != digest(other, future="hold")
    assert digest(one) == digest(other)


def test_a_stated_change_counts_unless_it_is_the_time_of_the_visit():
    day = timedelta(days=1)
    assert of("", **dated(updated=NOW - day)) != of("", **dated(updated=NOW - 2 * day))
    visits = [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]
    entry = ParsedEntry(guid="1", summary=Text(value="The boat came."))
    assert len({digest(replace(entry, **dated(updated=v)), now=v) for v in visits}) == 1
