"""A document's blocks."""

from itertools import islice

from publisher.markup import blocks, safe_html


def read(markup):
    return [(block.kind, block.text) for block in blocks(safe_html(markup))]


def test_every_block_is_named_and_its_words_are_in_one_block_only():
    found = read(
        "<h2>A</h2><p>One <b>two</b><br>three</p><ul><li>x</li><li>y</li></ul><pre>c = 1</pre>"
        "<table><tr><td>cell</td></tr></table><figure><figcaption>cap</figcaption></figure>"
    )
    assert found == [
        ("heading", "A"),
        ("paragraph", "One two three"),
        ("list_item", "x"),
        ("list_item", "y"),
        ("code", "c = 1"),
        ("cell", "cell"),
        ("caption", "cap"),
    ]


def test_a_paragraph_in_a_quote_or_a_list_belongs_to_it():
    assert read("<blockquote><p>q</p></blockquote><ul><li><p>l</p></li></ul>") == [
        ("quote", "q"),
        ("list_item", "l"),
    ]


def test_text_between_blocks_is_kept():
    assert read("before<p>in</p>after") == [
        ("other", "before"),
        ("paragraph", "in"),
        ("other", "after"),
    ]


def test_attributes_and_entities_do_not_mislead():
    markup = '<p title="a > b <p>">x &amp; &lt;p&gt; y</p><hr>z'
    assert read(markup) == [("paragraph", "x & <p> y"), ("other", "z")]


def test_only_what_is_asked_for_is_read():
    endless = safe_html("<p>first</p>" + "<p>more</p>" * 1000)
    assert [block.text for block in islice(blocks(endless), 2)] == ["first", "more"]


def test_nothing_has_no_blocks():
    assert read("") == []
