"""Collect articles and feeds, and publish RSS, Atom, JSON Feed and HTML from them."""

__version__ = "0.1.0"
