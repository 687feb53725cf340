"""One thread thinks at a time; the others wait for the web, or for a process apart.

The interpreter runs one of them at a time anyway. Left to themselves they pass its lock back and
forth, at every attribute that the sanitiser asks about, and need a third more CPU.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_TURN = threading.Lock()


class _Holder(threading.local):
    is_thinking = False


_HOLDER = _Holder()


@contextmanager
def thinking() -> Iterator[None]:
    """Be the one thread that parses, sanitises and enriches."""
    with _TURN:
        _HOLDER.is_thinking = True
        try:
            yield
        finally:
            _HOLDER.is_thinking = False


@contextmanager
def aside() -> Iterator[None]:
    """Let another thread think while this one waits for somebody else's work."""
    if not _HOLDER.is_thinking:
        yield
        return
    _HOLDER.is_thinking = False
    _TURN.release()
    try:
        yield
    finally:
        _TURN.acquire()
        _HOLDER.is_thinking = True
