"""One contract suite for each seam: ours and anybody's implementations run the same.

Subclass a suite in a test module, name the class ``Test…`` and give what it asks for::

    class TestMySink(SinkContract):
        @pytest.fixture
        def sink(self, tmp_path):
            return MySink(tmp_path)
"""

from publisher.testing.collecting import EnricherContract, ParserContract, SourceContract
from publisher.testing.publishing import RendererContract, SinkContract
from publisher.testing.store import StoreContract
from publisher.testing.values import (
    make_document,
    make_entry,
    make_feed_entry,
    make_source_info,
)

__all__ = [
    "EnricherContract",
    "ParserContract",
    "RendererContract",
    "SinkContract",
    "SourceContract",
    "StoreContract",
    "make_document",
    "make_entry",
    "make_feed_entry",
    "make_source_info",
]
