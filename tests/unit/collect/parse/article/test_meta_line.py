"""Lines that say who, when and how long."""

import pytest

from publisher.collect.parse.article.meta_line import read_meta_line


def read(text, **options):
    """Return names, days of publication and change, minutes, and what may be two dates."""
    meta = read_meta_line(text, **{"order": "language", "language": None} | options)
    if meta is None:
        return None
    days = (date and date.moment.date().isoformat() for date in (meta.published, meta.updated))
    names = None if meta.people is None else [person.name for person in meta.people]
    return names, *days, meta.minutes, meta.ambiguous


DAY, NEXT = "2026-05-12", "2026-05-13"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 May 2026", (None, DAY, None, None, None)),
        ("Published: 12 May 2026 | Updated: 13 May 2026", (None, DAY, NEXT, None, None)),
        ("12 May 2026 (updated 13 May 2026)", (None, DAY, NEXT, None, None)),
        ("Updated 13 May 2026 and published 12 May 2026", (None, DAY, NEXT, None, None)),
        ("12 May 2026 · 4 min read", (None, DAY, None, 4, None)),
        ("By Ada Larkin | 12 May 2026 | 4 min read", (["Ada Larkin"], DAY, None, 4, None)),
        ("Posted by Ada Larkin on May 12, 2026", (["Ada Larkin"], DAY, None, None, None)),
        ("May 12, 2026 / by Ada Larkin", (["Ada Larkin"], DAY, None, None, None)),
        ("Ada Larkin, 12 May 2026", (["Ada Larkin"], DAY, None, None, None)),
        ("Lisbon, 12 May 2026", (None, DAY, None, None, None)),
        ("Tuesday 12 May 2026", (None, DAY, None, None, None)),
        ("Issue 14, 12 May 2026", (None, DAY, None, None, None)),
        ("Source: Example News, 12 May 2026", (None, DAY, None, None, None)),
        ("*12 May 2026*", (None, DAY, None, None, None)),
        ("03/04/2026", (None, None, None, None, "03/04/2026")),
        ("By our newsroom staff, 12 May 2026", ([], DAY, None, None, None)),
        ("4 min read", (None, None, None, 4, None)),
        ("Время чтения — 4 минуты", (None, None, None, 4, None)),
        ("12 May 2026 | 14 comments", (None, DAY, None, None, None)),
        ("12 May 2026 · Leave a comment · 1.2K views", (None, DAY, None, None, None)),
        ("12 May 2026 | Press release No. 61/2026", (None, DAY, None, None, None)),
        ("Posted by Ada Larkin in Pottery, 12 May 2026", (["Ada Larkin"], DAY, None, None, None)),
        ("Kansai Ledger | 12 May 2026", (None, DAY, None, None, None)),
        ("The Harbour, 12 May 2026", (None, DAY, None, None, None)),
        ("2026年5月12日　朝刊", (None, DAY, None, None, None)),
        ("كتب - كريم الدسوقي", (["كريم الدسوقي"], None, None, None, None)),
        ("By Ada Larkin", (["Ada Larkin"], None, None, None, None)),
    ],
)
def test_what_a_line_says_is_read(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Last updated: 12 May 2026 at 9am"),
        ("de", "Aktualisiert am 12. Mai 2026 um 9 Uhr"),
        ("de", "Stand: 12.05.2026"),
        ("fr", "Mis à jour le 12 mai 2026 à 8h30"),
        ("es", "Actualizado: 12 de mayo de 2026"),
        ("it", "Aggiornato il 12 maggio 2026"),
        ("it", "Ultimo aggiornamento: 12 maggio 2026"),
        ("pt", "Atualizado em 12 de maio de 2026"),
        ("nl", "Bijgewerkt op 12 mei 2026"),
        ("sv", "Uppdaterad 12 maj 2026 kl 14"),
        ("nb", "Oppdatert 12. mai 2026"),
        ("fi", "Päivitetty 12.5.2026"),
        ("pl", "Zaktualizowano 12 maja 2026"),
        ("ru", "Обновлено 12 мая 2026"),
        ("uk", "Оновлено 12 травня 2026"),
        ("tr", "Güncellendi: 12 Mayıs 2026"),
        ("el", "Ενημερώθηκε: 12 Μαΐου 2026"),
        ("he", "עודכן 12 במאי 2026"),
        ("fa", "به‌روزرسانی: 12 مه 2026"),
        ("hi", "अपडेट: 12 मई 2026"),
        ("ja", "更新：2026年5月12日"),
        ("ko", "수정 2026.05.12. 오전 10:05"),
        ("vi", "Cập nhật: 12/05/2026"),
        ("id", "Diperbarui: 12 Mei 2026"),
        ("hu", "Frissítve: 2026. május 12."),
        ("ro", "Actualizat: 12 mai 2026"),
        ("th", "อัปเดต 12 พ.ค. 2569"),
        ("en", "Last updated: Tuesday, 12 May 2026"),
        ("ar", "آخر تحديث: الثلاثاء 12 مايو 2026"),
        ("nl", "Aangepast op 12 mei 2026"),
        ("lt", "Atnaujinta 2026 m. gegužės 12 d."),
        ("cs", "Aktualizace: 12. května 2026"),
        ("bg", "Последна обновена: 12 май 2026"),
    ],
)
def test_a_word_for_an_update_sets_updated(language, text):
    assert read(text, language=language) == (None, None, DAY, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Publié le 12/05/2026 à 08h30, mis à jour à 09h45",
        "Publicerad 12 maj 2026 kl. 08.30. Uppdaterad kl. 09.45.",
        "12.05.2026, 8.30 Uhr, aktualisiert 9.45 Uhr",
        "Updated 9:45 a.m.; published 12 May 2026, 8:30 a.m.",
    ],
)
def test_an_update_may_have_a_time_alone(text):
    meta = read_meta_line(text, order="dmy", language=None)
    assert meta.published.moment.isoformat(timespec="minutes") == "2026-05-12T08:30"
    assert meta.updated is None
    assert meta.update_clock.on(meta.published).moment.isoformat() == "2026-05-12T09:45:00"


def test_the_time_of_an_update_alone_has_a_zone_of_its_own_or_that_of_the_day():
    line = "12 May 2026, 8:30 a.m. ET, updated 9:45 a.m."
    meta = read_meta_line(line, order="language", language=None)
    moment = meta.update_clock.on(meta.published).moment
    assert moment.isoformat() == "2026-05-12T09:45:00-04:00"


def test_a_word_between_two_dates_belongs_to_the_second():
    line = "입력 2026.05.12. 오전 10:05 수정 2026.05.13. 오후 2:10"
    assert read(line, language="ko") == (None, DAY, NEXT, None, None)


def test_a_zone_that_is_not_known_is_handed_on():
    meta = read_meta_line("12 May 2026, 9:30 Gotham time", order="language", language=None)
    assert meta.strange == "Gotham time"


@pytest.mark.parametrize(
    "text",
    [
        "12 May 2026 was a warm day",
        "On 12 May 2026 the ship sailed",
        "Updated",
        "Ada Larkin",
        "The council met on 12 May 2026 and again on 13 May 2026 to hear all who had come",
        "",
        "—",
        "x" * 300 + " 12 May 2026",
    ],
)
def test_a_line_that_says_anything_else_is_none(text):
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Setting out: Ada Larkin | 12 May 2026, 14:05 | updated 13 May 2026, 18:30",
        "Lower Slatterby and other towns | 12 May 2026 | updated 13 May 2026",
    ],
)
def test_a_short_part_between_bars_may_be_anything(text):
    assert read(text)[1:3] == (DAY, NEXT)


@pytest.mark.parametrize(
    "text", ["We met on that day. | 12 May 2026", "one two three four five six seven | 12 May 2026"]
)
def test_a_sentence_between_bars_may_not(text):
    assert read(text) is None


def test_a_name_without_a_label_is_marked():
    options = {"order": "language", "language": None}
    assert read_meta_line("Ada Larkin, 12 May 2026", **options).is_bare
    assert not read_meta_line("By Ada Larkin, 12 May 2026", **options).is_bare


@pytest.mark.parametrize(
    "text",
    ["When: 12 May 2026", "Deadline: 12 May 2026", "Next update: 12 May 2026 11:00 UTC",
     "Wann: 12. Mai 2026", "Cuándo: 12 de mayo de 2026", "日時：2026年5月12日",
     "Born: 12 May 1934"],
)  # fmt: skip
def test_a_date_of_an_event_or_a_term_is_none_of_the_article(text):
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    ["Publicerad idag 06.00 (2026-05-12)", "Giriş: 12.05.2026 - 09:05", "Ostatnio: 12.05.2026",
     "תאריך פרסום: 12.5.2026"],
)  # fmt: skip
def test_a_word_for_today_or_for_publication_is_a_label(text):
    assert read(text) == (None, DAY, None, None, None)


@pytest.mark.parametrize(
    "text", ["**By Ada Larkin** · 12 May 2026", "__12 May 2026__ by Ada Larkin"]
)
def test_marks_of_stress_are_none_of_it(text):
    assert read(text) == (["Ada Larkin"], DAY, None, None, None)


def test_who_is_named_by_another_label_is_no_author():
    assert read("Tekst: Ada Larkin | Beeld: Bo Lind") == (["Ada Larkin"], None, None, None, None)
    assert read("Host: Bo Lind") is None


def test_above_a_title_a_name_beside_a_date_may_be_the_title_itself():
    assert read("Summer Festival, 12 May 2026", may_name=False) is None
    assert read("12 May 2026", may_name=False) == (None, DAY, None, None, None)


def test_a_zone_that_is_said_once_is_that_of_both_times():
    line = "Posted 4 Feb 2026 at 5:01am, updated 4 Feb 2026 at 11:47am AEDT"
    meta = read_meta_line(line, order="language", language=None)
    assert meta.published.moment.isoformat() == "2026-02-04T05:01:00+11:00"


@pytest.mark.parametrize(
    ("text", "names"),
    [("文 | 宋雨桐", ["宋雨桐"]), ("글 | 김민수", ["김민수"]), ("REPORTAGE | Lokalt", None)],
)
def test_a_bar_behind_an_east_asian_label_is_its_colon(text, names):
    meta = read_meta_line(text, order="language", language=None)
    assert (meta and [person.name for person in meta.people]) == names
