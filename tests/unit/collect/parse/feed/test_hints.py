"""What a feed says of its updates and of what is gone: the same from each of the readers."""

from datetime import UTC, datetime, timedelta

import pytest

from publisher.collect.parse.feed.mend import prepare
from publisher.collect.parse.feed.quick import read_quickly
from publisher.collect.parse.feed.reader import read_xml
from publisher.collect.parse.feed.xml_feed import to_parsed_feed
from publisher.model import FeedHints

NAMESPACES = (
    'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" '
    'xmlns:fh="http://purl.org/syndication/history/1.0" '
    'xmlns:x="http://purl.org/atompub/tombstones/1.0"'
)
ITEM = "<item><guid>one</guid><title>One</title></item>"


def read_strictly(text):
    return read_xml(text)


def read_broken(text):
    """Read it as feedparser's lenient parser has to: an element is not closed."""
    return read_xml(text.replace("</rss>", "<unclosed></rss>"))


def read_fast(text):
    reading = read_quickly(prepare(text)[0])
    assert reading is not None
    return reading


@pytest.fixture(params=[read_fast, read_strictly, read_broken])
def read(request):
    """Return what a channel with some elements is understood as, by one of the readers."""

    def understand(elements, items=ITEM):
        channel = f"<channel><title>T</title>{elements}{items}</channel>"
        text = f'<?xml version="1.0"?><rss version="2.0" {NAMESPACES}>{channel}</rss>'
        return to_parsed_feed(request.param(text), url="https://a.example/")

    return understand


@pytest.mark.parametrize(
    ("elements", "hints"),
    [
        ("", FeedHints()),
        ("<ttl> 180 </ttl>", FeedHints(ttl=timedelta(hours=3))),
        ("<ttl>three hours</ttl>", FeedHints()),
        ("<ttl>-60</ttl>", FeedHints()),
        (
            "<sy:updatePeriod>\n daily\n</sy:updatePeriod>"
            "<sy:updateFrequency>4</sy:updateFrequency>",
            FeedHints(update_interval=timedelta(hours=6)),
        ),
        (
            "<sy:updateFrequency>2</sy:updateFrequency>",
            FeedHints(update_interval=timedelta(hours=12)),
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            FeedHints(update_interval=timedelta(hours=1)),
        ),
        ("<sy:updatePeriod>now and then</sy:updatePeriod>", FeedHints()),
        (
            "<sy:updatePeriod>weekly</sy:updatePeriod>"
            "<sy:updateBase>2000-01-03T06:00+01:00</sy:updateBase>",
            FeedHints(
                update_interval=timedelta(days=7),
                update_base=datetime(2000, 1, 3, 5, tzinfo=UTC),
            ),
        ),
        (
            "<skipHours><hour>2</hour><hour>24</hour><hour>2</hour><hour>25</hour></skipHours>",
            FeedHints(skip_hours=(0, 2)),
        ),
        (
            "<skipDays><day>Sunday</day><day> saturday</day><day>Someday</day></skipDays>",
            FeedHints(skip_days=(5, 6)),
        ),
        ("<hour>3</hour><day>Monday</day>", FeedHints()),
        ("<skip_hours>3</skip_hours><skip_days>Monday</skip_days>", FeedHints()),
    ],
)
def test_hints_are_read(read, elements, hints):
    assert read(elements).hints == hints


def test_hints_of_an_entry_are_none_of_the_feed(read):
    items = "<item><title>One</title><ttl>60</ttl></item>"
    assert read("", items).hints == FeedHints()


def test_tombstones_are_read(read):
    elements = '<x:deleted-entry ref="urn:1" when="2026-01-01T00:00:00Z"/>'
    assert read(elements + elements).deleted == ("urn:1",)
    assert read("<deleted>urn:2</deleted>").deleted == ()


def test_a_complete_feed_says_so_unless_it_had_to_be_mended(read, request):
    is_broken = "read_broken" in request.node.name
    assert read("<fh:complete/>").is_complete is not is_broken
    assert read("<complete/><is_complete>yes</is_complete>").is_complete is False
