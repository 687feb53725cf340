"""How many words a text has, in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.enrich.words import count_words, cut_at_word

SPACED = [
    ("I don't know whose neighbour's dog it isn't.", 8),
    ("It rose 4.5% to $2,310.00 on 3 May 2026.", 9),
    ("The pier — shut since May — opens today…and stays.", 9),
    ("A well-known mother-in-law of 1914–1918", 5),
    ("See https://example.org/a—b?c=1...d or desk@example.org now.", 5),
    ("Good 🎉🎉 news - & more 🚀", 3),
    ("An inter\xadnational line", 3),
    ("L'homme qu'elle aimait n'est plus là ; il part.", 8),
    ("Die Dampfschifffahrt, d. h. die Reise.", 6),
    ("Вчера выпал первый снег.", 4),
    ("Η θάλασσα ήταν ήρεμη.", 4),
    ("كَتَبَ الطالبُ رسالةً.", 3),
    ("בְּרֵאשִׁית היה הבית.", 3),
    ("लड़की ने किताब पढ़ी।", 4),
    ("অনেক ভালো লাগল।", 3),
    ("அவள் புத்தகம் வாங்கினாள்.", 3),
    ("나는 어제 책을 읽었다.", 4),
    ("Tôi đi học hôm nay.", 5),
    ("İstanbul'da yağmur yağdı.", 3),
    ("ሰላም፡ለዓለም፡ሁሉ።", 3),
    ("ཀུན་གྱིས་ཤེས།", 3),
    ("cafe\u0301 re\u0301sume\u0301", 2),
    ("", 0),
    ("— … -- 🙂 !", 0),
]
UNSPACED = [
    ("今日は図書館で本を読みました。", 8),
    ("我今天在图书馆看书。", 6),
    ("他昨天騎腳踏車去學校。", 6),
    ("วันนี้อากาศดีมาก", 4),
    ("ຂ້ອຍມັກກິນເຂົ້າ", 4),
    ("ខ្ញុំចូលចិត្តអានសៀវភៅ", 4),
    ("ကျွန်တော်စာအုပ်ဖတ်တယ်", 4),
    ("東京の Blue Note で 2 枚の CD を買った。", 12),
]


@pytest.mark.parametrize(("text", "words"), SPACED)
def test_spaced_scripts_are_counted_exactly(text, words):
    assert count_words(text) == words


@pytest.mark.parametrize(("text", "words"), UNSPACED)
def test_scripts_without_spaces_are_counted_within_two(text, words):
    assert abs(count_words(text) - words) <= 2


def test_accents_stay_on_their_letters_beside_another_script():
    assert count_words("re\u0301sume\u0301 本") == 2


PARAGRAPHS = st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))


@given(PARAGRAPHS)
def test_paragraphs_add_up(paragraphs):
    total = sum(count_words(paragraph) for paragraph in paragraphs)
    assert count_words("\n".join(paragraphs)) == total


@given(st.text(max_size=200))
def test_any_text_has_no_fewer_than_no_words_and_no_more_than_letters(text):
    assert 0 <= count_words(text) <= sum(1 for sign in text if sign.isalnum())


@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=20))
def test_chinese_is_never_one_word(text):
    assert count_words(text) >= len(text) / 6


@given(
    st.text(
        alphabet="あいうえおかきくけこさしすせそたちつてとなにのはまもやらりるれわをん", min_size=30
    )
)
def test_japanese_is_never_one_word(text):
    assert count_words(text) >= 2


@given(st.text(max_size=120), st.integers(min_value=1, max_value=60))
def test_a_cut_is_a_beginning_that_fits(text, limit):
    cut = cut_at_word(text, limit)
    assert text.startswith(cut)
    assert len(cut) <= limit or cut == text
    assert cut or not text.strip()


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("One two three four", 12, "One two"),
        ("One two three four", 13, "One two three"),
        ("short", 10, "short"),
        ("今日は図書館で本を読みました。", 5, "今日は"),
        ("🙂🙂図書館で本を読む", 6, "🙂🙂図書館で"),
        ("a" * 50, 10, "a" * 10),
    ],
)
def test_a_cut_falls_between_words(text, limit, cut):
    assert cut_at_word(text, limit) == cut
