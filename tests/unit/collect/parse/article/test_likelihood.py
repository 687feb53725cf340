"""How likely a text is what was written."""

import pytest

from publisher.collect.parse.article.likelihood import likelihood_of

SENTENCES = {
    "en": "The café at the naïve baker’s — “open all night” — was closed.",
    "cs": "Přívoz se vrátil po sedmnácti letech a každý večer těší učitele i žáky.",
    "tr": "Çeşmeönü köyünde kırk yıldır duran değirmen yeniden çalışıyor.",
    "hu": "Ötven éve őrzi a falu tűzoltókocsiját, és egyszer sem késett el.",
    "ru": "Смотритель маяка передал ключи своей внучке во вторник утром.",
    "el": "Δεκαεπτά παιδιά κάνουν μάθημα σε ένα καΐκι όταν δεν φυσάει.",
    "he": "במאפייה של יעקב אין שעות פתיחה, יש רק שלט על הדלת.",
    "ar": "قررت البلدية إيقاف ساعات الشوارع كل يوم عند الغروب.",
    "th": "ในซอยเล็กริมคลองมีร้านกาแฟที่ไม่มีเวลาเปิดปิด",
    "ja": "駅の裏に、消しゴムだけを売る店がある。",
    "zh": "今天起，灯塔改由电脑控制，但小镇的居民在码头替他留了一盏灯。",
    "ko": "서울의 한 골목에 밤 열 시에만 문을 여는 우산 수리점이 있다.",
}


def rate(text, language):
    return likelihood_of(text, detect=lambda _: language)


@pytest.mark.parametrize("language", SENTENCES)
def test_what_was_written_is_likely(language):
    assert rate(SENTENCES[language], language) > 0.85


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [
        ("en", "cp1252", "mac_roman"), ("cs", "cp1250", "cp1252"), ("cs", "iso8859_2", "cp1250"),
        ("tr", "cp1254", "cp1252"), ("hu", "cp1250", "cp1252"), ("ru", "cp1251", "koi8_r"),
        ("ru", "koi8_r", "cp1251"), ("ru", "cp1251", "iso8859_5"), ("ru", "cp866", "cp1251"),
        ("ru", "cp1251", "cp1252"), ("el", "cp1253", "cp1252"), ("he", "cp1255", "cp1253"),
        ("he", "cp1255", "koi8_r"), ("ar", "cp1256", "cp1251"), ("th", "cp874", "cp1252"),
        ("zh", "gb18030", "big5hkscs"), ("ko", "cp949", "gb18030"),
    ],
)  # fmt: skip
def test_what_another_encoding_makes_of_it_is_less_likely(language, written, read):
    text = SENTENCES[language]
    garbled = text.encode(written).decode(read, "replace")
    assert rate(garbled, language) < rate(text, language) - 0.05


def test_ascii_is_certain():
    assert rate("The boats lay in the harbour.", "en") == 1


def test_without_a_language_the_letters_of_any_will_do():
    assert rate("Přívoz učitel řeka", None) > rate("Pøívoz uèitel øeka¹", None)
