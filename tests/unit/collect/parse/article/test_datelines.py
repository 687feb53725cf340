"""Datelines."""

import pytest

from publisher.collect.parse.article.datelines import dateline_of, is_dateline, reporters_of


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("LISBON, March 3, 2026 (Agency) — The port opens.", "LISBON, March 3, 2026 (Agency)"),
        ("LISBON (Agency) - The port opens.", "LISBON (Agency)"),
        ("LISBON — The port opens.", "LISBON"),
        ("NEW YORK -- The port opens.", "NEW YORK"),
        ("Lisbon, 3 March 2026 – The port opens.", "Lisbon, 3 March 2026"),
        ("BERLIN, 3. März 2026 (dpa) – Der Hafen öffnet.", "BERLIN, 3. März 2026 (dpa)"),
        ("МОСКВА, 3 марта 2026 — Порт открыт.", "МОСКВА, 3 марта 2026"),
        ("МОСКВА, 3 марта 2026 г. /СВН/. Порт открыт.", "МОСКВА, 3 марта 2026 г. /СВН/"),
        ("KEW GREEN – 14 May 2026 – The port opens.", "KEW GREEN – 14 May 2026"),
        ("OHIO, March 3, 2026 /PRWIRE/ -- The port opens.", "OHIO, March 3, 2026 /PRWIRE/"),
    ],
)
def test_a_place_before_a_dash_is_a_dateline(text, start):
    assert dateline_of(text) == start


@pytest.mark.parametrize(
    "text",
    [
        "Lisbon — a port since Roman times — opens again.",
        "The port opens.",
        "In 2026 — the year of the flood — all changed.",
        "It was over – at last.",
        "AI — what is it?",
        "LISBON —",
        "",
        "— LISBON",
        "THE PORT OF THE OLD TOWN ON THE SEA — opens.",
    ],
)
def test_a_sentence_with_a_dash_is_none(text):
    assert not is_dateline(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("新岸社临江5月12日电（记者 王小明 李华）凌晨，市场开张。", ["王小明", "李华"]),
        ("（本报记者 王小明）市场开张。", ["王小明"]),
        ("(서울=누리통신) 김민수 기자 = 시장이 열렸다.", ["김민수"]),
    ],
)
def test_reporters_are_named_where_a_text_begins(text, names):
    assert [person.name for person in reporters_of(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "市场开张（记者会在下午举行）。",
        "他说。（记者 王小明）",
        "(서울=누리통신) 시장이 열렸다.",
        "Text.",
    ],
)
def test_what_is_no_reporter_is_none(text):
    assert reporters_of(text) is None
