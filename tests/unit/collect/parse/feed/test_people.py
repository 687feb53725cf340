"""The authors that are named."""

import time

import pytest

from publisher.collect.parse.feed.people import find_people, make_person
from publisher.model import Person

MAIL = "ada@press.example"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Ada Larkin", Person(name="Ada Larkin")),
        (f"{MAIL} (Ada Larkin)", Person(name="Ada Larkin", email=MAIL)),
        (f"Ada Larkin <{MAIL}>", Person(name="Ada Larkin", email=MAIL)),
        (f'"Ada Larkin" (mailto:{MAIL})', Person(name="Ada Larkin", email=MAIL)),
        (MAIL, Person(name=MAIL, email=MAIL)),
        (" Ada \n Larkin ", Person(name="Ada Larkin")),
        ("Ada (the elder)", Person(name="Ada (the elder)")),
        ("", None),
        (None, None),
    ],
)
def test_name_and_address_are_taken_apart(text, person):
    assert make_person(text) == person


def test_an_address_of_the_web_is_kept_and_no_other():
    assert make_person("Ada", url="https://ada.example/").url == "https://ada.example/"
    assert make_person("Ada", url="javascript:x").url is None


def test_each_is_named_once_with_most_details():
    found = find_people({"authors": [{"name": "Ada"}, {"name": "ADA", "email": MAIL}]})
    assert found == (Person(name="ADA", email=MAIL),)


def test_who_speaks_stands_in_where_nobody_writes():
    assert find_people({"itunes_author": "Bo"}) == (Person(name="Bo"),)
    assert find_people({"authors": [{"name": "Ada"}], "itunes_author": "Bo"}) == (
        Person(name="Ada"),
    )


def test_a_name_of_any_length_costs_little():
    started = time.perf_counter()
    make_person("a@" * 100_000)
    assert time.perf_counter() - started < 1
