"""A document's own words into an entry of ours: pure, with the time given."""

from publisher.collect.normalise.entry import normalise
from publisher.collect.normalise.mojibake import mend_mojibake
from publisher.collect.normalise.rewrite import rewrite

__all__ = ["mend_mojibake", "normalise", "rewrite"]
