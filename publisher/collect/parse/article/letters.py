"""What texts are written with: letters beyond ASCII by language, and the most frequent ones."""

_OF_LATIN = {
    "az": "çəğıöşü", "bs": "čćđšž", "ca": "àçèéíïòóúü", "cs": "áčďéěíňóřšťúůýž", "cy": "âêîôûŵŷ",
    "da": "æøåéó", "de": "äöüß", "et": "äõöüšž", "eu": "ñü", "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ", "ga": "áéíóú", "gl": "áéíñóúüï", "hr": "čćđšž",
    "hu": "áéíóöőúüű", "is": "áðéíóúýþæö", "it": "àèéìíîòóùú", "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž", "mt": "ċġħżà", "nb": "æøåéòôóê", "nl": "éèëïöüáóíê", "nn": "æøåéòôóê",
    "no": "æøåéòôóê", "pl": "ąćęłńóśźż", "pt": "áâãàçéêíóôõúü", "ro": "ăâîșțşţ",
    "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšžćđ", "sq": "çë", "sv": "åäöé", "tr": "çğıöşüâîû",
}  # fmt: skip
_WESTERN = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüß"
"""Of names and loan words in English, Indonesian and others that have no such letters."""

_RUSSIAN = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_UKRAINIAN = "абвгдежзийклмнопрстуфхцчшщьюяіїєґ"
_SERBIAN = "абвгдежзиклмнопрстуфхцчшђјљњћџ"
_OF_CYRILLIC = {
    "ru": _RUSSIAN, "uk": _UKRAINIAN, "bg": _RUSSIAN, "be": f"{_RUSSIAN}іў", "sr": _SERBIAN,
    "mk": f"{_SERBIAN}ѓѕќ",
}  # fmt: skip


def _in_both_cases(letters: str) -> frozenset[str]:
    return frozenset(letter for letter in letters + letters.upper() if not letter.isascii())


LETTERS = {
    **{
        language: _in_both_cases(letters)
        for language, letters in (_OF_LATIN | _OF_CYRILLIC).items()
    },
    "en": _in_both_cases(_WESTERN),
}

LATIN = tuple(LETTERS[language] for language in _OF_LATIN)
FREQUENT = {
    "Cyrillic": frozenset("оеаинтсрвкіјОЕАИНТСРВК"),
    "Greek": frozenset("αοιετσνηυρςάίόέΑΟΙΕΤΣ"),
    "Hebrew": frozenset("יוהלאתרמבשנ"),
    "Arabic": frozenset("اليمونتربةدیه"),
    "Thai": frozenset("านรอกเงมยลวดท่้ีัิ"),
}
"""About half of a text in such a script, or more."""

FREQUENT_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作"
    "里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想"
    "实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体"
    "政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比"
    "员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场"
    "件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王"
    "象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运"
    "這個們來為國說時會對過發後裡種經麼學現當沒動還進樣開從實軍無與長機關點業將兩間問戰頭見產話給門兒東聲"
    "員論處義幾認條係氣題爾別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊該規萬張覺術領確傳"
    "師觀讓識帶導爭運発会国気"
)
FREQUENT_HANGUL = frozenset(
    "이다는의가을에하고은지기사로한도를그대리어자시인나라서일제수정해아전보들과있부주장면만했으성원것당거년"
    "여게조국등안선상공스개습니까요"
)
