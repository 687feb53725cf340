"""Whom the press may ask."""

import pytest

from publisher.collect.parse.article.contacts import cut_contact, is_contact_label
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour.\n\nIn March they went out.\n\nIn May they came back."


def cut(text):
    body = read_text(text)
    return [block.text for block in cut_contact(body)], [block.text for block in body]


@pytest.mark.parametrize(
    "lines",
    [
        "Media Contact:\nAda Larkin\npress@boats.example",
        "Pressekontakt:\nAda Larkin\nTel. 0555 010 0123",
        "Contact presse\nAda Larkin\n+33 5 55 01 00 12",
        "For more information, please contact:\nada@boats.example",
        "お問い合わせ先\n山田花子\n0555-010-0123",
    ],
)
def test_lines_below_a_label_with_an_address_among_them_are_taken(lines):
    taken, left = cut(f"{TEXT}\n\n{lines}\n\nAbout Boats\n\nBoats was founded in 1998.")
    assert taken == lines.split("\n")
    assert left == [*TEXT.split("\n\n"), "About Boats", "Boats was founded in 1998."]


@pytest.mark.parametrize(
    "lines",
    [
        "Contact\nThe two ships met at nine.",
        "Contact: the word is old.",
        "Contact\n\nada@boats.example is how to reach her, said a man who had tried for years to "
        "do so and who had at last been told by everybody in the town that she never answered.",
    ],
)
def test_text_that_speaks_of_contact_stays(lines):
    taken, left = cut(f"{TEXT}\n\n{lines}")
    assert taken == []
    assert len(left) > 3


def test_at_the_very_top_nothing_is_taken():
    assert cut("Contact\nada@boats.example\n\nText.")[0] == []


@pytest.mark.parametrize("text", ["Media Contact:", "Pressekontakt", "Kontak Media:", "Contacts"])
def test_a_label_for_contacts_is_known(text):
    assert is_contact_label(text)


def test_a_sentence_about_contacts_is_no_label():
    assert not is_contact_label("Contact was lost at nine")
