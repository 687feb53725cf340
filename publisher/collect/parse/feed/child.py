"""The process apart: reads documents for its parent, one after the other, until that is gone.

It is held to its limits by the system, where there is a way; the parent keeps the clock.
"""

import math
import pickle
import signal
import sys
import time

from publisher.collect.parse.feed.apart import read_message, write_message
from publisher.collect.parse.feed.document import Job, Refusal, parse_whole
from publisher.errors import ParseError
from publisher.model import ParsedFeed, ParseLimits

_MOST_JOB_BYTES = 1 << 40


def main() -> None:
    """Answer what comes in on standard input, on standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when this ends
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    job: Job | None = None
    try:
        while True:
            job = pickle.loads(read_message(requests, most_bytes=_MOST_JOB_BYTES))
            hold_to(job.limits)
            write_message(answers, pickle.dumps(_answer(job)))
    except MemoryError:
        _give_memory_back()
        write_message(answers, pickle.dumps(_too_much_memory(job)))
    except (EOFError, OSError):
        return


def _too_much_memory(job: Job | None) -> Refusal:
    most = "" if job is None else f" {job.limits.max_memory_bytes / 1e6:g} MB of"
    return Refusal(
        message=f"the feed needs more than{most or ' the'} memory to be read",
        hint="a feed should be far smaller; else raise [parse] max_memory",
        is_last=True,
    )


def hold_to(limits: ParseLimits) -> None:
    """Have the system bound the memory of this process, and the CPU that it uses from now on.

    Where the platform cannot do that, or forbids it, the parent's clock is all there is.
    """
    seconds = math.ceil(time.process_time() + limits.timeout.total_seconds()) + 1
    _bound("RLIMIT_AS", limits.max_memory_bytes)
    _bound("RLIMIT_CPU", seconds)


def _give_memory_back() -> None:
    """Let this process have what it needs for its last words."""
    _bound("RLIMIT_AS", None)


def _bound(name: str, wanted: int | None) -> None:
    """Set a limit of the system, or as much as may be had for None."""
    try:
        import resource
    except ImportError:
        return
    kind = getattr(resource, name)
    try:
        _, most = resource.getrlimit(kind)
        if wanted is None or (most != resource.RLIM_INFINITY and wanted > most):
            wanted = most
        resource.setrlimit(kind, (wanted, most))
    except (OSError, ValueError):
        return


def _answer(job: Job) -> ParsedFeed | Refusal:
    """Return the feed, or what is wrong and what to do."""
    try:
        return parse_whole(job)
    except ParseError as error:
        return Refusal(message=error.message, hint=error.hint)
