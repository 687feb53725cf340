"""Names of months and days in the languages that articles are written in (CLDR, by Babel)."""

import unicodedata
from functools import cache

from babel import Locale

_LOCALES = """
    af ar ar_LB ar_MA az be bg bn bs ca cs cy da de de_AT el en es et eu fa fi fil fr ga gl gu he
    hi hr hu hy id is it ja ka kk km kn ko lo lt lv mk ml mn mr ms mt my nb ne nl nn pa pl pt ro
    ru si sk sl sq sr sr_Latn sv sw ta te th tr uk ur uz vi zh
""".split()
_OURS = {"sept": 9, "mai.": 5, "янв": 1, "фев": 2}


@cache
def month_names() -> dict[str, int]:
    """Return month numbers by name in all languages, casefolded, without full stops.

    A name that means different months in different languages is left out (*listopad* is October
    in Croatian and November in Polish): a wrong date is worse than none.
    """
    found: dict[str, set[int]] = {}
    for locale in map(Locale.parse, _LOCALES):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    if any(letter.isalpha() for letter in name):
                        for form in _forms(locale.language, plain_name(name)):
                            found.setdefault(form, set()).add(number)
    for name, number in _OURS.items():
        found.setdefault(plain_name(name), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


@cache
def month_names_of(language: str) -> dict[str, int]:
    """Return the month numbers by name of one language (BCP 47); empty where it is not known."""
    primary = language.split("-", 1)[0].lower()
    if primary not in _LOCALES:
        return {}
    months = Locale.parse(primary).months
    return {
        form: number
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in months[context][width].items()
        if any(letter.isalpha() for letter in name)
        for form in _forms(primary, plain_name(name))
    }


def month_of(word: str, language: str | None) -> int | None:
    """Return the month that a word names, in its language or, where only one fits, in any."""
    name = plain_name(word)
    names = [name, name[1:]] if name.startswith("ב") else [name]  # Hebrew "in May"
    for one in names:
        own = month_names_of(language or "en").get(one)
        if number := own or month_names().get(one):
            return number
    return None


def _forms(language: str, name: str) -> list[str]:
    """Return a name with the endings that it has in a date, which CLDR does not have."""
    if language == "eu" and name.endswith("a"):  # maiatza: maiatzaren, maiatzak
        return [name, f"{name}ren", f"{name}k"]
    if language == "lv" and name.endswith("is"):  # aprīlis: aprīlī
        return [name, f"{name[:-2]}ī"]
    if language == "lv" and name.endswith("s"):  # maijs: maijā
        return [name, f"{name[:-1]}ā"]
    return [name]


def is_day_name(word: str) -> bool:
    """Tell whether a word names a day of the week in any language that we read."""
    name = plain_name(word)
    return name in _day_names_of("en") or name in _day_names()


@cache
def _day_names_of(language: str) -> frozenset[str]:
    days = Locale.parse(language).days
    return frozenset(
        plain_name(name)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in days[context][width].values()
    )


@cache
def _day_names() -> frozenset[str]:
    return frozenset().union(*map(_day_names_of, _LOCALES))


@cache
def _day_numbers() -> dict[str, int]:
    found: dict[str, set[int]] = {}
    for locale in map(Locale.parse, _LOCALES):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.days[context][width].items():
                    found.setdefault(plain_name(name), set()).add(number)
    return {name: min(numbers) for name, numbers in found.items() if len(numbers) == 1}


def day_number(word: str) -> int | None:
    """Return the number of a day of the week, 0 for Monday, or None where it is not certain."""
    return _day_numbers().get(plain_name(word))


def country_names() -> frozenset[str]:
    """Return the names of countries, casefolded, in the languages that we read."""
    return frozenset(
        name.casefold() for locale in _LOCALES for name in Locale.parse(locale).territories.values()
    )


def plain_name(name: str) -> str:
    """Write a name as the tables have it: casefolded, composed, without stops.

    The Turkish dotted and dotless *i* are one letter here: ``HAZİRAN``, ``KASIM``.
    """
    composed = unicodedata.normalize("NFC", name.casefold().replace("i\u0307", "i"))
    return composed.replace("ı", "i").replace(".", "").strip()
