"""The top of an article."""

import pytest

from publisher.collect.parse.article.head import read_head
from publisher.collect.parse.article.stated import Stated
from publisher.collect.parse.article.text_blocks import read_text

TEXT = "The boats lay in the harbour all winter. In March the first of them went out again."


def read(text, *, language=None, **stated):
    return read_head(read_text(text), Stated(**stated), order="language", language=language)


def names(head):
    return None if head.people is None else [person.name for person in head.people]


def body(head):
    return [block.text for block in head.body]


@pytest.mark.parametrize(
    "top",
    [
        "A boat",
        "# A boat",
        "#A boat",
        "A boat\n======",
        "NEWS\n\nA boat",
        "NEWS\nA boat",
        "WORLD | EUROPE\n\nA boat",
        "Opinion\n\n# A boat",
        "FOR IMMEDIATE RELEASE\n\nA boat",
        "12 May 2026\n\nA boat",
        "By Ada Larkin\n\nA boat",
        "2 min read\n\nA boat",
        "***\n\nA boat",
        "<!-- a remark -->\n\nA boat",
    ],
)
def test_the_title_is_the_first_heading_or_the_first_line_that_is_nothing_else(top):
    head = read(f"{top}\n\n{TEXT}")
    assert head.title == "A boat"
    assert body(head) == [TEXT]


def test_a_text_of_sentences_has_no_title():
    head = read(f"{TEXT} {TEXT}\n\n{TEXT}")
    assert head.title is None
    assert len(head.body) == 2


TOPS = [
    "By Ada Larkin\n12 May 2026\n2 min read",
    "2 min read\n\n12 May 2026\n\nBy Ada Larkin",
    "By Ada Larkin | 12 May 2026 | 2 min read",
    "Author\nAda Larkin\nDate\n12 May 2026\n2 min read",
    "Ada Larkin\n12 May 2026 · 2 min read",
]


@pytest.mark.parametrize("lines", TOPS)
def test_author_date_and_reading_time_come_in_any_order(lines):
    head = read(f"A boat\n\n{lines}\n\n{TEXT}")
    assert names(head) == ["Ada Larkin"]
    assert head.published.moment.date().isoformat() == "2026-05-12"
    assert head.minutes == 2
    assert body(head) == [TEXT]


@pytest.mark.parametrize(
    ("language", "byline", "date", "minutes"),
    [
        ("de", "Von Ada Larkin", "12. Mai 2026, 9.30 Uhr", "Lesezeit: 2 Minuten"),
        ("fr", "Par Ada Larkin", "Publié le 12 mai 2026 à 9h30", "Temps de lecture : 2 min"),
        ("es", "Por Ada Larkin", "12 de mayo de 2026, 9.30 h", "Lectura de 2 min"),
        ("it", "Di Ada Larkin", "12 maggio 2026, ore 9:30", "Lettura: 2 minuti"),
        ("pt", "Por Ada Larkin", "12 de maio de 2026 às 9h30", "Leitura de 2 min"),
        ("nl", "Door Ada Larkin", "12 mei 2026 om 9.30 uur", "Leestijd: 2 minuten"),
        ("sv", "Av Ada Larkin", "Publicerad 12 maj 2026 kl. 9.30", "Lästid: 2 minuter"),
        ("da", "Af Ada Larkin", "12. maj 2026 kl. 9.30", "Læsetid: 2 min."),
        ("fi", "Teksti: Ada Larkin", "12.5.2026 klo 9.30", "Lukuaika: 2 min"),
        ("pl", "Autor: Ada Larkin", "12 maja 2026, godz. 9:30", "Czas czytania: 2 min"),
        ("ru", "Автор: Ada Larkin", "12 мая 2026 г., 9:30", "Время чтения: 2 минуты"),
        ("uk", "Автор: Ada Larkin", "12 травня 2026, 9:30", "Час читання: 2 хв"),
        ("tr", "Yazan: Ada Larkin", "12 Mayıs 2026 9:30", "Okuma süresi: 2 dakika"),
        ("he", "מאת Ada Larkin", "12 במאי 2026, 9:30", "זמן קריאה: שתי דקות"),
        ("ar", "بقلم: Ada Larkin", "١٢ مايو ٢٠٢٦، الساعة ٩:٣٠", "مدة القراءة: دقيقتان"),
        ("hi", "लेखक: Ada Larkin", "12 मई 2026, 9:30", "पढ़ने का समय: 2 मिनट"),
        ("ja", "文／Ada Larkin", "2026年5月12日 9:30", "約2分で読めます"),
        ("zh", "作者：Ada Larkin", "2026年5月12日 9:30", "阅读时间：2分钟"),
        ("ko", "글: Ada Larkin", "2026.05.12. 오전 9:30", "읽는 시간 2분"),
        ("vi", "Tác giả: Ada Larkin", "12/05/2026 9:30", "Thời gian đọc: 2 phút"),
        ("id", "Oleh Ada Larkin", "12 Mei 2026 pukul 9.30", "Waktu baca 2 menit"),
        ("th", "ผู้เขียน: Ada Larkin", "12 พ.ค. 2569 เวลา 9.30 น.", "อ่าน 2 นาที"),
    ],
)
def test_a_top_is_read_in_its_language(language, byline, date, minutes):
    head = read(f"A boat\n\n{byline}\n{date}\n{minutes}\n\n{TEXT}", language=language)
    assert names(head) == ["Ada Larkin"]
    assert head.published.moment.isoformat(timespec="minutes") == "2026-05-12T09:30"
    assert head.minutes == 2
    assert body(head) == [TEXT]


@pytest.mark.parametrize(
    "line",
    ["By the sea they waited.", "On 12 May 2026 the first boat sailed.", "Reading was their rest.",
     "By Monday all had gone."],
)  # fmt: skip
def test_a_sentence_that_only_begins_so_is_text(line):
    head = read(f"A boat\n\n{line}\n\n{TEXT}")
    assert body(head) == [line, TEXT]
    assert (head.people, head.published, head.minutes) == (None, None, None)


def test_what_stands_below_the_text_belongs_to_it():
    below = f"{TEXT} {TEXT}\n\n{TEXT}\n\nBy Bo Lind\n\n13 May 2026\n\n9 min read"
    head = read(f"A boat\n\nBy Ada Larkin\n\n{below}")
    assert names(head) == ["Ada Larkin"]
    assert body(head) == below.split("\n\n")
    assert (head.published, head.minutes) == (None, None)


def test_no_author_is_invented():
    assert names(read(f"A boat\n\n12 May 2026\n\n{TEXT}")) is None
    assert names(read(f"A boat\n\nBy our newsroom staff\n\n{TEXT}")) == []


def test_a_deck_between_title_and_byline_is_the_standfirst():
    head = read(f"A boat\n\nAll of the town came to see it.\n\nBy Ada Larkin\n\n{TEXT}")
    assert head.standfirst == "All of the town came to see it."
    assert body(head) == [TEXT]


def test_an_embargo_holds_the_article_back_and_is_left_out():
    head = read(f"A boat\n\nEMBARGO: 12 May 2026 09:00 BST\n\n{TEXT}")
    assert head.hold_until.moment.isoformat() == "2026-05-12T09:00:00+01:00"
    assert head.dropped == ["EMBARGO: 12 May 2026 09:00 BST"]


def test_an_embargo_without_a_date_is_a_warning_that_says_what_to_do():
    head = read(f"A boat\n\nEmbargoed until further notice\n\n{TEXT}")
    assert head.hold_until is None
    assert "embargo:" in head.warnings[0]


def test_a_stated_title_wins_and_is_not_repeated():
    head = read(f"# A boat\n\n{TEXT}", title="A Boat")
    assert (head.title, body(head)) == ("A Boat", [TEXT])


def test_a_heading_that_is_not_the_stated_title_stays():
    head = read(f"## Winter\n\n{TEXT}", title="A boat")
    assert (head.title, body(head)) == ("A boat", ["Winter", TEXT])


def test_each_guess_names_its_line():
    head = read(f"\nA boat\n\nBy Ada Larkin\n12 May 2026\n\n{TEXT}")
    assert [(one.field, one.line) for one in head.findings] == [
        ("title", 2),
        ("author", 4),
        ("published", 5),
    ]


def test_a_quotation_between_title_and_byline_belongs_to_the_text():
    head = read(f"A boat\n\n> All at sea.\n\nBy Ada Larkin\n\n{TEXT}")
    assert names(head) == ["Ada Larkin"]
    assert body(head) == ["All at sea.", TEXT]


@pytest.mark.parametrize(
    "lines",
    ["Ada Larkin\nPrincipal Engineer\n12 May 2026", "By Ada Larkin\nPoet and postman\n12 May 2026",
     "News Agency\nLISBON\n12 May 2026\nBy Ada Larkin"],
)  # fmt: skip
def test_what_is_said_of_an_author_or_a_department_above_a_date_is_no_text(lines):
    head = read(f"A boat\n\n{lines}\n\n{TEXT}")
    assert names(head) == ["Ada Larkin"]
    assert head.published is not None
    assert body(head) == [TEXT]


@pytest.mark.parametrize(
    "line", ["The author is a postman.", "All of the town had come to see it go"]
)
def test_a_sentence_below_an_author_is_text(line):
    head = read(f"A boat\n\nBy Ada Larkin\n\n{line}\n\n{TEXT}")
    assert body(head) == [line, TEXT]


@pytest.mark.parametrize(
    ("above", "text", "people"),
    [("", TEXT, ["Valea Seacă"]), ("", f"In Valea Seacă it rained. {TEXT}", None),
     ("PRESS RELEASE\n\n", TEXT, None)],
)  # fmt: skip
def test_two_words_before_a_date_are_a_place_where_the_text_or_a_release_says_so(
    above, text, people
):
    assert names(read(f"{above}A boat\n\nValea Seacă, 3 March 2026\n\n{text}")) == people


def test_what_an_author_is_may_stand_on_a_line_of_its_own():
    head = read(f"A boat\n\nAda Larkin\nFood Correspondent\n\n12 May 2026\n\n{TEXT}")
    assert names(head) == ["Ada Larkin"]
    assert body(head) == [TEXT]


def test_a_line_about_the_author_may_stand_above_a_bare_name():
    top = "A boat\n\nThe author is a postman.\n\nAda Larkin\n12 May 2026"
    head = read(f"{top}\n\n{TEXT}")
    assert (names(head), body(head)) == (["Ada Larkin"], [TEXT])
