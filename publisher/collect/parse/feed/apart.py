"""Documents that may cost too much are read in a process apart, which can be ended.

A thread cannot be stopped, nor its memory taken back. So what feedparser has to read, and what is
large, goes to a small pool of child processes: begun when the first such document comes, reused,
held to an address space and to CPU time where the platform can do that, and killed when their
time is over. A second one is begun only when a document has waited for the first.
"""

import atexit
import io
import pickle
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import publisher
from publisher.collect.parse.feed.document import Job, Refusal
from publisher.collect.thinking import aside
from publisher.errors import ParseError
from publisher.model import ParsedFeed

MOST_PROCESSES = 2
PATIENCE_SECONDS = 1.0
"""How long a document waits for a process that is busy before another is begun."""

LENGTH = struct.Struct(">Q")
"""Stands before each message, in both directions."""

_MOST_ANSWER_BYTES = 200_000_000
_SMALLER = "a feed should be far smaller"
_TELL = "nothing to do; it is asked again later"
# Neither the site module nor the environment: the path is ours already, and they are half the
# cost of a start.
_START = (
    "import sys; sys.path[:] = {path!r}\n"
    "from publisher.collect.parse.feed.child import main; main()"
)


class EndedError(Exception):
    """A child ended before it answered; its exit code, or the negative signal, is the argument."""


class _Answers(pickle.Unpickler):
    """Accept the model's own types, and nothing else that a child could name."""

    _OTHERS = frozenset(
        {("datetime", "datetime"), ("datetime", "timedelta"), ("datetime", "timezone")}
        | {("zoneinfo", "ZoneInfo._unpickle"), (Refusal.__module__, "Refusal")}
    )

    def find_class(self, module: str, name: str) -> Any:
        """Return a type that an answer may be made of."""
        is_noun = (
            module.startswith("publisher.model.") and name.isidentifier() and name[0].isupper()
        )
        if not is_noun and (module, name) not in self._OTHERS:
            raise pickle.UnpicklingError(f"{module}.{name} does not belong in an answer")
        return super().find_class(module, name)


class Child:
    """Be one process apart, from the parent's side."""

    def __init__(self) -> None:
        home = str(Path(publisher.__file__).parents[1])
        self._process = subprocess.Popen(
            [sys.executable, "-S", "-E", "-c", _START.format(path=[home, *sys.path])],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    @property
    def is_alive(self) -> bool:
        """Tell whether it can be asked."""
        return self._process.poll() is None

    def ask(self, job: Job, *, seconds: float) -> ParsedFeed | Refusal:
        """Return what the child makes of a job.

        Raises:
            TimeoutError: It took longer than allowed, and was killed.
            EndedError: It ended before it answered.
        """
        is_late = threading.Event()

        def end() -> None:
            is_late.set()
            self._process.kill()

        clock = threading.Timer(seconds, end)
        clock.daemon = True
        clock.start()
        try:
            return self._exchange(job)
        except (OSError, EOFError, ValueError, pickle.UnpicklingError) as error:
            code = self.close()
            if is_late.is_set():
                raise TimeoutError from error
            raise EndedError(code) from error
        finally:
            clock.cancel()

    def _exchange(self, job: Job) -> ParsedFeed | Refusal:
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        write_message(self._process.stdin, pickle.dumps(job))
        answer = _Answers(io.BytesIO(read_message(self._process.stdout))).load()
        if not isinstance(answer, ParsedFeed | Refusal):
            raise EOFError
        return answer

    def close(self) -> int:
        """End the process; return its exit code."""
        with suppress(subprocess.TimeoutExpired):  # one that ended by itself says why
            self._process.wait(0.1)
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError, AttributeError):
                pipe.close()  # type: ignore[union-attr]
        return self._process.wait()


def write_message(pipe: IO[bytes], body: bytes) -> None:
    """Send one message."""
    pipe.write(LENGTH.pack(len(body)))
    pipe.write(body)
    pipe.flush()


def read_message(pipe: IO[bytes], *, most_bytes: int = _MOST_ANSWER_BYTES) -> bytes:
    """Receive one message.

    Raises:
        EOFError: There is none, or only a part of one.
        ValueError: It is too large.
    """
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        raise EOFError
    (size_bytes,) = LENGTH.unpack(head)
    if size_bytes > most_bytes:
        raise ValueError(f"a message of {size_bytes} bytes")
    body = pipe.read(size_bytes)
    if len(body) < size_bytes:
        raise EOFError
    return body


class Pool:
    """Lend out children, and begin them when they are needed.

    Args:
        most: Processes at once.
    """

    def __init__(self, most: int = MOST_PROCESSES) -> None:
        self._most = most
        self._free: list[Child] = []
        self._count = 0
        self._changed = threading.Condition()

    def parse(self, job: Job) -> ParsedFeed:
        """Have a document read.

        Raises:
            ParseError: It cannot be read, or not within its limits.
        """
        with aside():
            child = self._take()
            try:
                answer = child.ask(job, seconds=job.limits.timeout.total_seconds())
                if isinstance(answer, Refusal) and answer.is_last:
                    child.close()
            except (TimeoutError, EndedError) as error:
                raise _explain(error, job) from error
            finally:
                self._give(child)
        if isinstance(answer, Refusal):
            raise ParseError(answer.message, hint=answer.hint)
        return answer

    def close(self) -> None:
        """End every child that is free."""
        with self._changed:
            free, self._free = self._free, []
            self._count -= len(free)
        for child in free:
            child.close()

    def _take(self) -> Child:
        with self._changed:
            self._drop_the_dead()
            self._changed.wait_for(self._has_one, PATIENCE_SECONDS if self._count else 0)
            self._changed.wait_for(lambda: self._has_one() or self._count < self._most)
            if self._free:
                return self._free.pop()
            self._count += 1
        try:
            return Child()
        except OSError as error:
            self._forget()
            raise ParseError(
                f"no process can be begun to read the feed in: {error.strerror or error}",
                hint="this machine is short of memory or processes",
            ) from error

    def _drop_the_dead(self) -> None:
        """Forget children that something else has ended while they were free."""
        living = [child for child in self._free if child.is_alive]
        for child in self._free:
            if child not in living:
                child.close()
        self._count -= len(self._free) - len(living)
        self._free = living

    def _has_one(self) -> bool:
        return bool(self._free)

    def _give(self, child: Child) -> None:
        if not child.is_alive:
            self._forget()
            return
        with self._changed:
            self._free.append(child)
            self._changed.notify()

    def _forget(self) -> None:
        with self._changed:
            self._count -= 1
            self._changed.notify()


def _explain(error: Exception, job: Job) -> ParseError:
    seconds = job.limits.timeout.total_seconds()
    code = error.args[0] if isinstance(error, EndedError) else None
    if code is None or code == -_out_of_time():
        return ParseError(
            f"the feed takes longer than {seconds:g} s to be read",
            hint=f"{_SMALLER}; else raise [parse] timeout",
        )
    return ParseError(
        f"the feed made the process that read it end ({_name_of(code)})",
        hint=f"{_SMALLER}; else raise [parse] max_memory",
    )


def _out_of_time() -> int:
    import signal

    return int(getattr(signal, "SIGXCPU", 0))


def _name_of(code: int) -> str:
    import signal

    try:
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"
    except ValueError:
        return f"signal {-code}"


POOL = Pool()
"""Of this process; its children end with it."""

atexit.register(POOL.close)
