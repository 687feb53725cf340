"""Datelines."""

import pytest

from publisher.collect.parse.article.datelines import dateline_of, is_dateline


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
