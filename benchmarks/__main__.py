"""Measure the publisher beside a forty-line script, in turn, and print the ratios.

A round is a cold run of each program, an unchanged one, one with ten feeds changed. Figures are
medians over the rounds. Compare the ratios; seconds belong to the machine and to the moment.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks import table
from benchmarks.rounds import Size, measure_articles, measure_feeds

QUICK = Size(feeds=12, articles=30, rounds=1)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--limit", type=int, default=50, help="entries published")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quick", action="store_true", help="only see that everything runs")
    parser.add_argument("--strict", action="store_true", help="exit 1 when a bound is missed")
    given = parser.parse_args()
    size = Size(feeds=given.feeds, articles=given.articles, rounds=given.rounds, limit=given.limit)
    size = QUICK if given.quick else size
    with tempfile.TemporaryDirectory(prefix="publisher-bench-") as name:
        measured = measure_feeds(Path(name), size) | measure_articles(Path(name), size)
    print(table.costs(measured))
    bounds = table.bounds(measured)
    print(table.verdicts(bounds))
    return 1 if given.strict and not all(bound.is_kept for bound in bounds) else 0


if __name__ == "__main__":
    sys.exit(main())
