"""What may cost too much is read in a process apart, which is ended at its limits."""

import os
import signal
import time
from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.collect.parse.feed.apart import Child, Pool
from publisher.collect.parse.feed.document import Job, parse_whole
from publisher.collect.parse.feed.quick_markup import HTML_ELEMENTS, looks_like_html
from publisher.collect.thinking import thinking
from publisher.errors import ParseError
from publisher.model import NO_OTHER_LIMITS
from tests.builders import rss_feed

BROKEN = rss_feed(("1", "Salt & bread", "It came in."))
SLOW = "<rss version='2.0'><channel>" + "<a b='&'/>" * 400_000


def job(text=BROKEN, **limits):
    return Job(text=text, url="https://press.example/f", limits=replace(NO_OTHER_LIMITS, **limits))


@pytest.fixture
def pool():
    pool = Pool()
    yield pool
    pool.close()


@pytest.mark.parametrize("text", [BROKEN, rss_feed(("1", "A boat", "It came in."))])
def test_what_comes_back_is_what_was_read(pool, text):
    assert pool.parse(job(text)) == parse_whole(job(text))


def test_a_child_is_used_again(pool):
    pool.parse(job())
    (child,) = pool._free
    pool.parse(job())
    assert pool._free == [child]


def test_a_refusal_comes_back_with_what_to_do(pool):
    with pytest.raises(ParseError) as caught:
        pool.parse(job("<html>"))
    assert caught.value.message == "this is an HTML page, not a feed"
    assert caught.value.hint


def test_a_child_is_killed_when_its_time_is_over(pool):
    pool.parse(job())
    start = time.monotonic()
    with pytest.raises(ParseError, match=r"longer than 0\.3 s") as caught:
        pool.parse(job(SLOW, timeout=timedelta(seconds=0.3)))
    assert "[parse] timeout" in caught.value.hint
    assert time.monotonic() - start < 2
    assert pool.parse(job()).entries


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="the platform bounds no CPU time")
def test_the_system_ends_a_child_that_outlives_its_parents_clock():
    child = Child()
    with pytest.raises(Exception, match=str(-signal.SIGXCPU)):
        child.ask(job(SLOW * 5, timeout=timedelta(seconds=0.1)), seconds=60)


@pytest.mark.skipif(os.name != "posix", reason="the platform bounds no memory")
def test_a_document_that_needs_too_much_memory_is_called_so(pool):
    text = "<rss version='2.0'><channel>" + "<item><title>&</title></item>" * 300_000
    with pytest.raises(ParseError, match="needs more than 150 MB of memory") as caught:
        pool.parse(job(text, max_memory_bytes=150_000_000))
    assert "[parse] max_memory" in caught.value.hint
    assert pool.parse(job()).entries


def test_a_child_that_was_killed_is_replaced(pool):
    pool.parse(job())
    (child,) = pool._free
    os.kill(child._process.pid, signal.SIGKILL)
    child._process.wait()
    assert pool.parse(job()).entries


def test_others_think_while_one_waits_for_a_child(pool):
    with thinking():
        with pytest.raises(ParseError):
            pool.parse(job(SLOW, timeout=timedelta(seconds=0.1)))
        assert pool.parse(job()).entries
    with thinking():
        pass


def test_markup_is_told_as_feedparser_tells_it():
    from feedparser.api import StrictFeedParser
    from feedparser.sanitizer import _HTMLSanitizer

    assert _HTMLSanitizer.acceptable_elements == HTML_ELEMENTS
    for text in ("<p>x</p>", "a < b", "&amp;", "&nope;", "<P>x</P>", "<x>y</x>", "&#1;", "</>"):
        assert looks_like_html(text) == StrictFeedParser.looks_like_html(text)
