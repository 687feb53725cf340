"""Bytes into text."""

import pytest

from publisher.collect.parse.article.decode import decode
from publisher.errors import ParseError

GERMAN = "Die Brücke über den Fluß wird größer. Für die Fußgänger gibt es künftig mehr Wege. " * 4
RUSSIAN = "Мост через реку станет шире. Для пешеходов откроют новые дорожки этой весной. " * 4
JAPANESE = "市は来月から橋の工事を始める。歩行者のための新しい道もできる。住民は喜んでいる。" * 4

HINDI = "गाँव का पुल\n\nनदी पर नया पुल बन गया है। अब बच्चे दस मिनट में स्कूल पहुँच जाते हैं।\n"


def read(body, *, is_html=False):
    return decode(body, is_html=is_html)


def test_utf_8_is_certain():
    assert read("Ärger, 日本, x".encode()) == ("Ärger, 日本, x", None)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_settles_the_encoding(encoding):
    assert read(GERMAN.encode(encoding)) == (GERMAN, None)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("original", [GERMAN, f"Мост\n\n{RUSSIAN}", f"橋\n\n{JAPANESE}", HINDI])
def test_utf_16_without_a_mark_is_recognised_and_said(original, encoding):
    text, warning = read(original.encode(encoding))
    assert text == original
    assert encoding.upper() in warning


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
    ],
)
def test_an_older_encoding_is_guessed_and_said(text, encoding):
    found, warning = read(text.encode(encoding))
    assert found == text
    assert "not in UTF-8" in warning


def test_a_page_in_an_older_encoding_is_read_as_it_declares():
    page = f'<meta charset="windows-1251"><p>{RUSSIAN}</p>'
    assert read(page.encode("cp1251"), is_html=True) == (page, None)


def test_a_page_that_declares_latin_1_means_windows_1252():
    page = '<meta charset="iso-8859-1"><p>“Größe”</p>'
    assert read(page.encode("cp1252"), is_html=True) == (page, None)


@pytest.mark.parametrize("declared", ["utf-8", "klingon"])
def test_a_page_that_declares_what_is_not_true_is_guessed(declared):
    page = f'<meta charset="{declared}"><p>{GERMAN}</p>'
    found, warning = read(page.encode("cp1252"), is_html=True)
    assert found == page
    assert warning is not None


def test_what_a_text_file_says_of_a_charset_is_only_text():
    text = f'Write <meta charset="windows-1251"> above.\n{GERMAN}'
    assert read(text.encode("cp1252"))[0] == text


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\0\0\0", b"\x0c\n"])
def test_an_empty_file_is_an_error(body):
    with pytest.raises(ParseError, match="empty") as error:
        read(body)
    assert error.value.hint


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"%PDF-1.7 x", "PDF"),
        (b"PK\x03\x04word/document.xml", "office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "office document"),
        (b"{\\rtf1 Hello}", "rich-text"),
        (b"\x89PNG\r\n", "image"),
        (b"\x1f\x8b\x08", "compressed"),
        (bytes(range(32)) * 40, "binary"),
    ],
    ids=["pdf", "docx", "doc", "rtf", "png", "gzip", "other"],
)
def test_a_file_that_is_no_text_is_named(body, name):
    with pytest.raises(ParseError, match=name) as error:
        read(body)
    assert "UTF-8" in error.value.hint


def test_a_stray_control_character_makes_no_binary_file():
    text = GERMAN + "\x0b page two \x1b"
    assert read(text.encode()) == (text, None)


def test_a_mark_that_the_rest_does_not_keep_is_an_error_with_its_place():
    with pytest.raises(ParseError, match=r"byte \d+ is not UTF-16"):
        read(b"\xff\xfeA\0B\0\x00\xd8")


@pytest.mark.parametrize(
    "text",
    [
        "Le café était fermé, mais l'été n'était pas fini. Où êtes-vous allés, dès février ?",
        "Über die Straße gingen fünf Männer; keiner grüßte.",
        "El año pasado, ¿quién lo sabía? El farero encendió la lámpara.",
        "Der blåser en sur vind, og båden når næppe havn før kl. 9 — siger Søren.",
    ],
)
def test_western_text_of_one_byte_is_read_as_it_was_meant(text):
    decoded, warning = decode(text.encode("cp1252"), is_html=False)
    assert decoded == text
    assert warning == "not in UTF-8; read as windows-1252"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (
            "Zażółć gęślą jaźń, mówił stary młynarz, i wszyscy się śmiali. Żaden nie wiedział.",
            "cp1250",
        ),
        ("Рыбаки вышли в море до рассвета и вернулись только к вечеру с пустыми сетями.", "cp1251"),
        ("漁師たちは夜明け前に海へ出て、夕方になってようやく空の網を持って帰ってきた。", "cp932"),
    ],
)
def test_text_that_is_not_western_is_not_taken_for_it(text, encoding):
    assert decode(text.encode(encoding), is_html=False)[0] == text


@pytest.mark.parametrize(
    "body", [b"Dos title\n\nA text ends here.\r\n\x1a", b"Title\n\nA b\x07ell."]
)
def test_a_short_text_may_hold_a_stray_control_character(body):
    assert "itle" in decode(body, is_html=False)[0]


CAFE = "Le café était fermé.\n\nLa première fois, un élève l'a trouvé.\n".encode()


@pytest.mark.parametrize("wrong", [b"\xe9", b"\xa3", b"\xff"])
def test_utf_8_with_a_wrong_byte_stays_utf_8_and_its_place_is_named(wrong):
    text, warning = read(CAFE.replace(b"trouv\xc3\xa9", b"trouv" + wrong))
    assert text == CAFE.decode().replace("trouvé", "trouv\N{REPLACEMENT CHARACTER}")
    assert f"byte {CAFE.index(b'trouv') + 6} (line 3)" in warning


def test_utf_8_cut_within_a_letter_stays_utf_8():
    body = JAPANESE.encode()[:-1]
    text, warning = read(body)
    assert text == JAPANESE[:-1] + "\N{REPLACEMENT CHARACTER}"
    assert f"byte {len(body) - 1} " in warning


def test_a_page_that_declares_utf_8_and_has_a_wrong_byte_stays_utf_8():
    page = b'<meta charset="utf-8"><p>' + CAFE + b"\xe9</p>"
    assert read(page, is_html=True)[0].startswith('<meta charset="utf-8"><p>Le café')


@pytest.mark.parametrize(
    ("declared", "encoding", "text"),
    [
        ("iso-8859-9", "cp1254", "“Çeşme”"),
        ("gb2312", "gb18030", "朱镕基"),
        ("shift_jis", "cp932", "①橋"),
        ("euc-kr", "cp949", "펲시"),
    ],
)
def test_a_page_means_the_larger_encoding_of_that_name(declared, encoding, text):
    page = f'<meta charset="{declared}"><p>{text}</p>'
    assert read(page.encode(encoding), is_html=True) == (page, None)


def test_what_fits_no_encoding_is_an_error():
    with pytest.raises(ParseError, match="cannot be recognised") as error:
        read(bytes(range(128, 256)) * 8)
    assert error.value.hint
