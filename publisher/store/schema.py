"""Tables and indexes of the newest schema version.

Times are whole milliseconds since the epoch, so that databases compare alike. Hot tables (``site``,
``source``, ``entry``, ``feed``) hold nothing long: titles, faults and content stand beside them.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)

metadata = MetaData()

meta = Table(
    "meta",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", String, nullable=False),
)

site = Table(
    "site",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    # When its earliest source is due; 0: at every pass.
    Column("due_at", BigInteger, nullable=False, default=0),
    # Spacing: no request before, not even by force.
    Column("rest_until", BigInteger, nullable=False, default=0),
    Column("lease_until", BigInteger, nullable=False, default=0),
    Column("leased_by", String),
    Column("fence", Integer, nullable=False, default=0),
    Index("site_due", "due_at"),
)

source = Table(
    "source",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),
    Column("site_id", ForeignKey("site.id"), nullable=False),
    Column("is_active", Integer, nullable=False, default=1),
    Column("due", BigInteger),
    Column("last_poll", BigInteger),
    Column("last_success", BigInteger),
    Column("failures", Integer, nullable=False, default=0),
    Column("failing_since", BigInteger),
    Column("etag", LargeBinary),
    Column("last_modified", LargeBinary),
    Column("body_digest", String),
    Index("source_site_due", "site_id", "due"),
)

source_note = Table(
    "source_note",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Column("kind", String, nullable=False),
    Column("title", String),
    Column("said_title", String),
    Column("said_home_url", String),
    Column("language", String),
    Column("fault", String),
    Column("due_reason", String),
    # Of the source's own settings by which its documents were last read.
    Column("settings_digest", String),
    # As the settings name them; the site of the source is that of its last final address.
    Column("named_site", String),
    Column("host", String),
    # What decides when, where and how it is asked next: JSON, or null for nothing.
    Column("manners", String),
)

entry = Table(
    "entry",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("guid", String, nullable=False),
    Column("slug", String),
    Column("digest", String, nullable=False),
    Column("sort_at", BigInteger, nullable=False),
    Column("first_seen", BigInteger, nullable=False),
    Column("published", BigInteger),
    Column("changed_at", BigInteger),
    Column("hold_until", BigInteger),
    Column("removed_at", BigInteger),
    Index("entry_guid", "guid"),
    Index("entry_slug", "slug"),
)
Index("entry_source_sort", entry.c.source_id, entry.c.sort_at.desc())

entry_key = Table(
    "entry_key",
    metadata,
    Column("source_id", ForeignKey("source.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("value", String, nullable=False),
    Column("entry_id", ForeignKey("entry.id"), nullable=False),
    Index("entry_key_value", "source_id", "kind", "value"),
    Index("entry_key_entry", "entry_id"),
)

content = Table(
    "content",
    metadata,
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("encoding", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

file = Table(
    "file",
    metadata,
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Column("path", String, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("digest", String, nullable=False),
    Column("fault", String),
)

media = Table(
    "media",
    metadata,
    # Images beside articles: named by their bytes, found where the original lies.
    Column("name", String, primary_key=True),
    Column("path", String, nullable=False),
)

feed = Table(
    "feed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String, nullable=False, unique=True),
    Column("is_active", Integer, nullable=False, default=1),
    Column("digest", String, nullable=False),
    Column("done_digest", String),
    Column("rev", Integer, nullable=False, default=1),
    Column("done_rev", Integer, nullable=False, default=0),
    # When an entry that is held becomes visible, or null.
    Column("wake_at", BigInteger),
    Column("lease_until", BigInteger, nullable=False, default=0),
    Column("leased_by", String),
    Column("fence", Integer, nullable=False, default=0),
    Column("published_at", BigInteger),
    Column("shown", Integer, nullable=False, default=0),
    Column("fault", String),
    Column("failing_since", BigInteger),
)

feed_source = Table(
    "feed_source",
    metadata,
    Column("feed_id", ForeignKey("feed.id"), primary_key=True),
    Column("source_id", ForeignKey("source.id"), primary_key=True),
    Index("feed_source_source", "source_id", "feed_id"),
)

feed_entry = Table(
    "feed_entry",
    metadata,
    Column("feed_id", ForeignKey("feed.id"), primary_key=True),
    Column("entry_id", ForeignKey("entry.id"), primary_key=True),
    Column("first_shown", BigInteger, nullable=False),
)

feed_file = Table(
    "feed_file",
    metadata,
    Column("feed_id", ForeignKey("feed.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("digest", String, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
)
