"""Zones behind a time."""

import re
from datetime import datetime, timedelta

import pytest

from publisher.collect.parse.article.zones import ZONE, zone_of

SUMMER, WINTER = datetime(2026, 7, 1), datetime(2026, 1, 1)
PATTERN = re.compile(ZONE, re.I)


def hours(words, *, language=None):
    """Return how far from UTC a zone is in summer and in winter."""
    zone = zone_of(words, language=language)
    spans = (zone.utcoffset(day) for day in (SUMMER, WINTER))
    return tuple(span / timedelta(hours=1) for span in spans)


@pytest.mark.parametrize(
    ("words", "summer", "winter"),
    [
        ("ET", -4, -5), ("CT", -5, -6), ("MT", -6, -7), ("PT", -7, -8), ("AT", -3, -4),
        ("Eastern", -4, -5), ("Eastern Time", -4, -5), ("Central Time", -5, -6),
        ("Pacific time", -7, -8), ("Eastern Standard Time", -4, -5), ("U.S. Eastern", -4, -5),
        ("HNE", -5, -5), ("HAE", -4, -4), ("EST", -5, -5), ("EDT", -4, -4), ("PDT", -7, -7),
        ("UK time", 1, 0), ("British Summer Time", 1, 0), ("London time", 1, 0),
        ("GMT", 0, 0), ("Greenwich Mean Time", 0, 0), ("UTC+5:30", 5.5, 5.5), ("GMT-3", -3, -3),
        ("CET", 1, 1), ("CEST", 2, 2), ("Central European Time", 2, 1), ("MESZ", 2, 2),
        ("heure de Paris", 2, 1), ("heure de Bruxelles", 2, 1), ("hora peninsular", 2, 1),
        ("hora de Bogotá", -5, -5), ("horário de Brasília", -3, -3), ("ora italiana", 2, 1),
        ("Berliner Zeit", 2, 1), ("mitteleuropäischer Zeit", 2, 1),
        ("мск", 3, 3), ("по московскому времени", 3, 3), ("по Москве", 3, 3), ("TSİ", 3, 3),
        ("بتوقيت القاهرة", 3, 2), ("JST", 9, 9), ("日本時間", 9, 9), ("北京时间", 8, 8),
        ("Japan Standard Time", 9, 9), ("India Standard Time", 5.5, 5.5), ("Lagos time", 1, 1),
        ("New York time", -4, -5), ("AEST", 10, 10), ("AWST", 8, 8), ("NPT", 5.75, 5.75),
    ],
)  # fmt: skip
def test_a_zone_is_known_by_the_name_that_newsrooms_give_it(words, summer, winter):
    assert PATTERN.fullmatch(words)
    assert hours(words) == (summer, winter)


@pytest.mark.parametrize(("language", "summer"), [(None, 5.5), ("he", 3), ("en-IE", 1)])
def test_ist_is_the_zone_of_the_language(language, summer):
    assert hours("IST", language=language)[0] == summer


@pytest.mark.parametrize("words", ["AST", "XYZT", "local time", "Ortszeit", "Gotham time"])
def test_what_must_be_a_zone_but_is_not_known_is_found_and_none(words):
    assert PATTERN.fullmatch(words)
    assert zone_of(words) is None


@pytest.mark.parametrize(
    "words", ["et", "pt", "at", "eat", "art", "Lisbon", "central", "eastern", "Reading time", "Z9"]
)
def test_other_words_are_no_zones(words):
    assert PATTERN.fullmatch(words) is None


def test_no_zone_is_further_from_utc_than_fourteen_hours():
    assert zone_of("UTC+15") is None
