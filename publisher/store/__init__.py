"""The one place where both streets meet: SQLite through SQLAlchemy Core."""

from publisher.store.store import Store, open_store

__all__ = ["Store", "open_store"]
