"""Which picture of a text stands for it."""

import pytest

from publisher.markup import first_image, safe_html
from publisher.model import Image


def first(markup):
    return first_image(safe_html(markup))


def test_the_first_picture_comes_with_what_is_said_of_it():
    image = first(
        '<p><img src="https://a.example/b.jpg" alt="A &amp; B" width="640" height="x"></p>'
    )
    assert image == Image(url="https://a.example/b.jpg", alt="A & B", width=640)


@pytest.mark.parametrize(
    "written",
    [
        '<img src="https://a.example/face.jpg" width="48">',
        '<img src="https://secure.gravatar.com/avatar/0">',
        '<img src="https://img.shields.io/badge/a-b">',
        '<img src="https://s.w.org/images/core/emoji/72x72/1f600.png">',
        '<img src="https://a.example/icons/share.png">',
        '<img src="https://a.example/logo.svg">',
    ],
)
def test_decorations_do_not_stand_for_a_text(written):
    assert first(written) is None
    assert first(f'{written}<img src="https://a.example/b.jpg">').url == "https://a.example/b.jpg"


def test_who_has_no_picture_has_none():
    assert first("<p>img</p>") is None
