"""Lines that name what they hold."""

import pytest

from publisher.collect.parse.article.labelled import Labelled, read_labelled, terms_of

LABELS = {
    "title": ["TITLE:", "Headline:", "Titel:", "Titre :", "Título:", "Titular:", "Titolo:", "Kop:",
              "Rubrik:", "Overskrift:", "Otsikko:", "Tytuł:", "Заголовок:", "Başlık:", "Τίτλος:",
              "כותרת:", "العنوان:", "शीर्षक:", "タイトル：", "标题：", "제목:", "Judul:"],
    "standfirst": ["SUMMARY:", "Standfirst:", "DEK:", "Subtitle:", "Vorspann:", "Chapô :",
                   "Résumé :", "Entradilla:", "Resumen:", "Sommario:", "Resumo:", "Inleiding:",
                   "Ingress:", "Ingressi:", "Lid:", "Perex:", "Лид:", "Özet:", "摘要：", "要約：",
                   "요약:", "Ringkasan:"],
    "tags": ["TAGS:", "Keywords:", "Category:", "Schlagwörter:", "Mots-clés :", "Etiquetas:",
             "Parole chiave:", "Palavras-chave:", "Trefwoorden:", "Nyckelord:", "Теги:",
             "Etiketler:", "タグ：", "关键词：", "태그:"],
    "kicker": ["Kicker:", "Dachzeile:", "Surtitre :"],
    "other": ["SLUG:", "Word count:", "Status:", "Source:", "News provided by:", "Sprache:"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("field", "label"), [(field, label) for field, labels in LABELS.items() for label in labels]
)
def test_a_line_is_known_by_its_label(field, label):
    assert read_labelled(f"{label} a boat: two") == Labelled(field, "a boat: two")


@pytest.mark.parametrize("text", ["**Title:** A boat", "__Title:__ A boat", "- Title: A boat"])
def test_marks_around_a_label_are_none_of_it(text):
    assert read_labelled(text) == Labelled("title", "A boat")


@pytest.mark.parametrize(
    "text",
    ["Title", "Title:", "Titles: A boat", "A boat: title", "Entitled: A boat", "SUMMARY: —",
     "The summary: a boat"],
)  # fmt: skip
def test_other_lines_are_none(text):
    assert read_labelled(text) is None


def test_tags_are_listed_in_many_ways():
    assert terms_of("boats, harbour; sea、海") == ("boats", "harbour", "sea", "海")
    assert terms_of("#boats #sea #boats") == ("boats", "sea")
