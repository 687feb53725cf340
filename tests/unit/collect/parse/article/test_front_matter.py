"""Front matter."""

from datetime import datetime, timedelta

import pytest

from publisher.collect.parse.article.front_matter import split_front_matter
from publisher.errors import ParseError


def split(text, *, order="language", language=None):
    return split_front_matter(text, order=order, language=language)


def stated(block, **options):
    """Return what a block of YAML states."""
    return split(f"---\n{block}\n---\nText.\n", **options).stated


def names(block):
    people = stated(block).authors
    return None if people is None else [person.name for person in people]


def test_the_text_begins_behind_the_block():
    found = split("\n---\ntitle: A\n---\n\nText.\n")
    assert (found.text, found.first_line) == ("\nText.\n", 5)


def test_toml_is_read_between_pluses():
    found = split('+++\ntitle = "A"\ndate = 2026-05-12T09:30:00Z\ntags = ["x"]\n+++\nText.')
    assert found.stated.title == "A"
    assert found.stated.published.moment.utcoffset() == timedelta(0)
    assert [one.term for one in found.stated.categories] == ["x"]
    assert found.text == "Text."


def test_yaml_may_be_closed_with_dots():
    assert split("---\ntitle: A\n...\nText.").stated.title == "A"


def test_an_empty_block_states_nothing():
    found = split("---\n---\nText.")
    assert found.text == "Text."
    assert found.stated.title is None


@pytest.mark.parametrize(
    "text",
    [
        "Title\n\nText.",
        "---\nA rule above a paragraph.\n---\nMore.",
        "---\n\nThe text begins with a rule.",
        "Title\n---\ntitle: x\n---\n",
        "",
        "\n\n",
    ],
    ids=["no mark", "paragraph between rules", "a rule", "below the title", "empty", "blank"],
)
def test_a_file_without_front_matter_is_left_as_it_is(text):
    assert split(text) == (None, text, 1)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: A\nauthor: [x\n---\nText.", 3),
        ("---\ntitle: A: B\n---\nText.", 2),
        ('+++\ntitle = "A"\nauthor = x\n+++\nText.', 3),
        ("+++\ntitle = 'A'\nText without an end", 1),
        ("---\ntitle: A\n\nText without an end", 1),
        ("\n\n---\ntitle: A\nb: c: d\n---\nText", 5),
        ("---\n- a\n- b\n---\nText", 2),
        ("---\ndate: 2026-13-40\n---\nText", 2),
    ],
)
def test_a_broken_block_is_an_error_with_its_line(text, line):
    with pytest.raises(ParseError, match=f"line {line}:") as error:
        split(text)
    assert error.value.hint


FIELDS = [
    ("title: A", "title", "A"),
    ("Title: A", "title", "A"),
    ("headline: ' A  b '", "title", "A b"),
    ("title: 1984", "title", "1984"),
    ("description: D", "summary", "D"),
    ("excerpt: D", "summary", "D"),
    ("lang: de", "language", "de"),
    ("url: https://x.example/a", "url", "https://x.example/a"),
    ("permalink: /a/", "url", "/a/"),
    ("guid: 7", "guid", "7"),
    ("reading_time: 4", "minutes", 4),
    ("reading-time: 4 min", "minutes", 4),
    ("draft: true", "draft", True),
    ("status: Draft", "draft", True),
    ("draft: false", "draft", False),
    ("status: published", "draft", False),
    ("title: ''", "title", None),
    ("reading_time: soon", "minutes", None),
    ("image: a.png", "image.url", "a.png"),
    ("cover: {src: a.png, alt: A boat}", "image.alt", "A boat"),
    ("mood: sunny", "title", None),
]


@pytest.mark.parametrize(("block", "name", "value"), FIELDS)
def test_a_key_states_a_field(block, name, value):
    found = stated(block)
    for part in name.split("."):
        found = getattr(found, part)
    assert found == value


@pytest.mark.parametrize(
    ("block", "people"),
    [
        ("author: Ada Larkin", ["Ada Larkin"]),
        ("author: By Ada Larkin", ["Ada Larkin"]),
        ("author: Ada Larkin and Bo Lind", ["Ada Larkin", "Bo Lind"]),
        ("author: Ada Larkin, Bo Lind & Cy Dee", ["Ada Larkin", "Bo Lind", "Cy Dee"]),
        ("author: Ada Larkin und Jürgen Weiß", ["Ada Larkin", "Jürgen Weiß"]),
        ("author: Ada Larkin et Émile Roux", ["Ada Larkin", "Émile Roux"]),
        ("author: 山田花子、佐藤一郎", ["山田花子", "佐藤一郎"]),
        ("author: José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("author: Ada Larkin, Jr.", ["Ada Larkin, Jr."]),
        ("author: Ada Larkin, and Bo Lind", ["Ada Larkin", "Bo Lind"]),
        ("author: Sandor Wand", ["Sandor Wand"]),
        ("author: The newsroom", ["The newsroom"]),
        ("authors: [Ada Larkin, Bo Lind]", ["Ada Larkin", "Bo Lind"]),
        ("authors:\n  - name: Ada Larkin\n    email: a@x.example", ["Ada Larkin"]),
        ("author: {name: Ada Larkin}", ["Ada Larkin"]),
        ("author: ''", []),
        ("author:", []),
        ("authors: []", []),
        ("title: A", None),
    ],
)
def test_authors_are_stated_in_any_shape(block, people):
    assert names(block) == people


def test_an_author_may_have_an_address():
    (person,) = stated("author: {name: Ada, email: a@x.example, url: 'https://x.example'}").authors
    assert (person.email, person.url) == ("a@x.example", "https://x.example")


@pytest.mark.parametrize(
    ("text", "moment", "precision"),
    [
        ("2026-05-12", datetime(2026, 5, 12), "day"),
        ("2026-05-12 09:30:00", datetime(2026, 5, 12, 9, 30), "second"),
        ("2026-05-12 09:30", datetime(2026, 5, 12, 9, 30), "minute"),
        ("12 May 2026", datetime(2026, 5, 12), "day"),
        ("'12. Mai 2026, 9.30 Uhr'", datetime(2026, 5, 12, 9, 30), "minute"),
    ],
)
@pytest.mark.parametrize(
    ("key", "name"),
    [("date", "published"), ("lastmod", "updated"), ("embargo", "hold_until")],
)
def test_a_date_is_stated_by_a_key(key, name, text, moment, precision):
    found = getattr(stated(f"{key}: {text}"), name)
    assert (found.moment, found.precision) == (moment, precision)


def test_a_zone_is_kept():
    found = stated("date: 2026-05-12T09:30:00+02:00").published
    assert found.moment.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize("text", ["soon", "03/04/2026", "[1]", "12", "9:30"])
def test_a_date_that_cannot_be_told_is_a_warning_that_names_the_key(text):
    found = stated(f"date: {text}")
    assert found.published is None
    assert "date" in found.warnings[0]


def test_a_numeric_date_follows_the_setting_and_the_declared_language():
    assert stated("date: 03/04/2026", order="mdy").published.moment.month == 3
    assert stated("lang: de\ndate: 03/04/2026").published.moment.month == 4


def test_categories_come_once_each_in_order():
    found = stated("tags: [b, a, b]\ncategories: c, a")
    assert [one.term for one in found.categories] == ["b", "a", "c"]


@pytest.mark.parametrize("key", ["pubDate", "publish_date", "created_at", "datePublished"])
def test_generators_name_the_date_in_their_own_ways(key):
    assert stated(f"{key}: 2026-05-12").published.moment.date().isoformat() == "2026-05-12"


@pytest.mark.parametrize("key", ["updatedDate", "last_updated", "lastModified", "updated-at"])
def test_generators_name_the_update_in_their_own_ways(key):
    assert stated(f"{key}: 2026-05-12").updated.moment.date().isoformat() == "2026-05-12"
