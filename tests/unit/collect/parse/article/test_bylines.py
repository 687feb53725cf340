"""By-lines in many languages."""

import pytest

from publisher.collect.parse.article.bylines import CREDIT, read_byline


def names(text):
    people = read_byline(text)
    return None if people is None else [person.name for person in people]


LABELLED = [
    ("en", "By {}", "Ada Larkin"),
    ("en", "BY {}", "ADA LARKIN"),
    ("en", "Written by {}", "Ada Larkin"),
    ("en", "Author: {}", "Ada Larkin"),
    ("de", "Von {}", "Jürgen Weiß"),
    ("de", "Autorin: {}", "Ada Larkin"),
    ("de", "Text: {}", "Ada Larkin"),
    ("fr", "Par {}", "Émile Roux"),
    ("fr", "Texte : {}", "Émile Roux"),
    ("es", "Por {}", "José Núñez"),
    ("it", "Di {}", "Luca Bò"),
    ("it", "a cura di {}", "Luca Bò"),
    ("pt", "Por {}", "João Sá"),
    ("nl", "Door {}", "Piet de Vries"),
    ("da", "Af {}", "Søren Holm"),
    ("sv", "Av {}", "Bo Lind"),
    ("nb", "Tekst: {}", "Kåre Ås"),
    ("fi", "Teksti: {}", "Aino Salo"),
    ("pl", "Autorka: {}", "Anna Wójcik"),
    ("cs", "Autor: {}", "Jan Žák"),
    ("hu", "Írta: {}", "Nagy Anna"),
    ("ro", "de {}", "Ion Popescu"),
    ("ru", "Автор: {}", "Анна Петрова"),
    ("ru", "Текст: {}", "Анна Петрова"),
    ("uk", "Автор: {}", "Олена Шевчук"),
    ("tr", "Yazan: {}", "Ayşe Yılmaz"),
    ("tr", "Haber: {}", "Ayşe Yılmaz"),
    ("el", "Συντάκτης: {}", "Μαρία Παππά"),
    ("he", "מאת {}", "דנה לוי"),
    ("he", "מאת: {}", "דנה לוי"),
    ("ar", "كتبت {}", "سلمى الخطيب"),
    ("ar", "بقلم: {}", "سلمى الخطيب"),
    ("fa", "نویسنده: {}", "مریم احمدی"),
    ("hi", "लेखक: {}", "अनिता शर्मा"),
    ("th", "โดย {}", "สมชาย ใจดี"),
    ("vi", "Tác giả: {}", "Nguyễn Văn An"),
    ("id", "Oleh {}", "Siti Rahma"),
    ("ja", "文／{}", "山田花子"),
    ("ja", "記者 {}", "山田花子"),
    ("zh", "作者：{}", "王小明"),
    ("zh", "记者 {}", "王小明"),
    ("zh", "文 | {}", "王小明"),
    ("ko", "{} 기자", "김민수"),
    ("ko", "글 {}", "김민수"),
    ("en", "Posted by {}", "Ada Larkin"),
    ("en", "Prepared by: {}", "Ada Larkin"),
    ("en", "An essay by {}", "Ada Larkin"),
    ("de", "Ein Kommentar von {}", "Jürgen Weiß"),
    ("fr", "Une chronique de {}", "Émile Roux"),
    ("es", "Entrevista de {}", "José Núñez"),
    ("nl", "Door onze verslaggever {}", "Piet de Vries"),
    ("en", "Live reporting by {}", "Ada Larkin"),
    ("en", "Hosted by {}", "Ada Larkin"),
    ("es", "Corresponsal: {}", "Itzel Barragán"),
    ("da", "Tekst og foto: {}", "Søren Holm"),
    ("de", "Text und Fotos: {}", "Jürgen Weiß"),
    ("en", "Words and pictures by {}", "Ada Larkin"),
    ("ja", "記者 {}", "高瀬 涼"),
    ("ja", "編集委員・{}", "笹本 圭介"),
    ("sl", "Avtorica: {}", "Ana Novak"),
    ("lt", "Autorė: {}", "Rasa Jankauskaitė"),
    ("eu", "Egilea: {}", "Ane Etxeberria"),
    ("ar", "كتب - {}", "كريم الدسوقي"),
    ("ja", "文・{}", "山田花子"),
    ("ja", "文・写真　{}", "山田花子"),
    ("zh", "新岸社记者 {}", "王小明"),
]


@pytest.mark.parametrize(
    ("pattern", "name"),
    [pytest.param(p, n, id=f"{language}: {p}") for language, p, n in LABELLED],
)
def test_a_label_and_a_name_are_a_byline(pattern, name):
    assert names(pattern.format(name)) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ca", "Per Ada Larkin"), ("ro", "De Ada Larkin"), ("sq", "Nga Ada Larkin"),
     ("tl", "Ni Ada Larkin")],
)  # fmt: skip
def test_a_word_for_by_in_one_language_is_none_in_others(language, text):
    assert [one.name for one in read_byline(text, language=language)] == ["Ada Larkin"]
    assert read_byline(text, language="nb") is None
    assert read_byline(text) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("记者 王小明 李华", ["王小明", "李华"]),
        ("记者 王明 李华", ["王明", "李华"]),
        ("記者 林佳蓉 王明", ["林佳蓉", "王明"]),
        ("記者 山田 花子", ["山田 花子"]),
        ("記者林佳蓉／澎湖報導", ["林佳蓉"]),
    ],
)
def test_a_space_parts_chinese_names_and_stands_within_japanese_ones(text, people):
    assert names(text) == people


PROSE = [
    "By the sea they waited",
    "By Monday",
    "By May the river was low again",
    "By the time they came, it was over",
    "Von Berlin nach Hamburg",
    "Von hier an geht es bergauf",
    "Par ailleurs",
    "Par exemple, Marie",
    "Por ejemplo",
    "Di nuovo in piazza",
    "Door de wind",
    "Av någon anledning",
    "de la redacție",
    "記者会見が開かれた",
    "기자 회견이 열렸다",
    "文化の日",
    "Author",
    "By",
    "",
]


@pytest.mark.parametrize("text", PROSE)
def test_a_sentence_that_begins_like_one_is_no_byline(text):
    assert names(text) is None


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("By Ada Larkin and Bo Lind", ["Ada Larkin", "Bo Lind"]),
        ("Por Ada Ruiz y José Núñez", ["Ada Ruiz", "José Núñez"]),
        ("بقلم: سلمى الخطيب ونور حداد", ["سلمى الخطيب", "نور حداد"]),
        ("By our newsroom staff", []),
        ("Von unserer Redaktion", []),
        ("Door de redactie", []),
    ],
)
def test_several_authors_are_named_in_order_and_departments_are_not(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    "text",
    [
        "By Ada Larkin | Photographs by Bo Lind",
        "Story by Ada Larkin; photos by Bo Lind",
        "Text: Ada Larkin, Fotos: Bo Lind",
        "By Ada Larkin, with reporting by Tom Bo",
        "Words by Ada Larkin · Pictures by Bo Lind",
    ],
)
def test_those_who_made_the_pictures_are_no_authors(text):
    assert names(text) == ["Ada Larkin"]


def test_a_photographer_on_the_line_of_a_japanese_author_is_no_author():
    assert names("文・山田花子　写真・佐藤一郎") == ["山田花子"]


def test_a_reporters_mail_address_may_stand_in_brackets():
    (person,) = read_byline("김민수 기자 (minsu@x.example)")
    assert (person.name, person.email) == ("김민수", "minsu@x.example")


def test_a_reporters_mail_address_is_kept():
    (person,) = read_byline("김민수 기자 minsu@x.example")
    assert (person.name, person.email) == ("김민수", "minsu@x.example")


@pytest.mark.parametrize(
    "text",
    ["Photo: Bo Lind", "Edited by Bo Lind", "Translated by Bo Lind", "Foto: Bo Lind",
     "Photography: Bo Lind", "Crédit : Bo Lind",
     "Фото: Иван Сидоров", "写真：佐藤一郎", "摄影：李华", "사진: 김민수"],
)  # fmt: skip
def test_a_credit_is_no_byline(text):
    assert CREDIT.match(text)
    assert not names(text)


@pytest.mark.parametrize("text", ["Photographers gather in Arles", "Editors were told to wait"])
def test_a_sentence_about_pictures_is_no_credit(text):
    assert not CREDIT.match(text)
