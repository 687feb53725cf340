"""What counts as a change of an entry: everything that readers see, but for what lies.

Documents say the same in other ways on each visit: the order of attributes, white space, a number
that keeps an image out of caches, how often something was read or starred, a date of today. None
of that is an edit.
"""

import hashlib
import re
from datetime import datetime, timedelta

from publisher.model import Enclosure, Entry, Image, ParsedDate, ParsedEntry

DIGEST_VERSION = 3
"""Raised when the digest covers other things; a change of version moves no ``updated``."""

_FRESH = timedelta(hours=1)
"""A date of change that is younger may be the time of the visit; it counts when it stays."""

_SHORT = 80
_HEAD, _TAIL = 200, 500
"""Of a long text: where counters stand."""
_ATTRIBUTES = re.compile(r'<(\w+)((?: [\w-]+="[^"]*"){2,})>')
_ATTRIBUTE = re.compile(r' [\w-]+="[^"]*"')
_QUERY = re.compile(r'="([^"?<>]*)\?([^"<>]*)"')
_SESSION = re.compile(r";jsessionid=[^\"?#]*", re.I)
_SHARD = re.compile(r"//i[0-3]\.wp\.com/")
_FILE = re.compile(r"\.(?:avif|gif|jpe?g|m4[av]|mp[34]|og[agv]|png|svg|web[mp])\Z", re.I)
_FLEETING = re.compile(
    r"(?:_|cb|cachebust(?:er)?|nocache|no_cache|rnd|rand|random|ts|timestamp|nonce|phpsessid|sid"
    r"|session_?id|sig|signature|expires|x-amz-[\w-]+|key-pair-id)\Z",
    re.I,
)
_FLEETING_OF_FILES = re.compile(r"(?:v|ver|version|t|time|r|token|cache|hash)\Z", re.I)
_RUN = re.compile(r">[^<>\d]{0,60}\d[^<>]{0,60}<")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f]*(?:\s?[kKmM]\b)?")
_AGO = re.compile(
    r"\d+\s*(?:s|m|h|d|sec|second|min|minute|hr|hour|day|week|month|year)s?\s+ago\b", re.I
)
_COUNTED = re.compile(
    r"\b(?:views?|visits?|visitors?|hits?|reads?|readers?|comments?|repl(?:y|ies)|responses?|likes?"
    r"|loves?|favou?rites?|shares?|retweets?|reposts?|boosts?|stars?|starred|stargazers?|forks?"
    r"|watchers?|votes?|upvotes?|points?|score|downloads?|followers?|subscribers?|claps?|ago"
    r"|kommentare?|aufrufe|ansichten|gefällt|vor|commentaires?|vues?|j.aime|il y a|comentarios?"
    r"|visitas?|vistas?|commenti|visualizzazioni|reacties|weergaven|комментари\w*|просмотр\w*)\b"
    r"|评论|浏览|阅读|コメント|閲覧",
    re.I,
)


def digest_of(
    entry: Entry, parsed: ParsedEntry, *, language: str | None, is_held: bool, now: datetime
) -> str:
    """Digest everything whose change a reader would call a change.

    Args:
        entry: Normalised, without a digest.
        parsed: What it was made from. Dates count as the source states them: what the clock made
            of them (held, clamped, first seen today) must not look like an edit on the next visit.
        language: As the document declares it; our settings are no edit.
        is_held: Whether entries wait until their date, which may be corrected until then;
            otherwise the first one holds, whatever is said later.
        now: When the document was read.
    """
    published = _stated(parsed.published) if is_held else str(parsed.published is not None)
    stated = (
        _steady_address(entry.url or "", is_file=False),
        _steady_text(entry.title),
        _steady(entry.content_html),
        _steady(entry.notices_html),
        _steady_text(entry.stated_summary or ""),
        *(f"{one.name}\0{one.email}\0{one.url}" for one in entry.authors),
        *(f"{one.term}\0{one.scheme}\0{one.label}" for one in entry.categories),
        _image(entry.image) if entry.image is not None else "",
        *(_enclosure(enclosure) for enclosure in entry.enclosures),
        published or "",
        _telling(entry, parsed, now=now) or "",
        str(entry.stated_minutes or ""),
        language or "",
    )
    # No text holds a control character.
    written = "\1".join(stated).encode("utf-8", "surrogatepass")
    return f"{DIGEST_VERSION}:{hashlib.sha256(written).hexdigest()}"


def _stated(date: ParsedDate | None) -> str | None:
    return None if date is None else str(date.moment)


def _telling(entry: Entry, parsed: ParsedEntry, *, now: datetime) -> str | None:
    """Return the stated date of change, unless it is young: some programs write that of today."""
    if entry.updated is None or entry.updated > now - _FRESH:
        return None
    return _stated(parsed.updated)


def _steady(markup: str) -> str:
    """Write sanitised HTML so that what says the same looks the same."""
    if not markup:
        return ""
    text = markup.replace("\n", " ")
    if "  " in text or "\t" in text:
        text = " ".join(text.split())
    text = text.replace("> ", ">").replace(" <", "<")
    if "?" in text:
        text = _QUERY.sub(_without_fleeting, text)
    if "//i" in text:
        text = _SHARD.sub("//i0.wp.com/", text)
    if ";j" in text:
        text = _SESSION.sub("", text)
    text = _ATTRIBUTES.sub(_in_order, text)
    if len(text) <= _HEAD + _TAIL:
        return _RUN.sub(_without_count, text)
    head, tail = text[:_HEAD], text[-_TAIL:]
    return f"{_RUN.sub(_without_count, head)}{text[_HEAD:-_TAIL]}{_RUN.sub(_without_count, tail)}"


def _in_order(tag: re.Match[str]) -> str:
    return f"<{tag[1]}{''.join(sorted(_ATTRIBUTE.findall(tag[2])))}>"


def _without_fleeting(found: re.Match[str]) -> str:
    path, query = found.groups()
    is_link = found.string.endswith("href", 0, found.start())
    return f'="{path}{_steady_query(path, query.replace("&amp;", "&"), is_file=not is_link)}"'


def _steady_address(url: str, *, is_file: bool) -> str:
    if "?" not in url and ";" not in url and "//i" not in url:
        return url
    path, mark, query = _SESSION.sub("", _SHARD.sub("//i0.wp.com/", url)).partition("?")
    return f"{path}{_steady_query(path, query, is_file=is_file)}" if mark else path


def _steady_query(path: str, query: str, *, is_file: bool) -> str:
    """Return what of a query tells one address from another; a file needs none."""
    if is_file and _FILE.search(path):
        return ""
    kept = []
    for parameter in query.split("&"):
        name = parameter.partition("=")[0]
        if _FLEETING.match(name) or (is_file and _FLEETING_OF_FILES.match(name)):
            continue
        kept.append(parameter)
    return f"?{'&'.join(kept)}" if kept else ""


def _without_count(run: re.Match[str]) -> str:
    return _steady_text(run[0])


def _steady_text(text: str) -> str:
    """Leave the numbers out of a short text that counts readers, or says how long ago it was."""
    if len(text) > _SHORT or not _DIGIT.search(text) or not _COUNTED.search(text):
        return text
    return _NUMBER.sub("#", _AGO.sub("# ago", text))


def _image(image: Image) -> str:
    return f"{_steady_address(image.url, is_file=True)}\0{image.alt}\0{image.width}\0{image.height}"


def _enclosure(one: Enclosure) -> str:
    url = _steady_address(one.url, is_file=True)
    return f"{url}\0{one.media_type}\0{one.length}\0{one.title}\0{one.seconds}"
