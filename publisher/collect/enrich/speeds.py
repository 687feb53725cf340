"""How many words a minute adults read silently, language by language."""

ENGLISH = 238
"""Brysbaert, M. (2019). How many words do we read per minute? Journal of Memory and Language 109,
104047: the mean of 190 studies, silent reading of English non-fiction by adults."""

BY_LANGUAGE = {
    "ar": 181,
    "de": 260,
    "es": 278,
    "fi": 195,
    "fr": 214,
    "he": 224,
    "it": 285,
    "ko": 226,
    "nl": 228,
    "sv": 218,
    "zh": 260,
}
"""Silent reading of non-fiction, words as each language writes them; from the same review, as the
npm package read-per-minute tabulates it (second hand). Languages that are not here have the
English figure: on the same content in twenty languages, either choice was as close."""


def words_per_minute(language: str | None) -> int:
    """Return the reading speed that is assumed for a language (BCP 47), or for none."""
    return BY_LANGUAGE.get((language or "en").split("-")[0].lower(), ENGLISH)
