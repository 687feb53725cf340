"""Feeds and articles to measure with: the sizes, habits and slips of real ones, always the same.

A feed has 20 to 50 posts, 35 and 180 KB on average; every second one is Atom. A share is spoiled
in ways that are seen in the wild.
"""

import gzip
import html
import os
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from benchmarks.prose import WORDS, Writer

START = datetime(2026, 1, 5, 6, tzinfo=UTC)
FILE_TIME = datetime(2026, 6, 1, tzinfo=UTC).timestamp()
ILL_FORMED = 0.035
"""Share of feeds that are no well-formed XML: 7 of 200 that were looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Hold one post of a feed."""

    number: int
    url: str
    title: str
    author: str
    categories: tuple[str, ...]
    when: datetime
    summary: str
    content: str


def write_feeds(folder: Path, count: int) -> None:
    """Write feeds ``0.xml`` … at revision 0, and what an origin sends compressed beside each."""
    folder.mkdir(parents=True, exist_ok=True)
    for feed in range(count):
        write_feed(folder, feed, count=count, revision=0)


def write_feed(folder: Path, feed: int, *, count: int, revision: int) -> None:
    """Write one feed, at revision n with n posts more than at first."""
    body = feed_bytes(feed, revision=revision)
    if feed in _spoiled(count):
        body = _spoil(body, feed)
    path = folder / f"{feed}.xml"
    when = FILE_TIME + revision * 3600
    for target, content in (
        (path, body),
        (path.with_suffix(".xml.gz"), gzip.compress(body, 6, mtime=0)),
    ):
        target.write_bytes(content)
        os.utime(target, (when, when))


def feed_bytes(feed: int, *, revision: int = 0) -> bytes:
    """Return a well-formed feed."""
    home = f"https://blog{feed}.example/"
    writer = Writer(f"feed {feed}", home)
    size, habit = writer.number(20, 50), writer.number(0, 2)
    title = html.escape(writer.title())
    posts = [_post(feed, number, home) for number in range(size + revision - 1, -1, -1)]
    text = _atom(title, home, posts, habit) if feed % 2 else _rss(title, home, posts, habit)
    return text.encode()


def write_articles(folder: Path, count: int) -> None:
    """Write article files, plain text, Markdown and HTML in turn, 500 words on average."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        suffix, text = _article(number)
        path = folder / f"{number:05}.{suffix}"
        path.write_text(text, encoding="utf-8")
        os.utime(path, (FILE_TIME, FILE_TIME))


def _article(number: int) -> tuple[str, str]:
    writer = Writer(f"article {number}", "https://articles.example/")
    title, paragraphs = writer.title(), writer.number(5, 12)
    day = START + timedelta(hours=number)
    if number % 3 == 2:
        body = writer.article(paragraphs)
        head = f"<title>{html.escape(title)}</title>"
        return "html", f"<!doctype html><html><head>{head}</head><body>{body}</body></html>\n"
    text = "\n\n".join(writer.paragraph(is_marked=False) for _ in range(paragraphs))
    if number % 3:
        return "md", f"# {title}\n\n{text}\n\n- first\n- *second*\n"
    return "txt", f"{title}\n\nBy Ada Larkin\n{day:%d %B %Y}\n\n{text}\n"


def _post(feed: int, number: int, home: str) -> Post:
    writer = Writer(f"post {feed} {number}", home)
    return Post(
        number=number,
        url=f"{home}{number}/",
        title=writer.title(),
        author=writer.pick(["Ada Larkin", "Ben Osei", "Chiara Neri", "Duc Pham"], 1)[0],
        categories=tuple(writer.pick(WORDS, writer.number(1, 4))),
        when=START + timedelta(minutes=number * 397 + feed),
        summary=writer.sentence(),
        content=writer.article(writer.number(5, 15)),
    )


def _cdata(text: str) -> str:
    return f"<![CDATA[{text}]]>"


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def _rss(title: str, home: str, posts: list[Post], habit: int) -> str:
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
        f"<title>{title}</title>\n<link>{home}</link>\n<description>Posts</description>\n"
        "<language>en-GB</language>\n<ttl>60</ttl>\n"
    )
    return head + "".join(_item(post, habit) for post in posts) + "</channel>\n</rss>\n"


def _item(post: Post, habit: int) -> str:
    categories = "".join(f"<category>{_cdata(name)}</category>\n" for name in post.categories)
    if habit == 0:
        lead = _cdata(f"<p>{post.summary}</p>")
        text = f"<content:encoded>{_cdata(post.content)}</content:encoded>\n"
    else:
        lead, text = (_cdata if habit == 1 else _escaped)(post.content), ""
    return (
        f"<item>\n<title>{_escaped(post.title)}</title>\n<link>{post.url}</link>\n"
        f"<dc:creator>{_cdata(post.author)}</dc:creator>\n{categories}"
        f"<pubDate>{format_datetime(post.when)}</pubDate>\n"
        f'<guid isPermaLink="false">{post.url}?p={post.number}</guid>\n'
        f"<description>{lead}</description>\n{text}</item>\n"
    )


def _atom(title: str, home: str, posts: list[Post], habit: int) -> str:
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="{home}">\n'
        f'<title>{title}</title>\n<id>{home}</id>\n<link href="{home}"/>\n'
        f"<updated>{posts[0].when.isoformat()}</updated>\n"
    )
    return head + "".join(_entry(post, habit) for post in posts) + "</feed>\n"


def _entry(post: Post, habit: int) -> str:
    categories = "".join(f'<category term="{name}"/>\n' for name in post.categories)
    summary = f"<summary>{post.summary}</summary>\n" if habit else ""
    content = (_cdata if habit == 1 else _escaped)(post.content)
    return (
        f'<entry>\n<title type="html">{_escaped(_escaped(post.title))}</title>\n'
        f'<id>{post.url}</id>\n<link rel="alternate" type="text/html" href="{post.url}"/>\n'
        f"<published>{post.when.isoformat()}</published>\n"
        f"<updated>{(post.when + timedelta(minutes=9)).isoformat()}</updated>\n"
        f"<author><name>{post.author}</name></author>\n{categories}{summary}"
        f'<content type="html">{content}</content>\n</entry>\n'
    )


def _spoiled(count: int) -> frozenset[int]:
    share = round(count * ILL_FORMED)
    return frozenset(count * n // share + count // (2 * share) for n in range(share))


def _spoil(body: bytes, feed: int) -> bytes:
    """Make a feed one that is no well-formed XML, or not in the encoding it declares."""
    ways = (
        lambda: body.replace(b"<title>", b"<title>Questions & answers: ", 1),
        lambda: body.replace(b"</title>", b"&nbsp;&mdash; a blog</title>", 1),
        lambda: body.replace(b" coast ", b" caf\xe9 "),
        lambda: b"\n<!-- from the cache -->\n" + body,
        lambda: body[: len(body) * 9 // 10],
    )
    return ways[feed % len(ways)]()
