"""One article file into one entry, in its own words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from publisher.collect.parse.article.blocks import Block, loose
from publisher.collect.parse.article.datelines import dateline_of
from publisher.collect.parse.article.dates import read_date
from publisher.collect.parse.article.decode import decode
from publisher.collect.parse.article.found import Head
from publisher.collect.parse.article.front_matter import split_front_matter
from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.headings import join_verse, mark_headings, unmark_last
from publisher.collect.parse.article.lead_in import read_dateline, take_standfirst
from publisher.collect.parse.article.mail import split_mail
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.tail import Tail, cut_tail
from publisher.errors import ParseError
from publisher.markup import escape
from publisher.model import (
    Finding,
    ParsedDate,
    ParsedEntry,
    ParsedFeed,
    RawDocument,
    SourceInfo,
    Text,
)

_NEWLINES = re.compile(r"\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_NUMERIC_DATE = re.compile(r"\d[./-]\d{1,2}[./-]\d{2}")
_BY_OF_LANGUAGE = re.compile(r"^\W*(?:Per|De|Ni|Nga|Gan|От|Од)\s[^\W\d_a-z]", re.MULTILINE)
_SENTENCE = re.compile(r".{20,80}?(?:(?<=[^\W\d_]{3})\.(?=\s+[^\W\d_a-z])|[。！？])")
_NAME_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?=[-_. ])")
_LONGEST_STAND_IN = 80


class ArticleParser:
    """Understand an article file."""

    def parse(self, document: RawDocument, source: SourceInfo) -> ParsedFeed:
        """Return the one entry that a file holds.

        Raises:
            ParseError: It is empty, no text, in no known encoding, or its front matter is broken.
        """
        text, warning = decode(document.body, is_html=document.media_type == "text/html")
        text = _NEWLINES.sub("\n", text).replace("\xad", "").lstrip("\ufeff")
        language = source.language
        split = split_front_matter(text, order=source.day_order, language=language)
        stated = split.stated or Stated()
        blocks, found = _read_blocks(split.text, split.first_line, document.media_type)
        stated = _join(stated, found) if found else stated
        language = stated.language or language or _guess_language(source, split.text)
        head = read_head(blocks, stated, order=source.day_order, language=language)
        warnings = [*([warning] if warning else []), *stated.warnings, *head.warnings]
        entry = _entry(head, stated, document, source, language, warnings)
        return ParsedFeed(entries=(entry,), warnings=tuple(warnings))


def _read_blocks(
    text: str, first_line: int, media_type: str | None
) -> tuple[list[Block], Stated | None]:
    # Each reader is imported where it is needed: a folder of text needs no Markdown.
    if media_type == "text/html":
        from publisher.collect.parse.article.page_blocks import read_html

        return read_html(text)
    mail, text, first_line = split_mail(text, first_line=first_line)
    if media_type == "text/markdown":
        from publisher.collect.parse.article.markdown_blocks import read_markdown

        return read_markdown(text, first_line=first_line), mail
    from publisher.collect.parse.article.text_blocks import read_text

    return read_text(text, first_line=first_line), mail


def _join(first: Stated, second: Stated) -> Stated:
    """Return what either states, the first one's word before the second's."""
    names = ("title", "guid", "url", "language", "summary", "authors", "published", "updated",
             "hold_until", "image", "minutes")  # fmt: skip
    taken = {
        name: getattr(second, name)
        for name in names
        if getattr(first, name) is None and getattr(second, name) is not None
    }
    is_overridden = first.title is not None
    return replace(
        first,
        **taken,
        categories=first.categories or second.categories,
        where=first.where if is_overridden else second.where,
        warnings=(*first.warnings, *second.warnings),
    )


def _guess_language(source: SourceInfo, text: str) -> str | None:
    """Guess the language where the top depends on it: numeric dates, words for *by*."""
    depends = _NUMERIC_DATE.search(text[:2000]) if source.day_order == "language" else None
    if not depends and not _BY_OF_LANGUAGE.search(text[:600]):
        return None
    from publisher.collect.enrich.language import detect

    return detect(text[:2000])


def _entry(
    head: Head,
    stated: Stated,
    document: RawDocument,
    source: SourceInfo,
    language: str | None,
    warnings: list[str],
) -> ParsedEntry:
    tail = cut_tail(mark_headings(head.body, below=head.lines))
    head.body = join_verse(unmark_last(tail.body, head.body))
    if stated.summary is None:
        take_standfirst(head)
    read_dateline(head, order=source.day_order, language=language)
    title = head.title
    content = _content(head.body)
    if title is None:
        title = _stand_in(head)
        if title is None and not content:
            raise ParseError("there is no text in it", hint="write the article, or remove the file")
        warnings.append(
            "no title found; its first words stand in for one (write the title on a line of its "
            "own above the text, or as title: in front matter)"
        )
    summary = _summary(stated, head)
    updated = stated.updated or head.updated
    named = _date_of_name(document.path)
    published = stated.published or head.published or named or updated  # all that is said
    return ParsedEntry(
        guid=stated.guid,
        url=stated.url,
        title=Text(value=title) if title else None,
        standfirst=head.standfirst,
        summary=Text(value=summary) if summary else None,
        content=Text(value=content, is_html=True) if content else None,
        notices=_notices(tail),
        dropped=(*head.dropped, *(block.text for block in tail.dropped if block.text)),
        authors=stated.authors if stated.authors is not None else head.people or (),
        categories=stated.categories or head.categories,
        published=published,
        updated=updated if published is not updated else None,
        hold_until=stated.hold_until or head.hold_until,
        language=stated.language,
        stated_minutes=stated.minutes or head.minutes,
        image=stated.image,
        path=document.path,
        draft=stated.draft,
        findings=(*head.findings, *_findings(tail)),
    )


def _date_of_name(path: str | None) -> ParsedDate | None:
    """Return the date that a file's name begins with, as site generators have it, or None."""
    match = _NAME_DATE.match((path or "").rpartition("/")[2])
    return read_date(match[1], order="language", language=None) if match else None


def _findings(tail: Tail) -> list[Finding]:
    """Say what was taken for a notice, and what was left out."""
    found = [("notice", "a notice below the text", block) for block in tail.notices]
    found += [("left out", "below the text, only asks or advertises", b) for b in tail.dropped]
    return [
        Finding(field=name, line=block.number, rule=rule, text=block.text[:80])
        for name, rule, block in found
        if block.text
    ]


def _summary(stated: Stated, head: Head) -> str | None:
    """Return the stated summary, unless it is the standfirst again."""
    if stated.summary is None or head.standfirst is None:
        return stated.summary
    return None if loose(stated.summary) == loose(head.standfirst) else stated.summary


def _stand_in(head: Head) -> str | None:
    """Return the first words of the text, cut at a word, for an article without a title."""
    text = next((block.text for block in head.body if block.kind != "rule" and block.text), "")
    start = dateline_of(text)
    text = text[len(start) :].lstrip(" .–—-") if start else text or head.standfirst or ""
    if len(text) <= _LONGEST_STAND_IN:
        return text or None
    sentence = _SENTENCE.match(text)
    if sentence is not None:
        return sentence[0]
    cut = text[:_LONGEST_STAND_IN]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-") + "…"


def _content(blocks: Sequence[Block]) -> str:
    levels = [block.level for block in blocks if block.kind == "heading"]
    top = min(levels, default=2)
    return "\n".join(filter(None, (_html(block, top) for block in blocks)))


def _html(block: Block, top: int) -> str:
    """Write a block; the highest heading becomes the second level, below the title."""
    if block.kind == "heading":
        level = min(6, block.level - top + 2)
        return f"<h{level}>{block.inner_html()}</h{level}>"
    if block.html is not None:
        return block.html.strip()
    inner = block.inner_html()
    return f"<p>{inner}</p>" if inner else ""


def _notices(tail: Tail) -> Text | None:
    if not tail.notices:
        return None
    parts = []
    for block in tail.notices:
        if block.kind == "heading":
            parts.append(f"<p><strong>{escape(block.text)}</strong></p>")
        else:
            parts.append(_html(block, 2))
    return Text(value="\n".join(parts), is_html=True)
