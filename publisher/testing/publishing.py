"""What every renderer and every sink must do."""

import hashlib
from datetime import timedelta

from publisher.model import Category, Enclosure, Image, Person, ReadingTime, SourceCredit
from publisher.protocols import Renderer, Sink
from publisher.testing.values import NOON, make_document, make_feed_entry

FULL_ENTRY = make_feed_entry(
    "full",
    authors=(Person(name="Ada & Bob", url="https://press.example/ada"), Person(name="Eve")),
    categories=(Category(term="tea", scheme="https://press.example/t", label="Tea"),),
    updated=NOON + timedelta(hours=1),
    is_edited=True,
    image=Image(url="https://press.example/i.png", alt="A cup", width=4, height=3),
    enclosures=(Enclosure(url="https://press.example/a.mp3", media_type="audio/mpeg", length=9),),
    reading_time=ReadingTime(seconds=109, word_count=431, words_per_minute=238, stated_minutes=2),
    source=SourceCredit(title="Elsewhere", url="https://source.example/feed"),
)
"""An entry with every field filled."""


class RendererContract:
    """Try a renderer; the fixture ``renderer`` gives it."""

    def test_it_says_its_name_and_extension(self, renderer: Renderer) -> None:
        """Both are short words without a dot."""
        assert isinstance(renderer, Renderer)
        assert renderer.name.isalnum()
        assert renderer.extension.isalnum()

    def test_the_same_document_gives_the_same_bytes(self, renderer: Renderer) -> None:
        """Nothing is read but the document."""
        document = make_document(FULL_ENTRY, make_feed_entry("two"))
        assert renderer.render(document) == renderer.render(document)

    def test_a_feed_without_entries_is_rendered(self, renderer: Renderer) -> None:
        """A new feed is empty, and still a feed."""
        body = renderer.render(make_document())
        assert b"News" in body

    def test_every_entry_is_there_in_order(self, renderer: Renderer) -> None:
        """Renderers invent nothing and leave nothing out."""
        names = ["b", "c", "a"]
        body = renderer.render(make_document(*map(make_feed_entry, names)))
        places = [body.index(f"Title of {name}".encode()) for name in names]
        assert places == sorted(places)


class SinkContract:
    """Try a sink; the fixture ``sink`` gives an empty one."""

    def test_what_is_not_there_is_none(self, sink: Sink) -> None:
        """Reading and marking a missing file is no error."""
        assert isinstance(sink, Sink)
        assert sink.read("a.rss") is None
        assert sink.mark("a.rss") is None

    def test_what_was_written_reads_back(self, sink: Sink) -> None:
        """Bytes are kept as they are, below folders too."""
        assert sink.write("articles/a.html", b"\x00one\r\n") == "written"
        assert sink.read("articles/a.html") == b"\x00one\r\n"

    def test_equal_bytes_are_not_written_again(self, sink: Sink) -> None:
        """A reader's cache must see no change."""
        sink.write("a.rss", b"one")
        before = sink.mark("a.rss")
        assert sink.write("a.rss", b"one") == "unchanged"
        assert sink.mark("a.rss") == before

    def test_a_mark_tells_what_a_file_holds(self, sink: Sink) -> None:
        """Its size is that of the bytes, and its digest too where there is one."""
        sink.write("a.rss", b"one")
        mark = sink.mark("a.rss")
        assert mark is not None
        assert (mark.name, mark.size) == ("a.rss", 3)
        assert mark.digest in {"", hashlib.sha256(b"one").hexdigest()}

    def test_files_do_not_touch_each_other(self, sink: Sink) -> None:
        """A name is one file, whatever it begins with."""
        sink.write("a.rss", b"one")
        sink.write("a.rss.json", b"two")
        assert sink.read("a.rss") == b"one"

    def test_other_bytes_replace_the_file(self, sink: Sink) -> None:
        """The mark tells that it is another file."""
        sink.write("a.rss", b"one")
        before = sink.mark("a.rss")
        assert sink.write("a.rss", b"three") == "written"
        assert sink.read("a.rss") == b"three"
        assert sink.mark("a.rss") != before
