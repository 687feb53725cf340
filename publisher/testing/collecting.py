"""What every source, parser and enricher must do."""

from dataclasses import replace
from datetime import datetime

import pytest

from publisher.errors import FetchError, ParseError
from publisher.markup import safe_html
from publisher.model import Fetched, FetchState, NotModified, RawDocument, SafeHtml, SourceInfo
from publisher.protocols import Enricher, Parser, Source
from publisher.testing.values import NOON, make_entry, make_source_info


class SourceContract:
    """Try a source.

    The fixture ``source`` gives one that has something to read, ``gone`` one of the same kind
    that cannot be reached.
    """

    now: datetime = NOON

    def test_the_first_visit_brings_documents(self, source: Source) -> None:
        """Nothing known: everything is new."""
        assert isinstance(source, Source)
        outcome = source.fetch(FetchState(), now=self.now)
        assert isinstance(outcome, Fetched)
        assert outcome.documents
        assert all(document.url or document.path for document in outcome.documents)

    def test_a_source_remembers_nothing_itself(self, source: Source) -> None:
        """What was seen is in the state alone, so that any process may make the next visit."""
        first = source.fetch(FetchState(), now=self.now)
        again = source.fetch(FetchState(), now=self.now)
        assert isinstance(first, Fetched)
        assert isinstance(again, Fetched)
        assert [d.body for d in again.documents] == [d.body for d in first.documents]

    def test_the_second_visit_brings_nothing(self, source: Source) -> None:
        """What did not change is not given again."""
        first = source.fetch(FetchState(), now=self.now)
        assert isinstance(first, Fetched)
        known = FetchState(
            validators=first.validators, body_digest=first.body_digest, files=first.files
        )
        assert isinstance(source.fetch(known, now=self.now), NotModified)

    def test_what_cannot_be_reached_is_a_fetch_error(self, gone: Source) -> None:
        """The message says what failed; no other exception leaves a source."""
        with pytest.raises(FetchError) as caught:
            gone.fetch(FetchState(), now=self.now)
        assert caught.value.message


class ParserContract:
    """Try a parser.

    The fixture ``document`` gives one that it understands, ``garbage`` one that it must refuse.
    """

    info: SourceInfo = make_source_info()

    def test_a_document_gives_entries(self, parser: Parser, document: RawDocument) -> None:
        """At least one, each with something to show."""
        assert isinstance(parser, Parser)
        parsed = parser.parse(document, self.info)
        assert parsed.entries
        assert all(entry.title or entry.content or entry.summary for entry in parsed.entries)

    def test_parsing_twice_gives_the_same(self, parser: Parser, document: RawDocument) -> None:
        """A parser keeps nothing from one document to the next."""
        assert parser.parse(document, self.info) == parser.parse(document, self.info)

    def test_garbage_is_a_parse_error(self, parser: Parser, garbage: RawDocument) -> None:
        """The message says what is wrong; no other exception leaves a parser."""
        with pytest.raises(ParseError) as caught:
            parser.parse(garbage, self.info)
        assert caught.value.message

    def test_any_bytes_are_read_or_refused(self, parser: Parser, document: RawDocument) -> None:
        """Files are cut off, of another kind, or no text at all."""
        half = document.body[: len(document.body) // 2]
        for body in (b"", b"\x00\xff\xfe", b"<", b"{", b"\xef\xbb\xbf", half, half + b"\xc3"):
            broken = replace(document, body=body)
            try:
                parser.parse(broken, self.info)
            except ParseError as error:
                assert error.message


class EnricherContract:
    """Try an enricher; the fixture ``enricher`` gives it."""

    def test_it_says_its_name_and_version(self, enricher: Enricher) -> None:
        """Both are stored with what it makes."""
        assert isinstance(enricher, Enricher)
        assert enricher.name
        assert enricher.version >= 1

    def test_it_is_a_function_of_the_entry(self, enricher: Enricher) -> None:
        """The same entry gives the same, and twice gives no more than once."""
        entry = make_entry(summary=None, reading_time=None, language=None)
        once = enricher.enrich(entry)
        assert enricher.enrich(entry) == once
        assert enricher.enrich(once) == once

    def test_it_leaves_alone_what_readers_see(self, enricher: Enricher) -> None:
        """Identity, words and dates are settled before."""
        entry = make_entry(summary=None, reading_time=None, language=None)
        after = enricher.enrich(entry)
        kept = replace(
            after,
            summary=entry.summary,
            reading_time=entry.reading_time,
            language=entry.language,
        )
        assert kept == entry

    def test_an_empty_entry_is_no_error(self, enricher: Enricher) -> None:
        """Feeds have entries with a link and nothing else."""
        enricher.enrich(make_entry(title="", content_html=SafeHtml(""), summary=None))

    def test_any_script_is_no_error(self, enricher: Enricher) -> None:
        """Texts come in every script, and in none."""
        for text in ("日本語の文。", "نص عربي.", "ไทย", "🙂🙂🙂", "…", "a\u200d\u0301"):
            content = safe_html(f"<p>{text}</p>")
            enricher.enrich(make_entry(content_html=content, summary=None, language=None))

    def test_what_it_makes_can_be_kept(self, enricher: Enricher) -> None:
        """Summaries are folded plain text, times are positive: the store and readers rely on it."""
        after = enricher.enrich(make_entry(summary=None, reading_time=None, language=None))
        if after.summary is not None:
            assert after.summary.text == " ".join(after.summary.text.split()) != ""
        if after.reading_time is not None:
            assert after.reading_time.seconds > 0
            assert after.reading_time.word_count >= 0
