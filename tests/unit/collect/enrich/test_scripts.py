"""Which script a text is written in."""

import pytest

from publisher.collect.enrich.scripts import count_scripts, language_of_script


def test_letters_are_counted_script_by_script():
    assert count_scripts("abc где 東京タワー!") == {"Latin": 3, "Cyrillic": 3, "Han": 2, "Kana": 3}


def test_a_text_without_letters_has_no_script():
    assert count_scripts("12 — 🙂") == {}
    assert language_of_script({}) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("東京で本を読む", "ja"),
        ("我在北京看书，很多书，也写很多字", "zh"),
        ("サッカー", "ja"),
        ("กรุงเทพ", "th"),
        ("שלום", "he"),
        ("안녕 hello", None),
        ("hello", None),
        ("привет", None),
        ("مرحبا", None),
        ("नमस्ते", None),
    ],
)
def test_a_script_of_one_language_settles_it(text, language):
    assert language_of_script(count_scripts(text)) == language
