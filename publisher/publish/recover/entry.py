"""What is said of an entry, as an entry of ours again."""

import re
from collections.abc import Iterable

from publisher.markup import canonical_url, fold, safe_html
from publisher.model import (
    MEDIA_FOLDER,
    MEDIA_URL,
    Entry,
    EntryKey,
    Image,
    ReadingTime,
    SafeHtml,
    SourceInfo,
    Summary,
)
from publisher.publish.recover.said import Said

_PAGE = re.compile(r"articles/([^/]+)\.html\Z")
_SPEED = 238
"""What words per minute are said to be where only JSON Feed would tell, and is not published."""


def entry_of(said: Said, *, base_url: str, sources: Iterable[SourceInfo]) -> Entry:
    """Return an entry as it was shown: sanitised again, its pictures named as the store does.

    Args:
        said: What the files say.
        base_url: Where they were served from.
        sources: Those that it may come from, for the patterns of their addresses.
    """
    public, content = f"{base_url}{MEDIA_FOLDER}", said.content or ""
    url, slug = _address(said.url, base_url, sources)
    summary = fold(said.summary)
    return Entry(
        own_id=None,
        minted_id=said.id,
        keys=(EntryKey(kind="url", value=canonical_url(url)),) if url and not slug else (),
        url=url,
        slug=slug,
        title=fold(said.title),
        content_html=safe_html(content.replace(public, MEDIA_URL)),
        notices_html=SafeHtml(""),
        stated_summary=summary if summary and not content else None,
        authors=said.authors,
        categories=said.categories,
        image=_image(said.image, public),
        enclosures=said.enclosures,
        published=said.published,
        published_precision="day" if said.is_day else "second",
        # What states no more than a change is dated by that.
        updated=None if said.published else said.edited,
        language=said.language,
        stated_minutes=said.stated_minutes,
        summary=Summary(text=summary, origin=said.summary_origin or "source") if summary else None,
        reading_time=_reading_time(said),
        digest="",
    )


def _address(
    url: str | None, base_url: str, sources: Iterable[SourceInfo]
) -> tuple[str | None, str]:
    """Return the URL (None for a page of ours) and the slug that the store settled, if any."""
    if url is None:
        return None, ""
    if url.startswith(base_url) and (match := _PAGE.fullmatch(url[len(base_url) :])):
        return None, match[1]
    for source in sources:
        if source.entry_url is None:
            continue
        before, _, after = source.entry_url.partition("{slug}")
        slug = url[len(before) : len(url) - len(after)]
        if f"{before}{slug}{after}" == url and slug and "/" not in slug:
            return url, slug
    return url, ""


def _image(image: Image | None, public: str) -> Image | None:
    if image is None:
        return None
    url = image.url.replace(public, MEDIA_URL)
    return Image(url=url, alt=image.alt, width=image.width, height=image.height)


def _reading_time(said: Said) -> ReadingTime | None:
    if said.seconds is None:
        return None
    return ReadingTime(
        seconds=said.seconds,
        word_count=said.word_count or 0,
        words_per_minute=said.words_per_minute or _SPEED,
        stated_minutes=said.stated_minutes,
    )
