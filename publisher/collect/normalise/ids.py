"""How an entry is named for ever, and recognised when it comes again."""

import base64
import hashlib
import re
import unicodedata

from publisher.markup import canonical_url, is_uri
from publisher.model import EntryKey, ParsedEntry

FIRST_LETTERS = 500
"""Letters of the text that name an entry which has neither guid nor URL."""

_BITS = 100
_SLUG_LENGTH = 60
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = re.compile(r"[\W_]+")


def own_id(guid: str | None) -> str | None:
    """Return the source's guid where it may be published as it is, else None."""
    return guid if guid is not None and is_uri(guid) else None


def minted_id(authority: str, source_key: str, name: str) -> str:
    """Mint a ``tag:`` URI (RFC 4151): the same source and name give the same id, always.

    Args:
        authority: ``press.example,2026``.
        source_key: Of the source, so that two sources may use one guid.
        name: What the entry is named by: see `name_of`.
    """
    digest = hashlib.sha256(f"{source_key}\0{name}".encode("utf-8", "surrogatepass")).digest()
    text = base64.b32encode(digest[:15]).decode().lower()  # no more than its letters need
    return f"tag:{authority}:{text[: _BITS // 5]}"


def name_of(parsed: ParsedEntry, *, url: str | None, title: str, text: str) -> str:
    """Return what names an entry: its guid, else its URL, else title and first letters.

    Never the name of its file, which people change.
    """
    if parsed.guid:
        return f"guid\0{parsed.guid}"
    if url:
        return f"url\0{canonical_url(url)}"
    return f"text\0{title}\0{letters(text)[:FIRST_LETTERS]}"


def keys_of(parsed: ParsedEntry, *, url: str | None, title: str, text: str) -> tuple[EntryKey, ...]:
    """Return the keys by which the entry is recognised, strongest first.

    An article file is recognised by its text before its path, so that two files that swap
    names keep their ids.
    """
    keys = []
    if parsed.guid:
        keys.append(EntryKey(kind="guid", value=parsed.guid))
    if url:
        keys.append(EntryKey(kind="url", value=canonical_url(url)))
    if parsed.path is not None or not keys:
        words = f"{letters(title)}\0{letters(text)}"
        digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
        keys.append(EntryKey(kind="text", value=digest))
    if parsed.path is not None:
        keys.append(EntryKey(kind="path", value=parsed.path))
    return tuple(keys)


def slug_of(title: str, minted: str) -> str:
    """Return a readable ASCII name, at most 60 characters; from the id where there is no Latin."""
    ascii_title = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = _NO_SLUG.sub("-", ascii_title.replace("'", "")).strip("-")
    if len(slug) > _SLUG_LENGTH:
        slug = slug[: _SLUG_LENGTH + 1].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    has_words = len(_LETTERS.sub("", slug)) * 2 >= len(_LETTERS.sub("", title)) and slug
    return slug if has_words else minted.rpartition(":")[2][:10]


def letters(text: str) -> str:
    """Return what stays of a text when case, spaces and punctuation do not count."""
    return _LETTERS.sub("", unicodedata.normalize("NFC", text)).casefold()
