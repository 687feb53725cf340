"""Read our pages back: of feeds, and of articles without an address of their own."""

import html
import json
import re
from typing import Any

from publisher.model import MEDIA_FOLDER, Category, Enclosure, Image, Person, SourceCredit
from publisher.publish.recover.from_xml import iso_seconds
from publisher.publish.recover.said import Said, SaidFeed, moment, number_in, text_in

_OURS = b'<meta name="generator" content="Publisher '
_BLOCK = '<script type="application/ld+json">'
_ENTRY = '<article class="entry"'
_DAY = re.compile(r'<time datetime="\d{4}-\d\d-\d\d">')
_TIME = re.compile(r'<time datetime="')
_READING = re.compile(r'<li class="reading">([^<]*)</li>')
_TEXT = re.compile(r'<div class="text(?: opens)?">')
_ENCLOSURE = re.compile(r'<p class="enclosure"><a href="([^"]*)">([^<]*)</a>')
_CREDIT = re.compile(
    r'<ul class="meta credits">(?:<li class="authors">.*?</li>)?'
    r'<li>[^<\s]+ (?:<a href="([^"]*)">)?([^<]*)(?:</a>)?</li></ul>',
    re.S,
)
_NEAR = re.compile(rf'(\s(?:src|href|poster)=")(?:\.\./)?({re.escape(MEDIA_FOLDER)})')


def read_page(body: bytes) -> SaidFeed:
    """Return what a feed's page says; of its pictures, addresses below media/ are relative.

    Raises:
        ValueError: It is damaged, or not ours.
    """
    text = _whole(body)
    data = _data(text)
    postings = data.get("blogPost", [])
    parts = text.split(_ENTRY)[1:]
    if len(parts) != len(postings):
        raise ValueError("its data block and its text differ")
    pairs = zip(postings, parts, strict=True)
    said = (_said(one, part, end="</div></details>") for one, part in pairs)
    return SaidFeed(url=text_in(data, "url"), entries=tuple(said))


def read_article(body: bytes) -> Said:
    """Return what an article's page says.

    Raises:
        ValueError: It is damaged, or not ours.
    """
    text = _whole(body)
    data = _data(text)
    if "@id" not in data:
        raise ValueError("it is the page of no article")
    return _said(data, text.partition("<body")[2], end="</div>\n</article></main>")


def near_as_public(markup: str, base_url: str) -> str:
    """Make the relative addresses of our pictures absolute again."""
    return _NEAR.sub(rf"\g<1>{base_url}\g<2>", markup)


def _whole(body: bytes) -> str:
    if _OURS not in body:
        raise ValueError("it was not made by the publisher")
    if not body.rstrip().endswith(b"</html>"):
        raise ValueError("the page is cut")
    return body.decode("utf-8")


def _data(text: str) -> dict[str, Any]:
    found = json.loads(text.partition(_BLOCK)[2].partition("</script>")[0])
    if not isinstance(found, dict):
        raise ValueError("its data block is another one")
    return found


def _said(one: dict[str, Any], part: str, *, end: str) -> Said:
    published, edited = one.get("datePublished"), one.get("dateModified")
    time, reading = _TIME.search(part), _READING.search(part)
    text, credit = _TEXT.search(part), _CREDIT.search(part)
    content = part[text.end() :].rpartition(end)[0] if text else None
    try:
        return Said(
            id=text_in(one, "@id"),
            url=text_in(one, "url"),
            title=text_in(one, "headline"),
            summary=text_in(one, "abstract"),
            summary_origin="standfirst" if text and "opens" in text[0] else None,
            content=content or None,
            authors=tuple(
                Person(name=text_in(each, "name"), url=text_in(each, "url") or None)
                for each in one.get("author", ())
            ),
            categories=tuple(Category(term=str(term)) for term in one.get("keywords", ())),
            image=Image(url=text_in(one, "image")) if "image" in one else None,
            enclosures=tuple(_enclosure(*found) for found in _ENCLOSURE.findall(part)),
            published=moment(published) if published else None,
            edited=moment(edited) if edited else None,
            is_day=bool(published and time and _DAY.match(part, time.start())),
            language=text_in(one, "inLanguage") or None,
            seconds=iso_seconds(one["timeRequired"]) if "timeRequired" in one else None,
            word_count=number_in(one, "wordCount"),
            credit=_credit(credit) if credit else None,
            shown_time=html.unescape(reading[1]) if reading else "",
        )
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"its data block lacks something: {error}") from error


def _enclosure(url: str, title: str) -> Enclosure:
    url, title = html.unescape(url), html.unescape(title)
    return Enclosure(url=url, title=title if title != url else None)


def _credit(found: re.Match[str]) -> SourceCredit:
    """Return the feed that an entry was taken from: its page or else its address is linked."""
    home_url = html.unescape(found[1]) if found[1] else None
    return SourceCredit(title=html.unescape(found[2]), home_url=home_url)
