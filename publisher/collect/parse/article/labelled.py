"""Lines that name what they hold, above a text: ``TITLE: …``, ``Chapô : …``, ``Resumo: …``."""

import re
from typing import Literal, NamedTuple

Field = Literal["title", "standfirst", "tags", "kicker", "other"]

_WORDS: dict[Field, str] = {
    "title": r"""
        title|headline|heading|head|hed|working\s+title|titel|überschrift|schlagzeile|headline\s+\d|titre|titular|título
        |titolo|kop|koptekst|titel|rubrik|overskrift|otsikko|tytuł|titulek|název|nadpis|naslov|cím|titlu|titlul|заголовок
        |название|назва|заглавие|başlık|τίτλος|כותרת|العنوان|عنوان|शीर्षक|শিরোনাম|タイトル|見出し|題名|标题|標題|题目|題目
        |제목|tiêu\s+đề|judul|tajuk|หัวข้อ|ชื่อเรื่อง|títol|izenburua|pavadinimas|virsraksts|pealkiri|fyrirsögn""",
    "standfirst": r"""
        standfirst|stand-first|summary|dek|deck|lede|lead|subhead(?:line|ing)?|sub-?title|strap(?:line)?|excerpt|abstract|teaser
        |description|intro(?:duction)?|blurb|tl;?dr|vorspann|teaser|untertitel|unterzeile|anriss|zusammenfassung|kurzfassung
        |beschreibung|chapô|chapeau|châpo|chapo|résumé|accroche|sous-titre|descriptif|entradilla|subtítulo|sumario|resumen
        |bajada|copete|antetítulo|descripción|sommario|occhiello|sottotitolo|catenaccio|riassunto|descrizione|abstract
        |resumo|lide|linha\s+fina|entrada|subtítulo|descrição|inleiding|samenvatting|ondertitel|chapeau|ingress|sammanfattning
        |underrubrik|manchet|underrubrik|underoverskrift|resumé|ingressi|tiivistelmä|alaotsikko|lid|zajawka|streszczenie|podtytuł
        |perex|anotace|podtitulek|shrnutí|sažetak|podnaslov|összefoglaló|alcím|bevezető|rezumat|subtitlu|подзаголовок|лид|анонс
        |резюме|аннотация|описание|анотація|підзаголовок|лід|özet|spot|alt\s+başlık|περίληψη|υπότιτλος|תקציר|כותרת\s+משנה|ملخص|الملخص
        |مقدمة|خلاصه|सारांश|リード|概要|要約|要旨|摘要|导语|導語|提要|요약|부제|부제목|sa\s?pô|tóm\s+tắt|ringkasan|คำโปรย|บทคัดย่อ
        |entradeta|resum|subtítol|laburpena|santrauka|kopsavilkums|kokkuvõte""",
    "tags": r"""
        tags?|keywords?|topics?|categor(?:y|ies)|section|labels?|schlagw[oö]rter?|stichw[oö]rter?|themen|kategorien?|rubrik|ressort
        |mots[-\s]?clés|étiquettes|catégories?|rubrique|etiquetas|palabras\s+clave|categorías?|sección|parole\s+chiave|categori[ae]
        |palavras[-\s]chave|categorias?|secção|editoria|trefwoorden|rubriek|categorie(?:ën)?|nyckelord|kategorier?|taggar|emneord|avainsanat
        |tagi|słowa\s+kluczowe|kategoria|štítky|klíčová\s+slova|rubrika|címkék|kulcsszavak|etichete|cuvinte\s+cheie|теги|ключевые\s+слова|рубрика
        |категори[яи]|ключові\s+слова|etiketler|kategori|ετικέτες|λέξεις[-\s]κλειδιά|κατηγορία|תגיות|מילות\s+מפתח|الوسوم|كلمات\s+مفتاحية|القسم|برچسب‌?ها|टैग
        |タグ|キーワード|カテゴリー?|标签|標籤|关键词|關鍵詞|关键字|分类|栏目|태그|키워드|카테고리|từ\s+khóa|chuyên\s+mục|kata\s+kunci|แท็ก|คำสำคัญ
        |etiquetes|paraules\s+clau""",
    "kicker": r"""
        kicker|overline|eyebrow|dachzeile|spitzmarke|surtitre|cintillo|occhiello|antetítulo|chapéu|bovenkop|vinjett|stikktittel|надзаголовок""",
    "other": r"""
        slug|desk|status|version|word\s*count|words|length|characters|column|page|edition|issue|format|type|language|lang|id
        |from|to|(?:news\s+)?(?:provided|distributed|issued)\s+by|source|location|place|place\s+of\s+publication|dateline|url|link|permalink|canonical|client|project|campaign|series|priority
        |copy\s?editor|edited\s+by|editor|sub-?editor|photos?|images?|picture|caption|credit|byline\s+photo|art|media|contact|e-?mail|phone
        |länge|zeichen|sprache|quelle|ort|redaktion|bild(?:er)?|foto|status|longueur|signes|langue|lieu|légende|crédit|idioma|fuente
        |lugar|extensión|foto(?:grafía)?|lingua|fonte|luogo|lunghezza|língua|local|bron|plaats|taal|lengte|språk|källa|kieli|lähde|język|źródło
        |zdroj|jazyk|nyelv|forrás|limbă|sursă|язык|источник|место|мова|джерело|dil|kaynak|yer|γλώσσα|πηγή|מקור|المصدر|اللغة|出典|言語|字数|来源|來源
        |출처|언어|nguồn|sumber|bahasa""",
}
_LABELLED = re.compile(
    r"[\W_]{0,3}(?:"
    + "|".join(f"(?P<{field}>{''.join(words.split())})" for field, words in _WORDS.items())
    + r")\s?(?:\*\*|__)?\s?[:：]\s*(?P<value>\S.*)\Z",
    re.IGNORECASE | re.DOTALL,
)
_NO_VALUE = re.compile(r"\W+")


class Labelled(NamedTuple):
    """Hold a labelled line: what it names, and what stands behind the colon."""

    field: Field
    value: str


def read_labelled(text: str) -> Labelled | None:
    """Return what a line labels, or None where it begins with no such label."""
    match = _LABELLED.match(text.strip())
    if match is None:
        return None
    field = next(field for field in _WORDS if match[field])
    value = match["value"].strip(" *_")
    return Labelled(field, value) if not _NO_VALUE.fullmatch(value) else None


def terms_of(value: str) -> tuple[str, ...]:
    """Return the terms that a line of tags lists."""
    parts = re.split(r"\s*[,;|、，；]\s*|\s+(?=#)", value)
    return tuple(dict.fromkeys(term.strip(" #.") for term in parts if term.strip(" #.")))
