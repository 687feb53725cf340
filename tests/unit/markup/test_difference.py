"""How much of a text changed."""

import pytest

from publisher.markup import changed_share

TEXT = " ".join(f"word{n}" for n in range(100))


@pytest.mark.parametrize(
    ("before", "after", "share"),
    [
        (TEXT, TEXT, 0),
        (TEXT, TEXT.replace("word50", "Word50"), 0.01),
        (TEXT, TEXT.replace(" ", ", "), 0),
        (TEXT, f"{TEXT} more", 1 / 101),
        (TEXT, TEXT.replace("word1 ", "x ").replace("word98 ", "y "), 0.02),
        (TEXT, "", 1),
        ("", "", 0),
        ("猫が好きです", "犬が好きです", 1 / 6),
    ],
)
def test_the_share_is_that_of_the_words(before, after, share):
    assert changed_share(before, after) == pytest.approx(share)


def test_long_texts_cost_little():
    one, other = (" ".join(f"{mark}{n}" for n in range(50_000)) for mark in "ab")
    assert changed_share(one, other) == 1
