"""Plain text into blocks."""

import pytest

from publisher.collect.parse.article.text_blocks import is_hashtag_line, read_text


def read(text):
    return [(block.kind, block.text) for block in read_text(text)]


@pytest.mark.parametrize(
    ("text", "title", "level"),
    [
        ("# Harbour", "Harbour", 1),
        ("#Harbour", "Harbour", 1),
        ("### Harbour ###", "Harbour", 3),
        ("## 2. Harbour", "2. Harbour", 2),
        ("Harbour\n=======", "Harbour", 1),
        ("Harbour\n-------", "Harbour", 2),
        ("HARBOUR\n~~~~~~~", "HARBOUR", 2),
        ("■ 港の朝", "港の朝", 2),
        ("◆港の朝", "港の朝", 2),
        ("【港の朝】", "港の朝", 2),
        ("▶ Harbour", "Harbour", 2),
    ],
)
def test_a_marked_line_is_a_heading(text, title, level):
    (block,) = read_text(text)
    assert (block.kind, block.text, block.level) == ("heading", title, level)


@pytest.mark.parametrize(
    "text",
    ["#news #local", "#news, #local #harbour", "■ The boats came home.", "【港】で火事があった。",
     "Just a line", "C# is a language", "1 = 1", "####### seven"],
)  # fmt: skip
def test_other_lines_are_no_headings(text):
    assert all(kind != "heading" for kind, _ in read(text))


@pytest.mark.parametrize(
    "text", ["***", "* * *", "---", "_____", "＊＊＊", "———", "◆◇◆", "=======", "• • •"]
)
def test_a_row_of_signs_is_a_rule(text):
    assert read(f"One.\n\n{text}\n\nTwo.") == [("text", "One."), ("rule", text), ("text", "Two.")]


def test_lines_of_a_quote_are_one():
    (block,) = read_text("> The sea,\n> he said.")
    assert block.html == "<blockquote><p>The sea, he said.</p></blockquote>"


def test_bullets_are_a_list():
    (block,) = read_text("- one & two\n- three\n  and four")
    assert block.html == "<ul><li>one &amp; two</li><li>three and four</li></ul>"


def test_numbers_are_a_list_that_keeps_its_start():
    (block,) = read_text("3. one\n4. two")
    assert block.html == '<ol start="3"><li>one</li><li>two</li></ol>'


@pytest.mark.parametrize(
    "text", ["12. Mai 2026", "12. 5. 2026", "-5 degrees", "1.5 metres", "2026. A year"]
)
def test_a_line_that_only_begins_like_an_item_is_text(text):
    assert read(text) == [("text", text)]


def test_each_line_is_a_paragraph_unless_the_text_is_wrapped():
    assert read("First line\nSecond line") == [("text", "First line"), ("text", "Second line")]


WRAPPED = """\
The boats lay in the harbour all winter and the nets hung dry on
their poles by the wall, where the old men used to sit and talk of
the year when nobody came home and the lamps burned until morning
came over the hill.

In March the first of them went out again with a crew of four and
an old dog at the helm, and everybody on the quay stood and waved.
"""


def test_wrapped_lines_are_joined():
    found = read(WRAPPED)
    assert len(found) == 2
    assert found[0][1].endswith("the lamps burned until morning came over the hill.")


def test_wrapped_east_asian_lines_are_joined_without_a_space():
    line = (
        "港では朝早くから船の準備が続いていた。古い網は壁に掛けられたままで、人々は静かに海を見てい"
    )
    wrapped = "\n".join([line] * 5 + ["た。"])
    ((_, text),) = read(wrapped)
    assert " " not in text


def test_verse_is_not_taken_for_wrapped_text():
    verse = (
        "The sea is wide\nThe sea is old\nThe boats are few\nThe nights are cold\nAnd so it goes"
    )
    assert len(read(verse)) == 5


def test_lines_keep_their_numbers():
    blocks = read_text("One\n\n\nTwo", first_line=7)
    assert [block.number for block in blocks] == [7, 10]


def test_every_word_is_in_one_block():
    text = "One\n- two\n> three\n# four\n1. five\nsix"
    assert " ".join(text for _, text in read(text)) == "One two three four five six"


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t"])
def test_nothing_gives_no_block(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("#a #b", True), ("#a, #b", True), ("#a", False), ("#a b", False)]
)
def test_hashtags_are_two_or_more(text, expected):
    assert is_hashtag_line(text) is expected


@pytest.mark.parametrize("line", ["--", "-- ", "—", "* *", "***", "⁂"])
def test_a_line_of_dashes_or_stars_is_a_rule(line):
    kinds = [block.kind for block in read_text(f"One.\n\n{line}\n\nTwo.")]
    assert kinds == ["text", "rule", "text"]
