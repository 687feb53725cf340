"""What is shown of stored entries, and under which dates."""

from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.markup import safe_html
from publisher.model import MEDIA_URL, Category, Enclosure, Image, Person, Summary
from publisher.publish.render import AtomRenderer, HtmlRenderer, JsonRenderer, RssRenderer
from publisher.publish.select import build_document
from publisher.testing.values import NOON
from tests.stored import PLAN, SEEN, make_stored

HOUR = timedelta(hours=1)


def shown(**fields):
    (entry,) = build_document([make_stored(**fields)], feed=PLAN).entries
    return entry


@pytest.mark.parametrize(
    ("stated", "changed_at", "updated", "is_edited"),
    [
        ({"published": NOON}, None, NOON, False),
        ({"published": NOON, "updated": NOON + HOUR}, None, NOON + HOUR, True),
        ({"published": NOON}, SEEN + HOUR, SEEN + HOUR, True),
        ({"published": None, "updated": NOON}, None, NOON, True),
        ({"published": None, "updated": NOON}, SEEN + HOUR, SEEN + HOUR, True),
        ({"published": None}, None, SEEN, False),
        ({"published": None}, SEEN + HOUR, SEEN + HOUR, True),
    ],
)
def test_the_last_change_is_stated_or_seen_and_never_made_up(
    stated, changed_at, updated, is_edited
):
    entry = shown(changed_at=changed_at, **stated)
    assert (entry.published, entry.updated) == (stated["published"], updated)
    assert entry.is_edited is is_edited


def test_dates_are_published_to_the_second():
    entry = shown(published=NOON.replace(microsecond=7), updated=NOON.replace(microsecond=9))
    assert (entry.published, entry.updated) == (NOON, NOON)


BROKEN = "a\x00b\x0bc\x1f\ufffe\ud800d"


@pytest.mark.parametrize(
    "renderer",
    [RssRenderer(), AtomRenderer(), JsonRenderer(), HtmlRenderer()],
    ids=lambda one: one.name,
)
def test_one_character_that_xml_does_not_allow_fails_no_file(renderer):
    entry = make_stored(
        title=BROKEN,
        summary=Summary(text=BROKEN, origin="source"),
        authors=(Person(name=BROKEN),),
        categories=(Category(term=BROKEN, label=BROKEN),),
        image=Image(url="https://press.example/i.png", alt=BROKEN),
        enclosures=(
            Enclosure(url="https://press.example/a", media_type=BROKEN, title=BROKEN, length=1),
        ),
    )
    entry = replace(entry, source_title=BROKEN)
    plan = replace(PLAN, title=BROKEN, description=BROKEN, site_title=BROKEN)
    plan = replace(plan, author=Person(name=BROKEN))
    body = renderer.render(build_document([entry], feed=plan))
    assert body.count(b"abcd") >= 6


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        ("audio/mpeg", "audio/mpeg"),
        (" Audio/MPEG ", "audio/mpeg"),
        ("image/svg+xml", "image/svg+xml"),
        ("audio/mpeg; codecs=x", "audio/mpeg"),
        ("mp3", None),
        ("", None),
        (None, None),
    ],
)
def test_only_what_is_a_media_type_is_published_as_one(stated, published):
    entry = shown(enclosures=(Enclosure(url="https://press.example/a", media_type=stated),))
    assert entry.enclosures[0].media_type == published


def test_summary_and_title_are_never_empty():
    entry = shown(title="", summary=None, content_html="")
    assert (entry.title, entry.summary, entry.summary_origin) == ("Untitled", "Untitled", "title")
    long = Summary(text="word " * 40, origin="extracted")
    assert shown(title="", summary=long).title == f"{'word ' * 15}word…"


def test_content_ends_with_the_notices_set_apart_unless_they_are_dropped():
    html = safe_html("<p>Text.</p>")
    stored = make_stored(content_html=html, notices_html=safe_html("<p>Rights.</p>"))
    told = {
        notices: build_document([stored], feed=replace(PLAN, notices=notices)).entries[0]
        for notices in ("append", "drop")
    }
    assert told["append"].content_html == "<p>Text.</p><hr><p>Rights.</p>"
    assert told["drop"].content_html == "<p>Text.</p>"
    assert "Rights" not in told["append"].summary


def test_the_reading_time_stands_in_sight_only_where_the_feed_asks_for_it():
    plan = replace(PLAN, show_reading_time=True)
    (entry,) = build_document([make_stored(language="de")], feed=plan).entries
    assert entry.content_html.startswith("<p><small>2 Min. Lesezeit</small></p><p>")
    assert entry.summary.endswith(" Min. Lesezeit")
    assert "Lesezeit" not in entry.title
    assert "Lesezeit" not in shown(language="de").content_html


def test_a_feed_of_summaries_shows_no_content():
    (entry,) = build_document([make_stored()], feed=replace(PLAN, content="summary")).entries
    assert (entry.content_html, entry.summary) == ("", "Summary of one.")


def test_our_own_images_are_published_below_the_base_url():
    inside = f"{MEDIA_URL}0a.png"
    entry = shown(
        content_html=safe_html(f'<p><img src="{inside}" alt=""></p>'), image=Image(url=inside)
    )
    assert entry.image.url == "https://press.example/feeds/media/0a.png"
    assert 'src="https://press.example/feeds/media/0a.png"' in entry.content_html


def test_an_entry_without_an_address_is_linked_to_its_page_of_ours():
    entry = shown(url=None, page_name="articles/one.html")
    assert entry.url == "https://press.example/feeds/articles/one.html"


def test_our_own_articles_name_no_source_and_all_others_do():
    own = replace(PLAN, own_sources=frozenset({"https://source.example/feed"}))
    assert build_document([make_stored()], feed=own).entries[0].source is None
    assert shown().source.url == "https://source.example/feed"
