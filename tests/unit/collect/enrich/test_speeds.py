"""How fast people read."""

import pytest

from publisher.collect.enrich.speeds import ENGLISH, words_per_minute


@pytest.mark.parametrize(
    ("language", "speed"),
    [("en", 238), ("en-GB", 238), ("de-AT", 260), ("KO", 226), ("sw", ENGLISH), (None, ENGLISH)],
)
def test_each_language_has_its_own_speed_or_the_english_one(language, speed):
    assert words_per_minute(language) == speed
