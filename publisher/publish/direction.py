"""Which way a text runs."""

import unicodedata
from typing import Literal

RTL_LANGUAGES = frozenset(
    """
    ar arc ckb dv fa he ku-Arab ks-Arab nqo pa-Arab ps sd syr ug ur yi
    """.split()
)


def direction_of(language: str | None, text: str) -> Literal["ltr", "rtl"]:
    """Return the direction of a language, or else of the first letter that has one."""
    if language:
        parts = language.split("-")
        by_script = f"{parts[0]}-{parts[1]}" if len(parts) > 1 else ""
        if "Latn" in parts[1:]:
            return "ltr"
        return "rtl" if {parts[0], by_script} & RTL_LANGUAGES else "ltr"
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in {"R", "AL"}:
            return "rtl"
        if direction == "L":
            return "ltr"
    return "ltr"
