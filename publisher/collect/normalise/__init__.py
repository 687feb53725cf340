"""A document's own words into an entry of ours: pure, with the time given."""

from publisher.collect.normalise.entry import normalise

__all__ = ["normalise"]
