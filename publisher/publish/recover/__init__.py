"""Read back from our own published files what a lost store no longer knows.

::

    files (JSON Feed | Atom | RSS | pages) | merge by format | join by feed | store.restore

Each format tells some things best; together they tell all that readers were shown: ids, dates,
order, words. What they do not tell is said again by the sources, once they are collected.
"""

from publisher.publish.recover.authority import published_authority
from publisher.publish.recover.join import LostFeed
from publisher.publish.recover.recover import Recovery, recover

__all__ = ["LostFeed", "Recovery", "published_authority", "recover"]
