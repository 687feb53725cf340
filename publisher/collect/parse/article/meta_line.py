"""Lines that say who, when and how long, and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from publisher.collect.parse.article.bylines import CREDIT, read_byline
from publisher.collect.parse.article.calendar_names import is_day_name
from publisher.collect.parse.article.clocks import Clock, find_clock
from publisher.collect.parse.article.dates import find_dates
from publisher.collect.parse.article.names import is_department, people_in
from publisher.collect.parse.article.reading_line import read_minutes
from publisher.model import DayOrder, ParsedDate, Person

UPDATED = re.compile(
    r"updat|modified|edited|revised|amended|a[ck]tuali[sz]|geändert|\bstand\b|bearbeitet|mis(?:e)?\s+à\s+jour"
    r"|modifié|actualiz|modificad|aggiorna|modific|atualiza|bijgewerkt|gewijzigd|uppdatera|ändrad"
    r"|oppdater|opdater|endret|päivitetty|muokattu|zaktualizowan|aktualizacj|aktualizován|обнов"
    r"|измен[её]н|оновлен|güncelle|ενημερώθηκε|τελευταία|עודכן|עדכון|تحديث|حُد[ّ]?ث|حدث|به.?روز|अपडेट|संशोधित"
    r"|cập\s+nhật|chỉnh\s+sửa|diperbarui|diubah|dikemas\s*kini|frissít|módosít|actualizat|actualitzat|upraveno|ažuriran|izmijenjen"
    r"|atnaujint|atjauno|atjaunin|uuendatud|muudetud|egunerat|aangepast|herzien|ændret|redigeret|alterad[oa]|актуализир"
    r"|হালনাগাদ|আপডেট|更新|改訂|修訂|修正|수정|업데이트|อัปเดต|ปรับปรุง|แก้ไข",
    re.IGNORECASE,
)
_RELATIVE_WORDS = (
    r"today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|i\s?dag|i\s?går|tänään|eilen"
    r"|dzisiaj|dziś|wczoraj|dnes|včera|сегодня|вчера|сьогодні|вчора|bugün|dün|σήμερα|χθες|היום|אתמול|اليوم|أمس|आज|कल|今日|昨日|今天|昨天"
    r"|오늘|어제|hôm\s+nay|hôm\s+qua"
)
_RELATIVE = re.compile(rf"(?<![^\W_])(?:{_RELATIVE_WORDS})(?![^\W_])", re.IGNORECASE)
_LABELS = re.compile(
    r"""(?:(?:last|first|originally|this\s+(?:article|story)|article|was|published|publication|posted|post
    |date[d]?|issued|created|on|at|and|release[d]?|updated?|modified|edited|revised|amended|filed|time
    |zuletzt|veröffentlicht|erschienen|publiziert|aktualisiert|geändert|stand|datum|vom|am|um|uhr|den|der|und|erstellt
    |publié[e]?|paru|mis[e]?|en\s+ligne|à\s+jour|modifié[e]?|dernière|mise|le|à|et|date|de\s+publication
    |publicad[oa]|publicación|actualizad[oa]|actualización|última|fecha|el|a\s+las|a\s+la|y|hora[s]?|h
    |pubblicat[oa]|aggiornat[oa]|il|alle|ore|data|ultimo|aggiornamento
    |publicação|atualizad[oa](?:\s+a)?|atualização|às|em|última
    |gepubliceerd|geplaatst|bijgewerkt|gewijzigd|laatst|op|om|uur
    |publicera[dt]|uppdatera[dt]|senast|kl|klockan
    |publiser[t]|publiceret|udgivet|oppdatert|opdateret|sist|sidst|dato
    |julkaistu|päivitetty|klo|viimeksi
    |RELATIVE
    |giriş|ostatnia|ostatnio|aktualizowano|תאריך\s+פרסום|פרסום|pub|publish|go\s+live|live|de\s+publicación|di\s+pubblicazione|de\s+publicação|publicatiedatum|publiceringsdatum|publiseringsdato|veröffentlichungsdatum
    |erscheinungsdatum|julkaisupäivä|publicării|vydání|objave|data\s+wydania|od|see\s+all\s+updates|show\s+all\s+updates
    |(?:in\s+)?(?:the\s+)?(?:print\s+)?(?:issue|edition)(?:\s+of)?|(?:in\s+der\s+)?ausgabe(?:\s+vom)?|(?:dans\s+)?(?:l['’])?édition(?:\s+du)?
    |(?:en\s+)?(?:la\s+)?edición(?:\s+(?:impresa|del?))?|nell['’]edizione(?:\s+del)?|aangepast|herzien|laatste|wijziging|verschenen|ændret|redigeret|oprettet|skrevet|laget|alterad[oa]|alteração|postado|escrito
    |avaldatud|uuendatud|muudetud|publicēts|atjaunots|atjaunināts|paskelbta|atnaujinta|sukurta|objavljeno|ažurirano|izmijenjeno|zadnja|posljednja|izmjena
    |argitaratua|eguneratua|publicat|publicada|actualitzat|actualitzada|darrera|actualització
    |публикувана|публикувано|обновена|обновено|актуализирана|последна|последнее|последние|обновление|обновления|створено|останнє|оновлення|змінено|написано
    |közzététel|dátuma|frissítés|utolsó|módosítva|módosítás|publikované|pridané|aktualizované|upraveno|poslední|aktualizace
    |opublikowano|dodano|zaktualizowano|aktualizacja|dnia|godz|data\s+publikacji
    |publikováno|vydáno|aktualizováno|dne|v
    |опубликовано|опубликован[а]?|обновлено|дата|публикации|в|г|от|изменено
    |опубліковано|оновлено|о|об|р|року
    |yayın(?:lanma|landı)?|güncelleme|güncellendi|tarih[i]?|saat|son
    |δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|ενημερώθηκε|τελευταία|ενημέρωση|στις|ημερομηνία
    |פורסם|פורסמה|עודכן|עדכון|אחרון|תאריך|ב|בתאריך|בשעה
    |نُ?شر(?:ت)?|تاريخ|النشر|آخر|تم|التحديث|تحديث|حُدّث|في|الساعة|بتاريخ|م|هـ
    |منتشر|شده|انتشار|تاریخ|ساعت|به.?روزرسانی|آخرین
    |প্রকাশ|প্রকাশিত|আপডেট|হালনাগাদ|প্রকাশের|সময়|अपडेटेड|अद्यतन|पब्लिश्ड|संशोधित|अंतिम|बार|समय
    |प्रकाशित|अपडेट|दिनांक|तारीख|को|बजे|प्रकाशन|तिथि
    |(?:公開|更新|投稿|掲載|配信|発行|作成|最終更新)日時?|(?:发布|發布|更新|刊登|发表)(?:日期|时间|時間)|(?:입력|등록|작성|수정)일시?
    |発行|公開|掲載|配信|投稿|更新|最終|日|日時|付|作成|初出
    |发布|發布|發佈|发表|發表|更新|日期|时间|時間|于|於|最后|最後|刊登
    |입력|등록|게시|작성|발행|수정|최종|최종수정|기사입력|기사수정|업데이트|승인
    |đăng|cập\s+nhật|ngày|lúc|vào|terbit|diterbitkan|diterbitkan\s+pada|diperbarui|diubah|terakhir|tayang|dikemas\s*kini|diterbit(?:kan)?|pada|tarikh|tanggal|wita|wit|lần\s+cuối|xuất\s+bản|pukul|wib|közzétéve|megjelent|frissítve|publicat|actualizat|ora
    |เผยแพร่|วันที่|เวลา|อัปเดต|ปรับปรุง|ล่าสุด|น|เมื่อ)(?![^\W_])|[\s:：,;.،、–—-])+""".replace(
        "RELATIVE", _RELATIVE_WORDS
    ),
    re.IGNORECASE | re.VERBOSE,
)
ASIDE = re.compile(
    r"(?:sources?|quelle|fuente|fonte|bron|källa|kilde|lähde|źródło|zdroj|forrás|sursa|источник|джерело|kaynak"
    r"|πηγή|מקור|المصدر|منبع|स्रोत|出典|来源|來源|출처|nguồn|sumber)\s*[:：]"
    r"|(?:issue|number|no|nr|nummer|ausgabe|heft|numéro|n°|nº|número|numero|vol|volume|jaargang|číslo|szám|выпуск|№)\.?\s*\d+\Z"
    r"|第\s?\d+\s?[号期號]|[朝夕]刊(?:\s?\d+面)?\Z|(?:有料|無料|会員限定|独自)(?:記事)?\Z"
    r"|(?:pressemitteilung|medienmitteilung|press(?:e|\s)?\s?release|communiqué|comunicado|persbericht|nr|no)\.?\s*(?:nr|no|n°)?\.?\s*\d+(?:\s?/\s?\d+)?\Z"
    r"|(?:no\s+|leave\s+an?\s+|add\s+a\s+|[\d.,]+\s?[KkM]?\s+)(?:comments?|replies|reply|responses?|postings?|beiträge|reaktionen|views?|shares?|likes?|reads|kommentare?r?|aufrufe|commentaires?|vues|comentarios?"
    r"|comentários?|commenti|reacties|kommentit|komentarz[ey]|комментари\w+|yorum|σχόλια)\Z"
    r"|(?:[\d.,]+[KkM]?\s*)*(?:share|print|save|listen|e-?mail|comments?|follow|teilen|drucken|partager|imprimer|compartir|imprimir|condividi|stampa|compartilhar|delen|facebook|twitter|whatsapp|linkedin|copy\s+link|[\d.,]+[KkM]?)\Z"
    r"|[\d٠-٩]{1,2}\s\S+(?:\s\S+)?\s[1١][34٣٤][\d٠-٩]{2}(?:\s?هـ?)?(?:\s*الموافق)?\Z",
    re.IGNORECASE,
)
"""Beside a date: where an article was taken from, in which issue it stands, how many have said
something about it, buttons, and the same day in the Islamic calendar."""

_UPDATED_BEHIND = re.compile(
    r"\s?[(（]?(?:更新|改訂|修正|수정|güncellendi)(?!\s?[:：]?\s?\d)", re.IGNORECASE
)
_SEPARATORS = re.compile(r"\s*[|｜·•∙‧¦]\s*|\s+[–—/-]\s+|\s*[()（）\[\]]\s*|\s{3,}")
_OTHER_DATE = re.compile(
    r"(?:when|date\s+and\s+time|deadline|next|opens?|opening|starts?|ends?|until|event|born|died|date\s+of\s+(?:birth|death)|expires|valid|effective|clos(?:es|ing)|due"
    r"|wann|termin|frist|beginn|ende|einsendeschluss|anmeldeschluss|nächste|geboren|gestorben|quand|début|fin|date\s+limite|prochaine|cuándo|inicio|fin|plazo|próxim[ao]"
    r"|quando|inizio|fine|scadenza|prossim[oa]|início|prazo|wanneer|aanvang|när|börjar|når|starter|milloin|kiedy|początek|kdy|začátek|mikor|când|когда|начало|коли|початок"
    r"|ne\s+zaman|πότε|מתי|متى|कब|日時|開催日|会期|时间地点|일시|khi\s+nào|kapan)\b[^:：]{0,20}[:：]",
    re.IGNORECASE,
)
"""What has a date that is none of the article: an event, a term, a life."""

_STRESS = re.compile(r"\*\*|__")
_OTHER_PERSON = re.compile(r"[^\W\d_]{3,20}(?:\s[^\W\d_]{2,15})?\s?[:：]\s*(?P<name>\S.*)\Z")
_DIGIT = re.compile(r"\d")
_HARD_BAR = re.compile(r"\s[|｜·•]\s")
_MOST_WORDS = 6
_SENTENCE_END = re.compile(r"[.!?。！？؟।:：]\Z")
_BAR = re.compile(r"[|｜·•∙‧¦]")
_EAST_LABEL = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]{1,4}\s?[|｜]")
_EDGES = " \t,;:.،、–—-|"
_EDGES_OF_NAMES = _EDGES.replace(".", "")
_PLACE = re.compile(r"(?:[^\W\d_a-zа-я][\w'’.-]*)(?:\s[^\W\d_][\w'’.-]*){0,2}")
_LONGEST = 220
_LONGEST_LABEL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class MetaLine:
    """Hold what such a line says.

    Attributes:
        people: Authors; None where it names none, empty where only a department is named.
        published, updated: As stated, or None.
        minutes: Of reading, or None.
        ambiguous: A date whose day and month cannot be told apart, as written, or None.
        update_clock: A time of an update that stands without a day, or None.
        strange: The words for a zone that we do not know, or None.
        is_bare: Whether no label says that these are people; they may be a place.
    """

    people: tuple[Person, ...] | None = None
    published: ParsedDate | None = None
    updated: ParsedDate | None = None
    minutes: int | None = None
    ambiguous: str | None = None
    update_clock: Clock | None = None
    strange: str | None = None
    is_bare: bool = False


def read_meta_line(
    text: str, *, order: DayOrder, language: str | None, may_name: bool = True
) -> MetaLine | None:
    """Return what a line says, or None where it says anything else too.

    Args:
        text: One line, plain.
        order: Of numeric dates: see `find_dates`.
        language: Likewise.
        may_name: Whether a name or place beside a date may stand without a label; above a
            title it may not, since it may be the title itself.
    """
    text = _STRESS.sub("", text).strip().strip("*_").strip()
    if not text or len(text) > _LONGEST:
        return None
    if _OTHER_DATE.match(text):
        return None
    meta, rest = _take_dates(text, order, language)
    has_date = rest != text
    bare: list[str] = []
    for piece in _pieces(rest, language):
        found = _read_piece(piece, has_date=has_date, language=language)
        if found is None:
            bare.append(piece.strip(_EDGES_OF_NAMES))
        else:
            meta = _merge(meta, found)
    if not has_date and meta.minutes is None and meta.people is None:
        return None
    is_dated = meta.published is not None or meta.updated is not None
    is_barred = is_dated and _HARD_BAR.search(text) is not None
    return _with_bare(meta, bare, may_name=may_name, is_barred=is_barred)


def _pieces(rest: str, language: str | None) -> Iterator[str]:
    """Yield the parts between dates, and of these the parts between bars; by-lines stay whole."""
    for part in rest.split("\0"):
        if read_minutes(part) is not None and _HARD_BAR.search(part) is None:
            yield part
            continue
        is_barred = _BAR.search(part) is not None and not _EAST_LABEL.match(part.strip())
        if (
            not is_barred
            and read_byline(part.strip(_EDGES_OF_NAMES), language=language) is not None
        ):
            yield part
        else:
            yield from _SEPARATORS.split(part)


def _take_dates(text: str, order: DayOrder, language: str | None) -> tuple[MetaLine, str]:
    meta, rest, since = MetaLine(), [], 0
    for found in find_dates(text, order=order, language=language):
        meta, label = _take_update_clock(meta, text[since : found.start], language)
        rest.append(label)
        since = found.end
        if found.date is None:
            meta = replace(meta, ambiguous=text[found.start : found.end].strip())
        elif meta.updated is None and (
            UPDATED.search(label) or _UPDATED_BEHIND.match(text, found.end)
        ):
            meta = replace(meta, updated=found.date)
        elif meta.published is None:
            meta = replace(meta, published=found.date)
        meta = replace(meta, strange=meta.strange or found.strange)
    meta, last = _take_update_clock(meta, text[since:], language)
    return _with_one_zone(meta), "\0".join([*rest, last])


def _with_one_zone(meta: MetaLine) -> MetaLine:
    """Give a zone that is said once, behind the second time, to the first as well."""
    first, second = meta.published, meta.updated
    if first is None or second is None or "day" in {first.precision, second.precision}:
        return meta
    if first.moment.tzinfo is not None or second.moment.tzinfo is None:
        return meta
    moment = first.moment.replace(tzinfo=second.moment.tzinfo)
    return replace(meta, published=replace(first, moment=moment))


def _take_update_clock(meta: MetaLine, label: str, language: str | None) -> tuple[MetaLine, str]:
    """Take the time of an update on the same day with its word: ``mis à jour à 9h45``."""
    has_clock = meta.updated is None and _DIGIT.search(label) is not None
    word = UPDATED.search(label) if has_clock else None
    clock = find_clock(label, word.end(), language=language) if word else None
    if word is None or clock is None or len(label[word.end() : clock.start]) > _LONGEST_LABEL:
        return meta, label
    rest = f"{label[: word.start()]}\0{label[clock.end :]}"
    return replace(meta, update_clock=clock, strange=meta.strange or clock.strange), rest


def _read_piece(piece: str, *, has_date: bool, language: str | None) -> MetaLine | None:
    """Return what a piece says; empty where it only labels; None where it is something else."""
    whole = piece.strip(_EDGES_OF_NAMES)
    piece = whole.strip(_EDGES)
    if not piece:
        return MetaLine()
    if (minutes := read_minutes(piece)) is not None:
        return MetaLine(minutes=minutes)
    if (people := read_byline(whole, language=language)) is not None:
        return MetaLine(people=people)
    if CREDIT.match(piece) or _names_another(piece):
        return MetaLine()
    if not has_date:
        return None
    if _LABELS.fullmatch(piece) or is_day_name(piece) or ASIDE.match(piece):
        return MetaLine()
    if _RELATIVE.search(piece) and (clock := find_clock(piece, language=language)):
        piece = f"{piece[: clock.start]} {piece[clock.end :]}".strip(_EDGES)
    bare = _without_labels(piece)
    if not bare or is_day_name(bare) or ASIDE.match(bare):
        return MetaLine()
    people = read_byline(bare, language=language) if bare != piece else None
    return MetaLine(people=people) if people is not None else None


def _names_another(piece: str) -> bool:
    """Tell whether a part names somebody by a label that is none of an author's."""
    match = _OTHER_PERSON.fullmatch(piece)
    return match is not None and bool(people_in(match["name"], is_labelled=False))


def _without_labels(piece: str) -> str:
    start = _LABELS.match(piece)
    piece = piece[start.end() :] if start else piece
    words = piece.split()
    while words and (_LABELS.fullmatch(words[-1]) or is_day_name(words[-1].strip(".,"))):
        words.pop()
    while words and is_day_name(words[0].strip(".,")):
        words.pop(0)
    return " ".join(words).strip(_EDGES)


def _merge(meta: MetaLine, found: MetaLine) -> MetaLine:
    return replace(
        meta,
        people=meta.people if meta.people is not None else found.people,
        minutes=meta.minutes or found.minutes,
    )


def _with_bare(
    meta: MetaLine, bare: list[str], *, may_name: bool, is_barred: bool
) -> MetaLine | None:
    """Settle the pieces without a label: a name, or a place or section beside the rest."""
    if not bare:
        return meta
    if not may_name or len(bare) > 2:
        return None
    for piece in bare:
        name = _without_labels(piece)
        people = people_in(name, is_labelled=False) if meta.people is None else None
        if people:
            meta = replace(meta, people=people, is_bare=True)
        elif not (is_department(name) or _is_place(name) or (is_barred and _is_short(piece))):
            return None
    return meta


def _is_place(piece: str) -> bool:
    """Tell whether a part of a line may be a place or a section."""
    return len(piece) <= 30 and _PLACE.fullmatch(piece) is not None


def _is_short(piece: str) -> bool:
    """Tell whether a part of a line between bars is too short to be text."""
    return len(piece.split()) <= _MOST_WORDS and not _SENTENCE_END.search(piece)
