"""What is meant to run in a reader comes out as words, whatever it is dressed as.

`tests/corpus/xss/payloads.txt` has one a line; the browser's test runs the same.
"""

from html.parser import HTMLParser

import pytest

from publisher.markup import safe_html
from publisher.markup.sanitise import TAGS
from tests.payloads import PAYLOADS

ATTRIBUTES = frozenset(
    """
    alt cite colspan controls datetime dir height href hreflang lang open poster reversed rowspan
    scope span src start title type width
    """.split()
)
ADDRESSES = frozenset({"cite", "href", "poster", "src"})


class Elements(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_comment(self, data):
        self.found.append(("!--", {}))

    def handle_decl(self, decl):
        self.found.append(("!", {}))

    handle_pi = unknown_decl = handle_decl


def test_there_are_enough_to_mean_something():
    assert len(PAYLOADS) >= 200
    assert len(set(PAYLOADS)) == len(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_is_left_is_inert(payload):
    clean = safe_html(payload, base_urls=("https://source.example/",))
    reader = Elements()
    reader.feed(clean)
    reader.close()
    for tag, attributes in reader.found:
        assert tag in TAGS
        assert set(attributes) <= ATTRIBUTES
        for name in ADDRESSES & set(attributes):
            assert attributes[name].startswith(("http://", "https://", "mailto:", "tel:"))
    assert safe_html(clean, base_urls=("https://source.example/",)) == clean
