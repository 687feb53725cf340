"""The pages: no text ends a block or makes markup, every entry runs its way, all can be read."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from lxml import html

from publisher.markup import safe_html
from publisher.model import Category, Enclosure, Image, Person, ReadingTime, SourceCredit
from publisher.publish.render import HtmlRenderer
from publisher.publish.render.html import render_article, render_index
from publisher.publish.render.page_words import PAGE_WORDS
from publisher.publish.render.wording import format_moment, reading_time_label
from publisher.publish.rendering_version import rendering_version
from publisher.testing import make_document, make_feed_entry
from publisher.testing.publishing import FULL_ENTRY
from publisher.testing.values import NOON

TRAPS = (
    "</script><script>alert(1)</script>",
    "</title><b>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "<!--<script>",
    "]]>&lt;/script&gt;",
    "\u2028line",
    "</style><style>body{display:none}",
)


def page(*entries, **fields):
    return HtmlRenderer().render(make_document(*entries, **fields)).decode()


def article(entry, **fields):
    return render_article(make_document(entry, **fields), entry).decode()


def index(*documents):
    body = render_index(
        documents,
        site_title="Example Press",
        home_url="https://press.example/",
        base_url="https://press.example/feeds/",
        language="en",
    )
    return body.decode()


def data_of(text):
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', text)[1])


def trapped(text):
    """Return an entry that says a text wherever an entry says text."""
    return make_feed_entry(
        title=text,
        summary=text,
        authors=(Person(name=text, url="https://press.example/?a=1&b='\"<"),),
        categories=(Category(term=text, label=text),),
        image=Image(url="https://press.example/i.png", alt=text),
        enclosures=(Enclosure(url="https://press.example/a.mp3", title=text),),
        source=SourceCredit(title=text, url="https://source.example/feed"),
        reading_time=ReadingTime(seconds=61, word_count=240, words_per_minute=238),
    )


@pytest.mark.parametrize("text", TRAPS)
def test_no_text_becomes_markup_or_ends_a_block(text):
    entry = trapped(text)
    document = make_document(entry, title=text, description=text, site_title=text)
    plain = make_document(trapped("x"), title="x", description="x", site_title="x")
    pairs = (
        (HtmlRenderer().render(document).decode(), HtmlRenderer().render(plain).decode()),
        (article(entry), article(trapped("x"))),
        (index(document), index(plain)),
    )
    for trap, harmless in pairs:
        tags, wanted = (
            [one.tag for one in html.fromstring(each).iter()] for each in (trap, harmless)
        )
        assert tags == wanted
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', trap))


@pytest.mark.parametrize("text", TRAPS)
def test_the_data_block_says_every_text_as_it_is(text):
    data = data_of(page(trapped(text), title=text))
    assert data["name"] == text
    (post,) = data["blogPost"]
    assert (post["headline"], post["abstract"], post["keywords"]) == (text, text, [text])
    assert data_of(article(trapped(text)))["headline"] == text


def test_the_data_block_has_what_the_convention_says():
    (post,) = data_of(page(FULL_ENTRY))["blogPost"]
    assert post == {
        "@type": "BlogPosting",
        "@id": "tag:press.example,2026:full",
        "url": "https://source.example/full",
        "headline": "Title of full",
        "abstract": "Summary of full.",
        "datePublished": "2026-05-12T12:00:00Z",
        "dateModified": "2026-05-12T13:00:00Z",
        "author": [
            {"@type": "Person", "name": "Ada & Bob", "url": "https://press.example/ada"},
            {"@type": "Person", "name": "Eve"},
        ],
        "keywords": ["Tea"],
        "image": "https://press.example/i.png",
        "inLanguage": "en",
        "timeRequired": "PT1M49S",
        "wordCount": 431,
    }


@pytest.mark.parametrize("make", [page, article, lambda entry: index(make_document(entry))])
def test_a_page_runs_no_script_and_asks_nobody_for_styles_or_fonts(make):
    tree = html.fromstring(make(FULL_ENTRY))
    assert {one.get("type") for one in tree.iter("script")} <= {"application/ld+json"}
    assert not tree.xpath("//link[@rel='stylesheet'] | //iframe | //object | //embed | //form")
    assert "url(" not in tree.findtext(".//style")
    assert "@import" not in tree.findtext(".//style")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy[0].startswith("default-src 'none'; ")
    assert "script-src" not in policy[0]


def test_each_entry_has_its_language_and_runs_its_way():
    arabic = make_feed_entry("a", title="مدرسة", language="ar", direction="rtl")
    tree = html.fromstring(page(arabic, make_feed_entry("b")))
    ways = [(one.get("lang"), one.get("dir")) for one in tree.xpath("//article")]
    assert ways == [("ar", "rtl"), ("en", "ltr")]
    assert (tree.get("lang"), tree.get("dir")) == ("en", "ltr")
    own = html.fromstring(article(arabic, language=None))
    assert (own.get("lang"), own.get("dir")) == ("ar", "rtl")


def test_the_words_around_an_entry_are_in_its_language():
    entry = make_feed_entry(
        language="de",
        is_edited=True,
        source=SourceCredit(title="Hafenblatt"),
        reading_time=ReadingTime(seconds=61, word_count=240, words_per_minute=238),
    )
    (one,) = html.fromstring(page(entry)).xpath("//article")
    told = " ".join(one.text_content().split())
    assert "12. Mai 2026" in told
    assert "Aktualisiert" in told
    assert "Aus Hafenblatt" in told
    assert "2 Min. Lesezeit" in told


def test_a_page_has_one_title_and_headings_below_it():
    tree = html.fromstring(page(make_feed_entry("a"), make_feed_entry("b")))
    assert [one.text_content() for one in tree.xpath("//h1")] == ["News"]
    assert [one.text_content() for one in tree.xpath("//main//h2")] == ["Title of a", "Title of b"]
    assert len(html.fromstring(article(make_feed_entry())).xpath("//h1")) == 1


def test_the_feeds_are_found_by_readers_and_explained_to_people():
    for text in (page(make_feed_entry()), article(make_feed_entry())):
        tree = html.fromstring(text)
        found = tree.xpath("//link[@rel='alternate']/@type")
        assert found == ["application/atom+xml", "application/rss+xml", "application/feed+json"]
        (nav,) = tree.xpath("//nav")
        assert [one.text for one in nav.iter("a")] == ["Atom", "RSS", "JSON Feed"]
        assert PAGE_WORDS["en"].hint in nav.text_content()
        assert "https://press.example/feeds/news.atom" in nav.text_content()


def test_nothing_points_to_a_page_that_is_not_published():
    formats = ("rss", "atom")
    entry = make_feed_entry(page_name="articles/one.html")
    assert "news.html" not in index(make_document(entry, formats=formats))
    assert "news.html" not in article(entry, formats=formats)
    assert "news.json" not in article(entry, formats=formats)


def test_an_article_of_ours_is_linked_and_shown_on_its_own_page_only():
    own = make_feed_entry("own", page_name="articles/own.html")
    other = make_feed_entry("other")
    tree = html.fromstring(page(own, other))
    assert tree.xpath("//article/div/h2/a/@href") == [
        "articles/own.html",
        "https://source.example/other",
    ]
    assert [one.text_content() for one in tree.xpath("//details[@class='full']/div")] == [
        "Text of other."
    ]


def test_images_of_ours_are_shown_from_the_folder_so_that_it_opens_from_a_disk():
    image = "https://press.example/feeds/media/0a.png"
    entry = make_feed_entry(
        content_html=safe_html(f'<p><img src="{image}" alt="A boat"></p>'),
        image=Image(url=image),
    )
    assert html.fromstring(page(entry)).xpath("//img/@src") == ["media/0a.png"]
    assert html.fromstring(article(entry)).xpath("//img/@src") == ["../media/0a.png"]


def test_a_date_without_a_time_is_shown_as_the_day_that_was_stated():
    zone = ZoneInfo("Pacific/Kiritimati")
    noon = datetime(2026, 5, 12, 12, tzinfo=zone).astimezone(UTC)
    entry = make_feed_entry(published=noon, published_precision="day")
    assert noon.day == 11
    for text in (page(entry, timezone=zone), article(entry, timezone=zone)):
        assert '<time datetime="2026-05-12">12 May 2026</time>' in text


def test_a_time_is_told_in_the_zone_of_the_site():
    text = article(make_feed_entry(), timezone=ZoneInfo("Europe/London"))
    assert '<time datetime="2026-05-12T12:00:00Z">12 May 2026, 13:00 BST</time>' in text


def test_an_unknown_date_is_not_shown():
    assert "<time" not in page(make_feed_entry(published=None))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "12 May 2026, 12:00 UTC"),
        ("en-US", "May 12, 2026, 12:00 UTC"),
        ("de", "12. Mai 2026, 12:00 UTC"),
        ("ja", "2026年5月12日 12:00 UTC"),
        ("x-unknown", "12 May 2026, 12:00 UTC"),
    ],
)
def test_moments_are_written_as_their_language_does(language, told):
    assert format_moment(NOON, language, UTC) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "2 min read"),
        ("en-GB", "2 min read"),
        ("de", "2 Min. Lesezeit"),
        ("fr", "2\u00a0min de lecture"),
        ("ja", "約2分で読めます"),
        ("ar", "مدة القراءة: دقيقتان"),
        ("ko", "읽는 시간 2분"),
        ("fi", "2 min read"),
        (None, "2 min read"),
    ],
)
def test_minutes_are_said_as_each_language_does(language, told):
    assert reading_time_label(2, language) == told


def brightness(colour):
    """Return relative luminance as WCAG 2.2 defines it, of ``#rgb`` or ``#rrggbb``."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_every_text_colour_has_the_contrast_of_wcag_aa_on_every_ground(scheme):
    style = html.fromstring(page(make_feed_entry())).findtext(".//style")
    light, dark, paper = (
        dict(re.findall(r"--(\w+):(#\w+)", rule)) for rule in re.findall(r":root\{(.*?)\}", style)
    )
    colours = {"light": light, "dark": light | dark, "print": light | paper}[scheme]
    for ink in ("ink", "soft", "accent"):
        for ground in ("bg", "panel", "code"):
            low, high = sorted(brightness(colours[name]) for name in (ink, ground))
            assert (high + 0.05) / (low + 0.05) >= 4.5, (scheme, ink, ground)


def test_every_language_of_the_pages_says_the_minutes():
    assert all("{time}" in words.reading for words in PAGE_WORDS.values())


def test_a_feed_without_entries_says_so():
    assert PAGE_WORDS["en"].empty in page()
    assert PAGE_WORDS["en"].empty in index(make_document())


def test_the_rendering_version_does_not_depend_on_the_machine():
    assert rendering_version() == rendering_version.__wrapped__()


def test_an_edit_of_an_undated_entry_is_shown():
    entry = replace(make_feed_entry(published=None), is_edited=True)
    assert "Updated <time" in re.sub(r"\s+", " ", page(entry))
