"""The header of a mail that an article was sent as."""

import re
from collections.abc import Sequence

from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.names import is_name
from publisher.collect.parse.article.stated import Stated
from publisher.markup import fold
from publisher.model import Person

_HEADER = re.compile(
    r"(?P<name>Subject|From|To|Cc|Date|Sent|Reply-To|Betreff|Von|An|Datum|Gesendet|Objet|De|À|Envoyé"
    r"|Asunto|Para|Fecha|Oggetto|Da|Onderwerp|Aan|Message-ID|List-[\w-]+|Content-[\w-]+|MIME-Version"
    r"|X-[\w-]+):[ \t]+(?P<value>\S.*)\Z",
    re.IGNORECASE,
)
_SUBJECTS = frozenset({"subject", "betreff", "objet", "asunto", "oggetto", "onderwerp"})
_DATES = frozenset({"date", "sent", "datum", "gesendet", "envoyé", "fecha"})
_SENDERS = frozenset({"from", "von", "de", "da"})
_NO_PERSON = re.compile(
    r"\bthe\b|letter|news|team|desk|press|weekly|daily|times|post|bulletin|digest|editor|office",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"-- ?\Z")
_REPLY = re.compile(r"\A(?:Re|Fwd?|AW|WG|TR)\s*:\s*", re.IGNORECASE)


def split_mail(text: str, *, first_line: int = 1) -> tuple[Stated | None, str, int]:
    """Separate the header of a mail from its text, and leave its signature out.

    Returns:
        What the header states or None where there is none, the text, and the number of the
        line where that begins.
    """
    lines = text.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    fields, count = _fields(lines[start:])
    end = start + count
    subject = next((value for name, value in fields.items() if name in _SUBJECTS), None)
    if subject is None or len(fields) < 2:
        return None, text, first_line
    body = lines[end:]
    cut = next((n for n, line in enumerate(body) if _SIGNATURE.match(line)), len(body))
    return _stated(subject, fields), "\n".join(body[:cut]), first_line + end


def _fields(lines: Sequence[str]) -> tuple[dict[str, str], int]:
    """Return the fields by lower-case name, the first of each, and how many lines they take."""
    found: list[tuple[str, list[str]]] = []
    count = 0
    for line in lines:
        match = _HEADER.match(line.rstrip())
        if match is not None:
            found.append((match["name"].lower(), [match["value"]]))
        elif found and line[:1] in {" ", "\t"} and line.strip():  # folded: RFC 5322, 2.2.3
            found[-1][1].append(line)
        else:
            break
        count += 1
    return {name: fold(" ".join(parts)) for name, parts in reversed(found)}, count


def _stated(subject: str, fields: dict[str, str]) -> Stated:
    date = next((value for name, value in fields.items() if name in _DATES), "")
    found = find_dates(date, order="language", language=None)
    sender = next((value for name, value in fields.items() if name in _SENDERS), "")
    name = fold(sender.split("<")[0].strip("\"' "))
    is_person = is_name(name, least_words=2) and not _NO_PERSON.search(name)
    return Stated(
        title=_REPLY.sub("", fold(subject)),
        published=found[0].date if found else None,
        authors=(Person(name=name),) if is_person else None,
        where="the header of a mail",
    )
