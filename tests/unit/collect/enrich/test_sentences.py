"""Where sentences end, in the languages that people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.enrich.sentences import (
    ends_whole,
    is_cut,
    is_spaceless,
    is_unmarked,
    sentences,
)

TEXTS = [
    ("en", "The tide came in. | We left! | Who knew? | Nobody did."),
    ("en", "He lives in the U.S. today. | She left at 5 p.m. on Monday. | It cost 3.5 million."),
    ("en", "Mr. J. R. Hale met Gen. Orr at No. 5. | They spoke."),
    ("en", "“Stop!” she said. | “Why?” | He ran. | (It rained.) | We stayed."),
    ("en", "Well... He left. | He sat. | It was no. | Then he went."),
    ("en", "So did I. | Then we left. | It ends here.[12] | The next begins."),
    ("en", "1. The first rule holds. | Read it again."),
    ("de", "Am 3. Oktober kam Dr. Weber, z. B. um 9 Uhr. | Er ging."),
    ("de", "»Halt!«, rief er. | »Ich komme.« | Dann war Ruhe."),
    ("de", "Karl V. war Kaiser. | Das gilt seit 1829. | Danach kam ca. 5 Mio. Euro, d. h. viel."),
    ("fr", "« Bonjour. » | Il partit. | M. Renaud rit. | Quoi ? | Oui !"),
    ("fr", "Vers 400 av. J.-C. naquit une ville. | Elle dura."),
    ("es", "El Sr. Pérez vino. | ¿Quién? | ¡Nadie! | —¡Hola! —dijo ella."),
    ("it", "Il dott. Rossi arriva. | La sig.ra Bianchi, ecc. è partita."),
    ("pt", "O Sr. Silva chegou. | A Dra. Lima saiu."),
    ("nl", "Dhr. Jansen kwam, d.w.z. hij liep. | Dat kost ca. 5 euro."),
    ("sv", "Det är bl.a. kl. 9 som vi går. | Boken är min. | ”Nej.” | Han gick."),
    ("da", "Den 3. maj kom han. | Hr. Jensen gik. | Bogen er min."),
    ("fi", "Tulin esim. maanantaina. | Lähdin 3. toukokuuta. | Loppu."),
    ("pl", "Ul. Długa jest np. długa. | Urodził się 3. maja."),
    ("cs", "Dne 3. května přišel, např. ráno. | Konec."),
    ("hu", "Ez pl. jó. | Kb. 5 ember jött."),
    ("tr", "Dr. Yılmaz geldi. | Kitap, kalem vb. aldı."),
    ("ru", "А. С. Пушкин родился в 1799 г. в Москве. | «Стой!» — крикнул он. | Что?.. | Да."),
    ("uk", "Він живе на вул. Миру. | Це м. Київ."),
    ("el", "Πού πας; | Πάω σπίτι. | Ο κ. Παπάς ήρθε, π.χ. χθες."),
    ("ar", "ما هذا؟ | هذا كتاب. | ذهب د. أحمد إلى البيت. | انتهى!"),
    ("ur", "یہ کتاب ہے۔ | وہ کیا ہے؟ | وہ گھر ہے۔"),
    ("he", "מה זה? | זה ספר. | ד. כהן בא."),
    ("hi", "आप कैसे हैं? | मैं ठीक हूँ। | डॉ. शर्मा आए।"),
    ("bn", "আমি ভালো আছি। | তুমি কেমন আছ? | ডা. সেন এসেছেন।"),
    ("ta", "நான் வந்தேன். | திரு. குமார் வந்தார்."),
    ("ko", "나는 갔다. | 그는 왔다. | 정말? | 네!"),
    ("ka", "ქართული ენა. | ახალი წინადადება."),
    ("vi", "GS. Nam đến TP. Huế. | Anh ấy về."),
    ("id", "Dr. Budi tinggal di Jl. Merdeka No. 5. | Selesai."),
    ("km", "ខ្ញុំទៅផ្ទះ។ | គាត់មក។"),
    (None, "No language is known. | Dr. Hale came."),
]
SPACELESS = [
    ("ja", "私は行く。|「行こう。」と彼は言った。|終わり！|本当？|はい。"),
    ("ja", "円周率は３．１４だ。|それだけ。"),
    ("zh", "我看书。|“你好！”|他说。|真的吗？|是的……也许。|完了。"),
    ("am", "ሰላም ነው። | እንዴት ነህ፧ | ደህና።"),
    ("hy", "Ես գնացի։|Նա եկավ: | Վերջ։"),
    ("my", "ကျွန်တော် သွားတယ်။|သူ လာတယ်။"),
]


@pytest.mark.parametrize(("language", "marked"), TEXTS)
def test_sentences_end_where_their_language_ends_them(language, marked):
    expected = marked.split(" | ")
    assert list(sentences(" ".join(expected), language)) == expected


@pytest.mark.parametrize(("language", "marked"), SPACELESS)
def test_sentences_without_a_space_between_them_are_told_apart(language, marked):
    expected = [sentence.strip() for sentence in marked.split("|")]
    assert list(sentences(marked.replace("|", ""), language)) == expected


def test_thai_is_cut_at_its_spaces():
    assert list(sentences("วันนี้อากาศดี เด็กไปโรงเรียน", "th")) == ["วันนี้อากาศดี", "เด็กไปโรงเรียน"]


def test_one_word_in_thai_does_not_cut_a_text_in_english():
    text = "The word วันนี้ means today. It is short."
    assert list(sentences(text, "en")) == ["The word วันนี้ means today.", "It is short."]


def test_an_abbreviation_belongs_to_its_language():
    text = "Det är min. Den är bra."
    assert len(list(sentences(text, "sv"))) == 2
    assert len(list(sentences("5 Min. Fußweg", "de"))) == 1


@given(st.text(max_size=300), st.sampled_from(["en", "de", "ja", "th", "zz", None]))
def test_nothing_is_lost_but_white_space(text, language):
    found = list(sentences(text, language))
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(sentence == sentence.strip() and sentence for sentence in found)


@given(st.text(alphabet=" .!?…。」”«»“A1aא漢ก؟।;:", max_size=80))
def test_any_marks_are_read(text):
    found = list(sentences(text, "de"))
    assert "".join("".join(found).split()) == "".join(text.split())
    for sentence in found:
        ends_whole(sentence)


@pytest.mark.parametrize(
    "text",
    ["It ends.", "Er ruft: »Halt!«", "（終わり。）", "هل انتهى؟", "समाप्त।", "« Fin. »", "Πού;"],
)
def test_a_whole_text_is_known(text):
    assert ends_whole(text)
    assert not is_cut(text)


@pytest.mark.parametrize("text", ["", "It ends", "By Ada Larkin", "It goes on…", "On [...]", "On:"])
def test_a_text_that_is_not_whole_is_known(text):
    assert not ends_whole(text)


@pytest.mark.parametrize("text", ["It goes on...", "It goes on […]", "On [ ... ]", "続く…", "…"])
def test_dots_at_the_end_are_a_cut(text):
    assert is_cut(text)


def test_only_wide_stops_need_no_space_after_them():
    assert is_spaceless("「終わり。」")
    assert not is_spaceless("The end.")
    assert not is_spaceless("")


def test_a_text_is_unmarked_when_most_of_it_is_thai_or_lao():
    assert is_unmarked("ຂ້ອຍມັກກິນເຂົ້າ")
    assert not is_unmarked("Bangkok is called กรุงเทพ.")
    assert not is_unmarked("")
