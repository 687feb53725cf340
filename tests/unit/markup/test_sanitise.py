"""What the sanitiser keeps, drops and makes absolute."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.markup import escape, fold, plain_text, safe_html

PAGE = "https://press.example/2026/boats/"


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        ('<p class="x" style="color:red" id="y" onclick="z()">Words</p>', "<p>Words</p>"),
        ("a<script>alert(1)</script>b", "ab"),
        ("a<style>p{}</style><iframe src=//x.example></iframe>b", "ab"),
        ("a<form action=/x><input name=q></form>b", "ab"),
        ("a<svg><script>alert(1)</script></svg>b", "ab"),
        ("a<!-- never closed", "a"),
        ("<b>bold <i>both</b> still</i>", "<b>bold <i>both</i></b><i> still</i>"),
        ("AT&T <3 and x < y", "AT&amp;T &lt;3 and x &lt; y"),
        ("no markup > at all", "no markup &gt; at all"),
        ("bell\x07 and lone \ud800 surrogate", "bell and lone  surrogate"),
        ('<img alt="2 > 1" src="i.png">', f'<img alt="2 &gt; 1" src="{PAGE}i.png">'),
        ("<td>no table</td>", "no table"),
        ("5\ufffd6", "5?6"),
        (
            '<a href="/\ufffd" title="\ufffd">\ufffd</a>',
            '<a href="https://press.example/%EF%BF%BD" title="?">?</a>',
        ),
        ("", ""),
        ("  \n ", ""),
    ],
)
def test_only_our_choice_of_markup_stays(markup, safe):
    assert safe_html(markup, base_urls=(PAGE,)) == safe


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " JaVa\nScript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "feed://x.example/",
        "http://[broken",
        "",
    ],
)
def test_a_link_that_leads_nowhere_safe_becomes_its_words(address):
    assert safe_html(f'<a href="{address}">words</a>', base_urls=(PAGE,)) == "words"


@pytest.mark.parametrize(
    ("address", "absolute"),
    [
        ("map.html", f"{PAGE}map.html"),
        ("/map", "https://press.example/map"),
        ("//cdn.example/map", "https://cdn.example/map"),
        ("?page=2", f"{PAGE}?page=2"),
        ("#note", f"{PAGE}#note"),
        ("http://käse.example/ä b", "http://xn--kse-qla.example/%C3%A4%20b"),
        ("mailto:desk@press.example", "mailto:desk@press.example"),
        ("tel:+4930123", "tel:+4930123"),
    ],
)
def test_links_become_absolute(address, absolute):
    assert safe_html(f'<a href="{address}">x</a>', base_urls=(None, PAGE)) == (
        f'<a href="{absolute}">x</a>'
    )


def test_the_most_specific_base_holds():
    html = safe_html('<img src="i.png">', base_urls=("https://a.example/x/", PAGE))
    assert html == '<img src="https://a.example/x/i.png">'


def test_what_cannot_be_made_absolute_is_left_out():
    assert safe_html('<p><img src="i.png">x</p><a href="y">z</a>') == "<p>x</p>z"


@pytest.mark.parametrize(
    "image",
    [
        '<img width="1" height="1" src="https://t.example/p.gif">',
        '<img height=0 src="https://t.example/p.gif">',
        "<img alt=nothing>",
        '<img src="data:image/gif;base64,R0lGOD">',
    ],
)
def test_tracking_pixels_and_empty_images_go(image):
    assert safe_html(f"<p>a{image}b</p>") == "<p>ab</p>"


@pytest.mark.parametrize(
    "image",
    [
        '<img src="data:image/gif;base64,AA" data-src="https://a.example/i.jpg">',
        "<img class=lazy data-src='https://a.example/i.jpg'>",
        '<img data-lazy-src="https://a.example/i.jpg" src="">',
        "<img src='' data-src=https://a.example/i.jpg >",
    ],
)
def test_a_lazy_image_shows_what_a_script_would_have_loaded(image):
    assert safe_html(image) == '<img src="https://a.example/i.jpg">'


def test_an_image_with_an_address_keeps_it():
    image = '<img src="https://a.example/i.jpg" data-src="https://a.example/j.jpg">'
    assert safe_html(image) == '<img src="https://a.example/i.jpg">'


def test_images_beside_an_article_are_asked_for_and_links_are_not():
    asked = []

    def localise(address):
        asked.append(address)
        return "https://media.example/1.png" if address == "i.png" else None

    html = safe_html('<img src="i.png"><a href="i.png">x</a>', localise=localise)
    assert html == '<img src="https://media.example/1.png">x'
    assert asked == ["i.png"]


@given(st.text(alphabet="<>/=\"'& abpimgsrcdt-!\x00\ud800é", max_size=200))
def test_sanitising_again_changes_nothing(text):
    once = safe_html(text, base_urls=(PAGE,))
    assert safe_html(once, base_urls=(PAGE,)) == once


@given(st.text(max_size=200))
def test_any_text_survives_as_words(text):
    assert plain_text(safe_html(escape(text))) == fold(text)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("unclosed", "<div>"),
        ("closed by the wrong name", "<div></x>"),
        ("inside a comment", "<b><!--</b>-->"),
        ("formatting", "<b></p>"),
        ("lists", "<ul><li>"),
        ("images that never end", "data-<img "),
        ("lazy images that never end", 'data-<img src="" '),
        ("links", "<a>"),
        ("angles", "<"),
        ("attributes", '<p title="'),
    ],
)
def test_the_time_grows_with_the_length(name, unit):
    started = time.perf_counter()
    safe_html(unit * 20_000)
    assert time.perf_counter() - started < 2, name


def test_what_is_nested_too_deep_keeps_its_words():
    for depth in (300, 3000):
        html = safe_html("<div>" * depth + "deep <b>words</b> here" + "</div>" * depth + "<p>tail")
        assert html.count("<div>") < 250
        assert plain_text(html) == "deep words here tail"


def test_formatting_that_is_never_closed_does_not_multiply():
    opened = "".join(f'<b title="{n}">' for n in range(150))
    html = safe_html(f"<p>{opened}" + "</p><p>x" * 1000)
    assert len(html) < 50_000
    assert html.count("x") == 1000


@pytest.mark.parametrize("count", [50, 60, 66, 90, 100, 150, 199, 200, 201, 300, 1000])
@pytest.mark.parametrize("start", ["<div>", "<table><tr><td>", "<table><td>", "<ul><li>", "<b><p>"])
def test_deep_nesting_is_settled_at_once(start, count):
    once = safe_html(start * count + "words")
    assert safe_html(once) == once
    assert "words" in once
