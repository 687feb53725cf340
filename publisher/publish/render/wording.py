"""Words and dates in the reader's language (Babel)."""

from datetime import datetime, tzinfo
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.units import format_unit

from publisher.publish.render.page_words import PAGE_WORDS, PageWords

_FALLBACK = "en"

_READING: dict[str, str] = {
    "ca": "{time} de lectura",
    "da": "{time} læsetid",
    "he": "{time} קריאה",
    "it": "{time} di lettura",
    "ko": "읽는 시간 {time}",
    "nb": "{time} lesetid",
    "nl": "{time} leestijd",
    "no": "{time} lesetid",
    "pl": "{time} czytania",
    "pt": "{time} de leitura",
    "ru": "{time} чтения",
    "sv": "{time} lästid",
    "tr": "{time} okuma süresi",
    "zh": "阅读约{time}",
}


_UNSPACED = frozenset({"ja", "zh"})
_SPELT_OUT = frozenset({"ar"})
"""Where the short unit is one letter; spelt out it also has its dual."""


def words_for(language: str | None) -> PageWords:
    """Return what the pages say, in a language that we have, else in English."""
    return PAGE_WORDS.get(_primary(language), PAGE_WORDS[_FALLBACK])


def reading_time_label(minutes: int, language: str | None) -> str:
    """Say a reading time in words: ``2 min read``, ``2 Min. Lesezeit``."""
    primary = _primary(language)
    pattern = PAGE_WORDS[primary].reading if primary in PAGE_WORDS else _READING.get(primary)
    if pattern is None:
        pattern, primary = PAGE_WORDS[_FALLBACK].reading, _FALLBACK
    # "2 min" in every English; British data has "2 mins", which nobody puts before "read".
    locale = Locale.parse("en") if primary == "en" else _locale(language)
    length: Literal["long", "short"] = "long" if primary in _SPELT_OUT else "short"
    time = format_unit(minutes, "duration-minute", length=length, locale=locale)
    if primary in _UNSPACED:
        time = time.replace(" ", "")
    return pattern.format(time=time)


def format_day(moment: datetime, language: str | None, zone: tzinfo) -> str:
    """Write a day as its language does: ``14 February 2026``, ``14. Februar 2026``."""
    return str(format_date(moment.astimezone(zone).date(), format="long", locale=_locale(language)))


def format_moment(moment: datetime, language: str | None, zone: tzinfo) -> str:
    """Write a moment as its language does, with the zone: ``14 February 2026, 09:30 GMT``."""
    locale = _locale(language)
    time = format_datetime(moment, "HH:mm z", tzinfo=zone, locale=locale)
    pattern = str(locale.datetime_formats["medium"])
    return pattern.replace("{1}", format_day(moment, language, zone)).replace("{0}", time)


def _primary(language: str | None) -> str:
    return (language or _FALLBACK).split("-")[0].lower()


@cache
def _locale(language: str | None) -> Locale:
    # British day order where a page is in plain "en": 14 February 2026.
    first = "en-GB" if language in {None, "en"} else language or _FALLBACK
    for name in (first, _primary(language)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")
