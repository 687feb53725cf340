"""Words and dates in the reader's language (Babel)."""

from datetime import UTC, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from babel.units import format_unit

_FALLBACK = "en"

_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "subscribe": "Subscribe",
        "hint": "Paste one of these addresses into your feed reader.",
        "read": "Read the article",
        "full": "Full text",
        "updated": "Updated",
        "from": "From",
        "reading": "{time} read",
        "feeds": "Feeds",
        "all": "All feeds",
        "empty": "Nothing has been published here yet.",
        "home": "Home page",
        "original": "Original",
        "import": "All feeds as one file for your reader (OPML)",
    },
    "de": {
        "subscribe": "Abonnieren",
        "hint": "Eine dieser Adressen in den Feedreader einfügen.",
        "read": "Artikel lesen",
        "full": "Ganzer Text",
        "updated": "Aktualisiert",
        "from": "Aus",
        "reading": "{time} Lesezeit",
        "feeds": "Feeds",
        "all": "Alle Feeds",
        "empty": "Hier ist noch nichts erschienen.",
        "home": "Startseite",
        "original": "Original",
        "import": "Alle Feeds als eine Datei für den Feedreader (OPML)",
    },
    "fr": {
        "subscribe": "S’abonner",
        "hint": "Collez l’une de ces adresses dans votre lecteur de flux.",
        "read": "Lire l’article",
        "full": "Texte intégral",
        "updated": "Mis à jour",
        "from": "De",
        "reading": "{time} de lecture",
        "feeds": "Flux",
        "all": "Tous les flux",
        "empty": "Rien n’a encore été publié ici.",
        "home": "Accueil",
        "original": "Original",
        "import": "Tous les flux en un fichier pour votre lecteur (OPML)",
    },
    "es": {
        "subscribe": "Suscribirse",
        "hint": "Pegue una de estas direcciones en su lector de feeds.",
        "read": "Leer el artículo",
        "full": "Texto completo",
        "updated": "Actualizado",
        "from": "De",
        "reading": "{time} de lectura",
        "feeds": "Feeds",
        "all": "Todos los feeds",
        "empty": "Aún no se ha publicado nada aquí.",
        "home": "Inicio",
        "original": "Original",
        "import": "Todos los feeds en un archivo para su lector (OPML)",
    },
    "ja": {
        "subscribe": "購読する",
        "hint": "次のアドレスのどれかをフィードリーダーに貼り付けてください。",
        "read": "記事を読む",
        "full": "全文",
        "updated": "更新",
        "from": "出典",
        "reading": "約{time}で読めます",
        "feeds": "フィード",
        "all": "すべてのフィード",
        "empty": "まだ何も公開されていません。",
        "home": "ホームページ",
        "original": "原文",
        "import": "すべてのフィードを1つのファイルで (OPML)",
    },
    "ar": {
        "subscribe": "اشترك",
        "hint": "ألصق أحد هذه العناوين في قارئ الخلاصات.",
        "read": "اقرأ المقال",
        "full": "النص الكامل",
        "updated": "حُدّث",
        "from": "من",
        "reading": "مدة القراءة {time}",
        "feeds": "الخلاصات",
        "all": "كل الخلاصات",
        "empty": "لم يُنشر شيء هنا بعد.",
        "home": "الصفحة الرئيسية",
        "original": "الأصل",
        "import": "كل الخلاصات في ملف واحد (OPML)",
    },
}
"""What the pages themselves say. Another language is one more table of the same keys."""

_READING: dict[str, str] = {
    "ca": "{time} de lectura",
    "da": "{time} læsetid",
    "he": "{time} קריאה",
    "it": "{time} di lettura",
    "ko": "읽는 시간 {time}",
    "nb": "{time} lesetid",
    "nl": "{time} leestijd",
    "no": "{time} lesetid",
    "pl": "{time} czytania",
    "pt": "{time} de leitura",
    "ru": "{time} чтения",
    "sv": "{time} lästid",
    "tr": "{time} okuma süresi",
    "zh": "阅读约{time}",
}


_UNSPACED = frozenset({"ja", "zh"})


def words_for(language: str | None) -> dict[str, str]:
    """Return what the pages say, in a language that we have, else in English."""
    return _WORDS.get(_primary(language), _WORDS[_FALLBACK])


def reading_time_label(minutes: int, language: str | None) -> str:
    """Say a reading time in words: ``2 min read``, ``2 Min. Lesezeit``."""
    primary = _primary(language)
    pattern = _WORDS[primary]["reading"] if primary in _WORDS else _READING.get(primary)
    if pattern is None:
        pattern, primary = _WORDS[_FALLBACK]["reading"], _FALLBACK
    # "2 min" in every English; British data has "2 mins", which nobody puts before "read".
    locale = Locale.parse("en") if primary == "en" else _locale(language)
    time = format_unit(minutes, "duration-minute", length="short", locale=locale)
    if primary in _UNSPACED:
        time = time.replace(" ", "")
    return pattern.format(time=time)


def format_day(moment: datetime, language: str | None) -> str:
    """Write a day as its language does: ``14 February 2026``, ``14. Februar 2026``."""
    return str(format_date(moment.astimezone(UTC).date(), format="long", locale=_locale(language)))


def format_moment(moment: datetime, language: str | None) -> str:
    """Write a moment in UTC as its language does, with the zone."""
    day = format_day(moment, language)
    time = format_datetime(moment.astimezone(UTC), "HH:mm", locale=_locale(language))
    return f"{day}, {time} UTC"


def _primary(language: str | None) -> str:
    return (language or _FALLBACK).split("-")[0].lower()


@cache
def _locale(language: str | None) -> Locale:
    # British day order where a page is in plain "en": 14 February 2026.
    first = "en-GB" if language in {None, "en"} else language or _FALLBACK
    for name in (first, _primary(language)):
        try:
            return Locale.parse(name, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en_GB")
