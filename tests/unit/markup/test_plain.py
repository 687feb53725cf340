"""Markup into words."""

import pytest

from publisher.markup import escape, fold, plain_text, safe_html, safe_text, title_text


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<p>One</p><p>two</p>", "One two"),
        ("<b>in</b>side", "inside"),
        ("a<br>b", "a b"),
        ("AT&amp;T &lt;b&gt; &eacute;", "AT&T <b> é"),
        ("no markup &amp; words", "no markup & words"),
        ("x<script>y</script><style>z</style><!-- c -->", "x"),
        ("  a \n\t b  ", "a b"),
        ("<ul><li>a<li>b</ul>", "a b"),
        ("a \u00a0\u200b b", "a b"),
        ("", ""),
    ],
)
def test_a_fragment_becomes_its_words(markup, words):
    assert plain_text(markup) == words


def test_sanitised_markup_gives_the_same_words_without_a_tree():
    for markup in (
        "<p>One <b>two</b></p><ul><li>three</li></ul>",
        '<p title="a &gt; b">x</p>',
        '<img alt="2 > 1" src="https://a.example/i.png">after',
        "1 &lt; 2 &amp; 3",
    ):
        safe = safe_html(markup)
        assert safe_text(safe) == plain_text(safe)


def test_a_title_that_is_markup_is_decoded_once():
    assert title_text("Tea &amp; <i>toast</i>", is_html=True) == "Tea & toast"
    assert title_text("The &lt;b&gt; element", is_html=True) == "The <b> element"
    assert title_text("The <b> element &amp; more", is_html=False) == "The <b> element &amp; more"


def test_characters_that_xml_does_not_allow_go():
    assert fold("a\x00b\x0bc\ud800d\ufffee\x85f") == "abcdef"


def test_a_character_that_was_lost_is_a_question_mark():
    assert fold("Elman\ufffds 5\ufffd6") == "Elman?s 5?6"


def test_escaping_is_what_html_needs_in_text():
    assert escape("<&>\"'") == "&lt;&amp;&gt;\"'"
