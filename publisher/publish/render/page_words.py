"""What the pages themselves say, language by language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PageWords:
    """Hold the words around the entries.

    Attributes:
        subscribe: Stands before the links to the feed's formats.
        what: Asks what a feed is.
        hint: Answers that, and says what to do with the addresses.
        full: Opens an entry's content.
        updated: Stands before the date of an edit.
        origin: Stands before the feed that an entry was taken from.
        reading: Says how long reading takes; ``{time}`` is the time with its unit.
        all: Leads to the site's front page.
        empty: Is said of a feed without entries.
        opml: Leads to the list of all feeds for a reader's import.
    """

    subscribe: str
    what: str
    hint: str
    full: str
    updated: str
    origin: str
    reading: str
    all: str
    empty: str
    opml: str


PAGE_WORDS = {
    "en": PageWords(
        subscribe="Subscribe",
        what="What is a feed?",
        hint="A feed brings new articles to the reader app of your choice, without an account "
        "or an e-mail address. Copy one of these addresses into it; any of them will do.",
        full="Full text",
        updated="Updated",
        origin="From",
        reading="{time} read",
        all="All feeds",
        empty="Nothing has been published here yet.",
        opml="All feeds as one file for your reader (OPML)",
    ),
    "de": PageWords(
        subscribe="Abonnieren",
        what="Was ist ein Feed?",
        hint="Mit einem Feed kommen neue Artikel in den Feedreader Ihrer Wahl, ohne Konto und "
        "ohne E-Mail-Adresse. Kopieren Sie eine dieser Adressen dorthin; welche, ist gleich.",
        full="Ganzer Text",
        updated="Aktualisiert",
        origin="Aus",
        reading="{time} Lesezeit",
        all="Alle Feeds",
        empty="Hier ist noch nichts erschienen.",
        opml="Alle Feeds als eine Datei für den Feedreader (OPML)",
    ),
    "fr": PageWords(
        subscribe="S’abonner",
        what="Qu’est-ce qu’un flux ?",
        hint="Un flux apporte les nouveaux articles dans le lecteur de votre choix, sans compte "
        "ni adresse électronique. Copiez-y l’une de ces adresses ; elles se valent.",
        full="Texte intégral",
        updated="Mis à jour",
        origin="De",
        reading="{time} de lecture",
        all="Tous les flux",
        empty="Rien n’a encore été publié ici.",
        opml="Tous les flux en un fichier pour votre lecteur (OPML)",
    ),
    "es": PageWords(
        subscribe="Suscribirse",
        what="¿Qué es un feed?",
        hint="Un feed lleva los artículos nuevos al lector que usted elija, sin cuenta ni correo "
        "electrónico. Copie en él una de estas direcciones; cualquiera sirve.",
        full="Texto completo",
        updated="Actualizado",
        origin="De",
        reading="{time} de lectura",
        all="Todos los feeds",
        empty="Aún no se ha publicado nada aquí.",
        opml="Todos los feeds en un archivo para su lector (OPML)",
    ),
    "ja": PageWords(
        subscribe="購読する",
        what="フィードとは",
        hint="フィードを登録すると、新しい記事がお使いのリーダーに届きます。アカウントもメール"
        "アドレスも不要です。次のアドレスのどれか一つをリーダーに貼り付けてください。",
        full="全文",
        updated="更新",
        origin="出典",
        reading="約{time}で読めます",
        all="すべてのフィード",
        empty="まだ何も公開されていません。",
        opml="すべてのフィードを1つのファイルで (OPML)",
    ),
    "ar": PageWords(
        subscribe="اشترك",
        what="ما هي الخلاصة؟",
        hint="تحمل الخلاصة المقالات الجديدة إلى القارئ الذي تختاره، من دون حساب ولا بريد "
        "إلكتروني. انسخ إليه أحد هذه العناوين، أيها شئت.",
        full="النص الكامل",
        updated="حُدّث",
        origin="من",
        reading="مدة القراءة: {time}",
        all="كل الخلاصات",
        empty="لم يُنشر شيء هنا بعد.",
        opml="كل الخلاصات في ملف واحد (OPML)",
    ),
}
"""Another language is one more of these."""
