"""By-lines: who wrote an article, as its first lines say it in many languages."""

import re

from publisher.collect.parse.article.names import people_in
from publisher.model import Person

_PREPOSITIONS = (
    r"by|(?:live\s+)?(?:reporting|updates|coverage|blog)\s+by|(?:posted|submitted|contributed|compiled|prepared|filed|authored|told|report(?:ed)?|interview(?:ed)?|recorded|adapted|hosted|presented|narrated)\s+by|oleh|ditulis\s+oleh|bởi|írta|napsal[a]?|připravil[a]?|беседовал[аи]?|записал[аи]?|подготовил[аи]?|розмовля(?:в|ла)|written\s+by|words\s+by|story\s+by|text\s+by|from\s+our\s+correspondent"
    r"|von|text\s+von|par|texte\s+(?:de|par)|propos\s+recueillis\s+par|por|texto\s+(?:de|por)|escrito\s+por"
    r"|di|testo\s+di|a\s+cura\s+di|door|tekst\s+van|af|av|skrevet\s+av|skrevet\s+af|skriven\s+av|text\s+av"
    r"|przez|kirjoittanut|teksti|yazan|του|της|των|γράφει\s+[οη]|γράφουν\s+οι"
    r"|מאת|כתב|כתבה|كتبت|كتب|كتبه|بقلم|إعداد|تحرير|نوشته|نویسنده|به\s+قلم|द्वारा|โดย|de\s+la\s+mano\s+de"
)
_GENRES = (
    r"(?:(?:an?|the|a\s+guest)\s+)?(?:guest\s+)?(?:post|opinion|analysis|essay|review|column|report|commentary|interview|(?:photo\s+)?essay|feature|story|dispatch|letter|blog)\s+by"
    r"|(?:eine?\s+)?(?:gast)?(?:beitrag|kommentar|analyse|essay|reportage|kolumne|glosse|bericht|interview|rezension|porträt|kritik|gespräch)\s+von"
    r"|(?:une?\s+)?(?:chronique|tribune|analyse|entretien|reportage|enquête|éditorial|billet|récit|critique)\s+(?:de|par)"
    r"|(?:una?\s+)?(?:análisis|opinión|columna|crónica|reportaje|entrevista|artículo|tribuna|crítica|informe)\s+(?:de|por)"
    r"|(?:un['’]?\s*|una\s+)?(?:analisi|commento|intervista|reportage|editoriale|articolo|recensione|servizio)\s+di"
    r"|(?:uma?\s+)?(?:análise|opinião|crónica|crônica|reportagem|entrevista|artigo|coluna|crítica)\s+(?:de|por)"
    r"|(?:een\s+)?(?:column|opinie|analyse|recensie|reportage|interview|commentaar|verslag)\s+(?:van|door)"
    r"|(?:en\s+|et\s+)?(?:krönika|analys|debattartikel|kommentar|recension|anmeldelse|analyse|kronikk|klumme)\s+a[vf]"
)
"""What a text is, before who wrote it: ``Ein Kommentar von``."""

_BOTH = re.compile(
    r"(?:text|tekst|teksti|texte|texto|testo|words|story|report)\s+(?:und|and|og|och|et|y|e|ja|en|i|&)\s+(?:photos?|photography|fotos?|fotografi(?:e|a|er)"
    r"|fotografías|bild(?:er)?|kuvat?|billeder|zdjęcia|images?|pictures?)(?:\s*[:：]\s*|\s+(?:by|von|av|af|par|de|di|door)\s+)",
    re.IGNORECASE,
)
"""Who wrote and made the pictures too."""

_NOUNS = (
    r"correspondent|correspondante?|korrespondent(?:in)?|corresponsal|inviat[oa]|envoyée?\s+spéciale?|redactor[a]?|cronista|repórter"
    r"|authors?|writers?|interview(?:er)?|gespräch|entretien|entrevista|intervista|reporters?|words|story|text|byline|autor(?:\*?:?in(?:nen)?|en|es|as|a|ka|zy|ze|i)?|auteure?s?"
    r"|avtor(?:ica|ji)?|autorius|autorė|autoriai|autor[si]|egilea[k]?|höfundur|kirjutas|piše|pišu|napisa[ol]a?|skrifað\s+af|razgovara[ol]a?|pripremi[ol]a?|besedilo|প্রতিবেদক|লেখক|تحریر|مصنف|opracowanie|oprac\.|pengarang|wartawan|phóng\s+viên"
    r"|autore|autori|autrice|autoria|författare|forfatter(?:e)?|kirjoittaja[t]?|автор(?:ы|и|ка)?|текст"
    r"|материал\s+подготовил[аи]?|yazar(?:lar)?|haber|συντάκτης|συγγραφέας|κείμενο|texte|texto|testo|tekst|tác\s+giả|bài|penulis|szerző|szöveg|napsal|ditulis\s+oleh"
    r"|reportage|redacteur|redaktør|journalist|tekst\s+i\s+zdjęcia|כותב|כותבת|ראיון|ריאיון|רשימה|الكاتب|الكاتبة|المحرر|مؤلف"
    r"|लेखक|लेखिका|संवाददाता|रिपोर्ट|ผู้เขียน|เรื่อง|文|作者|撰文|筆者|記者|记者|取材・文|取材|글|취재|기자|작성자"
)
_PREFIX = re.compile(
    rf"\A(?:(?:{_PREPOSITIONS}|{_GENRES})(?:\s*[:：–—-]\s*|\s+)|(?:{_NOUNS})\s*[:：／|]\s*|(?:取材・)?文(?:・写真)?\s*[/／=＝｜|・:：\u3000]\s*|글\s+|(?-i:de)\s+)(?P<rest>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_OF_LANGUAGE = {
    "ca": "per", "ro": "de", "fil": "ni", "tl": "ni", "sq": "nga", "cy": "gan", "bg": "от",
    "mk": "од",
}  # fmt: skip
"""Words that begin a by-line in these languages, and anything in others."""

_EAST_PREFIX = re.compile(
    r"\A[（(]?(?P<label>[\u3400-\u9fff]{0,6}(?:记者|記者|特派員|撰文|作者))\s*[:：]?\s*"
    r"(?P<rest>[\u3400-\u9fff]{2,4}(?:[\u3000 、，]+[\u3400-\u9fff]{2,4})*"
    r"|[\u3400-\u9fff]{1,4}[\u3000 ][\u3040-\u30ff\u3400-\u9fff]{1,4})"
    r"(?:\s*[／/]\s*\S{2,10})?[)）]?\Z"
)
_EAST_ROLE = re.compile(
    r"\A(?:編集委員|論説委員|解説委員|フリーライター|ライター|ジャーナリスト|作家|コラムニスト|特派員)\s*[・／/:：\s]\s*(?P<rest>\S.*)\Z"
)
_EAST_SUFFIX = re.compile(
    r"\A(?P<rest>\S.{0,40}?)\s*(?:記者|记者|기자|특파원|선임기자|논설위원|객원기자|記す)"
    r"(?P<mail>\s*[(<（]?\S+@[^\s)>）]+[)>）]?)?\Z"
)
_KOREAN_LEAD = re.compile(
    r"\A[\[(（]?\S{1,12}\s*[=＝]\s*(?P<rest>[\uac00-\ud7a3]{2,4})\s*(?:기자|특파원)[\])）]?\Z"
)
_PICTURES = re.compile(
    r"(?:[;,|·•]|\s[–—-]\s|\s{2,}|\.\s|\s)\s*(?:photographs?|photos?|pictures?|images?|illustrations?"
    r"|fotos?|fotografías?|bilder|zdjęcia|фото|foto's|photographies?|写真|摄影|攝影|사진)"
    r"(?:\s+(?:by|von|par|de|por|di|av))?\s*[:：]?\s+\S.*\Z|(?<!文・)写真\s*[／:：・=＝|].*\Z",
    re.IGNORECASE,
)
_OTHER_WORK = (
    r"photo(?:graph|graphy|graphie|grafía|grafia|s)?s?|pictures?|images?|illustrations?|videos?|graphics?|cartoons?"
    r"|translat(?:ion|ed|or)|edit(?:ing|or|ed)|credit|foto(?:s|grafie|graf|grafi|grafía|grafia)?|fotky|bild(?:er)?"
    r"|illustrat(?:ion|ionen|ie|ies|ioner)|übersetzung|redaktion|grafik(?:en)?|crédits?|traduction|traducción|ilustraci(?:ón|ones)"
    r"|edición|imágenes|illustrazioni?|traduzione|ilustraç(?:ão|ões)|tradução|vertaling|översättning|oversættelse|oversettelse"
    r"|beeld|kuvat?|immagini|imagem|imagens|zdjęcia?|tłumaczenie|ilustracje|překlad|ilustrace|fordítás|fényképek?|fotó(?:k)?|traducere|fotografii|фото|перевод"
    r"|иллюстраци[ия]|редактор|переклад|світлини|fotoğraf(?:lar)?|çeviri|φωτογραφίες|μετάφραση|צילום|תרגום|איור|تصوير|ترجمة|عکس"
    r"|फोटो|अनुवाद|写真|撮影|翻訳|編集|イラスト|摄影|攝影|编辑|編輯|责编|責編|责任编辑|責任編輯|翻译|翻譯|校对|图|圖|사진|번역|편집|그림"
    r"|ภาพ|ảnh|dịch|penerjemah|penyunting"
)
CREDIT = re.compile(
    rf"\A[(\[]?(?:{_OTHER_WORK})(?:\s+\w+){{0,3}}?(?:\s+(?:by|von|par|de|por|di|av|door|oleh)\s|\s*[:：/／=＝]|\s(?=[^\W\d_a-z])(?<=[^\x00-\x7f]\s))"
    r"|\Aphoto\s+credit",
    re.IGNORECASE,
)
"""A line that names who made the pictures: no author."""


_OTHERS_EAST = re.compile(
    r"\s*(?<!文・)(?:编辑|編輯|责编|責編|责任编辑|責任編輯|摄影|攝影|通讯员|图|校对|审核|写真|사진|편집)[\s:：／/].*\Z"
)


def read_byline(text: str, *, language: str | None = None) -> tuple[Person, ...] | None:
    """Return the authors that a labelled by-line names, or None where it is none.

    Args:
        text: One line, or a part of it.
        language: BCP 47, or None; some words begin a by-line in one language alone.

    Returns:
        Empty where only a department or an agency is named.
    """
    if both := _BOTH.match(text):
        return people_in(text[both.end() :])
    if not text.isascii() or _PREFIX.match(text):
        text = _OTHERS_EAST.sub("", _PICTURES.sub("", text)).strip()
    if (match := _EAST_PREFIX.match(text)) and (people := people_in(_separated(match))) is not None:
        return people
    for pattern in (_KOREAN_LEAD, _EAST_ROLE, _EAST_SUFFIX, _PREFIX):
        match = pattern.match(text)
        if match is None:
            continue
        people = people_in(match["rest"] + (match.groupdict().get("mail") or ""))
        if people is not None:
            return people
    first, _, rest = text.partition(" ")
    if first.casefold() == _OF_LANGUAGE.get((language or "").split("-")[0]):
        return people_in(rest)
    return None


def _separated(match: re.Match[str]) -> str:
    """Return names with commas where spaces stand between Chinese ones; in Japanese, within one."""
    names = match["rest"].split()
    is_chinese = "记" in match["label"] or any(len(name) > 2 for name in names)
    return "、".join(names) if is_chinese else match["rest"]
