"""A short summary: the author's own, else the first sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.collect.enrich.summary import SummaryEnricher
from publisher.markup import escape, safe_html
from publisher.protocols import EnricherContext
from publisher.testing import make_entry

BODY = "<p>The ferry came back on Monday. Nobody had thought it would.</p>"


def summarise(markup=BODY, *, length=300, **fields):
    entry = make_entry(content_html=safe_html(markup), summary=None, **fields)
    return SummaryEnricher(EnricherContext(summary_length=length)).enrich(entry).summary


def test_the_standfirst_comes_first():
    summary = summarise(standfirst="A boat is home.", stated_summary="Other words.")
    assert (summary.text, summary.origin) == ("A boat is home.", "standfirst")


def test_what_the_source_states_comes_next():
    summary = summarise(stated_summary="A boat  is home.", stated_summary_origin="front_matter")
    assert (summary.text, summary.origin) == ("A boat is home.", "front_matter")


@pytest.mark.parametrize(
    "stated",
    [
        "title of ONE!",
        "The ferry came back on […]",
        "The ferry came back on...",
        "The ferry came back on…",
        "word " * 200,
        "Read more",
        "",
    ],
)
def test_what_is_no_summary_gives_way_to_the_lead(stated):
    summary = summarise(stated_summary=stated, stated_summary_origin="source")
    assert summary.text == "The ferry came back on Monday. Nobody had thought it would."
    assert summary.origin == "extracted"
    assert not summary.was_cut


@pytest.mark.parametrize(
    "call",
    [
        "Continue reading A boat →",
        "Read more",
        "Weiterlesen",
        "The post A boat appeared first on B.",
    ],
)
def test_a_call_to_read_on_is_left_out(call):
    summary = summarise(stated_summary=f"A boat is home. {call}", stated_summary_origin="source")
    assert summary.text == "A boat is home."


def test_words_that_only_sound_like_a_call_stay():
    text = "Why children read more in winter, and what it does."
    assert summarise(stated_summary=text, stated_summary_origin="source").text == text


def test_a_cut_summary_is_better_than_none():
    summary = summarise("", stated_summary="It came back. Nobody had […]")
    assert (summary.text, summary.was_cut) == ("It came back.", False)


def test_the_lead_is_whole_sentences_up_to_the_length():
    sentences = [f"Sentence number {n} has seven words here." for n in range(20)]
    summary = summarise(f"<p>{' '.join(sentences)}</p>", length=100)
    assert summary.text == " ".join(sentences[:2])
    assert not summary.was_cut


def test_the_lead_goes_on_over_paragraphs():
    summary = summarise("<p>One came in.</p><h2>A heading</h2><p>Two left again.</p>")
    assert summary.text == "One came in. Two left again."


def test_a_paragraph_without_a_stop_ends_the_lead():
    long = "A line that goes on and on over the water without ever coming to a stop"
    assert summarise(f"<p>{long}</p><p>Another came in.</p>").text == long


def test_labels_captions_tables_and_code_are_no_lead():
    summary = summarise(
        "<p>By Ada Larkin</p><figure><figcaption>A boat. At sea.</figcaption></figure>"
        f"<pre>x = 1.</pre><table><tr><td>A cell.</td></tr></table>{BODY}"
    )
    assert summary.text.startswith("The ferry came back")


def test_labels_alone_are_better_than_nothing():
    assert summarise("<p>A few words</p>").text == "A few words"


def test_the_title_is_not_said_again():
    summary = summarise(f"<p>A boat, home!</p>{BODY}", title="A boat home")
    assert summary.text.startswith("The ferry came back")


@pytest.mark.parametrize(
    "dateline", ["LISBON, March 3, 2026 (Newswire) — ", "PORTO — ", "Madrid (Agencia) – "]
)
def test_a_dateline_is_left_out(dateline):
    assert summarise(f"<p>{dateline}The ferry came back.</p>").text == "The ferry came back."


def test_the_title_stands_in_where_there_is_nothing_else():
    summary = summarise("", title="A boat")
    assert (summary.text, summary.origin) == ("A boat", "title")
    assert summarise("", title="") is None


def test_sentences_of_japanese_are_joined_without_a_space():
    summary = summarise("<p>船が帰ってきた。</p><p>町の人はみな喜んだ。</p>", language="ja")
    assert summary.text == "船が帰ってきた。町の人はみな喜んだ。"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("A boat came home on the tide and " * 30 + "stayed.", "en"),
        ("船が港に帰ってきて町の人がみな喜んで" * 40 + "終わった。", "ja"),
        ("渡船回到了港口镇上的人们都很高兴" * 40 + "。", "zh"),
        ("เรือกลับมาที่ท่าเรือและชาวเมืองต่างก็ดีใจ" * 20, "th"),
    ],
)
def test_a_first_sentence_far_too_long_is_cut_at_a_word_and_says_so(sentence, language):
    summary = summarise(f"<p>{sentence}</p>", language=language)
    kept = summary.text.removesuffix("…")
    assert summary.was_cut
    assert summary.text.endswith("…")
    assert 200 < len(kept) <= 300
    assert sentence.startswith(kept)
    if language == "en":
        assert sentence[len(kept)] == " "


def test_a_first_sentence_a_little_too_long_stays_whole():
    sentence = "A boat came home on the tide and " * 10 + "stayed."
    summary = summarise(f"<p>{sentence}</p>")
    assert (summary.text, summary.was_cut) == (sentence, False)


def test_thai_fills_the_length_at_its_spaces():
    summary = summarise("<p>" + "เรือกลับมาที่ท่าเรือ " * 40 + "</p>", language="th")
    assert 250 < len(summary.text) <= 300
    assert not summary.was_cut


@given(st.text(max_size=400), st.text(max_size=60), st.sampled_from(["en", "de", "ja", None]))
def test_any_text_gives_words_of_its_own_or_none(text, title, language):
    summary = summarise(f"<p>{escape(text)}</p>", title=title, language=language, length=80)
    if summary is not None and summary.origin == "extracted":
        assert "\n" not in summary.text
        kept = "".join(summary.text.removesuffix("…").split())
        assert kept in "".join(text.split()).replace("\x00", "") or not text.isprintable()
