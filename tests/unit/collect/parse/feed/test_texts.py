"""Which text is the content, which the summary, and what is a teaser."""

import pytest

from publisher.collect.parse.feed.texts import Texts, place_texts
from publisher.model import Text

FULL = Text(value="<p>One.</p><p>Two.</p>", is_html=True)
BRIEF = Text(value="One.")


def place(*, full=None, brief=None, by_name=False, has_title=True):
    return place_texts(full=full, brief=brief, is_brief_by_name=by_name, has_title=has_title)


def test_both_are_in_their_places():
    assert place(full=FULL, brief=BRIEF) == Texts(summary=BRIEF, content=FULL)


def test_the_same_text_twice_is_content_only():
    assert place(full=FULL, brief=FULL) == Texts(content=FULL)


def test_nothing_stays_nothing():
    assert place() == Texts()


@pytest.mark.parametrize(
    "text",
    [
        FULL,
        Text(value="<div>One</div>", is_html=True),
        Text(value='<img src="/a.png">', is_html=True),
        Text(value="long " * 101, is_html=False),
        Text(value="<p>" + "long " * 101 + "</p>", is_html=True),
    ],
)
def test_a_description_that_looks_whole_is_the_content(text):
    assert place(brief=text) == Texts(content=text)


@pytest.mark.parametrize("text", [BRIEF, Text(value="<p>One paragraph.</p>", is_html=True)])
def test_a_short_description_is_a_summary_and_the_entry_a_teaser(text):
    assert place(brief=text) == Texts(summary=text, is_teaser=True)


def test_without_a_title_the_only_text_is_what_there_is_to_read():
    assert place(brief=BRIEF, has_title=False) == Texts(content=BRIEF)


def test_what_is_called_a_summary_is_a_teaser_however_it_looks():
    assert place(brief=FULL, by_name=True) == Texts(content=FULL, is_teaser=True)


@pytest.mark.parametrize(
    "end",
    ["…", "[…]", "[...]", " [&#8230;]</p>", '… <a href="/">Read more</a>', "… Continue reading →"],
)
def test_a_text_that_ends_as_teasers_end_is_one(end):
    text = Text(value=f"<p>One.</p><p>Two{end}", is_html=True)
    assert place(brief=text).is_teaser
