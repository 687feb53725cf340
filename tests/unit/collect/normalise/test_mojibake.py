"""Text that was encoded twice is mended where that is certain, and only there."""

import pytest

from publisher.collect.normalise.mojibake import mend_mojibake
from publisher.model import ParsedEntry, ParsedFeed, Person, Text


def spoil(text):
    """Read UTF-8 as windows-1252, as browsers and careless programs do."""
    return "".join(as_1252(byte) for byte in text.encode())


def as_1252(byte):
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def titles(*texts):
    feed = ParsedFeed(entries=tuple(ParsedEntry(title=Text(value=text)) for text in texts))
    return [entry.title.value for entry in mend_mojibake(feed).entries]


@pytest.mark.parametrize(
    "text",
    [
        "Un été à la crème brûlée",
        "Don’t say “it’s fine” — we’re not",
        "Größe und Übermaß",
        "Привет, мир",
        "こんにちは世界",
        "naïve café",
        "Zażółć gęślą jaźń",
        "They said “a” and “b”",
    ],
)
def test_what_was_encoded_twice_is_mended(text):
    spoilt = spoil(text)
    assert spoilt != text
    assert titles(spoilt) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Why your feed says Ã©",
        "Ã© is not é",
        "What Ã© and Ã¨ mean",
        "CafÃ©",
        "Why it says “CafÃ© crÃ¨me”",
        "A MANHÃ… DA IRMÃ”",
        "Le café»… fermé”—",
        "Un été à la crème",
        "£5 and 20 °C",
        "NÃO É SÓ ISSO",
        "Â£5",
    ],
)
def test_what_may_be_meant_stays(text):
    assert titles(text) == [text]


def test_one_sign_is_enough_where_another_entry_has_more():
    assert titles("CafÃ©", "Un Ã©tÃ© Ã©tait", "Why Ã©") == ["Café", "Un été était", "Why Ã©"]


def test_authors_and_contents_are_mended_with_the_title_and_it_is_noted():
    entry = ParsedEntry(
        title=Text(value="CafÃ©"),
        content=Text(value="<p>Un Ã©tÃ© &#8217;</p>", is_html=True),
        authors=(Person(name="RenÃ©e"),),
    )
    (mended,) = mend_mojibake(ParsedFeed(entries=(entry,))).entries
    assert mended.content.value == "<p>Un été &#8217;</p>"
    assert mended.authors == (Person(name="Renée"),)
    assert mended.findings[0].text == "CafÃ©"


def test_letters_that_folding_cut_are_mended_too():
    assert titles("VoilÃ lÃ©tÃ©, dÃ©jÃ") == ["Voilà lété, déjà"]
