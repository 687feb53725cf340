"""SIGTERM and Ctrl-C: a quiet end, and one that comes for certain."""

import os
import signal
import sys
import threading
from collections.abc import Callable

GRACE_SECONDS = 8
"""How long a stop waits for what is in hand; a supervisor's patience is commonly ten."""

_SIGNALS = (signal.SIGTERM, signal.SIGINT)


def stop_on_signals(*, exit_code: int, tell: Callable[[str], None]) -> threading.Event:
    """Return an event that SIGTERM and Ctrl-C set.

    A second signal, or eight seconds without an end, ends the process at once: a server that
    does not answer must not hold it. Nothing is lost by that, as by no kill; what was in hand
    is begun again by the next pass.

    Args:
        exit_code: With which the process ends then.
        tell: Tells people that it does.
    """
    stop = threading.Event()
    # A thread that waits, since a handler would run between any two steps of the main thread,
    # also while that holds the event's own lock.
    signal.pthread_sigmask(signal.SIG_BLOCK, _SIGNALS)
    waiter = threading.Thread(
        target=_wait, args=(stop, exit_code, tell), name="signals", daemon=True
    )
    waiter.start()
    return stop


def _wait(stop: threading.Event, exit_code: int, tell: Callable[[str], None]) -> None:
    signal.sigwait(_SIGNALS)
    stop.set()
    signal.sigtimedwait(_SIGNALS, GRACE_SECONDS)
    tell("stopped while something was in hand, such as a server that is slow; it is begun again")
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(exit_code)
