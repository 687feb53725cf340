"""Which language an entry is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.enrich import language as step
from publisher.collect.enrich.language import LanguageEnricher, detect, detect_for_feed
from publisher.markup import escape, safe_html
from publisher.testing import make_entry

TEXTS = {
    "en": "The harbour was quiet for most of the winter, and nobody had thought that the ferry"
    " would come back. When it did, the whole town was there to see it, with flags.",
    "de": "Der Hafen war den ganzen Winter über still, und niemand hatte geglaubt, dass die Fähre"
    " zurückkommen würde. Als sie kam, war auch die ganze Stadt da, um sie zu sehen.",
    "fr": "Le port est resté calme tout l'hiver et personne ne pensait que le bac reviendrait."
    " Quand il est revenu, toute la ville était sur le quai pour le voir, avec une fanfare"
    " et des drapeaux.",
    "es": "El puerto estuvo tranquilo todo el invierno y nadie pensaba que el barco volvería."
    " Cuando volvió, la ciudad entera estaba allí para verlo con las banderas.",
    "it": "Il porto è rimasto tranquillo per tutto l'inverno e nessuno pensava che il traghetto"
    " sarebbe tornato. Quando è tornato, la città era lì per vederlo con le bandiere.",
    "pt": "O porto ficou calmo durante todo o inverno e ninguém pensava que a balsa voltaria."
    " Quando voltou, a cidade inteira estava lá para a ver, com bandeiras nas mãos.",
    "gl": "O porto estivo tranquilo durante todo o inverno e ninguén pensaba que a barca ía"
    " volver. Cando volveu, a vila enteira estaba alí para vela, e tamén os seus veciños.",
    "nl": "De haven was de hele winter stil en niemand had gedacht dat de veerboot terug zou"
    " komen. Toen hij kwam, was de hele stad er om het te zien, met vlaggen en al.",
    "af": "Die hawe was die hele winter stil en niemand het gedink dat die veerboot sou terugkom"
    " nie. Toe dit kom, was die hele dorp daar om dit te sien, en die kinders het vlae gehad.",
    "lb": "Den Hafe war de ganze Wanter roueg, an keen hat geduecht, datt d'Fär nach eng Kéier"
    " zréckkënnt. Wéi se koum, war déi ganz Stad do fir se ze gesinn, an d'Kanner haten Fändelen.",
    "ca": "El port va estar tranquil tot l'hivern i ningú no pensava que el transbordador"
    " tornaria. Quan va tornar, tota la ciutat era allà per veure'l, amb les banderes.",
    "da": "Havnen var stille hele vinteren, og ingen havde troet, at færgen ville komme tilbage."
    " Da den kom, var hele byen der for at se den, og børnene havde flag med.",
    "sv": "Hamnen var tyst hela vintern och ingen hade trott att färjan skulle komma tillbaka."
    " När den kom var hela staden där för att se den, och barnen hade med sig flaggor.",
    "pl": "Port był cichy przez całą zimę i nikt nie myślał, że prom wróci. Kiedy wrócił, całe"
    " miasto było na miejscu, żeby go zobaczyć, a dzieci trzymały w rękach flagi.",
    "cs": "Přístav byl celou zimu tichý a nikdo si nemyslel, že se trajekt vrátí. Když se vrátil,"
    " celé město bylo na místě, aby ho vidělo, a děti držely v rukou vlajky.",
    "fi": "Satama oli hiljainen koko talven, eikä kukaan uskonut, että lautta palaisi. Kun se"
    " palasi, koko kaupunki oli paikalla katsomassa, ja lapsilla oli liput mukana.",
    "et": "Sadam oli kogu talve vaikne ja keegi ei uskunud, et parvlaev tagasi tuleb. Kui see"
    " tuli, oli kogu linn seda vaatamas, ja lastel olid lipud käes.",
    "tr": "Liman bütün kış sessizdi ve hiç kimse vapurun geri geleceğini düşünmüyordu. Geldiği"
    " zaman bütün şehir onu görmek için oradaydı, çocukların elinde bayraklar vardı.",
    "id": "Pelabuhan itu sepi sepanjang musim dingin dan tidak ada orang yang mengira bahwa kapal"
    " akan kembali. Ketika kapal itu datang, seluruh kota ada di sana untuk melihatnya.",
    "vi": "Bến cảng yên tĩnh suốt cả mùa đông và không ai nghĩ rằng chiếc phà sẽ trở lại. Khi nó"
    " trở lại, cả thị trấn đã có mặt ở đó để xem, với những lá cờ trong tay.",
    "ru": "Всю зиму в порту было тихо, и никто не думал, что паром вернётся. Когда он вернулся,"
    " весь город пришёл посмотреть на него, а дети держали в руках флаги.",
    "uk": "Усю зиму в порту було тихо, і ніхто не думав, що пором повернеться. Коли він"
    " повернувся, усе місто прийшло подивитися на нього, а діти тримали прапорці.",
    "ar": "كان الميناء هادئا طوال الشتاء ولم يكن أحد يظن أن العبارة ستعود. وعندما عادت كانت"
    " المدينة كلها هناك لتراها وكان الأطفال يحملون الأعلام.",
    "hi": "बंदरगाह पूरी सर्दी शांत रहा और किसी ने नहीं सोचा था कि नौका लौटेगी। जब वह लौटी तो पूरा शहर"
    " उसे देखने के लिए वहाँ था।",
    "el": "Το λιμάνι ήταν ήσυχο όλο τον χειμώνα.",
    "he": "הנמל היה שקט כל החורף.",
    "th": "ท่าเรือเงียบตลอดฤดูหนาว",
    "ko": "항구는 겨울 내내 조용했다.",
    "ja": "港は冬のあいだ静かだった。",
    "zh": "港口整个冬天都很安静，没有人想到渡船会回来。当它回来的时候，"
    "全城的人都到那里去看它，孩子们手里拿着旗子。",
    "ta": "துறைமுகம் அமைதியாக இருந்தது.",
    "ka": "ნავსადგური მშვიდი იყო.",
    "hy": "Նավահանգիստը հանգիստ էր։",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_is_known_by_its_script_or_its_words(language):
    assert detect(TEXTS[language]) == language


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_the_languages_most_read_need_no_detector(language, monkeypatch):
    asked = []
    monkeypatch.setattr(step, "_by_detector", asked.append)
    assert detect(TEXTS[language] * 2) == language
    assert asked == []


@pytest.mark.parametrize("language", sorted(TEXTS.keys() - {"de", "en", "fr"}))
def test_no_other_language_passes_for_one_of_them(language, monkeypatch):
    monkeypatch.setattr(step, "_by_detector", lambda text: "detected")
    assert detect(TEXTS[language] * 4) in {language, "detected"}


def test_a_quotation_does_not_settle_a_language(monkeypatch):
    monkeypatch.setattr(step, "_by_detector", lambda text: "detected")
    assert detect(TEXTS["fr"] + TEXTS["tr"] * 3) == "detected"


@pytest.mark.parametrize(
    "text", ["", "Hello there, all of you", "12 345 — 67", "東京五輪開幕", "🙂" * 50]
)
def test_too_little_is_no_ground_for_a_guess(text):
    assert detect(text) is None


def test_a_declared_language_beats_every_guess():
    content = safe_html(f"<p>{TEXTS['de']}</p>")
    entry = make_entry(declared_language="en-GB", language=None, content_html=content)
    assert LanguageEnricher().enrich(entry).language == "en-GB"


def test_the_language_of_the_feed_stays():
    content = safe_html(f"<p>{TEXTS['de']}</p>")
    entry = make_entry(language="nl", content_html=content)
    assert LanguageEnricher().enrich(entry).language == "nl"


def test_a_silent_entry_is_judged_by_title_and_content():
    content = safe_html(f"<p>{escape(TEXTS['sv'])}</p>")
    entry = make_entry(title="En färja", language=None, content_html=content)
    assert LanguageEnricher().enrich(entry).language == "sv"
    assert LanguageEnricher().enrich(entry).declared_language is None


def test_a_feed_is_judged_by_several_entries_together():
    words = TEXTS["fr"].split()
    entries = [
        make_entry(str(n), title=" ".join(words[n : n + 3]), content_html=safe_html(""))
        for n in range(0, len(words), 3)
    ]
    assert detect(entries[0].title) is None
    assert detect_for_feed(entries) == "fr"


def test_a_feed_without_entries_has_no_language():
    assert detect_for_feed([]) is None


@given(st.text(max_size=120))
def test_any_text_has_one_language_or_none(text):
    found = detect(text)
    assert found is None or (found.isalpha() and found.islower())
