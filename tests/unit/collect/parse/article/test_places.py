"""Names of places."""

import pytest

from publisher.collect.parse.article.places import is_place


@pytest.mark.parametrize(
    "text",
    ["New York", "Buenos Aires", "South Africa", "Südafrika", "Nouvelle-Zélande", "Tel Aviv"],
)
def test_countries_and_large_cities_are_places(text):
    assert is_place(text)


@pytest.mark.parametrize("text", ["Ada Larkin", "Paris Larkin", ""])
def test_people_are_none(text):
    assert not is_place(text)
