"""Any file is read or refused, and no sentence of an article is lost on the way."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publisher.collect.parse.article import ArticleParser
from publisher.errors import ParseError
from publisher.markup import escape, plain_text
from publisher.model import RawDocument, SourceInfo

MEDIA_TYPES = ("text/plain", "text/markdown", "text/html")
SOURCE = SourceInfo(
    key="a", kind="folder", site="a", interval=timedelta(), timezone=ZoneInfo("UTC")
)
quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)

LINES = """\
A boat comes home
By Ada Larkin
12 May 2026
03/04/2026
2 min read
NEWS
---
+++
title: x
# A
#a
===
***
- one
1. two
> three
| a | b |
|---|---|
```
    x
<p>x</p>
<div>
<!--
&amp;
[a](b
[^1]: x
ENDS
###
Disclaimer
Subscribe to us
© 2026
FOR IMMEDIATE RELEASE
EMBARGO: 12 May 2026
Subject: x
Date: 12 May 2026
文／山田花子
2026年4月8日
מאת דנה לוי
كتبت سلمى
김민수 기자
LISBON (A) — It came.
It came. All saw it.
"""
lines = st.sampled_from([*LINES.splitlines(), "-- ", "\x0b", "\u2028", "\ufeff"])
texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(lines, st.text(max_size=30), st.just("")), max_size=14).map("\n".join),
)

words = st.sampled_from(
    "boats harbour winter nets walls lamps dogs sailors ropes tides gulls oars quays storms".split()
)
verbs = st.sampled_from("watched lifted carried painted remembered counted mended".split())
sentences = st.builds("Seven {} {} the {} near old {}.".format, words, verbs, words, words)
paragraphs = st.lists(sentences, min_size=2, max_size=5).map(" ".join)
bodies = st.lists(paragraphs, min_size=1, max_size=6)
titles = st.builds("Seven {} and the {}".format, words, words)
tops = st.lists(
    st.sampled_from(["By Ada Larkin", "12 May 2026", "2 min read", "Updated 13 May 2026"]),
    unique=True,
    max_size=4,
)
trailers = st.lists(
    st.sampled_from(
        ["Subscribe to our newsletter", "© 2026 Example Press", "Disclaimer: No advice."]
    ),
    unique=True,
    max_size=3,
)


def parse(body, media_type="text/plain"):
    body = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return ArticleParser().parse(
        RawDocument(body=body, media_type=media_type, path="a.txt"), SOURCE
    )


def outcome(body, media_type):
    """Return what a file gives, or the message that refuses it."""
    try:
        return parse(body, media_type)
    except ParseError as error:
        return error.message


def kept(feed):
    """Return every word that a reader or `explain` can still see."""
    (entry,) = feed.entries
    markup = (text.value for text in (entry.content, entry.notices) if text is not None)
    title = entry.title.value if entry.title else ""
    parts = [title, entry.standfirst or "", *map(plain_text, markup), *entry.dropped]
    return " ".join(" ".join(parts).split())


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@quick
@given(body=texts)
def test_any_text_is_read_or_refused(media_type, body):
    outcome(body, media_type)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@quick
@given(body=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(media_type, body):
    outcome(body, media_type)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@quick
@given(body=texts)
def test_a_file_always_gives_the_same(media_type, body):
    assert outcome(body, media_type) == outcome(body, media_type)


def as_text(title, top, body, trailer):
    return "\n\n".join([title, "\n".join(top), *body, *trailer])


def as_markdown(title, top, body, trailer):
    return "\n\n".join([f"# {title}", "\n\n".join(top), *body, *trailer])


def as_page(title, top, body, trailer):
    inner = "".join(f"<p>{escape(text)}</p>" for text in [*top, *body, *trailer])
    return f"<article><h1>{title}</h1>{inner}</article>"


@pytest.mark.parametrize(
    ("write", "media_type"),
    list(zip((as_text, as_markdown, as_page), MEDIA_TYPES, strict=True)),
    ids=["text", "markdown", "page"],
)
@quick
@given(title=titles, top=tops, body=bodies, trailer=trailers)
def test_no_sentence_of_an_article_is_lost(write, media_type, title, top, body, trailer):
    feed = parse(write(title, top, body, trailer), media_type)
    everything = kept(feed)
    assert all(text in everything for text in [*body, *trailer])
    assert feed.entries[0].title.value == title


@quick
@given(title=titles, top=tops, body=bodies, trailer=trailers)
def test_only_the_trailer_is_left_out_of_the_content(title, top, body, trailer):
    (entry,) = parse(as_text(title, top, body, trailer)).entries
    assert set(entry.dropped) <= set(trailer)
    assert not entry.notices or all(text not in plain_text(entry.notices.value) for text in body)


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@quick
@given(title=titles, stated=titles, top=tops, body=bodies)
def test_a_title_in_front_matter_always_wins(media_type, title, stated, top, body):
    write = dict(zip(MEDIA_TYPES, (as_text, as_markdown, as_page), strict=True))[media_type]
    block = f"---\ntitle: {stated}\n---\n"
    (entry,) = parse(block + write(title, top, body, []), media_type).entries
    assert entry.title.value == stated
