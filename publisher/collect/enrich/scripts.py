"""Which script a text is written in, and what that says of its language."""

import re

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("Latin", "A-Za-z\u00c0-\u024f\u1e00-\u1eff"),
    ("Cyrillic", "\u0400-\u052f"),
    ("Arabic", "\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff"),
    ("Han", "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"),
    ("Kana", "\u3040-\u30ff"),
    ("Hangul", "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"),
    ("Devanagari", "\u0900-\u097f"),
    ("Greek", "\u0370-\u03ff\u1f00-\u1fff"),
    ("Hebrew", "\u0590-\u05ff\ufb1d-\ufb4f"),
    ("Thai", "\u0e00-\u0e7f"),
    ("Lao", "\u0e80-\u0eff"),
    ("Bengali", "\u0980-\u09ff"),
    ("Gurmukhi", "\u0a00-\u0a7f"),
    ("Gujarati", "\u0a80-\u0aff"),
    ("Oriya", "\u0b00-\u0b7f"),
    ("Tamil", "\u0b80-\u0bff"),
    ("Telugu", "\u0c00-\u0c7f"),
    ("Kannada", "\u0c80-\u0cff"),
    ("Malayalam", "\u0d00-\u0d7f"),
    ("Sinhala", "\u0d80-\u0dff"),
    ("Tibetan", "\u0f00-\u0fff"),
    ("Myanmar", "\u1000-\u109f"),
    ("Georgian", "\u10a0-\u10ff"),
    ("Ethiopic", "\u1200-\u137f"),
    ("Khmer", "\u1780-\u17ff"),
    ("Armenian", "\u0530-\u058f"),
)
_PATTERNS = tuple((name, re.compile(f"[{ranges}]+")) for name, ranges in _SCRIPTS)

OF_ONE_LANGUAGE = {
    "Hangul": "ko",
    "Greek": "el",
    "Hebrew": "he",
    "Thai": "th",
    "Lao": "lo",
    "Bengali": "bn",
    "Gurmukhi": "pa",
    "Gujarati": "gu",
    "Oriya": "or",
    "Tamil": "ta",
    "Telugu": "te",
    "Kannada": "kn",
    "Malayalam": "ml",
    "Sinhala": "si",
    "Tibetan": "bo",
    "Myanmar": "my",
    "Georgian": "ka",
    "Ethiopic": "am",
    "Khmer": "km",
    "Armenian": "hy",
}
"""Scripts that (nearly) one language alone is written in."""

_KANA_SHARE = 0.1
"""Of the signs of a Japanese text, at least this share is kana; Chinese has none."""


def count_scripts(text: str) -> dict[str, int]:
    """Return, for each script that occurs, how many letters of it there are."""
    counts = {name: sum(map(len, pattern.findall(text))) for name, pattern in _PATTERNS}
    return {name: count for name, count in counts.items() if count}


def language_of_script(counts: dict[str, int]) -> str | None:
    """Return the language that the main script settles, or None where it leaves it open."""
    if not counts:
        return None
    east = counts.get("Han", 0) + counts.get("Kana", 0)
    main = max(counts, key=lambda name: counts[name])
    if main in {"Han", "Kana"} or east > sum(counts.values()) / 2:
        return "ja" if counts.get("Kana", 0) >= _KANA_SHARE * east else "zh"
    return OF_ONE_LANGUAGE.get(main)
