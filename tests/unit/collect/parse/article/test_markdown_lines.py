"""Which lines of Markdown are code."""

from publisher.collect.parse.article.markdown_lines import is_text_line


def test_fences_and_what_is_between_them_are_no_text():
    lines = ["a", "```py", "b", "~~~", "```", "c"]
    assert [line for line, is_text in is_text_line(lines) if is_text] == ["a", "c"]
