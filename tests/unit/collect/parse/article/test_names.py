"""What looks like people's names."""

import pytest

from publisher.collect.parse.article.names import is_department, is_name, is_role, people_in


def names(text, *, is_labelled=True):
    people = people_in(text, is_labelled=is_labelled)
    return None if people is None else [person.name for person in people]


@pytest.mark.parametrize(
    "text",
    ["Ada Larkin", "ADA LARKIN", "Ada", "J. R. R. Tolkien", "M.K. Gandhi", "Tom O'Neill",
     "Mary-Jane D’Arcy", "Ludwig van der Berg", "Ibn al-Haytham", "Ada de la Tour", "Émile Zéphyr",
     "Jürgen Weiß", "Анна Петрова", "Μαρία Παππά", "Ayşe Yılmaz", "İpek Şahin", "Nguyễn Văn An",
     "דנה לוי", "سلمى الخطيب", "अनिता शर्मा", "สมชาย ใจดี", "山田花子", "山田 花子",
     "マリア・ロペス", "김민수"],
)  # fmt: skip
def test_a_name_in_any_script_is_one(text):
    assert is_name(text)


@pytest.mark.parametrize(
    "text",
    ["", "ada larkin", "the sea", "Ada 2", "Monday", "May", "By the sea",
     "A long sentence of words",
     "Ada Larkin Bo Lind Cy Dee Dan", "William the Conqueror", "دنيا.", "!", "花"],
)  # fmt: skip
def test_what_is_no_name_is_none(text):
    assert not is_name(text)


def test_where_two_words_are_asked_for_one_is_no_name():
    assert is_name("Ada Larkin", least_words=2)
    assert not is_name("Ada", least_words=2)


JOINED = [
    ("Ada Larkin and Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin, Bo Lind, and Cy Dee", ["Ada Larkin", "Bo Lind", "Cy Dee"]),
    ("Ada Larkin & Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin; Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin with Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin und Jürgen Weiß", ["Ada Larkin", "Jürgen Weiß"]),
    ("Ada Larkin et Émile Roux", ["Ada Larkin", "Émile Roux"]),
    ("Ada Ruiz y José Núñez", ["Ada Ruiz", "José Núñez"]),
    ("Ada Rossi e Luca Bò", ["Ada Rossi", "Luca Bò"]),
    ("Ada Larkin en Piet de Vries", ["Ada Larkin", "Piet de Vries"]),
    ("Ada Larkin och Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin og Bo Lind", ["Ada Larkin", "Bo Lind"]),
    ("Ada Larkin ja Aino Salo", ["Ada Larkin", "Aino Salo"]),
    ("Анна Петрова и Иван Сидоров", ["Анна Петрова", "Иван Сидоров"]),
    ("Ayşe Yılmaz ve Can Kaya", ["Ayşe Yılmaz", "Can Kaya"]),
    ("Μαρία Παππά και Νίκος Ρήγας", ["Μαρία Παππά", "Νίκος Ρήγας"]),
    ("Nguyễn Văn An và Trần Lan", ["Nguyễn Văn An", "Trần Lan"]),
    ("Siti Rahma dan Budi Santoso", ["Siti Rahma", "Budi Santoso"]),
    ("دنيا عمر ونور حداد", ["دنيا عمر", "نور حداد"]),
    ("דנה לוי ויוסי כהן", ["דנה לוי", "יוסי כהן"]),
    ("山田花子、佐藤一郎", ["山田花子", "佐藤一郎"]),
    ("王小明、李华", ["王小明", "李华"]),
]


@pytest.mark.parametrize(("text", "people"), JOINED)
def test_names_are_joined_as_their_language_does(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Larkin, Health Correspondent", ["Ada Larkin"]),
        ("Ada Larkin, Bo Lind, editors", ["Ada Larkin", "Bo Lind"]),
        ("Ada Larkin in Paris", ["Ada Larkin"]),
        ("Ada Larkin (she/her)", ["Ada Larkin"]),
        ("Ada Larkin @ada", ["Ada Larkin"]),
        ("Ada Larkin, envoyée spéciale à Rome", ["Ada Larkin"]),
    ],
)
def test_what_people_are_and_where_is_no_part_of_their_names(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Ada Larkin (text) and Bo Lind (photos)", ["Ada Larkin"]),
        ("Ada Larkin et Émile Roux (photographies)", ["Ada Larkin"]),
        ("Ada Larkin, Marmara Postası", ["Ada Larkin"]),
        ("Ada Larkin of Te Kauri News Desk", ["Ada Larkin"]),
        ("Ada Larkin, Example News", ["Ada Larkin"]),
    ],
)
def test_who_made_the_pictures_or_which_paper_it_is_are_no_authors(text, people):
    assert names(text) == people


@pytest.mark.parametrize(
    "name",
    ["Walter B. Haines Jr.", "Ada Larkin Ph.D.", "Ada L.", "Ada Larkin Esq."],
)
def test_a_stop_that_belongs_to_a_name_stays(name):
    assert names(name) == [name]
    assert names(f"{name} and Bo Lind.") == [name, "Bo Lind"]


@pytest.mark.parametrize(
    "text",
    ["our science correspondent Ada Larkin", "onze verslaggever Ada Larkin",
     "unserem Korrespondenten Ada Larkin", "notre envoyée spéciale Ada Larkin",
     "notre correspondante à Rome, Ada Larkin", "Staff Writer Ada Larkin",
     "unserer Mitarbeiterin Ada Larkin"],
)  # fmt: skip
def test_what_a_person_is_may_stand_before_the_name(text):
    assert names(text) == ["Ada Larkin"]


@pytest.mark.parametrize(
    "text", ["Kansai Ledger", "Example News", "Neue Zeitung", "大和通信", "新岸社", "누리통신"]
)
def test_a_paper_or_an_agency_without_a_label_is_no_author(text):
    assert names(text, is_labelled=False) is None
    assert is_department(text)


def test_a_person_may_be_called_like_a_paper_where_a_label_says_so():
    assert names("Emily Post") == ["Emily Post"]


def test_an_address_belongs_to_the_only_author():
    (person,) = people_in("Ada Larkin <ada@x.example>")
    assert (person.name, person.email) == ("Ada Larkin", "ada@x.example")


def test_addresses_of_several_authors_belong_to_nobody():
    people = people_in("Ada Larkin a@x.example, Bo Lind b@x.example")
    assert [person.email for person in people] == [None, None]


@pytest.mark.parametrize(
    "text",
    ["our newsroom staff", "Reuters", "AFP", "Redaktion", "la rédaction", "編集部", "editors"],
)
def test_a_department_is_named_but_nobody(text):
    assert names(text) == []
    assert is_department(text)


@pytest.mark.parametrize("text", ["Ada Larkin", "the sea", "Stafford"])
def test_a_person_or_a_thing_is_no_department(text):
    assert not is_department(text)


@pytest.mark.parametrize(
    "text",
    ["", "the time they came, it was over", "Ada Larkin walked home", "ailleurs", "12", "@ada",
     "Ada Larkin " * 30],
)  # fmt: skip
def test_a_text_that_is_more_than_names_names_nobody(text):
    assert names(text) is None


def test_without_a_label_a_single_word_is_no_name():
    assert names("Lisbon", is_labelled=False) is None
    assert names("Ada Larkin and Bo Lind", is_labelled=False) == ["Ada Larkin", "Bo Lind"]


def test_a_place_behind_a_name_is_no_second_author():
    assert [one.name for one in people_in("Ada Larkin, London")] == ["Ada Larkin"]


def test_an_agency_beside_a_name_is_no_author():
    assert [one.name for one in people_in("AFP and Ada Larkin")] == ["Ada Larkin"]
    assert [one.name for one in people_in("Ada Larkin/Reuters")] == ["Ada Larkin"]


def test_a_sentence_in_a_script_without_capitals_is_no_name():
    assert people_in("الصحف عن ذلك كثيرا أمس.") is None


@pytest.mark.parametrize(
    "text", ["Food Correspondent", "Staff Writer", "Register Staff", "Inviata"]
)
def test_a_line_may_say_only_what_a_person_is(text):
    assert is_role(text)


@pytest.mark.parametrize(
    "text",
    ["Ada Larkin", "The editor resigned", "A letter to our dear old editor", "Correspondence"],
)
def test_other_lines_do_not(text):
    assert not is_role(text)


@pytest.mark.parametrize("text", ["ראיון: תמר אורן", "المصدر: وكالة"])
def test_a_label_is_no_part_of_a_name(text):
    assert not is_name(text)
