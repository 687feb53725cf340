"""The words beside dates and names at the top of articles, in many languages."""

import re

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
"""Words that make a date that of a change."""

_RELATIVE_WORDS = (
    r"today|yesterday|heute|gestern|aujourd['’]hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|vandaag|gisteren|i\s?dag|i\s?går|tänään|eilen"
    r"|dzisiaj|dziś|wczoraj|dnes|včera|сегодня|вчера|сьогодні|вчора|bugün|dün|σήμερα|χθες|היום|אתמול|اليوم|أمس|आज|कल|今日|昨日|今天|昨天"
    r"|오늘|어제|hôm\s+nay|hôm\s+qua"
)
RELATIVE = re.compile(rf"(?<![^\W_])(?:{_RELATIVE_WORDS})(?![^\W_])", re.IGNORECASE)
"""Days that are said from today."""

LABELS = re.compile(
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
"""Words around dates that say nothing else; a whole piece of them matches."""

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

OTHER_DATE = re.compile(
    r"(?:when|date\s+and\s+time|deadline|next|opens?|opening|starts?|ends?|until|event|born|died|date\s+of\s+(?:birth|death)|expires|valid|effective|clos(?:es|ing)|due"
    r"|wann|termin|frist|beginn|ende|einsendeschluss|anmeldeschluss|nächste|geboren|gestorben|quand|début|fin|date\s+limite|prochaine|cuándo|inicio|fin|plazo|próxim[ao]"
    r"|quando|inizio|fine|scadenza|prossim[oa]|início|prazo|wanneer|aanvang|när|börjar|når|starter|milloin|kiedy|początek|kdy|začátek|mikor|când|когда|начало|коли|початок"
    r"|ne\s+zaman|πότε|מתי|متى|कब|日時|開催日|会期|时间地点|일시|khi\s+nào|kapan)\b[^:：]{0,20}[:：]",
    re.IGNORECASE,
)
"""What has a date that is none of the article: an event, a term, a life."""
