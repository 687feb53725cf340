"""What the rules of a source change."""

import pytest

from publisher.collect.normalise import rewrite
from publisher.model import ParsedEntry, Rewrite, Text


def content(markup, **rule):
    entry = ParsedEntry(content=Text(value=markup, is_html=True))
    return rewrite(entry, [Rewrite(**rule)]).content.value


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [
        ("line_breaks", "One\ntwo\n\n<b>three</b>\n", "<p>One<br>two</p><p><b>three</b></p>"),
        ("line_breaks", "<p>One</p>\n<p>two</p>", "<p>One</p>\n<p>two</p>"),
        (
            "links",
            '<p>See https://a.example/x?b=1. <a href="/y">https://y.example/</a> & http://z.example</p>',
            '<p>See <a href="https://a.example/x?b=1">https://a.example/x?b=1</a>. <a href="/y">'
            'https://y.example/</a> &amp; <a href="http://z.example">http://z.example</a></p>',
        ),
        (
            "captions",
            '<p><img src="/a.png" title="A &lt;joke&gt;" alt="A"> after</p>',
            '<p><img src="/a.png" title="A &lt;joke&gt;" alt="A"><p>A &lt;joke&gt;</p> after</p>',
        ),
        (
            "captions",
            '<img src="/a.png" title="A" alt="A">',
            '<img src="/a.png" title="A" alt="A">',
        ),
    ],
)
def test_a_rule_by_its_name(rule, before, after):
    assert content(before, rule=rule) == after


@pytest.mark.parametrize("what", ["aside", ".share", "#ad", "div.share, aside#ad", "ASIDE, .share"])
def test_elements_are_left_out_and_what_follows_them_stays(what):
    before = '<p>One</p><aside id="ad">x</aside> two <div class="big share">y</div> three'
    after = content(before, rule="remove", what=what)
    assert "two" in after
    assert "three" in after
    assert after != before


def test_a_text_is_replaced_where_it_is_meant():
    entry = ParsedEntry(url="http://old.example/1", title=Text(value="Ad: Tea"))
    rules = [
        Rewrite(rule="replace", what="Ad: ", by="", field="title"),
        Rewrite(rule="replace", what="http://old.", by="https://new.", field="url"),
        Rewrite(rule="replace", what="nothing", by="", field="title"),
    ]
    after = rewrite(entry, rules)
    assert (after.title.value, after.url) == ("Tea", "https://new.example/1")
    assert [finding.field for finding in after.findings] == ["title", "url"]
