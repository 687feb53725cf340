"""Several files into one entry, and one entry of several feeds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.model import MEDIA_URL, Enclosure, Person, SourceCredit
from publisher.publish.recover.join import Gathered, LostFeed
from publisher.publish.recover.merge import merge
from publisher.publish.recover.said import Said, SaidFeed
from publisher.publish.render.wording import reading_time_label
from publisher.testing.values import NOON, make_source_info

BASE = "https://press.example/feeds/"
HOUR = timedelta(hours=1)
FOLDER = make_source_info("articles", kind="folder")
WEB = make_source_info("https://a.example/feed")
FILE = make_source_info("theirs.xml")
SAID = Said(id="tag:press.example,2026:a", url="https://a.example/1", title="T", summary="S.")


def lost(name="news", *sources, order="published"):
    return LostFeed(
        name=name, formats=("json",), order=order, limit=50, sources=sources or (FOLDER,)
    )


def gather(*shown, pages=None, latest=NOON + HOUR):
    """Return what is recovered of feeds, each with its files."""
    gathered = Gathered(pages or {})
    for feed, files in shown:
        said = {fmt: SaidFeed(entries=entries, updated=NOON) for fmt, entries in files.items()}
        gathered.add(feed, said, BASE, latest=latest)
    return gathered.entries(latest=latest)


def recover(said=SAID, *sources, fmt="json", **fields):
    (one,) = gather((lost("news", *sources), {fmt: (replace(said, **fields),)}))
    return one


@pytest.mark.parametrize("language", ["en", "de", "fr", "ar", "ja", None])
@pytest.mark.parametrize("minutes", [1, 2, 3, 12])
def test_reading_time_in_words_is_taken_away_again(language, minutes):
    label = reading_time_label(minutes, language)
    said = merge(
        {
            "atom": replace(
                SAID,
                summary=f"S. · {label}",
                content=f"<p><small>{label}</small></p><p>Text.</p>",
                seconds=600,
                language=language,
            )
        }
    )
    assert (said.summary, said.content) == ("S.", "<p>Text.</p>")
    assert said.stated_minutes == minutes


def test_other_words_at_the_end_of_a_summary_stay():
    said = merge({"atom": replace(SAID, summary="S. · 3 boats", seconds=600)})
    assert (said.summary, said.stated_minutes) == ("S. · 3 boats", None)


@pytest.mark.parametrize(
    ("by", "edited"),
    [
        ({"json": {"edited": None}, "atom": {"touched": NOON + HOUR}}, None),
        ({"atom": {"touched": NOON + HOUR}, "rss": {"edited": NOON + HOUR}}, NOON + HOUR),
        ({"atom": {"touched": NOON + HOUR}}, NOON + HOUR),
        ({"atom": {"touched": NOON}}, None),
        ({"atom": {"touched": NOON, "published": None}}, None),
    ],
)
def test_an_edit_is_what_a_file_calls_one(by, edited):
    said = {fmt: replace(SAID, **{"published": NOON} | more) for fmt, more in by.items()}
    assert merge(said).edited == edited


def test_each_format_gives_what_it_tells_best():
    mail = Person(name="A", email="a@a.example")
    sound = Enclosure(url="https://a.example/a.mp3", title="t")
    said = merge(
        {
            "json": replace(
                SAID, authors=(Person(name="A"),), enclosures=(replace(sound, seconds=5),)
            ),
            "atom": replace(SAID, authors=(mail,), enclosures=(replace(sound, length=7),)),
        }
    )
    assert said.authors == (mail,)
    assert said.enclosures == (replace(sound, length=7, seconds=5),)


def test_a_page_of_ours_gives_its_slug_and_no_address():
    entry = recover(url=f"{BASE}articles/a-boat.html").entry
    assert (entry.url, entry.slug, entry.keys) == (None, "a-boat", ())


def test_a_pattern_gives_the_slug_that_is_taken():
    folder = replace(FOLDER, entry_url="https://blog.example/{slug}/")
    entry = recover(SAID, folder, url="https://blog.example/a-boat/").entry
    assert (entry.url, entry.slug) == ("https://blog.example/a-boat/", "a-boat")
    other = recover(SAID, folder, url="https://blog.example/2026/a-boat/").entry
    assert (other.slug, len(other.keys)) == ("", 1)


def test_pictures_are_named_as_in_the_store_and_markup_is_sanitised():
    content = f'<p onclick="x()"><img src="{BASE}media/a.png"></p><script>x()</script>'
    assert recover(content=content).entry.content_html == f'<p><img src="{MEDIA_URL}a.png"></p>'


@pytest.mark.parametrize(
    ("sources", "fmt", "credit", "owner"),
    [
        ((FOLDER,), "json", None, "articles"),
        ((FOLDER, WEB), "json", None, None),
        ((FOLDER, WEB), "atom", None, "articles"),
        ((FOLDER, FILE), "atom", None, None),
        ((FOLDER, FILE), "html", None, "articles"),
        ((FOLDER, FILE), "html", SourceCredit(title="Theirs"), "theirs.xml"),
        ((FOLDER, WEB), "atom", SourceCredit(title="A", url=WEB.key), WEB.key),
        ((FOLDER, WEB), "atom", SourceCredit(title="B", url="https://b.example/feed"), None),
        (
            (replace(WEB, previously=("https://b.example/feed",)), FOLDER),
            "rss",
            SourceCredit(title="B", url="https://b.example/feed"),
            WEB.key,
        ),
    ],
)
def test_an_entry_belongs_to_the_source_that_it_must_have_come_from(sources, fmt, credit, owner):
    assert recover(SAID, *sources, fmt=fmt, credit=credit).source == owner


def test_an_entry_of_two_feeds_is_one_with_all_that_either_shows():
    short = replace(SAID, published=NOON)
    full = replace(short, content="<p>Text.</p>")
    (one,) = gather(
        (lost("news", FOLDER, WEB), {"json": (short,)}), (lost("own"), {"json": (full,)})
    )
    assert one.feeds == ("news", "own")
    assert one.source == "articles"
    assert one.entry.content_html == "<p>Text.</p>"


def test_each_feed_gives_the_order_that_it_is_in():
    first, second = replace(SAID, published=NOON - HOUR), replace(SAID, id="b:b", published=NOON)
    found = gather(
        (lost("seen", order="first_seen"), {"json": (first, second)}),
        (lost("news"), {"json": (second, first)}),
    )
    a, b = sorted(found, key=lambda one: one.id != SAID.id)
    assert (a.sort_at, b.sort_at) == (NOON - HOUR, NOON)
    assert a.first_seen > b.first_seen


def test_an_undated_entry_came_no_later_than_any_feed_says():
    early, late = (
        SaidFeed(entries=(SAID,), updated=NOON),
        SaidFeed(entries=(SAID,), updated=NOON + HOUR),
    )
    gathered = Gathered({})
    gathered.add(lost("late"), {"rss": late}, BASE, latest=NOON + 2 * HOUR)
    gathered.add(lost("early"), {"rss": early}, BASE, latest=NOON + 2 * HOUR)
    (one,) = gathered.entries(latest=NOON + 2 * HOUR)
    assert one.first_seen == NOON


def test_an_undated_entry_that_was_edited_keeps_that_date():
    one = recover(edited=NOON)
    assert (one.changed_at, one.entry.updated, one.sort_at) == (NOON, NOON, NOON)


def test_a_page_that_no_feed_shows_is_of_no_feed():
    page = replace(SAID, url=f"{BASE}articles/a.html", published=NOON)
    (one,) = gather(pages={page.id: (page, BASE)})
    assert (one.feeds, one.source, one.entry.slug, one.sort_at) == ((), None, "a", NOON)


def test_a_page_tells_what_its_feed_does_not():
    page = replace(SAID, url=f"{BASE}articles/a.html", content="<p>Text.</p>", is_day=True)
    shown = replace(page, content=None, is_day=False, published=NOON)
    (one,) = gather((lost(), {"json": (shown,)}), pages={page.id: (page, BASE)})
    assert one.entry.content_html == "<p>Text.</p>"
    assert one.entry.published_precision == "day"
