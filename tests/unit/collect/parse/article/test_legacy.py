"""Which older encoding bytes are in."""

import random

import pytest

from publisher.collect.parse.article.legacy import guess, guess_wide, is_iso_2022

TEXTS = {
    "ar": "قررت بلدية وادي النخل إيقاف ساعات الشوارع كل يوم عند الغروب، ليعرف الناس الوقت.",
    "bg": "Старият фар вече свети само за рибарите, които познават всяка скала по крайбрежието.",
    "cs": "Přívoz u Kačerova, který zrušili v roce 2009, jezdí od soboty znovu a všichni se těší.",
    "da": "Færgen sejler først, når kaptajnen har drukket sin kaffe på broen og rørt i grøden.",
    "de": "Für die Fußgänger gibt es künftig größere Wege über die Brücke, sagte der Mann.",
    "el": "Δεκαεπτά παιδιά του νησιού κάνουν μάθημα σε ένα καΐκι, όταν δεν φυσάει ο άνεμος.",
    "en": "The naïve café owner said it wouldn’t close — “not this year”, at £3 a cup.",
    "es": "El año pasado, ¿quién sabía que la señora del faro encendió la lámpara cada mañana?",
    "et": "Öösel põles tuletornis jälle tuli, kuigi kõik külarahvas teadis, et õli oli otsas.",
    "fr": "Le café était fermé, mais l’été n’était pas fini. Où êtes-vous allés dès février ?",
    "he": "במאפייה של יעקב שמש אין שעות פתיחה, יש רק שלט על הדלת, והוא אומר שיורד גשם.",
    "hr": "Čamac je šest tjedana čekao kišu, a kad je počela, više nitko nije želio na đačko more.",
    "hu": "A tűzoltókocsi ötven éve érkezett a faluba, és azóta egyszer sem késett el, mondja őre.",
    "is": "Vitavörðurinn sagði að ljósið hefði aldrei slokknað þó að veðrið væri vont í mörg ár.",
    "ja": "駅の裏に、消しゴムだけを売る店がある。開くのは夜の八時から十一時までだという。",
    "ko": "서울의 한 골목에 밤 열 시에만 문을 여는 우산 수리점이 있다. 주인은 시계도 고친다.",
    "lt": "Po keturiasdešimties tylos metų vėjo malūnas vėl mala grūdus, o žmonės džiaugiasi.",
    "pl": "Nieużywaną wieżę ciśnień otwarto w sobotę jako najmniejsze planetarium, choć pięć lat.",
    "pt": "A presidente da junta não sabia que o farol já tinha dono; ofereceu um euro e ganhou.",
    "ro": "Elevii au strâns bani pentru acoperişul podului, iar satul nu mai vorbeşte de demolări.",
    "ru": "Смотритель маяка передал ключи своей внучке, и об этом сообщили в управлении порта.",
    "sv": "Sedan 1954 slår klockan i Vassbo tretton gånger, och nu vill många behålla felet.",
    "th": "ในซอยเล็กริมคลองมีร้านกาแฟที่ไม่มีเวลาเปิดปิด เจ้าของร้านเปิดเฉพาะวันที่ฝนตกเท่านั้น",
    "tr": "Çeşmeönü köyünde kırk yıldır duran yel değirmeni geçen hafta yeniden çalışmaya başladı.",
    "uk": "На станції Зелений Яр потяг відходить тоді, коли прийдуть усі, і ніхто не скаржиться.",
    "zh": "今天起，灯塔改由电脑控制，但小镇的居民在码头替他留了一盏手动的灯，不会忘记。",
    "zh-Hant": "今天起，燈塔改由電腦控制，但小鎮的居民在碼頭替他留了一盞手動的燈，不會忘記。",
}
ENCODINGS = {
    "ar": ["cp1256", "iso8859_6"], "bg": ["cp1251"], "cs": ["cp1250", "iso8859_2", "cp852"],
    "da": ["cp1252"], "de": ["cp1252", "iso8859_15", "mac_roman", "cp850"],
    "el": ["cp1253", "iso8859_7"], "en": ["cp1252"], "es": ["cp1252"], "et": ["cp1257"],
    "fr": ["cp1252", "mac_roman"], "he": ["cp1255"], "hr": ["cp1250", "iso8859_2"],
    "hu": ["cp1250", "iso8859_2"], "is": ["cp1252"], "ja": ["cp932", "euc_jp"],
    "ko": ["cp949", "euc_kr"], "lt": ["cp1257"], "pl": ["cp1250", "iso8859_2"], "pt": ["cp1252"],
    "ro": ["cp1250", "iso8859_2"], "ru": ["cp1251", "koi8_r", "iso8859_5", "cp866"],
    "sv": ["cp1252", "iso8859_15"], "th": ["cp874"], "tr": ["cp1254", "iso8859_9"],
    "uk": ["cp1251", "koi8_u"], "zh": ["gb18030", "gb2312"], "zh-Hant": ["big5"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "encoding"),
    [(language, one) for language, encodings in ENCODINGS.items() for one in encodings],
)
def test_a_text_is_read_as_it_was_written(language, encoding):
    text = TEXTS[language]
    found = guess(text.encode(encoding))
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_of_any_script_is_read(language, encoding):
    if not TEXTS[language][:1].isascii():
        assert guess_wide(f"1\n\n{TEXTS[language]}".encode(encoding)).encoding == encoding


def test_few_words_of_japanese_are_not_chinese():
    text = "駅の裏に、消しゴムだけを売る店がある。"
    assert guess(text.encode("euc_jp")).text == text


def test_noise_is_nothing():
    noise = random.Random(7).randbytes(600)
    assert guess(noise) is None
    assert guess_wide(noise) is None


def test_the_escapes_of_japanese_mail_are_known():
    assert is_iso_2022(TEXTS["ja"].encode("iso2022_jp"))
    assert not is_iso_2022(b"\x1b[1mbold\x1b[0m")
