"""How the paragraphs below an article begin."""

import pytest

from publisher.collect.parse.article.trailers import (
    is_ask,
    is_ask_label,
    is_notice,
    is_notice_label,
    is_transparent,
)

NOTICES = [
    ("en", "Disclaimer: This is not investment advice."),
    ("en", "Disclosure: The author holds shares in the company."),
    ("en", "© 2026 Example Press. All rights reserved."),
    ("en", "The views expressed here are the author's own."),
    ("en", "This article is for information only and does not constitute legal advice."),
    ("de", "Haftungsausschluss: Alle Angaben ohne Gewähr."),
    ("de", "Alle Rechte vorbehalten."),
    ("fr", "Avertissement : ce texte ne remplace pas un conseil."),
    ("fr", "Tous droits réservés."),
    ("es", "Aviso legal: este texto no es asesoramiento."),
    ("es", "Todos los derechos reservados."),
    ("it", "Riproduzione riservata"),
    ("pt", "Todos os direitos reservados."),
    ("nl", "Alle rechten voorbehouden."),
    ("sv", "Ansvarsfriskrivning: detta är inte rådgivning."),
    ("fi", "Kaikki oikeudet pidätetään."),
    ("pl", "Wszelkie prawa zastrzeżone."),
    ("cs", "Všechna práva vyhrazena."),
    ("hu", "Minden jog fenntartva."),
    ("ro", "Toate drepturile rezervate."),
    ("ru", "Отказ от ответственности: это не совет."),
    ("uk", "Усі права захищені."),
    ("tr", "Yasal uyarı: Bu yazı tavsiye değildir."),
    ("el", "Αποποίηση ευθύνης: δεν είναι συμβουλή."),
    ("he", "כל הזכויות שמורות."),
    ("ar", "إخلاء مسؤولية: هذا ليس نصيحة."),
    ("fa", "تمام حقوق محفوظ است."),
    ("hi", "अस्वीकरण: यह सलाह नहीं है।"),
    ("ja", "免責事項：本記事は助言ではありません。"),
    ("zh", "免责声明：本文不构成建议。"),
    ("ko", "무단 전재 및 재배포 금지"),
    ("th", "สงวนลิขสิทธิ์"),
    ("vi", "Bản quyền thuộc về Example."),
    ("id", "Hak cipta dilindungi."),
]


@pytest.mark.parametrize(("language", "text"), NOTICES)
def test_a_disclaimer_or_rights_line_is_a_notice(language, text):
    assert is_notice(text)


@pytest.mark.parametrize(
    "text",
    [
        "The notice on the door had been there for years.",
        "He disclaimed all knowledge of the boat.",
        "Right of way is the oldest law of the sea.",
        "Die Hinweise der Nachbarn halfen.",
        "Les droits des pêcheurs restent en débat.",
        "El aviso llegó tarde a los pescadores.",
        "Права человека остаются темой дня.",
        "権利をめぐる議論は続く。",
        "وصلت الحقوق إلى أصحابها.",
        "",
    ],
)
def test_a_sentence_about_such_things_is_no_notice(text):
    assert not is_notice(text)


def test_a_paragraph_too_long_for_a_notice_is_text():
    assert not is_notice("Disclaimer: " + "word " * 400)


@pytest.mark.parametrize(
    "text",
    ["Important Notice And Disclaimer", "DISCLAIMER", "Disclosures:", "Legal notice",
     "Haftungsausschluss", "Rechtlicher Hinweis", "Mentions légales", "Aviso legal", "Note legali",
     "Zastrzeżenie", "Предупреждение", "Yasal uyarı", "免責事項", "免责声明",
     "إخلاء المسؤولية", "अस्वीकरण"],
)  # fmt: skip
def test_a_heading_that_only_names_a_notice_is_its_label(text):
    assert is_notice_label(text)


@pytest.mark.parametrize(
    "text",
    ["Why every disclaimer is read by nobody", "Legal battles", "Notice the birds", "The law", ""],
)
def test_a_heading_about_notices_is_no_label(text):
    assert not is_notice_label(text)


ASKS = [
    ("en", "Subscribe to our newsletter"),
    ("en", "Follow us on Example"),
    ("en", "Read more: The bridge of Lisbon"),
    ("en", "Media contact: desk@x.example"),
    ("en", "Enjoyed this? Share it with a friend."),
    ("de", "Abonnieren Sie unseren Newsletter"),
    ("de", "Lesen Sie auch: Die Brücke"),
    ("fr", "Abonnez-vous à notre lettre"),
    ("fr", "À lire aussi : Le pont"),
    ("es", "Suscríbase a nuestro boletín"),
    ("it", "Iscriviti alla newsletter"),
    ("pt", "Assine nossa newsletter"),
    ("pt", "Leia também: A ponte"),
    ("nl", "Lees ook: De brug"),
    ("sv", "Följ oss på Example"),
    ("da", "Læs også: Broen"),
    ("nb", "Les også: Broen"),
    ("fi", "Lue myös: Silta"),
    ("pl", "Czytaj także: Most"),
    ("cs", "Čtěte také: Most"),
    ("hu", "Iratkozzon fel hírlevelünkre"),
    ("ro", "Citește și: Podul"),
    ("ru", "Подпишитесь на нашу рассылку"),
    ("uk", "Підпишіться на нашу розсилку"),
    ("tr", "Bültenimize abone olun"),
    ("el", "Εγγραφείτε στο ενημερωτικό δελτίο"),
    ("he", "הירשמו לניוזלטר שלנו"),
    ("ar", "اشترك في نشرتنا"),
    ("fa", "در خبرنامه ما عضو شوید"),
    ("hi", "हमें फॉलो करें"),
    ("ja", "メルマガ登録はこちら"),
    ("ja", "関連記事：橋の歴史"),
    ("zh", "关注我们的公众号"),
    ("ko", "구독하기"),
    ("th", "ติดตามเราได้ที่ Example"),
    ("vi", "Đăng ký nhận bản tin"),
    ("id", "Baca juga: Jembatan"),
]


@pytest.mark.parametrize(("language", "text"), ASKS)
def test_a_call_or_a_pointer_elsewhere_asks(language, text):
    assert is_ask(text)


@pytest.mark.parametrize(
    "text",
    [
        "The club has more subscribers than seats.",
        "She followed us to the harbour and waved.",
        "He joined the navy in May.",
        "Der Verein hat mehr Leser als Plätze.",
        "Les abonnés du club attendent.",
        "Los suscriptores esperan.",
        "De lezers wachten.",
        "Читатели ждут новых книг.",
        "読者は来月を待っている。",
        "订户越来越少。",
        "",
    ],
)
def test_a_sentence_about_readers_asks_nothing(text):
    assert not is_ask(text)


def test_a_longer_paragraph_asks_only_if_it_begins_so():
    prose = "The boats lay in the harbour all winter, and the nets hung dry. " * 4
    assert not is_ask(prose + "Follow us, the skipper said.")
    assert is_ask("Follow us on Example. " + prose[:200])


@pytest.mark.parametrize(
    "text", ["Read next", "Related", "Mehr zum Thema", "関連記事", "À lire aussi"]
)
def test_a_short_line_may_announce_what_only_advertises(text):
    assert is_ask_label(text)


@pytest.mark.parametrize("text", ["Readers wait", "What next?", "x" * 100])
def test_another_short_line_announces_nothing(text):
    assert not is_ask_label(text)


@pytest.mark.parametrize(
    "text",
    ["Correction: an earlier version had a wrong name.", "Editor's note: Names were changed.",
     "Reporting by Ada Larkin", "Ada Larkin is a writer in Lisbon.",
     "(This story was first told in 2020.)", "Ada Larkin schreibt über das Meer.",
     "訂正：名前を直しました。"],
)  # fmt: skip
def test_corrections_credits_and_biographies_stay_but_may_have_trailers_above(text):
    assert is_transparent(text)


@pytest.mark.parametrize("text", ["The boats came home.", "it is over.", "The end of the pier", ""])
def test_a_paragraph_of_the_article_ends_the_trailer(text):
    assert not is_transparent(text)
