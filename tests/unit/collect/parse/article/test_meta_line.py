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
    ],
)
def test_a_word_for_an_update_sets_updated(language, text):
    assert read(text, language=language) == (None, None, DAY, None, None)


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


def test_above_a_title_a_name_beside_a_date_may_be_the_title_itself():
    assert read("Summer Festival, 12 May 2026", may_name=False) is None
    assert read("12 May 2026", may_name=False) == (None, DAY, None, None, None)
