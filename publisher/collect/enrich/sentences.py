"""Where sentences end, in the scripts that mark it."""

import re

_WIDE = "。！？｡"
_ENDS = ".!?…؟۔।॥։።។။"
_CLOSERS = "\"'”’»›)]」』）】"
_BOUNDARY = re.compile(
    rf"(?:[{_WIDE}]+[{_CLOSERS}]*)|(?:[{_ENDS}]+[{_CLOSERS}]*(?=\s))|(?:[{_ENDS}]+[{_CLOSERS}]*\Z)"
)
_THAI = re.compile("[\u0e00-\u0eff]")
_LAST_WORD = re.compile(r"[^\s(\[\"'“„«‘]+\Z")
_LOWER_START = re.compile(r"\s*[\"'“„«‘(]*[a-zà-öø-ÿа-яё]")
_DIGITS = re.compile(r"\d{1,2}\Z")
_ABBREVIATIONS = frozenset(
    """
    adm al approx apr art assoc aug ave bd bld bldg blvd bros bsp bzgl bzw ca capt cf cia cie co
    col corp dec dept dipl dir doc dott dr dra ed eds eg est etc evtl exc ext feb fig fr gen geb
    ggf gov hon hr hrsg ie inc inkl insb jan jr jul jun lat lic lt ltd m maj mar max mej mess mgr
    min mio mlle mm mme mo mr mrd mrs ms mt nat no nov nr núm obs oct okt op orig p par pp pres
    prof pvt ref rep resp rev sen sept sig sr sra st ste str subst tab tel teil u univ usw v vgl
    vol vs z zb zzgl zt d h a o g ст гг рис см тыс млн млрд им ул г т п д
    """.split()
)
"""Words that end in a full stop without ending a sentence, in the languages that use them."""

_MONTHS = re.compile(
    r"\s+(?:Jan|Feb|Mär|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez|jan|feb|mar|apr|maj|jun|jul|aug"
    r"|sep|okt|nov|des|dec|led|úno|bře|dub|kvě|čer|srp|zář|říj|lis|pro|Jahr|Oktober)",
)


def split_sentences(text: str) -> list[str]:
    """Split plain text into sentences; nothing is lost but the white space between them.

    A full stop after an abbreviation, an initial or an ordinal number ends none. Thai and Lao
    mark no end: there each piece between spaces stands for one.
    """
    if _THAI.search(text):
        return text.split()
    sentences, start = [], 0
    for match in _BOUNDARY.finditer(text):
        if not _is_end(text, start, match):
            continue
        sentence = text[start : match.end()].strip()
        if sentence:
            sentences.append(sentence)
        start = match.end()
    rest = text[start:].strip()
    return [*sentences, rest] if rest else sentences


def ends_whole(text: str) -> bool:
    """Tell whether a text ends as a sentence does."""
    return bool(text) and text.rstrip(_CLOSERS)[-1:] in f"{_WIDE}{_ENDS}" and not is_cut(text)


def is_cut(text: str) -> bool:
    """Tell whether a text breaks off: dots at its end, in brackets or not."""
    return re.search(r"(?:\.\.\.|…)\s*[\])]?\s*\Z|\[\s*(?:\.\.\.|…)\s*\]\s*\Z", text) is not None


def _is_end(text: str, start: int, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark[0] in _WIDE or match.end() == len(text):
        return True
    after = text[match.end() :]
    if _LOWER_START.match(after):
        return False
    if not mark.startswith(".") or mark.startswith(".."):
        return True
    word_match = _LAST_WORD.search(text[start : match.start()])
    word = word_match.group() if word_match else ""
    if _DIGITS.match(word) and _MONTHS.match(after):
        return False
    bare = word.replace(".", "")
    is_initial = len(bare) == 1 and bare.isalpha() and bare.isupper()
    is_dotted = "." in word and all(len(part) <= 2 for part in word.split("."))
    return not (is_initial or is_dotted or bare.lower() in _ABBREVIATIONS)
