"""Standard output and standard error that may go away: what they do not take is lost, no more.

A reader that leaves (``publisher status | head -1``), a disk that is full under a log, a stream
that was closed before the start: none of them may end a pass, let alone the daemon.
"""

import io
import os
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_INPUT, _OUTPUT, _ERROR = range(3)


class Outlet(io.RawIOBase):
    """Write to a file descriptor, and never fail at it.

    Attributes:
        name: What people call it.
        fault: The first reason for which something was lost, or None. A reader that left is
            none: who stops reading misses nothing.

    Args:
        number: The file descriptor; it is not closed.
        name: What people call it.
    """

    def __init__(self, number: int, *, name: str) -> None:
        self.name = name
        self.fault: OSError | None = None
        self._number = number

    def writable(self) -> bool:
        """Return that it can be written to."""
        return True

    def fileno(self) -> int:
        """Return the file descriptor."""
        return self._number

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""
        return os.isatty(self._number)

    def write(self, body: "ReadableBuffer", /) -> int:
        """Write some bytes, or lose all; each call tries anew, since a disk may have room again."""
        try:
            return os.write(self._number, body)
        except BrokenPipeError:
            pass
        except OSError as error:
            self.fault = self.fault or error
        return memoryview(body).nbytes


def open_outlets() -> tuple[Outlet, ...]:
    """Put outlets below ``sys.stdout`` and ``sys.stderr``, and return them.

    Characters that a stream's encoding does not have become question marks.
    """
    for number in (_INPUT, _OUTPUT, _ERROR):
        _open_again(number)
    out = Outlet(_OUTPUT, name="standard output")
    err = Outlet(_ERROR, name="standard error")
    sys.stdout = _text_into(out, like=sys.stdout)
    sys.stderr = _text_into(err, like=sys.stderr)
    return out, err


def _open_again(number: int) -> None:
    """Lead a stream nowhere that was closed; else the next file opened would get its number."""
    try:
        os.fstat(number)
    except OSError:
        os.open(os.devnull, os.O_RDWR)  # gets the lowest number that is free: this one


def _text_into(outlet: Outlet, *, like: TextIO | None) -> TextIO:
    encoding = "utf-8" if like is None else like.encoding
    return io.TextIOWrapper(
        io.BufferedWriter(outlet), encoding=encoding, errors="replace", line_buffering=True
    )
