"""How the paragraphs below an article begin, in many languages: notices, and what only asks."""

import re

_NOTICE_START = re.compile(
    r"""\W*(?:(?:important\s+|legal\s+|editorial\s+|full\s+)*(?:(?:disclaimer|disclosure)s?(?=\s*(?:[^\w\s]|\Z|and\b)|\s+(?-i:[A-Z]))|notices?(?:\s*(?:and|&|/)\s*\w+)?\s*(?:[:：.–—-]|\Z))
    |legal\s+(?:notice|information|note)|(?:\w+\s){0,2}contains\s+forward-looking|copyright\s*(?:[©(:：]|\d{4}|by\b|held\b|\Z)|©|\(c\)\s|ⓒ|all\s+rights\s+reserved|no\s+part\s+of\s+this
    |this\s+(?:article|content|material|post|publication|information|notice|newsletter|report|bulletin|page|document)\s+(?:\w+\s+){0,4}?(?:does\s+not\s+(?:constitute|provide|replace)
    |is\s+(?:provided\s+)?(?:for\s+(?:general\s+)?(?:information|guidance)|not\s+(?:\w+\s+){0,3}advice)|may\s+not\s+be\s+reproduced|is\s+licen[cs]ed|is\s+intended\s+for\s+information)
    |(?:the\s+)?(?:views|opinions)(?:\s+and\s+\w+)?\s+(?:expressed|in\s+this)|nothing\s+in\s+this|licen[cs]ed\s+under
    |(?:the\s+author|\w+\s+\w+)\s+(?:holds|owns|has)\s+(?:no\s+)?(?:shares|positions?|a\s+position)|past\s+performance
    |haftungsausschluss|(?:rechtlicher|wichtiger)\s+hinweis|hinweis\s*:|rechtshinweis|offenlegung|transparenzhinweis
    |alle\s+rechte\s+vorbehalten|urheberrecht|nachdruck|impressum
    |mentions?\s+légales?|avertissement|avis\s+(?:juridique|légal)|clause\s+de\s+non|tous\s+droits\s+réservés|reproduction\s+(?:interdite|réservée)|déclaration\s+d['’]intérêts
    |aviso(?:\s+(?:legal|importante|de\s+\w+))?\s*:|aviso\s+legal|descargo|nota\s+legal|exención|todos\s+los\s+derechos|prohibida\s+(?:su|la)\s+reproducción|derechos\s+reservados
    |avvertenz[ae]|note?\s+legali|tutti\s+i\s+diritti|riproduzione\s+riservata|esclusione|dichiarazione
    |aviso\s+legal|isenção|todos\s+os\s+direitos|reprodução\s+proibida|declaração
    |alle\s+rechten\s+voorbehouden|juridische|vrijwaring
    |ansvarsfriskrivning|ansvarsfraskrivelse|alla\s+rättigheter|alle\s+rettigheter|alle\s+rettigheder|eftertryck|friskrivning|vastuuvapaus|kaikki\s+oikeudet
    |zastrzeżeni[ea]|nota\s+prawna|wszelkie\s+prawa|wszystkie\s+prawa|všechna\s+práva|upozornění
    |отказ\s+от\s+ответственности|предупреждение|все\s+права|дисклеймер|перепечатка|уведомление|важное\s+уведомление
    |відмова\s+від\s+відповідальності|усі\s+права|всі\s+права|застереження
    |yasal\s+uyarı|sorumluluk\s+reddi|tüm\s+hakları|telif|uyarı\s*:
    |αποποίηση|με\s+επιφύλαξη|όλα\s+τα\s+δικαιώματα|δήλωση|σημείωση\s*:
    |כל\s+הזכויות|הבהרה|גילוי\s+נאות|כתב\s+ויתור|הסרת\s+אחריות|הודעה\s+משפטית
    |إخلاء\s+(?:ال)?مسؤولية|جميع\s+الحقوق|حقوق\s+النشر|تنويه|إشعار\s+قانوني|الآراء\s+الواردة
    |سلب\s+مسئولیت|سلب\s+مسئولیت|تمام[ی]?\s+حقوق|کلیه\s+حقوق|حق\s+نشر
    |अस्वीकरण|सर्वाधिकार|कॉपीराइट|सूचना\s*:|डिस्क्लेमर
    |免責|免责|無断転載|禁無断|著作権|転載禁止|※\s*(?:本|この|当).{0,14}(?:禁|責任|無断|転載)|本記事の(?:無断|転載)|本文.{0,6}(?:版权|版權|著作)|版权|版權|著作權|未经|未經|转载|轉載|声明|聲明|风险提示
    |면책|저작권|무단|본\s+기사는|유의사항|투자\s*유의
    |bản\s+quyền|giữ\s+bản\s+quyền|miễn\s+trừ|mọi\s+quyền|hak\s+cipta|penafian|sangkalan|seluruh\s+hak
    |minden\s+jog|jogi\s+nyilatkozat|a\s+cikk\s+tartalma|drepturi\s+de\s+autor|toate\s+drepturile|declinarea?|sva\s+prava
    |мнение\s+(?:собеседника|автора|редакции)|позиция\s+редакции
    |สงวนลิขสิทธิ์|ข้อจำกัดความรับผิด|คำเตือน|ลิขสิทธิ์)""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTICE_INSIDE = re.compile(
    r"all\s+rights\s+reserved|alle\s+rechte\s+vorbehalten|tous\s+droits\s+réservés|derechos\s+reservados"
    r"|diritti\s+riservati|direitos\s+reservados|rechten\s+voorbehouden|prawa\s+zastrzeżone|права\s+защищены|права\s+захищен"
    r"|hakları?\s+saklıdır|זכויות\s+שמורות|الحقوق\s+محفوظة|حقوق\s+محفوظ|सुरक्षित\s+हैं|無断転載|무단\s*전재"
    r"|\b(?:no|not|nor|never)\b[^.]{0,60}\b(?:financial|investment|legal|medical)\s+advice|©\s*\d{4}|does\s+not\s+constitute"
    r"|keine\s+(?:anlage|rechts|steuer)?beratung|keine\s+anlageempfehlung|ne\s+constitue(?:nt)?\s+pas|no\s+constituye|non\s+costituisc|não\s+constitui"
    r"|geen\s+(?:beleggings|financieel)\s?advies|nie\s+stanowi|не\s+является\s+(?:\w+\s+){0,2}(?:рекомендацией|офертой|советом)|не\s+є\s+\w*\s?рекомендацією"
    r"|yatırım\s+tavsiyesi|投資(?:助言|を推奨|勧誘)|投资建议|投資建議|투자\s*(?:권유|조언)",
    re.IGNORECASE,
)
_NOTICE_LABEL = re.compile(
    r"\W*(?:important\s+|legal\s+)*(?:notice|disclaimer|disclosures?|copyright|legal|forward[- ]looking\s+statements?|safe\s+harbou?r(?:\s+statement)?|cautionary\s+(?:note|statement))(?:\s*(?:and|&)\s*(?:disclaimer|disclosures?|notice|copyright))?\W*"
    r"|\W*(?:haftungsausschluss|rechtlicher\s+hinweis|(?:wichtiger\s+)?hinweis|rechtshinweis|mentions?\s+légales?|avertissement|aviso\s+legal"
    r"|note\s+legali|avvertenza|avvertenze|ansvarsfriskrivning|vrijwaring|zastrzeżeni[ea]|nota\s+prawna|отказ\s+от\s+ответственности|предупреждение"
    r"|yasal\s+uyarı|sorumluluk\s+reddi|αποποίηση\s+ευθύνης|הבהרה|כתב\s+ויתור|إخلاء\s+(?:ال)?مسؤولية|تنويه|सूचना|अस्वीकरण"
    r"|免責事項|免责声明|免責聲明|声明|면책\s*조항|ข้อจำกัดความรับผิดชอบ|відмова\s+від\s+відповідальності|descargo\s+de\s+responsabilidad"
    r"|isenção\s+de\s+responsabilidade)\W*",
    re.IGNORECASE,
)
_ASK_START = r"""
    subscribe\b|subscribing|purchase\s+licen[sc]|our\s+standards?\s*:|if\s+you(?:['’]ve)?\s+(?:liked?|enjoy(?:ed)?)\b|thanks\s+for\s+reading|do\s+you\s+have\s+a\s+story|(?:have|got)\s+(?:you\s+got\s+)?a\s+(?:story|tip|question)|e-?mail\s+\S+@|write\s+to\s+\S+@|buy\s+(?:me|us)\s+a\s+coffee
    |sign\s+up|sign-up|join\s+(?:our|us|the)|follow\s+(?:us|me|the\s+\w+\s*:|our|\w+\s+on|\w+\s+\w+\s+on|@)|tag\s+us|leave\s+(?:us\s+)?a\s+(?:five|review)|rate\s+(?:us|this)|like\s+us|share\s*(?::|this|on\b|via)|get\s+(?:the\s+(?:[\w-]+\s+){1,5}(?:in|to)\s+your|our|the\s+\w+(?:\s+\w+)?\s+in\s+your|more|it\s+in)
    |click\s+here|read\s+(?:more|next|also|on)\b|more\s+(?:from|on|stories|in\s+this|about|like)|related\b|recommended\b|you\s+(?:may|might)\s+also|see\s+also|also\s+read|also\s+in|don['’]t\s+miss
    |download\s+(?:our|the\s+app|it\s+now|now)|support\s+(?:our|us|independent)|donate\b|become\s+a\s+(?:member|subscriber|supporter)|advertisement|sponsored|newsletter|back\s+to\s+(?:top|home)
    |for\s+(?:press|media|more\s+information|further\s+information)\b.{0,60}(?:contact|enquir|inquir|call|email|:)|(?:press|media)\s+(?:contact|enquir|inquir)\w*|contact\s*:|notes?\s+to\s+editors?|about\s+us\b|enjoyed\s+this|liked\s+this
    |filed\s+under|tags?\s*:|keywords\s*:|topics\s*:|(?:this\s+(?:web)?site|we)\s+uses?\s+cookies|(?:manage\s+)?cookies?\b|privacy\s+policy|terms\s+(?:of|and)|home\s*(?:[|·>»]|\Z)|print\s+this|comments?\s*(?:\(|\Z)|\d+\s+comments|leave\s+a\s+comment|copy\s+link|(?:previous|next)\s*(?:article|post|:)
    |abonnier|newsletter|folgen\s+sie|folge\s+uns|jetzt\s+(?:(?:unseren?|den|kostenlos)\s|anmelden|abonnieren|lesen)|melden\s+sie\s+sich|mehr\s+(?:zum|aus|dazu|artikel|lesen)|lesen\s+sie\s+(?:auch|mehr)|lesetipp|weiterlesen|das\s+könnte|teilen\b|anzeige\b|pressekontakt|schlagw[oö]rter?\s*:|themen\s*:|hier\s+klicken|unterstützen\s+sie
    |abonnez|inscrivez|recevez|suivez[-\s]|partag(?:er|ez)|à\s+lire|lire\s+aussi|lire\s+la\s+suite|sur\s+le\s+même|mots?[-\s]clés?\s*:|contact\s+presse|téléchargez|soutenez|publicité|dans\s+la\s+même
    |suscr[íi]b|puedes?\s+(?:seguir|suscrib|apuntar)|apúnt|s[íi]g[au](?:e|nos|[- ]nos)?\b|síguenos|siga[- ]nos|comparte|compartir|lea\s+también|lee\s+también|leer\s+más|más\s+(?:información|noticias|sobre|en\s+esta)|te\s+puede\s+interesar|también\s+te|relacionad|etiquetas\s*:|temas\s*:|contacto\s+de\s+prensa|publicidad|apoya|únete|únase|reciba|recibe
    |iscriv|abbonat|segui(?:ci|teci)|condivid|leggi\s+(?:anche|di)|leggi|potrebbe\s+interessart|articoli\s+correlati|tag\s*:|pubblicità|scarica|sostieni
    |assine|inscreva|siga|compartilh|partilhe|leia\s+(?:também|mais)|veja\s+também|saiba\s+mais|receba|publicidade|apoie|junte-se
    |abonneer|schrijf\s+je|meld\s+je|volg\s+(?:ons|de)|deel\s+(?:dit|deze)|lees\s+(?:ook|meer|verder)|meer\s+(?:over|van|lezen|nieuws)|word\s+(?:lid|abonnee)|steun|advertentie
    |prenumerera|följ\s+(?:oss|med)|dela\s|läs\s+(?:också|mer|även)|relaterat|anmäl|abonner|følg\s|del\s+(?:artik|denne)|les\s+(?:også|mer)|læs\s+(?:også|mere)|tilmeld|meld\s+deg|tilaa|seuraa|lue\s+(?:myös|lisää)|jaa\s
    |polub|zapisz|subskrybuj|obserwuj|śledź|udostępnij|czytaj\s+(?:także|też|więcej|również)|zobacz\s+(?:także|też)|polecamy|dołącz|tagi\s*:|reklama|przihl|odebír|sledujte|čtěte|sdílet
    |подпи(?:ши|сывай)|подписывайтесь|следите|читайте\s+(?:также|нас)|поделит|смотрите\s+также|теги\s*:|реклама|присоединяйтесь|підпи(?:ш|суй)|стежте|читайте|поділит|дивіться
    |abone|takip|bizi\s+|paylaş|ilgili\s+haber|bunu\s+da|ayrıca\s+oku|etiketler\s*:|bültenimiz|e-?bülten|haber\s+bülten|reklam\b
    |εγγραφείτε|ακολουθήστε|μοιραστείτε|διαβάστε\s+(?:επίσης|ακόμη|περισσότερα)|δείτε\s+(?:επίσης|ακόμη)|σχετικ|κάντε\s+εγγραφή
    |הירשמו|הרשמו|הצטרפו|עקבו|שתפו|קראו\s+(?:עוד|גם)|כתבות\s+(?:נוספות|קשורות)|תגיות\s*:|לעוד\s
    |اشترك|سجل\s|سجّل|تابعونا|تابعنا|شارك|اقرأ\s+(?:أيض|المزيد)|للمزيد|مقالات\s+ذات|مواضيع|موضوعات|الوسوم\s*:|انضم|ما\s+را\s+|عضو|مشترک|بیشتر\s+بخوانید|همچنین\s+بخوانید|در\s+خبرنامه|به\s+کانال|اشتراک|خبرنامه
    |सब्सक्राइब|सदस्य|हमें\s|हमसे\s|हमारे\s|यह\s+भी\s+पढ़|ये\s+भी\s+पढ़|शेयर|फॉलो|न्यूज़लेटर|और\s+पढ़
    |メルマガ|メールマガジン|ニュースレター|購読(?!料|者)|フォロー|登録は|会員登録|関連記事|関連リンク|あわせて読み|続きを読む|こちらの記事|おすすめ|シェア|ご登録|【関連|▶|☞|👉
    |订阅|訂閱|关注|關注|扫码|掃碼|点击|點擊|延伸阅读|延伸閱讀|相关阅读|相關閱讀|相关文章|相關文章|更多|分享|转发|加入我们|加入我們|推荐阅读|推薦閱讀|欢迎|歡迎
    |구독|팔로우|관련\s*기사|더\s*보기|공유|뉴스레터|제보|▶|☞|카카오톡|네이버
    |theo\s+dõi|đăng\s+ký|chia\s+sẻ|xem\s+thêm|đọc\s+thêm|bài\s+(?:viết\s+)?liên\s+quan|liên\s+hệ\b|nhấn\s+vào
    |ikuti|berlangganan|langganan|baca\s+juga|bagikan|simak\s+juga|daftar\s+untuk|artikel\s+terkait|hubungi|klik\s
    |köves|iratkoz|olvas(?:sa|d)\s+el|megoszt|kapcsolódó|csatlakoz|további\s+cikk|előfizet
    |urmăr|abon(?:ează|ați)|cit(?:ește|iți)\s+și|distribui|înscrie|vezi\s+și|articole\s+similare|susțin
    |přihlas|sdílej|sdílet|líbil|přečtěte|podpořte|související|sleduj|pratite|pretplat|podijelite|pročitajte
    |扫描|掃描|长按|長按|https?://\S+\Z
    |สมัคร|ติดตาม|แชร์|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|อ่านต่อ|กดติดตาม|รับข่าวสาร
"""
_ASK = re.compile(
    rf"(?:\A|(?<=[.?!。！？]\s)|(?<=[。！？]))[^\w@]*(?:{_ASK_START})", re.IGNORECASE | re.VERBOSE
)
_ASK_FIRST = re.compile(rf"\A[^\w@]*(?:{_ASK_START})", re.IGNORECASE | re.VERBOSE)
_TRANSPARENT = re.compile(
    r"""\W*(?:correction|clarification|update|editor['’]?s?\s+note|a\s+note\s+on|note|this\s+(?:article|story|piece|essay)\s+(?:was|has\s+been|first|originally)|first\s+published|originally\s+published|additional\s+reporting
    |reporting\s+by|edited\s+by|editing\s+by|translated\s+by|photographs?|photos?|images?|source|sources|with\s+(?:reporting|material|files)
    |korrektur|berichtigung|anmerkung|redaktion\s*:|quelle[n]?\s*:|fotos?\s*:|bild\s*:|mit\s+material|correctif|rectificatif|source[s]?\s*:|photo[s]?\s*:
    |corrección|fe\s+de\s+errat|fuente[s]?\s*:|correzione|font[ei]\s*:|correção|rättelse|rettelse|sprostowanie|źródło|исправление|источник|источники|düzeltme|kaynak|διόρθωση|πηγή|תיקון|מקור|تصحيح|المصدر|訂正|お断り|更正|来源|來源|정정|출처|바로잡습니다)(?:\b|(?<=:))"""
    r"|\W*[(\[].*[)\]]\W*\Z",
    re.IGNORECASE | re.VERBOSE,
)
_BIO = re.compile(
    r"(?:[^\W\d_a-z][\w.'’-]*\s){2,4}(?:is|was|are|writes|covers|works|reports|lives|teaches|ist|schreibt|arbeitet|berichtet"
    r"|est|écrit|es|escribe|è|scrive|é|escreve|schrijft|är|skriver|jest|pisze)\s",
)
_AUTHOR_LABEL = re.compile(
    r"""\W*(?:about\s+the\s+(?:authors?|writer)|über\s+(?:den\s+autor|die\s+autorin)|zur\s+person|à\s+propos\s+de\s+l['’]aut\w+
    |sobre\s+(?:la\s+firma|quien\s+escribe)|この記事を書いた人|(?:sobre|acerca\s+del?)\s+(?:el\s+|la\s+|o\s+|a\s+)?autora?|(?:l['’]autor[ei]|sull['’]autore)|over\s+de\s+auteur|om\s+(?:författaren|forfatteren)
    |об\s+авторе|про\s+автора|o\s+autor(?:ze|ce|ovi)?|yazar\s+hakkında|عن\s+الكاتبة?|על\s+הכותבת?|著者について|关于作者|關於作者|글쓴이\s*소개)\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_LABEL_WORD = re.compile(
    r"\W*(?:more|related|recommended|also|sponsored|support|comments?|mehr|más|meer|mer|relacionad\w+|verwandte)\b",
    re.IGNORECASE,
)
_LONGEST_NOTICE = 1500
_LONGEST_ASK = 420
_LONGEST_CALL = 160
"""A longer paragraph asks only if it begins so: prose may have a sentence that does."""

_LONGEST_BIO = 400


def is_notice_label(text: str) -> bool:
    """Tell whether a heading only names a notice (*Important Notice And Disclaimer*)."""
    return _NOTICE_LABEL.fullmatch(text) is not None


def is_notice(text: str) -> bool:
    """Tell whether a paragraph at the end is a disclaimer, a disclosure or a rights line."""
    if len(text) > _LONGEST_NOTICE:
        return False
    return bool(_NOTICE_START.match(text)) or (
        len(text) < 400 and _NOTICE_INSIDE.search(text) is not None
    )


def is_ask_label(text: str) -> bool:
    """Tell whether a heading or short line announces what only advertises (*Read next*)."""
    return len(text) < 90 and _ASK_FIRST.match(text) is not None and not _is_prose(text)


def _is_prose(text: str) -> bool:
    """Tell whether words that label a list begin a sentence (*Related costs fell.*)."""
    return (
        _LABEL_WORD.match(text) is not None and text.endswith((".", "。")) and ":" not in text[:40]
    )


def is_ask(text: str) -> bool:
    """Tell whether a paragraph at the end only asks or advertises."""
    if _is_prose(text):
        return False
    if len(text) <= _LONGEST_CALL:
        return _ASK.search(text) is not None
    return len(text) <= _LONGEST_ASK and _ASK_FIRST.match(text) is not None


def is_author_label(text: str) -> bool:
    """Tell whether a line announces what is said of the author below an article."""
    return _AUTHOR_LABEL.fullmatch(text) is not None


def is_transparent(text: str) -> bool:
    """Tell whether a paragraph at the end stays: a correction, a credit, a biography."""
    if is_author_label(text) or (len(text) < 600 and _TRANSPARENT.match(text)):
        return True
    return len(text) < _LONGEST_BIO and _BIO.match(text) is not None
