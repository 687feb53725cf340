"""Dates as people write them."""

import time
from datetime import timedelta
from unicodedata import normalize

import pytest

from publisher.collect.parse.article.dates import find_dates, read_date


def find(text, *, language=None, order="language"):
    """Return the moment of each date, ISO, with the precision behind it where it is no day."""
    found = find_dates(text, order=order, language=language)
    return [shown(one.date) for one in found]


def shown(date):
    if date is None:
        return None
    if date.precision == "day":
        return date.moment.date().isoformat()
    return date.moment.isoformat()


DAYS = {
    "en": ["12 May 2026", "May 12, 2026", "May 12th, 2026", "the 12th of May, 2026", "12-May-2026",
           "12/May/2026", "12.May.2026", "12-May-26", "12 May '26",
           "May 12,2026", "12 MAY 2026", "Tuesday, 12 May 2026"],
    "de": ["12. Mai 2026", "12.05.2026", "12.5.2026", "12.05.26", "Dienstag, den 12. Mai 2026"],
    "fr": ["12 mai 2026", "le 12 mai 2026", "12/05/2026"],
    "es": ["12 de mayo de 2026", "12 de mayo del 2026", "12/05/2026", "mayo 12 de 2026"],
    "it": ["12 maggio 2026", "12/5/2026"],
    "pt": ["12 de maio de 2026", "12º de maio de 2026"],
    "ca": ["12 de maig de 2026"],
    "nl": ["12 mei 2026", "12-05-2026"],
    "da": ["12. maj 2026"],
    "sv": ["12 maj 2026", "2026-05-12"],
    "nb": ["12. mai 2026"],
    "fi": ["12. toukokuuta 2026", "12.5.2026"],
    "pl": ["12 maja 2026"],
    "cs": ["12. května 2026", "12. 5. 2026"],
    "sk": ["12. mája 2026"],
    "hu": ["2026. május 12.", "2026. 05. 12."],
    "ro": ["12 mai 2026"],
    "ru": ["12 мая 2026 г.", "12 мая 2026 года"],
    "uk": ["12 травня 2026"],
    "el": ["12 Μαΐου 2026"],
    "tr": ["12 Mayıs 2026", "12 MAYIS 2026"],
    "he": ["12 במאי 2026", "12.5.2026"],
    "ar": ["12 مايو 2026", "١٢ مايو ٢٠٢٦", "12 أيار/مايو 2026"],
    "fa": ["۲۲ اردیبهشت ۱۴۰۵", "۱۴۰۵/۰۲/۲۲", "12 مه 2026", "۱۲ مه ۲۰۲۶"],
    "hi": ["12 मई 2026", "१२ मई २०२६"],
    "bn": ["১২ মে ২০২৬"],
    "th": ["12 พฤษภาคม 2569", "12 พ.ค. 2569", "12 พฤษภาคม 2026"],
    "vi": ["12 tháng 5, 2026", "ngày 12 tháng 5 năm 2026", "12/05/2026"],
    "id": ["12 Mei 2026"],
    "ja": ["2026年5月12日", "２０２６年５月１２日", "2026/05/12", "令和8年5月12日"],
    "zh": ["2026年5月12日", "2026年5月12号", "2026-05-12"],
    "lt": ["2026 m. gegužės 12 d."],
    "lv": ["2026. gada 12. maijā", "2026. g. 12. maijs"],
    "eu": ["2026ko maiatzaren 12a", "2026ko maiatzak 12"],
    "ko": ["2026년 5월 12일", "2026.05.12.", "2026. 5. 12."],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language, texts in DAYS.items() for text in texts]
)
def test_a_day_is_read_as_its_language_writes_it(language, text):
    assert find(text, language=language) == ["2026-05-12"]


OTHER_MONTHS = [
    ("en", "Sept. 3, 2026", "2026-09-03"),
    ("de", "3. Jänner 2026", "2026-01-03"),
    ("fr", "1er août 2026", "2026-08-01"),
    ("it", "1º giugno 2026", "2026-06-01"),
    ("tr", "14 HAZİRAN 2026", "2026-06-14"),
    ("tr", "3 KASIM 2026", "2026-11-03"),
    ("hi", "12 जनवरी 2026", "2026-01-12"),
    ("th", "1 มิถุนายน 2569", "2026-06-01"),
    ("ja", "令和元年5月1日", "2019-05-01"),
    ("de", normalize("NFD", "12. März 2026"), "2026-03-12"),
    ("fr", normalize("NFD", "3 février 2026"), "2026-02-03"),
]


@pytest.mark.parametrize(("language", "text", "day"), OTHER_MONTHS)
def test_months_are_known_with_their_accents_capitals_and_short_forms(language, text, day):
    assert find(text, language=language) == [day]


@pytest.mark.parametrize(("language", "day"), [("pl", "2026-11-12"), ("hr", "2026-10-12")])
def test_a_month_that_two_languages_name_differently_follows_the_language(language, day):
    assert find("12. listopada 2026", language=language) == [day]


def test_a_month_that_two_languages_name_differently_is_no_date_without_a_language():
    assert find("12 listopada 2026") == []


TIMES = [
    ("en", "May 12, 2026 at 4:05 p.m.", "16:05:00"),
    ("en", "12 May 2026 9am", "09:00:00"),
    ("en", "12 May 2026, 9.30am", "09:30:00"),
    ("en", "12 May 2026 12:00 am", "00:00:00"),
    ("en", "12 May 2026 12:15 pm", "12:15:00"),
    ("en", "4:05 PM, May 12, 2026", "16:05:00"),
    ("en", "12 May 2026 09:30:15", "09:30:15"),
    ("de", "12.05.2026 • 16:45", "16:45:00"),
    ("de", "12.05.2026, 16:45 Uhr", "16:45:00"),
    ("de", "12. Mai 2026 um 7 Uhr", "07:00:00"),
    ("fr", "12 mai 2026 à 8h30", "08:30:00"),
    ("fr", "12 mai 2026, 18 h", "18:00:00"),
    ("es", "12 de mayo de 2026, 7.30 h", "07:30:00"),
    ("es", "12 de mayo de 2026 a las 19:30 horas", "19:30:00"),
    ("it", "12 maggio 2026, ore 9:15", "09:15:00"),
    ("it", "12 maggio 2026, ore 9", "09:00:00"),
    ("pt", "12 de maio de 2026 às 14h30", "14:30:00"),
    ("nl", "12 mei 2026 om 16.45 uur", "16:45:00"),
    ("sv", "12 maj 2026 kl 14", "14:00:00"),
    ("da", "12. maj 2026 kl. 9.30", "09:30:00"),
    ("fi", "12.5.2026 klo 9", "09:00:00"),
    ("pl", "12 maja 2026, godz. 16:45", "16:45:00"),
    ("ru", "12 мая 2026 г. в 16:45", "16:45:00"),
    ("uk", "12 травня 2026 р. о 16:45", "16:45:00"),
    ("he", "12 במאי 2026, 16:45", "16:45:00"),
    ("ar", "12 مايو 2026 الساعة 4:05 مساءً", "16:05:00"),
    ("hi", "12 मई 2026, शाम 4:05 बजे", "16:05:00"),
    ("th", "12 พ.ค. 2569 เวลา 16.45 น.", "16:45:00"),
    ("ja", "2026年5月12日 午後3時05分", "15:05:00"),
    ("ja", "2026年5月12日(火) 15:05", "15:05:00"),
    ("zh", "2026年5月12日 下午3:05", "15:05:00"),
    ("ko", "2026.05.12. 오전 10:05", "10:05:00"),
    ("ko", "2026년 5월 12일 오후 2시 30분", "14:30:00"),
]


@pytest.mark.parametrize(("language", "text", "clock"), TIMES)
def test_a_time_beside_a_day_belongs_to_it(language, text, clock):
    assert find(text, language=language) == [f"2026-05-12T{clock}"]


ZONES = [
    ("2026-05-12T09:30:00Z", 0),
    ("2026-05-12 09:30+02:00", 2),
    ("2026-05-12T09:30+0530", 5.5),
    ("Tue, 12 May 2026 09:30:00 -0400", -4),
    ("12 May 2026, 09:30 BST", 1),
    ("12. Mai 2026, 9:30 Uhr MESZ", 2),
    ("12 May 2026 9:30 (GMT+3)", 3),
    ("12 Mei 2026 pukul 09.30 WIB", 7),
    ("12 May 2026, 9:30 a.m. ET", -4),
    ("12 mai 2026 à 9h30 (heure de Paris)", 2),
    ("2026年5月12日 日本時間9時30分", 9),
    ("北京时间2026年5月12日 9:30", 8),
    ("12 Mayıs 2026 TSİ 09:30", 3),
    ("9:30am, 12 May 2026 AEST", 10),
]


@pytest.mark.parametrize(("text", "hours"), ZONES)
def test_a_zone_beside_a_time_makes_the_moment_certain(text, hours):
    (found,) = find_dates(text, order="language", language=None)
    assert found.date.moment.utcoffset() == timedelta(hours=hours)
    assert found.strange is None
    assert (found.start, found.end) == (text.startswith("Tue") and 5, len(text))


@pytest.mark.parametrize(("zone", "offset"), [("CST", "-06:00"), ("IST", "+05:30")])
def test_of_several_zones_of_one_name_news_means_the_larger(zone, offset):
    assert find(f"12 May 2026 9:30 {zone}") == [f"2026-05-12T09:30:00{offset}"]


def test_a_zone_that_is_not_known_is_named_and_its_time_kept():
    (found,) = find_dates("12 May 2026 9:30 Gotham time", order="language", language=None)
    assert (shown(found.date), found.strange) == ("2026-05-12T09:30:00", "Gotham time")


def test_what_is_no_zone_is_not_taken():
    assert find("12 May 2026 9:30 Lisbon") == ["2026-05-12T09:30:00"]


def test_times_that_cannot_be_leave_the_day():
    assert find("12 May 2026 25:00") == ["2026-05-12"]
    assert find("12 May 2026 at 9 people met") == ["2026-05-12"]


@pytest.mark.parametrize(
    ("order", "language", "day"),
    [
        ("dmy", None, "2026-04-03"),
        ("mdy", None, "2026-03-04"),
        ("mdy", "de", "2026-03-04"),
        ("language", "en-US", "2026-03-04"),
        ("language", "en-GB", "2026-04-03"),
        ("language", "fr", "2026-04-03"),
        ("language", "pt-BR", "2026-04-03"),
        ("language", "en", None),
        ("language", None, None),
    ],
)
def test_the_order_of_day_and_month_follows_setting_then_language(order, language, day):
    assert find("03/04/2026", language=language, order=order) == [day]


@pytest.mark.parametrize("text", ["13/12/2026", "12/13/2026", "13.12.2026"])
def test_a_number_above_twelve_settles_the_order(text):
    assert find(text) == ["2026-12-13"]


@pytest.mark.parametrize(
    ("text", "day"),
    [("25/05/26", "2026-05-25"), ("05/25/26", "2026-05-25"), ("12/05/26", None),
     ("12.05.98", "1998-05-12")],
)  # fmt: skip
def test_a_year_of_two_digits_is_read_where_the_rest_is_certain(text, day):
    assert find(text) == [day]


@pytest.mark.parametrize("text", ["3.11.26.1", "10.0.12.26", "v1.12.26", "12.05.26%", "1:12.05.26"])
def test_a_version_or_a_number_is_no_short_date(text):
    assert find(text) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [("Tue, 05/12/2026", "2026-05-12"), ("Saturday 05/12/2026", "2026-12-05"),
     ("05/12/2026 (mardi)", "2026-05-12"), ("Monday 05/12/2026", None)],
)  # fmt: skip
def test_the_name_of_the_day_settles_the_order(text, day):
    assert find(text) == [day]


def test_the_name_of_the_day_may_stand_before_the_time():
    assert find("12 Mayıs 2026 Salı, 09:30", language="tr") == ["2026-05-12T09:30:00"]


def test_with_stops_the_day_comes_first():
    assert find("03.04.2026", language="en") == ["2026-04-03"]


@pytest.mark.parametrize(
    "text",
    [
        "32 May 2026",
        "31 April 2026",
        "30.02.2026",
        "12 Smarch 2026",
        "5 May 1066",
        "May 2026",
        "12 May",
        "1.2.3.2026",
        "2026-13-40",
        "120 May 2026",
        "12 May 20265",
        "well-12-May-2026",
        "۲۵ ذیقعده ۱۴۴۷",
        "call 555 12 2026",
        "",
    ],
)
def test_what_only_resembles_a_date_is_none(text):
    assert find(text) == []


def test_two_dates_on_a_line_come_in_order():
    assert find("Published 12 May 2026, updated 13 May 2026 09:00") == [
        "2026-05-12",
        "2026-05-13T09:00:00",
    ]


def test_a_date_says_where_it_stands():
    text = "Posted on ١٢ مايو ٢٠٢٦ by us"
    (found,) = find_dates(text, order="language", language="ar")
    assert text[found.start : found.end] == "١٢ مايو ٢٠٢٦"


def test_a_text_that_is_one_date_and_nothing_else_is_read():
    assert shown(read_date(" 12 May 2026 ", order="language", language=None)) == "2026-05-12"


@pytest.mark.parametrize("text", ["on 12 May 2026", "12 May 2026 and 13 May 2026", "soon", ""])
def test_a_text_that_is_more_than_a_date_is_none(text):
    assert read_date(text, order="language", language=None) is None


@pytest.mark.parametrize(
    "text",
    ["1" * 5000, "12 " * 5000, "12-ab-" * 3000, "12 " + "a\u0301" * 20000, "12 ก.ก" * 3000,
     "12 May 2026 " + "kl " * 5000, "1. " * 5000, "年月日" * 5000],
    ids=["digits", "numbers", "dashes", "accents", "stops", "words", "items", "signs"],
)  # fmt: skip
def test_no_line_takes_long(text):
    start = time.process_time()
    find(text)
    assert time.process_time() - start < 2
