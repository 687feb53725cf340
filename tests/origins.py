"""Feeds on loopback that live by a clock of the test's, and a log of who asked them when."""

import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from tests.servers import reply


class Clock:
    """Tell a time that goes on by itself, and jumps when it is told to."""

    def __init__(self, start):
        self._start = start
        self._began = time.monotonic()
        self._skipped = timedelta(0)

    def __call__(self):
        return self._start + self._skipped + timedelta(seconds=time.monotonic() - self._began)

    def jump_to(self, moment):
        self._skipped += max(moment - self(), timedelta(0))


@dataclass(frozen=True)
class Asked:
    """Note one request and what was answered."""

    site: str
    target: str
    began: datetime
    ended: datetime
    status: int
    is_conditional: bool
    not_before: datetime


@dataclass
class Log:
    """Hold every request that any origin got, in the order in which they ended."""

    requests: list[Asked] = field(default_factory=list)
    _writing: threading.Lock = field(default_factory=threading.Lock)

    def add(self, asked):
        with self._writing:
            self.requests.append(asked)

    def of(self, site, target=None):
        found = [a for a in self.requests if a.site == site and target in (None, a.target)]
        return sorted(found, key=lambda asked: asked.began)


@dataclass(frozen=True)
class Answer:
    """Say what is answered now: a status, header lines, and how long it asks to be left alone."""

    status: int = 200
    fields: tuple[str, ...] = ()
    wait: timedelta = timedelta(0)


class Origin:
    """Serve one feed that grows by an entry every so often.

    Args:
        site: By which the log knows it.
        target: Its path.
        clock: Tells the time.
        log: Notes each request.
        grows: How often there is a new entry.
        says: Gives the answer for a moment; by default a plain 200, or 304 to who knows it.
        elements: Of the channel.
        lies: Whether it says 304 to any validators at all.
        wait: How long the elements ask to be left alone.
    """

    def __init__(
        self,
        site,
        target,
        *,
        clock,
        log,
        grows=timedelta(days=2),
        says=None,
        elements="",
        lies=False,
        wait=timedelta(0),
    ):
        self.site, self.target, self.clock, self.log = site, target, clock, log
        self.grows, self.elements, self.lies, self.wait = grows, elements, lies, wait
        self.says = says or (lambda now: Answer())
        self.born = clock()

    def count(self, now):
        return 3 + (now - self.born) // self.grows

    def __call__(self, request):
        began = self.clock()
        answer = self.says(began)
        etag = f'"{self.count(began)}"'
        sent = request.headers.get("if-none-match")
        is_known = sent is not None and (self.lies or sent.decode() == etag)
        status = 304 if answer.status == 200 and is_known else answer.status
        fields = [f"Date: {format_datetime(began.astimezone(UTC), usegmt=True)}", *answer.fields]
        body = b""
        if status in (200, 304):
            fields.append(f"ETag: {etag}")
        if status == 200:
            fields.append("Content-Type: application/rss+xml")
            body = self.feed(began).encode()
        time.sleep(0.001)
        ended = self.clock()
        wait = max(answer.wait, self.wait if status in (200, 304) else timedelta(0))
        self.log.add(
            Asked(self.site, self.target, began, ended, status, sent is not None, ended + wait)
        )
        yield reply(body, *unique(fields), status=status)

    def feed(self, now):
        count = self.count(now)
        items = "".join(
            f"<item><guid isPermaLink='false'>{self.site}{self.target}/{n}</guid>"
            f"<title>Entry {n}</title><description>Text of {n}.</description></item>"
            for n in range(count, max(0, count - 10), -1)
        )
        head = f"<title>{self.site}</title><link>https://x.example/</link>{self.elements}"
        return (
            '<?xml version="1.0"?><rss version="2.0" '
            'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">'
            f"<channel>{head}{items}</channel></rss>"
        )


def unique(fields):
    """Let the last of several headers of one name hold."""
    return tuple({field.partition(":")[0].lower(): field for field in fields}.values())
