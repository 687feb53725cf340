"""Run the publisher, and be killed by SIGKILL at a moment: ``crashing.py MOMENT ARGUMENTS…``.

Not a test, nothing caught, nothing flushed: the process ends as in a power cut of its own.
"""

import os
import signal
import sys

from publisher.cli import main
from publisher.publish.write import FolderSink
from publisher.store import recording
from publisher.store.store import Store

MOMENTS = {
    "after claiming a site": (Store, "claim_site", "after", 1),
    "before recording": (Store, "record", "before", 1),
    "in the middle of recording": (recording, "_add_media", "before", 1),
    "after recording": (Store, "record", "after", 1),
    "after releasing a site": (Store, "release", "after", 1),
    "after claiming a feed": (Store, "claim_feed", "after", 1),
    "before the first file": (FolderSink, "write", "before", 1),
    "while a file is written": (os, "fsync", "before", 1),
    "between two files": (FolderSink, "write", "after", 2),
    "before noting what was published": (Store, "finish", "before", 1),
    "after noting what was published": (Store, "finish", "after", 1),
}


def arm(owner, name, when, count):
    """Have a function kill the process before or after its n-th call."""
    real = getattr(owner, name)
    calls = []

    def deadly(*arguments, **options):
        calls.append(name)
        if when == "before" and len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        result = real(*arguments, **options)
        if when == "after" and len(calls) == count:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, deadly)


if __name__ == "__main__":
    moment = sys.argv.pop(1)
    arm(*MOMENTS[moment])
    main()
