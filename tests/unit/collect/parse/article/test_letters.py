"""Letters of languages."""

from publisher.collect.parse.article.letters import FREQUENT, FREQUENT_HAN, LATIN, LETTERS


def test_a_language_has_its_letters_in_both_cases_and_no_others():
    assert {"ř", "Ř"} <= LETTERS["cs"]
    assert "ø" not in LETTERS["cs"]
    assert "ё" in LETTERS["ru"]


def test_no_letter_is_ascii():
    assert not any(letter.isascii() for letters in LETTERS.values() for letter in letters)
    assert LETTERS["tr"] in LATIN


def test_frequent_letters_are_of_one_script():
    assert "о" in FREQUENT["Cyrillic"]
    assert "的" in FREQUENT_HAN
