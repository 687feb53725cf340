"""Bytes into text."""

import codecs
import gzip

import pytest

from publisher.collect.parse.feed.decode import decode, inflate

WORDS = "Déjà vu – «日本»"


def xml(encoding):
    return f'<?xml version="1.0" encoding="{encoding}"?><a>{{}}</a>'


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (WORDS.encode(), None),
        (WORDS.encode(), "iso-8859-1"),
        (xml("iso-8859-1").format(WORDS).encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), "windows-1252"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-8"),
        (codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"), None),
        (xml("utf-16").format(WORDS).encode("utf-16-le"), None),
        (xml("utf-16").format(WORDS).encode("utf-16-be"), None),
    ],
)
def test_unicode_is_recognised_whatever_is_declared(body, charset):
    text, warning = decode(body, charset=charset)
    assert WORDS in text
    assert not text.startswith("\ufeff")
    assert warning is None


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("iso-8859-1", "Déjà vu"),
        ("windows-1251", "Привет"),
        ("shift_jis", "日本語"),
        ("gb2312", "中文"),
        ("euc-kr", "한국어"),
        ("iso-2022-jp", "日本語"),
    ],
)
def test_a_declared_encoding_is_heard(encoding, words):
    body = xml(encoding).format(words).encode(encoding)
    assert words in decode(body, charset=None)[0]
    assert words in decode(words.encode(encoding), charset=encoding)[0]


def test_the_header_comes_before_the_document():
    body = xml("windows-1251").format("é").encode("iso-8859-1")
    assert "é" in decode(body, charset="iso-8859-1")[0]


def test_latin_1_means_windows_1252():
    text, warning = decode("“L’été”".encode("cp1252"), charset="ISO-8859-1")
    assert (text, warning) == ("“L’été”", None)


def test_a_wrong_declaration_is_warned_of():
    text, warning = decode("Déjà".encode("cp1252"), charset="utf-8")
    assert text == "Déjà"
    assert warning == "not in utf-8 as declared; read as windows-1252"


def test_a_byte_order_mark_before_another_encoding_is_not_believed():
    body = codecs.BOM_UTF8 + xml("windows-1251").format("Привет").encode("windows-1251")
    assert "Привет" in decode(body, charset=None)[0]


def test_a_few_broken_bytes_do_not_make_it_another_encoding():
    text, warning = decode("Déjà vu, déjà lu".encode() + b" \xff end", charset=None)
    assert text == "Déjà vu, déjà lu \ufffd end"
    assert warning is not None


@pytest.mark.parametrize("label", ["utf-7", "punycode", "rot13", "no-such", "x" * 200])
def test_encodings_that_no_feed_is_in_are_not_heard(label):
    assert decode(b"+ADw-script+AD4-", charset=label) == ("+ADw-script+AD4-", None)


def test_a_gzip_file_is_unpacked():
    assert inflate(gzip.compress(b"<rss/>"), max_bytes=6) == b"<rss/>"
    assert inflate(b"<rss/>", max_bytes=6) == b"<rss/>"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (gzip.compress(b"<rss/>" * 100)[:-20], "cut off"),
        (b"\x1f\x8bnot gzip", "damaged"),
        (gzip.compress(bytes(300_001)), r"holds more than 0\.3 MB"),
    ],
)
def test_a_gzip_file_that_is_damaged_or_too_large_is_refused(body, told):
    with pytest.raises(ValueError, match=told):
        inflate(body, max_bytes=300_000)
