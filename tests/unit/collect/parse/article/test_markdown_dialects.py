"""What generators and note takers add to Markdown."""

import pytest

from publisher.collect.parse.article.markdown_dialects import plain_markdown


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("See {{ site.url }}/a {% link b.md %}.", "See /a ."),
        ("{# a remark #}", ""),
        ('{{< figure src="odd.jpg" alt="Odd" caption="Odd, 17" >}}', "![Odd](odd.jpg)"),
        ("{{% notice %}}", ""),
        ("## Winter {#winter .big}", "## Winter"),
        ("{: .lead}", ""),
        ("From [[Kettering Halt]] to [[Marsh End#pier|the sea]].",
         "From Kettering Halt to the sea."),
        ("![[map.png|300]] ![[note]]", "![](map.png) "),
        ("all ==at once== now", "all at once now"),
        ("a %%remark%%", "a "),
        ("> [!note] Boots\n> Take them.", "> **Boots**\n> Take them."),
        ("> [!WARNING]\n> Deep.", ">\n> Deep."),
        (":::tip\nText.\n:::", "\nText.\n"),
        ("[TOC]", "[TOC]"),
        ("{:toc}\n[[toc]]", "\n"),
        ("{% comment %}\nno\n{% endcomment %}\nText.", "\n\n\nText."),
        ("import A from './a.js';\n\nText.", "\n\nText."),
        ("Text.\nimport A from './a.js'; {{ x }}", "Text.\nimport A from './a.js'; "),
    ],
)  # fmt: skip
def test_only_markdown_is_left(text, plain):
    assert plain_markdown(text) == plain


def test_a_block_of_code_is_fenced_and_kept_as_it_is():
    text = "{% highlight python %}\nx = [[1]] == {{ y }}\n{% endhighlight %}"
    assert plain_markdown(text) == "```python\nx = [[1]] == {{ y }}\n```"


@pytest.mark.parametrize(
    "text",
    ["```\n{{ x }} [[y]]\n```", "Write `{{ x }}` or ``{% y %}``.", "a == b and c == d", "{x}",
     "It cost 5%% more."],
)  # fmt: skip
def test_code_and_text_stay(text):
    assert plain_markdown(text) == text
