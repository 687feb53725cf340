"""Whom the press may ask: the block of names and numbers below a release."""

import re

from publisher.collect.parse.article.blocks import Block

_LABEL = re.compile(
    r"""\W*(?:(?:(?:media|press|pr|investor|news)\s+)?(?:contacts?|enquiries|inquiries|relations)
    (?:\s+(?:information|details|for\s+(?:media|press)))?
    |(?:for\s+)?(?:more|further|media|press)\s+(?:information|enquiries|inquiries|contacts?)(?:,?\s+(?:please\s+)?contact)?
    |(?:presse|medien)?kontakt(?:e|person)?|(?:ihre?\s+)?ansprechpartner(?:in)?(?:\s+für\s+.{2,30})?|(?:presse)?rückfragen(?:\s+an)?
    |contacts?\s+(?:presse|médias?)|contacto\s+(?:de|para)\s+(?:la\s+)?prensa|contatt[oi](?:\s+stampa)?|ufficio\s+stampa
    |contac?tos?(?:\s+(?:de|para|à)\s+(?:a\s+)?imprensa)?|perscontact|presskontakt|kontakt\s+dla\s+mediów
    |контакт\w*(?:\s+для\s+(?:прессы|сми|змі))?|basın\s+iletişim|kontak\s+media|narahubung|liên\s+hệ\s+báo\s+chí|お問い?合わせ先?|媒体联系|联系人|보도\s*문의)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_REACHED = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?:\+|\b(?:tel|phone|mobile|fon|tél|teléfono|telefono)\b)[\s.:]*\(?\d[\d\s()/.-]{5,}"
    r"|\d[\d\s()/-]{6,}\d",
    re.IGNORECASE,
)
"""A mail address or a telephone number."""

_LONGEST = 120
_LEAST_ABOVE = 2


def is_contact_label(text: str) -> bool:
    """Tell whether a line announces whom to ask."""
    return _LABEL.fullmatch(text) is not None


def cut_contact(body: list[Block]) -> list[Block]:
    """Take the lines below a label for contacts out of an article, and return them.

    The label stands alone on its line, the others directly below it, and one of them is a mail
    address or a telephone number.
    """
    for start in range(len(body) - 1, _LEAST_ABOVE - 1, -1):
        if not is_contact_label(body[start].lines[0].text):
            continue
        end = start + 1
        while end < len(body) and _goes_on(body[end - 1], body[end]):
            end += 1
        lines = [line.text for block in body[start:end] for line in block.lines]
        if len(lines) > 1 and max(map(len, lines)) < _LONGEST and any(map(_REACHED.search, lines)):
            taken = body[start:end]
            del body[start:end]
            return taken
    return []


def _goes_on(before: Block, block: Block) -> bool:
    """Tell whether a line stands directly below another, or has an address in it."""
    if block.kind != "text" or len(block.text) > _LONGEST:
        return False
    last = before.lines[-1].number
    is_next = last is not None and block.number == last + 1
    return is_next or _REACHED.search(block.text) is not None
