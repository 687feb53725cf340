"""One article file into one entry."""

import time
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from publisher.collect.parse.article import ArticleParser
from publisher.errors import ParseError
from publisher.markup import plain_text
from publisher.model import RawDocument, SourceInfo

SPACE = "\n\n"
TEXT = (
    "The boats lay in the harbour all winter, and the nets hung dry on their poles by the wall.\n\n"
    "In March the first of them went out again, with a crew of four and an old dog at the helm.\n\n"
    "Nobody on the quay had thought that the engine would start, and for an hour it would not."
)


def parse(text, *, media_type="text/plain", path="a.txt", **settings):
    source = SourceInfo(
        key="a", kind="folder", site="a", interval=timedelta(), timezone=ZoneInfo("UTC"), **settings
    )
    body = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    document = RawDocument(body=body, media_type=media_type, path=path)
    return ArticleParser().parse(document, source)


def entry_of(text, **options):
    (entry,) = parse(text, **options).entries
    return entry


def test_a_whole_article_is_taken_apart():
    entry = entry_of(
        "NEWS\n\nA boat comes home\n\nBy Ada Larkin\n12 May 2026\n2 min read\n\nAll saw it.\n\n"
        f"#Winter\n\n{TEXT}\n\nDisclaimer: No boat was harmed.\n\nSubscribe to our newsletter"
    )
    assert entry.title.value == "A boat comes home"
    assert [person.name for person in entry.authors] == ["Ada Larkin"]
    assert entry.published.moment.date().isoformat() == "2026-05-12"
    assert entry.stated_minutes == 2
    assert entry.standfirst == "All saw it."
    assert entry.content.value.startswith("<h2>Winter</h2>\n<p>The boats")
    assert plain_text(entry.notices.value) == "Disclaimer: No boat was harmed."
    assert entry.dropped == ("Subscribe to our newsletter",)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_newlines_and_marks_of_any_system_are_read(newline, mark):
    entry = entry_of(mark + f"A boat\n\nBy Ada Larkin\n\n{TEXT}".replace("\n", newline))
    assert entry.title.value == "A boat"
    assert entry.content.value.count("<p>") == 3


@pytest.mark.parametrize(
    ("block", "name", "value"),
    [
        ("title: Mine", "title", "Mine"),
        ("author: Cy Dee", "authors", ["Cy Dee"]),
        ("author: ''", "authors", []),
        ("date: 2020-01-02", "published", "2020-01-02"),
        ("reading_time: 9", "stated_minutes", 9),
        ("description: My own.", "summary", "My own."),
    ],
)
def test_front_matter_wins_over_the_text(block, name, value):
    entry = entry_of(
        f"---\n{block}\n---\n# A boat\n\nBy Ada Larkin\n12 May 2026\n2 min read\n\n{TEXT}"
    )
    found = getattr(entry, name)
    if name == "authors":
        found = [person.name for person in found]
    elif name == "published":
        found = found.moment.date().isoformat()
    elif name in {"title", "summary"}:
        found = found.value
    assert found == value


def test_front_matter_counts_in_the_line_of_a_guess():
    entry = entry_of(f"---\nmood: x\n---\n\nA boat\n\nBy Ada Larkin\n\n{TEXT}")
    assert [(one.field, one.line) for one in entry.findings] == [("title", 5), ("author", 7)]


def test_without_a_title_the_first_words_stand_in_and_it_is_said():
    feed = parse(f"{TEXT.replace(SPACE, ' ')} So it was.\n\n{TEXT}")
    assert feed.entries[0].title.value.endswith("…")
    assert len(feed.entries[0].title.value) <= 81
    assert "title" in feed.warnings[0]


@pytest.mark.parametrize(
    ("text", "media_type"),
    [
        ("", "text/plain"),
        (" \n", "text/markdown"),
        ("---\n---\n", "text/plain"),
        ("***", "text/plain"),
        ("***", "text/markdown"),
        ("<!-- x -->", "text/markdown"),
        ("<!-- x -->", "text/html"),
        ("<!doctype html><title></title>", "text/html"),
    ],
)
def test_a_file_without_an_article_is_an_error(text, media_type):
    with pytest.raises(ParseError) as error:
        parse(text, media_type=media_type)
    assert error.value.hint


def test_a_declared_language_settles_a_numeric_date():
    text = f"A boat\n\n03/04/2026\n\n{TEXT}"
    assert entry_of(text, language="en-GB").published.moment.month == 4
    assert entry_of(text, day_order="mdy").published.moment.month == 3
    ambiguous = parse(text, language="en")
    assert ambiguous.entries[0].published is None
    assert "03/04/2026" in ambiguous.warnings[0]


def test_markup_in_plain_text_is_text():
    assert "&lt;b&gt;" in entry_of(f"A boat\n\nThe <b> is a tag.\n\n{TEXT}").content.value


def test_the_highest_heading_becomes_the_second_level():
    entry = entry_of(f"# A boat\n\n### Winter\n\n{TEXT}\n\n#### Ice\n\n{TEXT}")
    assert "<h2>Winter</h2>" in entry.content.value
    assert "<h3>Ice</h3>" in entry.content.value


def test_a_notice_has_no_heading_element():
    entry = entry_of(f"A boat\n\n{TEXT}\n\n## Disclaimer\n\nNo boat was harmed.")
    assert entry.notices.value.startswith("<p><strong>Disclaimer</strong></p>")
    assert "<h" not in entry.notices.value


def test_a_description_that_repeats_the_standfirst_is_no_summary():
    page = (
        "<meta name='description' content='All saw it.'><article><h1>A boat</h1>"
        f"<p class='standfirst'>All saw it!</p><p>{TEXT}</p></article>"
    )
    entry = entry_of(page, media_type="text/html")
    assert (entry.standfirst, entry.summary) == ("All saw it!", None)


def test_a_mail_is_read_as_an_article():
    entry = entry_of(
        f"Subject: A boat\nDate: Tue, 12 May 2026 09:30:00 +0200\n\n{TEXT}\n-- \nAda\n"
    )
    assert entry.title.value == "A boat"
    assert entry.published.moment.hour == 9
    assert "Ada" not in entry.content.value


PATHOLOGICAL = {
    "capitals": "A" * 200, "stops": "a.a.a.a." * 25, "words of time": "at on at on " * 15,
    "dates": "12 May 2026 " * 15, "iso": "2026-05-12" * 20, "byline": "By " + "A" * 100,
    "particles": "By " + "de la " * 40, "commas": "By A, " * 40, "und": "Von Aa und " * 18,
    "names": "Ab " * 60, "brackets": "[(" * 90, "bars": " | " * 70, "items": "- " * 100,
    "hashes": "# " * 100, "hashtags": "#a " * 60, "underline": "=" * 200, "stars": "***" * 50,
    "dots": "." * 200, "quotes": ".'" * 100, "numbers": "1." * 100,
    "labels": "published " * 20 + "x",
    "arabic": "ب و " * 50, "east": "年月日" * 60, "clock": "12:30 " * 30, "read": "min read " * 20,
    "rights": "©" * 100, "tabs": "\t" * 200 + "x", "calls": "subscribe " * 20,
    "dashes": "a – " * 50,
    "handles": "a@" * 90, "mail": "a@b.c" * 40, "credits": "写真" * 90, "reporters": "記者" * 90,
    "accents": "a\u0301" * 20_000, "long line": "x" * 50_000, "spaces": " x" * 20_000,
    "many hashes": "# " * 20_000, "sentences": "a. " * 20_000, "open links": "[" * 10_000,
    "stress": "*a " * 10_000, "code": "`" * 20_000, "nested": "<div>" * 10_000,
    "images": "![](" * 5000,
    "open tags": "<p " * 10_000, "remarks": "<!--" * 5000, "table": "|a" * 5000 + "\n|-",
    "quotes in quotes": "> " * 2000 + "x", "footnotes": "[^1]" * 5000,
    "lines": "*a\n" * 5000,
    "closing hashes": "a" + " #" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html"])
@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_no_file_takes_long(name, media_type):
    piece = PATHOLOGICAL[name]
    start = time.process_time()
    for text in (piece, f"Title\n\n{piece}\n\n{TEXT}", f"# T\n\n{TEXT}\n\n{piece}\n{piece}"):
        try:
            parse(text, media_type=media_type)
        except ParseError:
            continue
    assert time.process_time() - start < 10


@pytest.mark.parametrize(("top", "day"), [("", "2026-05-12"), ("3 March 2026\n\n", "2026-03-03")])
def test_a_date_that_the_name_begins_with_counts_where_nothing_else_does(top, day):
    entry = entry_of(f"A boat\n\n{top}{TEXT}", path="posts/2026-05-12-a-boat.md")
    assert entry.published.moment.date().isoformat() == day


@pytest.mark.parametrize("path", ["2026-05-12.md", "20260512-boat.md", "boat-2026-05-12.md"])
def test_another_name_has_no_date(path):
    expected = "2026-05-12" if path == "2026-05-12.md" else None
    published = entry_of(f"A boat\n\n{TEXT}", path=path).published
    assert (published and published.moment.date().isoformat()) == expected


def test_without_a_title_the_first_sentence_stands_in_and_stays():
    entry = entry_of(
        f"Nobody had seen the boat. It was gone by noon, and with it the dog.\n\n{TEXT}"
    )
    assert (
        entry.title.value == "Nobody had seen the boat. It was gone by noon, and with it the dog."
    )
    entry = entry_of(f"Nobody had seen the boat. {TEXT}")
    assert entry.title.value == "Nobody had seen the boat."
    assert plain_text(entry.content.value).startswith("Nobody had seen the boat.")


def test_a_line_directly_below_the_top_belongs_to_it():
    entry = entry_of(f"A boat\n\nIssued 12 May 2026\nBoat Office, Town of Maddock\n\n{TEXT}")
    assert "<h2>" not in entry.content.value


def test_a_word_for_by_follows_the_language_of_the_text():
    text = "La barca que ningú volia va tornar al port amb els quatre mariners i el gos vell. " * 4
    entry = entry_of(f"# La barca\n\nPer Ada Larkin\n\n{text}", media_type="text/markdown")
    assert [person.name for person in entry.authors] == ["Ada Larkin"]


def test_a_file_with_a_wrong_byte_names_its_place_in_a_warning():
    feed = parse(f"Café\n\n{TEXT} é".encode() + b"\xe9")
    assert "byte" in feed.warnings[0]


def test_a_dateline_is_no_part_of_the_words_that_stand_in_for_a_title():
    entry = entry_of(f"By Ada Larkin\n\nLISBON, Jan 20 (Agency) - The port opens.\n\n{TEXT}")
    assert entry.title.value == "The port opens."
