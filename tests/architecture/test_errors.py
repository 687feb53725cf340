"""Every error that we raise belongs to one tree, which errors.py draws."""

import importlib
import pkgutil
import re

import publisher
from publisher import errors
from publisher.errors import PublisherError

MODULES = [
    importlib.import_module(info.name)
    for info in pkgutil.walk_packages(publisher.__path__, "publisher.")
    if not info.name.endswith("__main__")
]
SIGNALS = {
    "EndedError": "tells why a child ended; its pool makes a ParseError of it",
    "NoAddressError": "an OSError, as urllib3 takes it from below",
    "NotPublicError": "passes through urllib3, which would wrap anything that it knows",
    "TooLargeError": "a ValueError of the decoder",
    "TooManyHeadersError": "an OSError, as urllib3 takes it from below",
    "TooMuchError": "an OSError, as urllib3 takes it from below",
    "UnsureError": "ends a quick reading; feedparser then reads the document",
}
"""Never leave their room: those of HTTP pass through a library on their way to
publisher.http.faults, which makes them ours."""


def exceptions():
    for module in MODULES:
        for value in vars(module).values():
            is_exception = isinstance(value, type) and issubclass(value, BaseException)
            if is_exception and value.__module__.startswith("publisher."):
                yield value


def test_every_public_error_is_a_publisher_error():
    strays = {
        kind.__qualname__
        for kind in exceptions()
        if not issubclass(kind, PublisherError) and not kind.__name__.startswith("_")
    }
    assert strays == set(SIGNALS)


def test_signals_do_not_leave_their_room():
    rooms = {kind.__module__.rpartition(".")[0] for kind in _signals()}
    assert rooms == {"publisher.http", "publisher.collect.parse.feed"}
    for room in rooms:
        assert not set(SIGNALS) & set(importlib.import_module(room).__all__)


def _signals():
    return [kind for kind in exceptions() if kind.__name__ in SIGNALS]


def test_the_drawing_shows_every_error_below_its_parent():
    tree = errors.__doc__.partition("::")[2]
    drawn, path = {}, {}
    for indent, name in re.findall(r"^    ([│├└─ ]*)(\w+Error)\b", tree, flags=re.MULTILINE):
        depth = len(indent) // 4
        drawn[name] = path.get(depth - 1)
        path[depth] = name
    true = {
        kind.__name__: kind.__base__.__name__ if kind is not PublisherError else None
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, PublisherError)
    }
    assert drawn == true
