"""By-lines: who wrote an article, as its first lines say it in many languages."""

import re

from publisher.collect.parse.article.names import people_in
from publisher.model import Person

_PREPOSITIONS = (
    r"by|written\s+by|words\s+by|story\s+by|text\s+by|reported\s+by|from\s+our\s+correspondent"
    r"|von|text\s+von|par|texte\s+(?:de|par)|propos\s+recueillis\s+par|por|texto\s+(?:de|por)|escrito\s+por"
    r"|di|testo\s+di|a\s+cura\s+di|door|tekst\s+van|af|av|skrevet\s+av|skrevet\s+af|skriven\s+av|text\s+av"
    r"|przez|kirjoittanut|teksti|yazan|του|της|των|γράφει\s+[οη]|γράφουν\s+οι"
    r"|מאת|כתב|כתבה|كتبت|كتب|كتبه|بقلم|إعداد|تحرير|نوشته|نویسنده|به\s+قلم|द्वारा|โดย|de\s+la\s+mano\s+de"
)
_NOUNS = (
    r"authors?|writers?|interview(?:er)?|gespräch|entretien|entrevista|intervista|reporters?|words|story|text|byline|autor(?:in|en|es|as|a|ka|zy|ze|i)?|auteure?s?"
    r"|autore|autori|autrice|autoria|författare|forfatter(?:e)?|kirjoittaja[t]?|автор(?:ы|и|ка)?|текст"
    r"|материал\s+подготовил[аи]?|yazar(?:lar)?|haber|συντάκτης|συγγραφέας|κείμενο|texte|texto|testo|tekst"
    r"|reportage|redacteur|redaktør|journalist|tekst\s+i\s+zdjęcia|כותב|כותבת|الكاتب|الكاتبة|المحرر|مؤلف"
    r"|लेखक|लेखिका|संवाददाता|रिपोर्ट|ผู้เขียน|เรื่อง|文|作者|撰文|筆者|記者|记者|取材・文|取材|글|취재|기자|작성자"
)
_PREFIX = re.compile(
    rf"\A(?:(?:{_PREPOSITIONS})(?:\s*[:：]\s*|\s+)|(?:{_NOUNS})\s*[:：／|]\s*|文\s*[/／=＝｜|]\s*)(?P<rest>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_EAST_PREFIX = re.compile(
    r"\A[（(]?(?:本报记者|本報記者|新华社记者|記者|记者|特派員|撰文|作者)\s*[:：]?\s*"
    r"(?P<rest>[\u3400-\u9fff]{2,4}(?:[\u3000 、，]+[\u3400-\u9fff]{2,4})*)"
    r"(?:\s*[／/]\s*\S{2,10})?[)）]?\Z"
)
_EAST_SUFFIX = re.compile(
    r"\A(?P<rest>\S.{0,40}?)\s*(?:記者|记者|기자|특파원|선임기자|논설위원|객원기자|記す)"
    r"(?P<mail>\s*\S+@\S+)?\Z"
)
_KOREAN_LEAD = re.compile(
    r"\A[\[(（]?\S{1,12}\s*[=＝]\s*(?P<rest>[\uac00-\ud7a3]{2,4})\s*(?:기자|특파원)[\])）]?\Z"
)
_PICTURES = re.compile(
    r"(?:[;,|·•]|\s[–—-]\s|\s{2,}|\.\s|\s)\s*(?:photographs?|photos?|pictures?|images?|illustrations?"
    r"|fotos?|fotografías?|bilder|zdjęcia|фото|foto's|photographies?|写真|摄影|攝影|사진)"
    r"(?:\s+(?:by|von|par|de|por|di|av))?\s*[:：]?\s+\S.*\Z|\s*写真\s*[／:：].*\Z",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"\A[(\[]?(?:(?:photograph|photo|picture|image|illustration|video|graphic)s?(?:\s+by|\s*[:：/])"
    r"|photo\s+credit|credit\s*:|foto(?:s|grafía|grafie)?\s*[:：/]|bild(?:er)?\s*[:：/]|crédit(?:s)?\s*(?:photo)?\s*:"
    r"|zdjęcia?\s*:|фото\s*[:：]|写真\s*[:：／/]|摄影\s*[:：]|사진\s*[:：=])",
    re.IGNORECASE,
)
"""A line that names who made the pictures: no author."""


def read_byline(text: str) -> tuple[Person, ...] | None:
    """Return the authors that a labelled by-line names, or None where it is none.

    Returns:
        Empty where only a department or an agency is named.
    """
    text = _PICTURES.sub("", text).strip()
    for pattern in (_EAST_PREFIX, _KOREAN_LEAD, _EAST_SUFFIX, _PREFIX):
        match = pattern.match(text)
        if match is None:
            continue
        people = people_in(match["rest"] + (match.groupdict().get("mail") or ""))
        if people is not None:
            return people
    return None
