"""Pages for people: one for each feed, one for each article of ours, one for the site.

No script, no request to anybody but for images; links between our own pages are relative, so
that the folder opens from a disk too.
"""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import jinja2
from markupsafe import Markup

from publisher import __version__
from publisher.errors import RenderError
from publisher.model import MEDIA_FOLDER, FeedDocument, FeedEntry
from publisher.publish.direction import direction_of
from publisher.publish.render.convention import MEDIA_TYPES, iso_duration
from publisher.publish.render.wording import (
    format_day,
    format_moment,
    reading_time_label,
    words_for,
)

_NAMES = {"atom": "Atom", "rss": "RSS", "json": "JSON Feed"}


class HtmlRenderer:
    """Render a feed's page."""

    name = "html"
    extension = "html"

    def render(self, document: FeedDocument) -> bytes:
        """Return the page's bytes, UTF-8."""
        return _page(
            "feed.html",
            document.language,
            document.title,
            feed=document,
            formats=_formats(document),
            json_ld=_json_ld(_collection(document)),
        )


def render_article(document: FeedDocument, entry: FeedEntry) -> bytes:
    """Return the page of one article, for ``articles/SLUG.html``."""
    return _page(
        "article.html",
        entry.language,
        entry.title,
        feed=document,
        entry=entry,
        formats=_formats(document),
        way_back=f"../{document.name}.html" if "html" in document.formats else document.home_url,
        json_ld=_json_ld({"@context": "https://schema.org"} | _posting(entry)),
    )


def render_index(
    documents: Sequence[FeedDocument],
    *,
    site_title: str,
    home_url: str,
    base_url: str,
    language: str | None,
) -> bytes:
    """Return the site's front page."""
    return _page(
        "index.html",
        language,
        site_title,
        feeds=documents,
        site_title=site_title,
        home_url=home_url,
        base_url=base_url,
        formats_of=_formats,
    )


def _page(template: str, language: str | None, title: str, **values: Any) -> bytes:
    try:
        text = (
            _environment()
            .get_template(template)
            .render(
                language=language,
                direction=direction_of(language, title),
                words=words_for(language),
                css=_css(),
                version=__version__,
                **values,
            )
        )
    except jinja2.TemplateError as error:
        raise RenderError(f"the page's template {template}: {error}") from error
    return f"{text}\n".encode()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("publisher.publish.render", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        keep_trailing_newline=False,
    )
    environment.filters.update(
        comma=_comma,
        day=lambda moment, zone: f"{moment.astimezone(zone):%Y-%m-%d}",
        host=lambda url: urlsplit(url).netloc,
        instant=_instant,
        date_in=format_day,
        moment_in=format_moment,
        reading_in=reading_time_label,
        words_in=words_for,
        near=_near,
    )
    return environment


@cache
def _css() -> Any:
    source, _, _ = _environment().loader.get_source(_environment(), "style.css")  # type: ignore[union-attr]
    return Markup(source)


def _formats(document: FeedDocument) -> list[tuple[str, str, str]]:
    return [(f, name, MEDIA_TYPES[f]) for f, name in _NAMES.items() if f in document.formats]


def _near(text: str, document: FeedDocument, way: str = "") -> str:
    """Point to our own images by relative addresses, as our pages point to each other."""
    return text.replace(f"{document.base_url}{MEDIA_FOLDER}", f"{way}{MEDIA_FOLDER}")


def _comma(language: str | None) -> str:
    """Return what stands between two names of a list."""
    primary = (language or "").partition("-")[0]
    return {"ar": "، ", "fa": "، ", "ja": "、", "ur": "، ", "zh": "、"}.get(primary, ", ")


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def _json_ld(data: dict[str, Any]) -> Any:
    """Write a data block that no text can end: ``<`` and ``&`` as escapes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)


def _collection(document: FeedDocument) -> dict[str, Any]:
    return _filled(
        {
            "@context": "https://schema.org",
            "@type": "Blog",
            "name": document.title,
            "description": document.description,
            "url": document.url_of("html"),
            "inLanguage": document.language,
            "publisher": {"@type": "Organization", "name": document.site_title},
            "blogPost": [_posting(entry) for entry in document.entries],
        }
    )


def _posting(entry: FeedEntry) -> dict[str, Any]:
    time = entry.reading_time
    return _filled(
        {
            "@type": "BlogPosting",
            "@id": entry.id,
            "url": entry.url,
            "headline": entry.title,
            "abstract": entry.summary,
            "datePublished": _instant(entry.published) if entry.published else None,
            "dateModified": _instant(entry.updated) if entry.is_edited else None,
            "author": [
                _filled({"@type": "Person", "name": person.name, "url": person.url})
                for person in entry.authors
            ],
            "keywords": [category.label or category.term for category in entry.categories],
            "image": entry.image.url if entry.image else None,
            "inLanguage": entry.language,
            "timeRequired": iso_duration(time.seconds) if time else None,
            "wordCount": time.word_count if time else None,
        }
    )


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, [])}
