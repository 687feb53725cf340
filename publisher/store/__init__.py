"""The one place where both streets meet: SQLite through SQLAlchemy Core."""
