"""What counts as the same words."""

from datetime import UTC, timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.likeness import ALIKE, NEARLY_EQUAL, Words, shows_the_same
from publisher.model import Summary
from publisher.testing import make_entry
from publisher.testing.values import NOON

ENGLISH = """
The harbour master keeps a book in which every boat has a line of its own, and he writes into it
with a pencil because ink does not forgive the rain. In forty years he has filled eleven such
books, and nobody has ever asked him for one of them until the spring tide took the pier away and
the insurers wanted to know which boats had been moored there on that night.
""".split()
JAPANESE = (
    "港長は一冊の帳面を持っており、どの船にも一行ずつ欄がある。"
    "雨はインクを許さないので、彼は鉛筆で書く。四十年で十一冊になった。"
)


def words(text="", *, zone=UTC, **fields):
    return Words(entry=make_entry(content_html=f"<p>{text}</p>", **fields), zone=zone)


def with_changes(text, every):
    return ["changed" if n % every == every - 1 else word for n, word in enumerate(text)]


def test_case_spaces_and_punctuation_are_no_difference():
    assert words("It came in, on the tide.").share(words("it came in on THE tide")) == 1


@pytest.mark.parametrize(("every", "share"), [(5, ALIKE), (10, NEARLY_EQUAL)])
def test_an_edited_text_keeps_most_of_its_pieces(every, share):
    edited = " ".join(with_changes(ENGLISH, every))
    assert share < words(" ".join(ENGLISH)).share(words(edited)) < 1


def test_texts_without_spaces_are_compared_too():
    assert words(JAPANESE).share(words(JAPANESE.replace("十一冊", "十二冊"))) > NEARLY_EQUAL
    assert words(JAPANESE).share(words("図書館は種を貸し出し、収穫の後に返してもらう。")) == 0


def test_other_texts_have_next_to_nothing_in_common():
    half = len(ENGLISH) // 2
    one, other = " ".join(ENGLISH[:half]), " ".join(ENGLISH[half:])
    assert words(one).share(words(other)) < ALIKE / 4


def test_a_text_shorter_than_a_piece_is_compared_as_a_whole():
    assert words("Yes.").share(words("No.")) == 0
    assert words("").share(words("")) == 1


def test_no_text_is_nobodys_text():
    assert not words("", title="A").is_worded_like(words("", title="B"))


@pytest.mark.parametrize(
    ("ours", "theirs", "is_same"),
    [(NOON, NOON, True), (NOON, NOON + timedelta(minutes=1), False), (None, None, None)],
)
def test_dates_are_the_same_to_the_moment(ours, theirs, is_same):
    assert words(published=ours).is_dated_like(words(published=theirs)) is is_same


def test_a_date_and_none_differ():
    assert words(published=NOON).is_dated_like(words(published=None)) is False


def test_a_day_is_the_same_in_the_zone_of_the_source():
    late = words(published=NOON + timedelta(hours=11), zone=ZoneInfo("Europe/Paris"))
    next_day = words(published=NOON + timedelta(days=1), published_precision="day")
    assert late.is_dated_like(next_day) is True
    assert words(published=NOON + timedelta(hours=11)).is_dated_like(next_day) is False


@pytest.mark.parametrize(
    ("shown", "is_same"),
    [
        ({}, True),
        ({"content_html": "<div><p>The  text.</p></div>"}, True),
        ({"content_html": "<p>The text.</p><hr><p>A notice.</p>"}, True),
        ({"content_html": ""}, True),
        ({"content_html": "<p>The texts.</p>"}, False),
        ({"title": "Another"}, False),
        ({"url": None}, True),
        ({"url": "https://source.example/moved"}, False),
    ],
)
def test_what_readers_were_shown_is_compared_by_its_words(shown, is_same):
    entry = make_entry(content_html="<p>The text.</p>", notices_html="<p>A notice.</p>")
    published = make_entry(**{"content_html": "<p>The text.</p>"} | shown)
    assert shows_the_same(entry, published) is is_same


@pytest.mark.parametrize(
    ("stated", "is_same"),
    [
        ("The summary.", True),
        ("Rome — The summary. And what the summary left out.", True),
        ("Something else.", False),
        (None, False),
    ],
)
def test_where_there_is_no_content_the_summary_is_compared(stated, is_same):
    entry = make_entry(content_html="", stated_summary=stated)
    shown = make_entry(content_html="", summary=Summary(text="The summary.", origin="source"))
    assert shows_the_same(entry, shown) is is_same


def test_a_title_that_was_made_for_an_entry_without_one_is_no_edit():
    assert shows_the_same(make_entry(title=""), make_entry(title="Text of one…"))
