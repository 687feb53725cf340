"""The header of a mail."""

from datetime import timedelta

import pytest

from publisher.collect.parse.article.mail import split_mail

SIGNATURE = "-- "
MAIL = f"""\
From: Ada Larkin <ada@x.example>
To: desk@x.example
Subject: Bridge opens
 on Monday
Date: Tue, 12 May 2026 09:30:00 +0200

The bridge opens.
{SIGNATURE}
Ada Larkin
Example Press
"""


def test_subject_date_and_sender_are_stated():
    stated, _, _ = split_mail(MAIL)
    assert stated.title == "Bridge opens on Monday"
    assert stated.published.moment.utcoffset() == timedelta(hours=2)
    assert [person.name for person in stated.authors] == ["Ada Larkin"]


def test_the_text_begins_below_the_header_and_ends_at_the_signature():
    _, text, first_line = split_mail(MAIL, first_line=3)
    assert text.strip() == "The bridge opens."
    assert first_line == 8


@pytest.mark.parametrize(
    ("header", "title"),
    [
        ("Betreff: Die Brücke\nDatum: 12. Mai 2026", "Die Brücke"),
        ("De : x\nObjet: Le pont\nDate: 12 mai 2026", None),
        ("De: Ada Larkin\nObjet: Le pont\nDate: 12 mai 2026", "Le pont"),
        ("Asunto: El puente\nFecha: 12 de mayo de 2026", "El puente"),
        ("Oggetto: Il ponte\nDa: Ada", "Il ponte"),
        ("Onderwerp: De brug\nAan: desk@x.example", "De brug"),
        ("Subject: Re: The bridge\nTo: desk@x.example", "The bridge"),
        ("subject: The bridge\nfrom: desk@x.example", "The bridge"),
    ],
)
def test_the_header_may_be_in_several_languages(header, title):
    stated, _, _ = split_mail(f"{header}\n\nText.\n")
    assert (stated.title if stated else None) == title


@pytest.mark.parametrize("name", ["From", "Von", "De", "Da"])
def test_a_sender_with_a_name_is_the_author(name):
    stated, _, _ = split_mail(f"Subject: The bridge\n{name}: Ada Larkin <a@x.example>\n\nText.\n")
    assert [person.name for person in stated.authors] == ["Ada Larkin"]


@pytest.mark.parametrize(
    "sender",
    ["The Example Weekly <a@x.example>", "News desk <a@x.example>", "a@x.example", "Ada"],
)
def test_a_sender_who_is_no_person_is_no_author(sender):
    stated, _, _ = split_mail(f"Subject: The bridge\nFrom: {sender}\n\nText.\n")
    assert stated.authors is None


@pytest.mark.parametrize(
    "text",
    [
        "Subject: how a bridge is built\n\nText.\n",
        "The bridge\n\nSubject: x\nDate: y\n",
        "From: Ada\nTo: Bo\n\nText.\n",
        "Date: 12 May 2026\n\nText.\n\n-- \nA rule\n",
        "",
    ],
    ids=["one field only", "below a title", "no subject", "a date line", "empty"],
)
def test_an_article_that_is_no_mail_is_left_as_it_is(text):
    assert split_mail(text) == (None, text, 1)
