"""Walk made-up documents down the street until the time is over.

::

    python -m tests.fuzz --minutes 10 [--seed N]

Prints the seed and the count. A failure ends the run, and is shown with the smallest document
that has it; ``--seed`` shows it again.
"""

import argparse
import random
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz.documents import charsets, documents
from tests.fuzz.street import walk

AT_ONCE = 500


def run(minutes, first_seed):
    """Return what was walked: documents, and entries that came out."""
    counts = Counter()
    end = time.monotonic() + 60 * minutes
    number = first_seed
    while time.monotonic() < end:

        @seed(number)
        @settings(
            max_examples=AT_ONCE,
            deadline=None,
            database=None,
            phases=(Phase.generate, Phase.shrink),
            suppress_health_check=list(HealthCheck),
        )
        @given(body=documents, charset=charsets)
        def walk_some(body, charset):
            counts["documents"] += 1
            counts["entries"] += walk(body, charset=charset)

        walk_some()
        number += 1
    return counts


def main():
    """Read the options, run, and say what was done."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    options = parser.parse_args()
    sys.stdout.write(f"seed {options.seed}\n")
    sys.stdout.flush()
    counts = run(options.minutes, options.seed)
    sys.stdout.write(
        f"seed {options.seed}: {counts['documents']} documents, {counts['entries']} entries, "
        f"{options.minutes:g} minutes, nothing found\n"
    )


if __name__ == "__main__":
    main()
