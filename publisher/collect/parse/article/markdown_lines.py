"""Which lines of a Markdown text are code between fences."""

import re
from collections.abc import Iterable, Iterator

_FENCE = re.compile(r" {0,3}(```+|~~~+)")


def is_text_line(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line, and whether it is text: neither a fence nor between two."""
    fence = ""
    for line in lines:
        match = _FENCE.match(line)
        if match and (not fence or line.strip().startswith(fence)):
            fence = "" if fence else match[1]
        yield line, not fence and not match
