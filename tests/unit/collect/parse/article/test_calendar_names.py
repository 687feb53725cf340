"""Names of months and days."""

from unicodedata import normalize

import pytest

from publisher.collect.parse.article.calendar_names import (
    country_names,
    day_number,
    is_day_name,
    month_names,
    month_names_of,
    month_of,
    plain_name,
)


@pytest.mark.parametrize(
    ("name", "number"),
    [("may", 5), ("märz", 3), ("août", 8), ("mayo", 5), ("toukokuuta", 5), ("мая", 5), ("مايو", 5),
     ("nisan", 4), ("травня", 5), ("मार्च", 3), ("มกราคม", 1), ("sept", 9)],
)  # fmt: skip
def test_months_of_all_languages_are_known(name, number):
    assert month_names()[name] == number


@pytest.mark.parametrize("name", ["listopada", "smarch", "", "5"])
def test_a_name_that_is_no_month_or_two_is_left_out(name):
    assert name not in month_names()


def test_a_language_knows_its_own_months():
    assert month_names_of("pl")["listopada"] == 11
    assert month_names_of("hr-HR")["listopada"] == 10


def test_an_unknown_language_has_no_months():
    assert month_names_of("tlh") == {}


@pytest.mark.parametrize(
    "word",
    ["Tuesday", "TUESDAY", "Tue.", "Dienstag", "mardi", "martes", "вторник", "火曜日", "화요일"],
)
def test_a_day_of_the_week_is_known(word):
    assert is_day_name(word)


@pytest.mark.parametrize("word", ["Today", "May", "Ada", "Lisbon", ""])
def test_another_word_is_no_day_of_the_week(word):
    assert not is_day_name(word)


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Sept.", "sept"), ("HAZİRAN", "haziran"), ("KASIM", "kasim"), ("Kasım", "kasim"),
     (normalize("NFD", "März"), "märz"), ("พ.ค.", "พค")],
)  # fmt: skip
def test_a_name_is_written_one_way(name, plain):
    assert plain_name(name) == plain


@pytest.mark.parametrize(
    ("word", "number"),
    [("Monday", 0), ("Tue.", 1), ("mardi", 1), ("воскресенье", 6), ("Boat", None)],
)
def test_a_day_of_the_week_has_a_number(word, number):
    assert day_number(word) == number


@pytest.mark.parametrize(
    ("word", "language", "number"),
    [("aprīlī", "lv", 4), ("maiatzaren", "eu", 5), ("במאי", "he", 5), ("listopada", None, None)],
)
def test_a_month_is_known_in_the_form_that_dates_have(word, language, number):
    assert month_of(word, language) == number


def test_countries_are_known_in_many_languages():
    assert {"france", "frankreich", "フランス"} <= country_names()
