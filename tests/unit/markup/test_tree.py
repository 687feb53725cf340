"""Fragments as trees."""

from publisher.markup.tree import MAX_DEPTH, parse, tame, text_of


def test_a_fragment_that_costs_no_more_than_its_length_is_left_as_it_is():
    markup = "<p>One <b>two</b>" * 300
    assert tame(markup) == (markup, False)


def test_elements_below_the_limit_become_their_words():
    markup = "<div>" * (MAX_DEPTH + 50) + "one <i>two</i>" + "</div>" * (MAX_DEPTH + 50) + "three"
    tamed, _ = tame(markup)
    assert tamed.count("<div>") == tamed.count("</div>") <= MAX_DEPTH + 1
    assert "<i>" not in tamed
    assert text_of(tamed).split() == ["one", "two", "three"]


def test_a_fragment_without_anything_in_it_has_no_words():
    assert text_of("<!-- -->" * 300).strip() == text_of("").strip() == ""


def test_text_is_written_as_text_again():
    markup = "1 &lt; 2" + "<div>" * (MAX_DEPTH + 50)
    assert tame(markup)[0].startswith("1 &lt; 2<div>")


def test_comments_and_instructions_are_no_elements():
    root = parse("a<!-- b --><?c d?>e")
    assert root is not None
    assert len(root) == 0
    assert root.text_content() == "ae"
