"""What looks like the names of people, in scripts with capitals and without."""

import re

from publisher.collect.parse.article.calendar_names import is_day_name, month_names
from publisher.collect.parse.article.east_names import is_east_name
from publisher.model import Person

_PARTICLES = frozenset(
    """
    van der den de del della dello di da das do dos du d la le les los las von zu zur zum af av al
    an el bin bint ibn ben abu bar mac mc ter ten te st san santa y e i o' 't of op
    """.split()
)
_JOINTS = re.compile(
    r"\s*(?:,|;|&|\+|、|，|／|/)\s*(?:(?:and|und|et|y|e|och|og|en|и|та|ve|και|și|és|và|dan|oraz)\s+)?"
    r"|\s+(?:and|und|et|y|e|ed|en|och|og|oraz|ja|i|и|і|та|й|a|ve|και|și|és|và|dan|a|και|और|with|mit|avec|con)\s+"
    r"|\s*(?:和|與|与|及)\s*|(?<=\S)\s+و\s*(?=\S)|\s+و(?=\S)|\s+ו(?=\S)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b\w*(?:editor|correspondent|reporter|writer|columnist|staff|bureau|chief|desk|contributor"
    r"|redakteur(?:in)?|korrespondent(?:in)?|reporter(?:in)?|correspondante?|envoyée?|journaliste"
    r"|corresponsal|redactor[a]?|periodista|inviat[oa]|giornalista|repórter|jornalista"
    r"|redacteur|verslaggever|korrespondent|toimittaja|корреспондент|обозреватель)\b",
    re.IGNORECASE,
)
_ROLE_LINE = re.compile(
    r"(?:[\w&,.’'-]+\s){0,4}(?:editor|correspondent|reporter|writer|columnist|staff|bureau\s+chief|contributor|producer|redakteur(?:in)?|korrespondent(?:in)?"
    r"|correspondante?|journaliste|corresponsal|redactor[a]?|periodista|inviat[oa]|giornalista|repórter|jornalista|redacteur|verslaggever|toimittaja)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"(?:\A|\b)(?:the\s+)?(?:staff|newsroom|news\s?desk|editors?|editorial|desk|team|redaktion\w*"
    r"|rédaction|redacción|redazione|redação|redactie|toimitus|redakcj[ai]|редакци\w+|press\s+office"
    r"|agenc(?:y|ies|ias?|es)|agentur(?:en)?|reuters|afp|dpa|admin|guest|contributor|anonymous)\b"
    r"|編集部|取材班|编辑部|編輯部|本报讯|편집부|취재팀|هيئة التحرير|התחרי|מערכת",
    re.IGNORECASE,
)
_PICTURES = re.compile(
    r"[(（](?:photo\w*|pictures?|fotos?|fotograf\w*|bild(?:er)?|images?|kuvat?|写真|撮影|摄影|攝影|사진)[)）]",
    re.IGNORECASE,
)
"""Behind the name of one who is no author: ``and Bo Lind (photos)``."""

_BRACKETS = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]\s*")
_EMAIL = re.compile(r"\s*[<(]?\b([\w.+-]+@[\w-]+(?:\.[\w-]+)+)\b[>)]?\s*")
_PLACE = re.compile(
    r"\s+(?:in|aus|à|en|from|for|of|für|pour|para|per|i|bei|at)\s+(?:the\s+|the\s+)?[^\W\d_a-z][^,;]*\Z"
)
_LAST_PLACE = re.compile(r"(?<=\w),\s+[^\W\d_]+\Z")
"""``Ada Larkin, London``: behind two words, one word is no second author."""

_HANDLE = re.compile(r"\s*@\w+")
_SUFFIX = re.compile(r",\s*(Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?)(?=,|;|\Z|\s)")
_COMMA = "\x01"
"""Stands for the comma before ``Jr.``, which parts no names."""

_LAST_STOP = re.compile(r"(?<!\b[JS]r)(?<!Ph\.D)(?<!M\.D)(?<!Esq)(?<!\b[^\W\d_])\.+\Z")
"""The stop behind a name, but not that of ``Jr.`` or of an initial."""

_OUTLET = re.compile(
    r"\b(?:news|times|post|herald|tribune|gazette|ledger|journal|chronicle|daily|weekly|observer|press|agency|wire|media|network"
    r"|radio|television|tv|magazine|review|today|telegraph|courier|bulletin|digest|monitor|dispatch|standard|online|inc|ltd|llc|gmbh|university|institute|museum"
    r"|zeitung|tagblatt|tageblatt|anzeiger|kurier|rundschau|nachrichten|universität|diario|noticias|prensa|universidad|presse|université|giornale|notizie|jornal|folha|notícias"
    r"|nieuws|krant|dagblad|universiteit|nyheter|tidningen|dagbladet|avisen|wiadomości|gazeta|новости|газета|агентство|вести|postası|gazetesi|ajansı|haber(?:ler)?|desk)\Z",
    re.IGNORECASE,
)
"""The last word of what is rather a paper, a station or a firm than a person."""

_ARTICLE = re.compile(r"(?:The|Die|Das|La|Les|Los|Las|Il)\s")
_EAST_OUTLET = re.compile(
    r"(?:通信|通讯|通訊|新聞|新闻|日报|日報|時報|时报|晚报|社|网|網|뉴스|일보|신문|통신|방송)\Z"
)
_ROLE_BEFORE = re.compile(
    r"\A(?:(?:unser(?:em|er)|our|onze|notre|nuestr[oa]|nostr[oa]|noss[oa]|vår|vores)\s+[\w-]+\s+(?=(?-i:[^\W\d_a-zà-öø-ÿа-я])[\w.'’-]*\s+(?-i:[^\W\d_a-zà-öø-ÿа-я]))"
    r"|(?:(?:our|own|onze|unser\w*|notre|nos|nuestr[oa]s?|nostr[oaie]|noss[oa]s?|vår[at]?|vores|naš\w*|наш\w*)\s+)?"
    r"(?:\w+[\s-]){0,2}?(?:correspondent|reporter|writer|editor|columnist|contributor|verslagg(?:ever|eefster)|redacteur|correspondente?"
    r"|korrespondent(?:in|en)?|redakteur(?:in)?|reporterin|envoyée?\s+spéciale?|correspondante?|journaliste|rédact(?:eur|rice)|corresponsal|enviad[oa](?:\s+especial)?"
    r"|redactor[a]?|inviat[oa]|корреспондент\w*|обозревател\w*|medarbetare|medarbejder)"
    r"(?:\s+(?:in|aus|à|en|a|i|de|da)\s+(?-i:[^\W\d_a-zà-öø-ÿа-я])[\w-]+)?[,:]?\s+(?=(?-i:[^\W\d_a-zà-öø-ÿа-я])[\w.'’-]*\s+\S))",
    re.IGNORECASE,
)
"""``our science correspondent``, before a name."""

_EAST_NAME = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff々ー]{1,8}(?:[\u3000 ・·][\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff々ー]{1,8})?"
)
_KOREAN_NAME = re.compile("[\uac00-\ud7a3]{2,4}")
_CASELESS_WORD = re.compile(r"[^\W\d_][^\d_:：|]*")
_CASED_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]*)*")
_LEAD = 4
"""Letters among which a capital makes a name: ``d'Arcy``, ``McKay``, ``tSaoir``."""

_LONGEST = 200
_MOST_OF_DEPARTMENT = 5


def is_department(text: str) -> bool:
    """Tell whether a text names a department or an agency, not a person."""
    words = text.split()
    if len(words) > _MOST_OF_DEPARTMENT:
        return False
    if _ARTICLE.match(text) and all(_has_capital(w) or w in _PARTICLES for w in words):
        return True
    return any(pattern.search(text) for pattern in (_OUTLET, _EAST_OUTLET, _NO_PERSON))


def is_role(text: str) -> bool:
    """Tell whether a line says only what a person is: *Food Correspondent*."""
    words = text.split()
    is_title = all(word[:1].isupper() or word.lower() in _PARTICLES for word in words)
    return len(words) <= 5 and is_title and _ROLE_LINE.fullmatch(text) is not None


def people_in(text: str, *, is_labelled: bool = True) -> tuple[Person, ...] | None:
    """Return the people that a text consists of, or None where it is anything else.

    Args:
        text: What follows the label of a by-line, or a line without one.
        is_labelled: Whether a label says that these are authors; without one each name must
            have two words at least.

    Returns:
        Empty where authors are named who are no persons (*By our newsroom staff*).
    """
    if len(text) > 2 * _LONGEST:
        return None
    if _is_caseless(text) and text.rstrip().endswith((".", "؟", "!", "।", "。")):
        return None  # a sentence
    text, emails = _without_addresses(_without_photographer(text))
    text = _SUFFIX.sub(rf"{_COMMA} \1", _BRACKETS.sub(" ", _HANDLE.sub("", text))).strip(" :·|—–-")
    text = _LAST_STOP.sub("", text)
    if not text or len(text) > _LONGEST or (not is_labelled and _are_nobody(text)):
        return None
    text = _ROLE_BEFORE.sub("", text)
    first, *others = _JOINTS.split(text)
    is_desk = _NO_PERSON.search(first) is not None and len(first.split()) <= 6
    if is_labelled and is_desk and not any(is_name(one, least_words=2) for one in others):
        return ()
    names = _names(text, is_labelled=is_labelled)
    if names is None:
        return None
    people = [Person(name=name) for name in names]
    if len(people) == 1 and len(emails) == 1:
        people = [Person(name=names[0], email=emails[0])]
    return tuple(people)


def _are_nobody(text: str) -> bool:
    parts = [part for part in _JOINTS.split(text) if part]
    return all(is_department(part) or is_role(part) for part in parts)


def _without_photographer(text: str) -> str:
    mark = _PICTURES.search(text)
    if mark is None:
        return text
    joints = [joint.start() for joint in _JOINTS.finditer(text, 0, mark.start())]
    return text[: joints[-1]] + text[mark.end() :] if joints else text


def _without_addresses(text: str) -> tuple[str, list[str]]:
    return _EMAIL.sub(" ", text).strip(), _EMAIL.findall(text)


def _names(text: str, *, is_labelled: bool) -> list[str] | None:
    place = _LAST_PLACE.search(text)
    if place is not None and " " in text[: place.start()].strip() and not _is_caseless(text):
        text = text[: place.start()]
    parts = [part.strip() for part in _JOINTS.split(text) if part and part.strip()]
    if any(len(part.split()) < 2 for part in parts) and _is_caseless(text):
        # A conjunction that is written as part of a word may be the start of a name.
        parts = [part for part in re.split(r"\s*[,;،、，&]\s*", text) if part]
    names: list[str] = []
    for part in parts:
        if (names and _is_role(part)) or (len(parts) > 1 and _is_no_author(part)):
            continue
        name = _without_role(part)
        if not is_name(name.replace(_COMMA, ""), least_words=1 if is_labelled else 2):
            return None
        names.append(name.replace(_COMMA, ","))
    return names if names and len(names) <= 8 else None


def _is_no_author(part: str) -> bool:
    """Tell whether a part among names is an agency or a paper."""
    return _NO_PERSON.fullmatch(part) is not None or _OUTLET.search(part) is not None


def _is_role(part: str) -> bool:
    """Tell whether what stands behind a name is what the person does (*drama teacher*)."""
    return len(part.split()) <= 6 and (_ROLE.search(part) is not None or part[:1].islower())


def _without_role(part: str) -> str:
    return _LAST_STOP.sub("", _PLACE.sub("", part).strip()) if len(part.split()) > 2 else part


def is_name(text: str, *, least_words: int = 1) -> bool:
    """Tell whether a text looks like one person's name."""
    if not text or any(letter.isdigit() for letter in text) or len(text) > 60:
        return False
    if _EAST_NAME.fullmatch(text):
        return len(text) >= 2 and (least_words < 2 or is_east_name(text))
    if _KOREAN_NAME.fullmatch(text):
        return True
    words = text.split()
    if not least_words <= len(words) <= 6:
        return False
    if _is_caseless(text):
        return all(_CASELESS_WORD.fullmatch(word) for word in words) and not text.endswith(
            (".", "؟", "!")
        )
    return _is_capitalised(words)


def _is_capitalised(words: list[str]) -> bool:
    if not _has_capital(words[-1]) or not all(
        _has_capital(word) or word.lower().strip(".'’") in _PARTICLES for word in words
    ):
        return False
    return len(words) > 1 or not _is_of_calendar(words[0])


def _has_capital(word: str) -> bool:
    return _CASED_WORD.fullmatch(word) is not None and any(map(str.isupper, word[:_LEAD]))


def _is_of_calendar(word: str) -> bool:
    return is_day_name(word) or word.casefold().strip(".") in month_names()


def _is_caseless(text: str) -> bool:
    """Tell whether a text is in a script that has no capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and not any(
        letter.upper() != letter or letter.lower() != letter for letter in letters
    )
