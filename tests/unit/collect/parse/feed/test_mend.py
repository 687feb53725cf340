"""XML made ready for the parser."""

import time

import pytest

from publisher.collect.parse.feed.mend import mend, prepare, without_rss_prefix


def test_declaration_and_document_type_go():
    text = '\ufeff<?xml version="1.0"?>\n<!-- c --><!DOCTYPE rss [<!ENTITY a "x">]><rss/>'
    assert prepare(text) == ("\n<!-- c --><rss/>", {"a": "x"})
    assert prepare("<rss/>") == ("<rss/>", {})


def test_only_short_plain_entities_are_heard():
    doctype = (
        '<!DOCTYPE rss [<!ENTITY a "plain"><!ENTITY b \'&#233;\'><!ENTITY c "&a;&a;">'
        f'<!ENTITY d "{"x" * 201}"><!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % f "y">]>'
    )
    assert prepare(f"{doctype}<rss/>") == ("<rss/>", {"a": "plain", "b": "é"})


def test_a_document_type_that_never_ends_leaves_nothing():
    assert prepare('<!DOCTYPE rss [<!ENTITY a "x')[0] == ""


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("a & b", "a &amp; b"),
        ("?a=1&b=2", "?a=1&amp;b=2"),
        ("caf&eacute;", "café"),
        ("&amp; &lt; &#233; &#xe9;", "&amp; &lt; &#233; &#xe9;"),
        ("&unknown;", "&amp;unknown;"),
        ("&own;", "&lt;b&gt;"),
        ("&#0; &#xD800; &#99999999;", "\ufffd \ufffd \ufffd"),
        ("bell\x07", "bell"),
        ("<![CDATA[a & b]]> & c", "<![CDATA[a & b]]> &amp; c"),
        ("<!-- a & b -->", "<!-- a & b -->"),
    ],
)
def test_what_is_wrong_most_often_is_corrected(broken, mended):
    assert mend(broken, {"own": "<b>"}) == mended


def test_an_rss_prefix_goes():
    assert without_rss_prefix("<rss:item><dc:x/></rss:item>") == "<item><dc:x/></item>"


@pytest.mark.parametrize("unit", ["<!--", "<?", "<!DOCTYPE [", "&#", "&a", "<![CDATA[", " ", '"'])
def test_the_time_grows_with_the_length(unit):
    started = time.perf_counter()
    prepared, entities = prepare("<!DOCTYPE a " + unit * 100_000)
    mend(prepared + unit * 100_000, entities)
    assert time.perf_counter() - started < 2
