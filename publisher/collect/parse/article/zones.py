"""The zones that newsrooms write behind a time: ``ET``, ``UK time``, ``heure de Paris``."""

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_HOURS = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2,
    "mesz": 2, "eet": 2, "eest": 3, "msk": 3, "мск": 3, "trt": 3, "jst": 9, "kst": 9, "hkt": 8,
    "sgt": 8, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cdt": -5,
    "mst": -7, "mdt": -6, "pst": -8, "pdt": -7, "akst": -9, "hst": -10, "brt": -3, "sast": 2,
    "cst": -6, "ist": 5.5, "wib": 7, "wita": 8, "wit": 9,
}  # fmt: skip
"""Hours from UTC. Of the names that mean several zones, the one that news most often means: CST in
America, IST in India, BST in Britain."""

_CAPITALS = {
    "AKDT": -8, "ADT": -3, "NST": -3.5, "NDT": -2.5, "HKT": 8, "ACST": 9.5, "ACDT": 10.5, "AWST": 8,
    "CAT": 2, "WAT": 1, "EAT": 3, "PKT": 5, "ICT": 7, "PHT": 8, "MYT": 8, "NPT": 5.75, "ART": -3,
    "HNE": -5, "HAE": -4, "HNA": -4, "HAA": -3, "HNC": -6, "HAC": -5, "HNR": -7, "HAR": -6,
    "HNP": -8, "HAP": -7, "CLT": -4, "PET": -5, "COT": -5, "IDT": 3, "IRST": 3.5,
}  # fmt: skip
"""Those that are words in some language, or rare: only in capitals."""

_AMERICAN = {
    "ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver",
    "PT": "America/Los_Angeles", "AT": "America/Halifax", "Eastern": "America/New_York",
    "Central": "America/Chicago", "Mountain": "America/Denver", "Pacific": "America/Los_Angeles",
    "Atlantic": "America/Halifax", "Alaska": "America/Anchorage", "Hawaii": "Pacific/Honolulu",
}  # fmt: skip
"""Standard or daylight time, as the day has it."""

_OF_LANGUAGE = {("ist", "he"): "Asia/Jerusalem", ("ist", "en-IE"): "Europe/Dublin"}
_PLACES = {
    "uk": "Europe/London", "british": "Europe/London", "britain": "Europe/London",
    "greenwich": "UTC", "coordinated universal": "UTC", "universal": "UTC",
    "eastern european": "Europe/Athens", "central european": "Europe/Berlin",
    "western european": "Europe/Lisbon", "irish": "Europe/Dublin", "moscow": "Europe/Moscow",
    "india": "Asia/Kolkata", "indian": "Asia/Kolkata", "japan": "Asia/Tokyo",
    "korea": "Asia/Seoul", "korean": "Asia/Seoul", "beijing": "Asia/Shanghai",
    "china": "Asia/Shanghai", "australian eastern": "Australia/Sydney",
    "australian western": "Australia/Perth", "washington": "America/New_York",
    "geneva": "Europe/Zurich", "barcelona": "Europe/Madrid", "kyiv": "Europe/Kyiv",
    "bruxelles": "Europe/Brussels", "londres": "Europe/London", "londra": "Europe/London",
    "genève": "Europe/Zurich", "ginebra": "Europe/Zurich", "moscou": "Europe/Moscow",
    "montréal": "America/Toronto", "québec": "America/Toronto", "lisbonne": "Europe/Lisbon",
    "lisboa": "Europe/Lisbon", "roma": "Europe/Rome", "italiana": "Europe/Rome",
    "peninsular": "Europe/Madrid", "española": "Europe/Madrid", "france": "Europe/Paris",
    "brasília": "America/Sao_Paulo", "brasilia": "America/Sao_Paulo",
    "méxico": "America/Mexico_City", "bogotá": "America/Bogota",
    "argentina": "America/Argentina/Buenos_Aires", "chile": "America/Santiago",
    "mitteleuropäische": "Europe/Berlin", "mitteleuropäischer": "Europe/Berlin",
    "berliner": "Europe/Berlin", "deutscher": "Europe/Berlin", "wiener": "Europe/Vienna",
    "schweizer": "Europe/Zurich", "moskauer": "Europe/Moscow", "московскому": "Europe/Moscow",
    "москве": "Europe/Moscow", "киевскому": "Europe/Kyiv", "київським": "Europe/Kyiv",
    "tsi": "Europe/Istanbul", "tsi̇": "Europe/Istanbul", "غرينتش": "UTC", "جرينتش": "UTC",
    "مكة": "Asia/Riyadh", "القاهرة": "Africa/Cairo", "日本": "Asia/Tokyo", "北京": "Asia/Shanghai",
    "台北": "Asia/Taipei", "台灣": "Asia/Taipei", "香港": "Asia/Hong_Kong", "한국": "Asia/Seoul",
}  # fmt: skip
"""What stands beside a word for *time*, where it is no city of the zone database."""

_NAME = r"(?-i:[^\W\d_a-z][\w'’-]*)"
_ABBREVIATIONS = sorted(_HOURS, key=len, reverse=True)
ZONE_BEFORE = r"(?:(?:日本|北京|台北|台灣|香港|한국)\s?(?:時間|时间|시간)|(?-i:TSİ|TSI)(?![^\W_]))"
"""May stand before a time, or before its day."""

ZONE = (
    r"(?P<zone>(?:UTC|GMT)\s?[+-]\d{1,2}(?::?\d{2})?|[+-]\d{2}:?\d{2}(?!\d)"
    rf"|{ZONE_BEFORE}"
    rf"|(?!read)(?!est\b){_NAME}(?:\s(?:{_NAME}|standard|summer|daylight|mean)){{0,3}}\s(?:time|Zeit)(?![^\W_])"
    r"|local\stime|Ortszeit|(?:mitteleuropäischer?|deutscher)\s(?:Sommer|Winter)?zeit"
    rf"|(?:heure|hora|ora|horário)\s(?:de\s|d['’]|di\s|do\s|da\s|en\s)?(?:{_NAME}|[^\W\d_]{{5,14}})"
    r"|(?:по|за)\s(?:[^\W\d_]+)\s(?:времени|часом)|по\sМоскве|بتوقيت\s[^\W\d_]+"
    r"|(?-i:(?:U\.?S\.?\s)?(?:Eastern|Central|Mountain|Pacific|Atlantic|Alaska|Hawaii|ET|CT|MT|PT))"
    r"(?![^\W_])|(?-i:AT)(?=\s*(?:\Z|[|,;)·•–—-]))"
    rf"|(?:{'|'.join(_ABBREVIATIONS)})(?![^\W_])"
    rf"|(?-i:{'|'.join(_CAPITALS)}|[A-Z]{{2,4}}T)(?![^\W_]))"
)
"""A pattern of one group, for use where case is ignored."""

_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_NO_PLACE = re.compile(
    r"\AU\.?S\.?\s|\b(?:time|zeit|heure|hora|ora|horário|standard|summer|daylight|mean|de|di|do|da|en"
    r"|по|за|времени|часом|بتوقيت)\b|\bd['’]|时间|時間|시간|(?:sommer|winter)?zeit\Z",
    re.IGNORECASE,
)


def zone_of(words: str, *, language: str | None = None) -> tzinfo | None:
    """Return the zone that words behind a time name, or None where we do not know it.

    Args:
        words: What `ZONE` found.
        language: BCP 47, or None; decides where one name means several zones.
    """
    folded = words.casefold()
    if own := _OF_LANGUAGE.get((folded, language or "")):
        return ZoneInfo(own)
    hours = _HOURS.get(folded, _CAPITALS.get(words))
    if hours is not None:
        return timezone(timedelta(hours=hours))
    if match := _OFFSET.fullmatch(words):
        return _offset(match)
    place = " ".join(_NO_PLACE.sub(" ", words).split())
    name = _AMERICAN.get(place) or _PLACES.get(place.casefold()) or _city(place.casefold())
    return ZoneInfo(name) if name else None


def _offset(match: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(match[2]), int(match[3] or 0)
    if hours > 14 or minutes > 59:  # no zone is further from UTC
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if match[1] == "-" else span)


def is_zone_city(name: str) -> bool:
    """Tell whether a zone is called after a city of that name, casefolded."""
    return name in _cities()


def _city(name: str) -> str | None:
    return _cities().get(name) if name else None


@cache
def _cities() -> dict[str, str]:
    """Return the names of zones by the city that they are called after."""
    names = (name for name in sorted(available_timezones()) if "/" in name)
    return {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in names}
