"""The files and pictures that belong to an entry: enclosures, Media RSS, iTunes."""

import re
from collections.abc import Iterator

from publisher.collect.parse.feed.reading import Properties
from publisher.model import Enclosure, Image

_CLOCK = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,3}):)?(\d{1,6})(?:\.\d+)?")
_PLAYED = ("audio", "video")


def find_enclosures(entry: Properties) -> tuple[Enclosure, ...]:
    """Return the enclosures, then what Media RSS plays; each address once."""
    found: dict[str, Enclosure] = {}
    for enclosure in (*_linked(entry), *_played(entry)):
        found.setdefault(enclosure.url, enclosure)
    return tuple(found.values())


def find_image(entry: Properties) -> Image | None:
    """Return the lead image: from Media RSS, iTunes, the item, or a picture enclosed."""
    for media in entry.get("media_content", []):
        if _kind_of(media) == "image" and (image := _to_image(media)):
            return image
    for media in entry.get("media_thumbnail", []):
        if image := _to_image(media):
            return image
    picture = entry.get("image")
    stated = picture.get("href") if isinstance(picture, dict) else None
    for url in (stated, entry.get("item_image")):
        if isinstance(url, str) and url.strip():
            return Image(url=url.strip())
    for enclosure in _linked(entry):
        if (enclosure.media_type or "").startswith("image/"):
            return Image(url=enclosure.url)
    return None


def _linked(entry: Properties) -> Iterator[Enclosure]:
    playing = parse_duration(entry.get("itunes_duration"))
    for link in entry.get("links", []):
        url = str(link.get("href") or "").strip()
        if link.get("rel") != "enclosure" or not url:
            continue
        media_type = _media_type(link.get("type"))
        is_played = (media_type or "").startswith(_PLAYED)
        yield Enclosure(
            url=url,
            media_type=media_type,
            length=parse_count(link.get("length")),
            title=str(link.get("title") or "").strip() or None,
            seconds=playing if is_played else None,
        )


def _played(entry: Properties) -> Iterator[Enclosure]:
    for media in entry.get("media_content", []):
        url = str(media.get("url") or "").strip()
        if url and _kind_of(media) in _PLAYED:
            yield Enclosure(
                url=url,
                media_type=_media_type(media.get("type")),
                length=parse_count(media.get("filesize")),
                seconds=parse_duration(media.get("duration")),
            )


def _kind_of(media: Properties) -> str:
    kind = str(media.get("medium") or media.get("type") or "").partition("/")[0].strip().lower()
    if kind:
        return kind
    has_size = media.get("width") or media.get("height")
    return "image" if has_size and not media.get("duration") else ""


def _to_image(media: Properties) -> Image | None:
    url = str(media.get("url") or "").strip()
    if not url:
        return None
    return Image(
        url=url, width=parse_count(media.get("width")), height=parse_count(media.get("height"))
    )


def _media_type(value: object) -> str | None:
    text = str(value or "").partition(";")[0].strip().lower()
    return text if re.fullmatch(r"[\w.+-]+/[\w.+-]+", text) else None


def parse_count(value: object) -> int | None:
    """Read a number of bytes or pixels; zero and what is no number count as unknown."""
    text = str(value).strip() if isinstance(value, str | int) else ""
    return int(text) or None if re.fullmatch(r"[0-9]{1,15}", text) else None


def parse_duration(value: object) -> int | None:
    """Read ``1:02:03``, ``62:03`` or seconds; zero and anything else count as unknown."""
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds or None
