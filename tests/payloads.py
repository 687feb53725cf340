"""What people write who want a program of theirs to run in a reader's page."""

import re
from pathlib import Path

_ESCAPE = re.compile(r"\\(u[0-9a-f]{4}|.)")
_LETTERS = {"0": "\0", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


def _unescape(match):
    name = match[1]
    return chr(int(name[1:], 16)) if len(name) > 1 else _LETTERS.get(name, name)


def _read():
    lines = (Path(__file__).parent / "corpus/xss/payloads.txt").read_text("utf-8").split("\n")
    return tuple(_ESCAPE.sub(_unescape, line) for line in lines if line and line[:2] != "# ")


PAYLOADS = _read()
"""Each calls ``top.pwned()`` if it gets to run, or asks the host CANARY."""
