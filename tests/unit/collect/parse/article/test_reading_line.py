"""Stated reading times."""

import pytest

from publisher.collect.parse.article.reading_line import read_minutes

STATED = [
    ("en", "2 min read", 2),
    ("en", "Reading time: 4 minutes", 4),
    ("en", "3-minute read", 3),
    ("en", "One-minute read", 1),
    ("en", "4min read", 4),
    ("en", "Estimated reading time 12 minutes", 12),
    ("en, range", "5–7 min read", 7),
    ("en, hours", "1 h 5 min read", 65),
    ("de", "Lesezeit: 2 Minuten", 2),
    ("de", "Lesedauer ca. 3 Min.", 3),
    ("de, word", "Zwei Minuten Lesezeit", 2),
    ("de, part", "2,5 Min. Lesezeit", 3),
    ("fr", "Temps de lecture : 3 min", 3),
    ("fr, word", "Lecture : trois minutes", 3),
    ("es", "Lectura de 3 min", 3),
    ("es", "Tiempo de lectura: 4 minutos", 4),
    ("ca", "Temps de lectura: 3 minuts", 3),
    ("it", "Tempo di lettura: 5 minuti", 5),
    ("pt", "Tempo de leitura: 4 minutos", 4),
    ("nl", "Leestijd: 3 minuten", 3),
    ("sv", "Lästid: 4 minuter", 4),
    ("da", "Læsetid: 2 min.", 2),
    ("nb", "Lesetid: 3 minutter", 3),
    ("fi", "Lukuaika: 3 minuuttia", 3),
    ("is", "Lestími: 3 mínútur", 3),
    ("pl", "Czas czytania: 3 min", 3),
    ("cs", "Doba čtení: 3 min", 3),
    ("sk", "Čas čítania: 4 minúty", 4),
    ("hr", "Vrijeme čitanja: 3 min", 3),
    ("hu", "Olvasási idő: 3 perc", 3),
    ("ro", "Timp de citire: 3 minute", 3),
    ("ro", "Citește în 3 minute", 3),
    ("ru", "Время чтения: 5 минут", 5),
    ("uk", "Час читання: 5 хв", 5),
    ("bg", "Четене: 3 мин", 3),
    ("tr", "Okuma süresi: 3 dakika", 3),
    ("el", "Χρόνος ανάγνωσης: 3 λεπτά", 3),
    ("he", "זמן קריאה: 3 דקות", 3),
    ("he, one", "זמן קריאה: דקה אחת", 1),
    ("ar", "وقت القراءة: ٣ دقائق", 3),
    ("ar, dual", "مدة القراءة: دقيقتان", 2),
    ("fa", "زمان مطالعه: ۳ دقیقه", 3),
    ("hi", "पढ़ने का समय: 3 मिनट", 3),
    ("ja", "約2分で読めます", 2),
    ("ja, alone", "約2分", 2),
    ("ja", "読了時間：3分", 3),
    ("zh", "阅读时间：3分钟", 3),
    ("zh, alone", "约3分钟", 3),
    ("ko", "읽는 시간 3분", 3),
    ("th", "ใช้เวลาอ่าน 3 นาที", 3),
    ("vi", "Thời gian đọc: 3 phút", 3),
    ("id", "Waktu baca 3 menit", 3),
]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [pytest.param(text, minutes, id=f"{language}: {text}") for language, text, minutes in STATED],
)
def test_a_stated_reading_time_is_read(text, minutes):
    assert read_minutes(text) == minutes


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Reading",
        "Read 10 pages",
        "5 min walk",
        "He ran 5 min",
        "Listen: 4 min",
        "4 minutes",
        "0 min read",
        "900 min read",
        "I read it in ten minutes flat, and then again the day after",
        "Die Lesung dauerte 20 Minuten",
        "Lecture publique à 20 h",
        "La lectura del informe duró un día",
        "読者の声",
        "約200人",
        "試合は約20分で終わった",
        "독자 3명",
    ],
)
def test_what_is_no_reading_time_is_none(text):
    assert read_minutes(text) is None
