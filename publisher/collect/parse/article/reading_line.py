"""The reading time that authors and systems state above an article."""

import re
import unicodedata

_READ = re.compile(
    r"\bread(?:ing)?\b|\blesezeit|\blesedauer|\blecture\b|\blectura\b|\blettura\b|\bleitura\b"
    r"|\bleestijd|\blästid|\blæsetid|\blesetid|\blukuaika|\bczytani[ae]|\bčten[ií]|\bolvasás"
    r"|\bчтени[яе]|\bчитать|\bчитання|\bokuma|\bανάγνωσ|קריאה|القراءة|قراءة|مطالعه|خواندن|पढ़ने|पढ़ें"
    r"|読了|読め|阅读|閱讀|阅|읽기|읽는|อ่าน|lezen\b|\blire\b|\bläsa?\b|\bläsning|\blæsning|\blesing|\bđọc|\bbaca|\bolvas|\bcitire|\bcite[șşs]te|\bčítani[ea]|\bčitanja|\bčita|\bчетене|\blestími|\bsürer",
    re.IGNORECASE,
)
_MINUTE = (
    r"(?:min(?:ute|uut|uten|utes|uto|utos|uti|utter|uuttia|uter|utt|ut|uty|úty|út|uts|s)?\b|minuten?\b|dk\b|dakika"
    r"|мин|хв|λεπτ|דקות|דקה|دقائق|دقيقة|دقیقه|मिनट|分|分钟|分鐘|분|นาที|perc\b|phút|menit|mínút\w*|minute?\b)"
)
_HOUR = r"(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|or[ae]|uur|ч|час[а-я]*)\b\.?"
_NUMBER = re.compile(
    rf"(?:(?P<h>\d{{1,2}})\s?{_HOUR}\s?(?:(?:and|und|et|y|e)\s)?)?"
    r"(?P<n>\d{1,3})(?P<part>[.,]\d{1,2}(?!\d))?"
    rf"(?:\s?(?:[-–—]|to|bis|à|a)\s?(?P<m>\d{{1,3}}))?[\s\u00a0-]*{_MINUTE}"
    rf"|(?P<w>[^\W\d_]+)[\s-]+{_MINUTE}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:約|约|大约|大約)\s?(?P<n>\d{1,3})\s?(?:分|分钟|分鐘)")
"""Alone on a line this is a reading time; beside other words it may be any."""

_AFTER = re.compile(r"(?:دقيقة|דקה)\s+(?:واحدة|אחת)")
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eine": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "une": 1, "deux": 2, "trois": 3,
    "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "un": 1, "una": 1,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "due": 2, "tre": 3, "quattro": 4,
    "cinque": 5, "um": 1, "dois": 2, "três": 3, "quatro": 4, "een": 1, "één": 1, "twee": 2,
    "drie": 3, "vijf": 5, "en": 1, "två": 2, "fyra": 4, "fem": 5, "шесть": 6, "одна": 1, "две": 2,
    "три": 3, "четыре": 4, "пять": 5, "ثلاث": 3, "أربع": 4, "خمس": 5, "ست": 6, "سبع": 7,
    "ثماني": 8, "تسع": 9, "عشر": 10, "שתי": 2, "שלוש": 3, "ארבע": 4, "חמש": 5, "iki": 2, "üç": 3,
    "dört": 4, "beş": 5,
}  # fmt: skip
_DUAL = re.compile(r"دقيقتا?ن|دقيقتين|שתי דקות")
_LONGEST = 48


def read_minutes(text: str) -> int | None:
    """Return the minutes that a short text states as reading time, or None.

    A range gives its upper end. Longer texts are prose that happens to speak of reading.
    """
    plain = "".join(
        str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in text
    )
    if about := _ABOUT.fullmatch(plain.strip()):
        return int(about["n"]) or None
    if len(plain) > _LONGEST or not _READ.search(plain):
        return None
    if _DUAL.search(plain):
        return 2
    if _AFTER.search(plain):
        return 1
    match = _NUMBER.search(plain)
    if match is None:
        return None
    if match["w"]:
        return _WORDS.get(match["w"].casefold())
    minutes = int(match["m"] or match["n"]) + 60 * int(match["h"] or 0)
    minutes += 1 if match["part"] and not match["m"] else 0  # 2.5 minutes round up
    return minutes if 0 < minutes < 600 else None
