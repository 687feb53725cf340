"""Names of places, which look like names of people."""

from functools import cache

from publisher.collect.parse.article.calendar_names import country_names
from publisher.collect.parse.article.zones import is_zone_city

_OTHERS = frozenset(
    """
    washington d.c.|san francisco|san diego|las vegas|new delhi|tel aviv|cape town|rio de janeiro
    |são paulo|santiago de chile|saint petersburg|st petersburg|den haag|the hague|frankfurt am main
    |new england|new jersey|north carolina|south carolina|west virginia|south wales|north wales
    |west yorkshire|baden baden|bad homburg|santa cruz|santa fe|san juan|san jose|los ángeles
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)


def is_place(text: str) -> bool:
    """Tell whether a text is the name of a country, or of a city that many write from."""
    name = text.casefold().strip(" .,")
    return name in _OTHERS or is_zone_city(name) or name in _countries()


@cache
def _countries() -> frozenset[str]:
    return country_names()
