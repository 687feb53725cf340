"""Words beside dates."""

import pytest

from publisher.collect.parse.article.meta_words import ASIDE, LABELS, OTHER_DATE, RELATIVE, UPDATED


@pytest.mark.parametrize("text", ["Published on", "Veröffentlicht am", "Publié le", "公開日時："])
def test_words_of_publication_are_labels(text):
    assert LABELS.fullmatch(text)


@pytest.mark.parametrize("text", ["The sea", "Publisher", "Opening on"])
def test_other_words_are_no_labels(text):
    assert LABELS.fullmatch(text) is None


@pytest.mark.parametrize("text", ["Last updated", "zuletzt aktualisiert", "Ultimo aggiornamento"])
def test_words_of_change_are_known(text):
    assert UPDATED.search(text)


@pytest.mark.parametrize("text", ["14 comments", "Share", "Source: the sea", "No. 61/2026"])
def test_what_may_stand_beside_a_date_is_known(text):
    assert ASIDE.match(text)


def test_a_day_said_from_today_and_a_date_of_something_else_are_known():
    assert RELATIVE.search("Publicerad idag 06.00")
    assert OTHER_DATE.match("Deadline for letters: 12 May 2026")
    assert OTHER_DATE.match("Published: 12 May 2026") is None
