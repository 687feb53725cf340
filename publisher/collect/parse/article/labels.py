"""Lines above a title that are neither title nor text: kickers, release and embargo lines."""

import re

from publisher.collect.parse.article.bylines import CREDIT
from publisher.collect.parse.article.meta_words import ASIDE

STANDFIRST_ROLES = frozenset(
    """
    standfirst dek deck lede lead subtitle subheadline intro ingress chapo entradilla vorspann
    sottotitolo occhiello excerpt teaser leadin resumo bajada copete spot sapo subhead subheading
    summary abstract chapeau msosubtitle sommario catenaccio entradeta manchet perex
    """.split()
)
BYLINE_ROLES = frozenset("byline author authors writer autor auteur".split())
KICKER_ROLES = frozenset("kicker eyebrow overline rubric section topline dachzeile ressort".split())
"""What pages call these parts: words of classes."""

_CONTACT = re.compile(r"(?:\S{1,20}:\s*)?[\w.+-]*@[\w.-]+", re.IGNORECASE)
"""An address or a handle on a line of its own."""

_PUBLISHED_IN = re.compile(
    r"(?:Published|Posted|Filed|Written)\s+(?:in|under|for)\s+(?:[A-Z&][\w'’&-]*\s?){1,6}"
)
"""In which of several publications, or under what heading."""

PLACE_LINE = re.compile(r"[^\W\d_]+(?:[ -/,]+[^\W\d_]+){0,2}")
"""Where a report comes from, on a line of its own."""

_RELEASE = re.compile(
    r"\W*(?:for\s+immediate\s+(?:release|use|publication)|(?:press|news|media)\s+(?:release|statement)"
    r"|immediate\s+release|pressemitteilung|presseinformation|medienmitteilung|zur\s+sofortigen\s+veröffentlichung"
    r"|communiqué(?:\s+de\s+presse)?|pour\s+diffusion\s+immédiate|comunicado(?:\s+(?:de\s+prensa|de\s+imprensa|à\s+imprensa))?"
    r"|nota\s+de\s+prensa|para\s+su\s+publicación\s+inmediata|comunicato(?:\s+stampa)?|persbericht|pressmeddelande"
    r"|pressemelding|pressemeddelelse|lehdistötiedote|informacja\s+prasowa|пресс-релиз|прес-реліз|basın\s+bülteni"
    r"|δελτίο\s+τύπου|הודעה\s+לעיתונות|بيان\s+صحفي|プレスリリース|報道関係(?:者)?各位|报道关系|siaran\s+pers|untuk\s+segera\s+(?:disiarkan|dipublikasikan)|для\s+немедленной\s+публикации|per\s+la\s+pubblicazione\s+immediata|para\s+divulgação\s+imediata|voor\s+onmiddellijke\s+publicatie|即時発表|即时发布|즉시\s*배포|thông\s+cáo\s+báo\s+chí|sajtóközlemény|comunicat\s+de\s+presă|tisková\s+zpráva|报道资料|新闻稿|新聞稿|보도자료)\W*",
    re.IGNORECASE,
)
_DRAFT = re.compile(
    r"\W*(?:draft|brouillon|entwurf|borrador|bozza|rascunho|concept|utkast|luonnos|taslak|черновик)(?:\s*(?:v|version|no)?\.?\s*\d+)?\W*"
    r"(?:(?:not\s+for|do\s+not|ne\s+pas|nicht|no\s+publicar|non\s+pubblicare|não\s+publicar|niet|не\s+публиковать)\b.{0,60})?",
    re.IGNORECASE,
)
"""What a line says to the desk alone."""

_EMBARGO = re.compile(
    r"embargo|not\s+(?:for|to\s+be)\s+(?:publication|published|release[d]?)\s+before|sperrfrist|hold\s+(?:until|for)|\Afor\s+release\s*(?::|on|at|after|from|\d)"
    r"|sous\s+embargo|эмбарго|報道解禁|解禁",
    re.IGNORECASE,
)
_BAR = re.compile(r"\s*[|｜›»/]\s*|\s+[–—·•]\s+|\s*[:：]\s*\Z")
_SECTIONS = frozenset(
    """
    opinion|comment|analysis|review|interview|feature|features|news|sport|sports|culture|editorial
    |column|letters|obituary|profile|explainer|essay|long read|the long read|in brief|science|world
    |politics|business|local|society|health|travel|food|recipe|investigation|reportage|q&a|live
    |meinung|kommentar|analyse|reportage|kultur|politik|wirtschaft|gesellschaft|panorama|porträt
    |leitartikel|lokales|wissen|rezension|tribune|enquête|portrait|entretien|société|économie
    |politique|critique|chronique|éditorial|opinión|cultura|deportes|entrevista|crónica|reportaje
    |economía|sociedad|política|tribuna|opinione|intervista|cronaca|economia|società|politica
    |opinião|esporte|esportes|desporto|sociedade|opinie|interview|cultuur|sport|economie|ledare
    |debatt|debat|krönika|kultur|nyheter|nyheder|mielipide|urheilu|kulttuuri|opinia|wywiad|recenzja
    |názor|rozhovor|vélemény|interjú|opinie|interviu|мнение|интервью|репортаж|культура|спорт
    |общество|думка|інтервʼю|yorum|görüş|söyleşi|spor|kültür|γνώμη|συνέντευξη|דעה|ראיון|רשימה
    |منوعات|سياسة|اقتصاد|محليات|مجتمع|علوم|صحة|فن|فنون|أخبار|العالم
    |دولي|חדשות|תרבות|ספורט|כלכלה
    |देश|दुनिया|राजनीति|खेल|मनोरंजन|समाज
    |社会|社會|国际|國際|财经|財經|文化|体育
    |體育|科技|生活|地方|経済|国際|政治|地域|スポーツ
    |사회|정치|경제|문화|국제|스포츠|지역|общество|политика|экономика|в мире|новости
    |kültür-sanat|gündem|ekonomi|dünya|yaşam
    |رأي|مقال|تحقيق|حوار|رياضة|ثقافة|تقرير|یادداشت|گفتگو|विचार|साक्षात्कार|社説|コラム|論説|書評|特集
    |评论|評論|社论|社論|专访|專訪|特写|칼럼|사설|인터뷰|기획|ý kiến|phỏng vấn|opini|wawancara
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
_SERIES = re.compile(
    r"\W*(?:(?:the\s+|die\s+|la\s+)?(?:serie[sn]?|série|reihe|schwerpunkt|serial|cykl|серия|проект)\s*[:：|–]\s*\S"
    r"|[〈《]?(?:連載|シリーズ|特集)(?:[\s　:：/／]|$)|\[(?:연재|기획|특집)\]?\s*$)",
    re.IGNORECASE,
)
_LONGEST_SERIES = 70
_LONGEST_KICKER = 50
_MOST_KICKER_WORDS = 6
_END = re.compile(r"[.!?。！？…][\"'”’»」）)]*\Z")
_MANY_SENTENCES = re.compile(r"[.!?]['\"”’»)]*\s+[^\W\d_a-z].*[.!?]['\"”’»)]*\Z|。.+。")
_LONGEST_TITLE = 250
_LONGEST_SENTENCE = 160


def is_release_line(text: str) -> bool:
    """Tell whether a line only says that this is a press release."""
    return (_RELEASE.fullmatch(text) or _DRAFT.fullmatch(text)) is not None


def is_embargo_line(text: str) -> bool:
    """Tell whether a line says that the article is not to be published before a time."""
    return len(text) < 160 and _EMBARGO.search(text) is not None


def is_credit_line(text: str) -> bool:
    """Tell whether a line names who did other work than writing, or only an address."""
    if len(text) > 120:
        return False
    return bool(
        CREDIT.match(text)
        or ASIDE.match(text)
        or _CONTACT.fullmatch(text)
        or _PUBLISHED_IN.fullmatch(text)
    )


def can_follow_kicker(text: str) -> bool:
    """Tell whether a line may be the title below a kicker."""
    if (
        text[:1].islower()
        or not can_be_title(text)
        or is_release_line(text)
        or is_embargo_line(text)
    ):
        return False
    return len(text) <= 110 or not text.endswith((".", "。"))


def is_kicker(text: str) -> bool:
    """Tell whether a line may be the kicker above a title: short, in capitals or with a bar."""
    if is_series(text):
        return True
    parts = [part for part in _BAR.split(text) if part]
    words = sum(len(part.split()) for part in parts)
    if len(text) > _LONGEST_KICKER or words > _MOST_KICKER_WORDS or _END.search(text):
        return False
    is_barred = _BAR.search(text) is not None and all(len(part.split()) <= 3 for part in parts)
    is_section = text.casefold().strip(" .:：") in _SECTIONS
    return is_barred or is_section or (text.upper() == text != text.lower())


def is_series(text: str) -> bool:
    """Tell whether a line names the series that an article stands in: ``Serie: … (Teil 3)``."""
    return len(text) < _LONGEST_SERIES and _SERIES.match(text) is not None


def is_section_above(text: str, title: str) -> bool:
    """Tell whether a word or two may name the section of the title below."""
    is_long = len(title.split()) > 4 or len(title) > 60
    return len(text.split()) < 3 and is_long and not _END.search(title)


def can_be_title(text: str) -> bool:
    """Tell whether a line may be a title: not a paragraph of sentences."""
    if not text or len(text) > _LONGEST_TITLE or not any(letter.isalnum() for letter in text):
        return False
    if _MANY_SENTENCES.search(text) and len(text) > 90:
        return False
    return not (len(text) > _LONGEST_SENTENCE and _END.search(text))


def can_be_wrapped_title(text: str) -> bool:
    """Tell whether lines that belong together may be one title."""
    return can_be_title(text) and len(text) < 150 and not text.endswith((".", "。", ":"))
