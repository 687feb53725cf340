"""A document's blocks."""

from publisher.markup import outline, safe_html


def blocks(markup):
    return [(block.kind, block.text) for block in outline(safe_html(markup)).blocks]


def test_every_block_is_named_and_its_words_are_in_one_block_only():
    found = blocks(
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
    assert blocks("<blockquote><p>q</p></blockquote><ul><li><p>l</p></li></ul>") == [
        ("quote", "q"),
        ("list_item", "l"),
    ]


def test_text_between_blocks_is_kept():
    assert blocks("before<p>in</p>after") == [
        ("other", "before"),
        ("paragraph", "in"),
        ("other", "after"),
    ]


def test_images_are_counted():
    markup = '<p><img src="https://a.example/1.png"><img src="https://a.example/2.png"></p>'
    assert outline(safe_html(markup)).image_count == 2


def test_nothing_has_no_blocks():
    assert outline(safe_html("")).blocks == ()
