"""The tables that users write: ``config.toml`` and ``feeds/NAME.toml``, key by key.

Each key is described in ``docs/config.md``; a test compares the two.
"""

from datetime import timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, StrictBool, StrictInt

from publisher.model import BusyScope, DayOrder, HintsObeyed
from publisher.options import Duration, Options, Size, Url
from publisher.places import DATABASE, OUTPUT
from publisher.settings.rewriting import RewriteRule
from publisher.settings.values import (
    AllowedAddress,
    Authority,
    BaseUrl,
    Contact,
    Count,
    Cron,
    Email,
    Interval,
    Language,
    Names,
    Share,
    Speed,
    Text,
    TimeLimit,
    Timezone,
)

Content = Literal["full", "summary"]
"""How much of an entry is kept or shown."""

Future = Literal["clamp", "hold", "keep"]
"""What happens to an entry dated in the future."""

Place = Annotated[str, Field(min_length=1)]
"""A text that must not be empty."""


_NOTHING_SAID: Any = Field(default={}, validate_default=True)
"""A table that is not there. An instance as default would have its model made ready twice."""


class AuthorTable(Options):
    """Name an author."""

    name: Text
    email: Email | None = None
    url: Url | None = None


class SiteTable(Options):
    """Describe the site that feeds belong to."""

    title: Text
    base_url: BaseUrl
    home_url: Url | None = None
    author: AuthorTable | None = None
    language: Language | None = None
    timezone: Timezone = ZoneInfo("UTC")
    day_order: DayOrder = "language"
    id_authority: Authority | None = None


class ScheduleTable(Options):
    """Say when ``run`` makes a pass."""

    interval: Interval = timedelta(hours=1)
    longest_interval: Duration = timedelta(hours=6)
    cron: Cron | None = None
    timezone: Timezone = ZoneInfo("UTC")


class FromEnvironment(Options):
    """Name the environment variable that holds a value."""

    env: Place


class HttpTable(Options):
    """Say how the web is asked."""

    contact: Contact | None = None
    workers: Annotated[StrictInt, Field(ge=1, le=256)] = 16
    per_host: Annotated[StrictInt, Field(ge=1, le=16)] = 1
    spacing: Duration = timedelta(seconds=1)
    connect_timeout: TimeLimit = timedelta(seconds=5)
    read_timeout: TimeLimit = timedelta(seconds=10)
    total_timeout: TimeLimit = timedelta(seconds=20)
    max_header_bytes: Annotated[Size, Field(ge=1000)] = 256_000
    max_bytes: Annotated[Size, Field(ge=1000)] = 20_000_000
    max_wire_bytes: Annotated[Size, Field(ge=1000)] | None = None
    max_codings: Annotated[StrictInt, Field(ge=0, le=10)] = 2
    max_redirects: Annotated[StrictInt, Field(ge=0, le=20)] = 5
    moved_after: Duration = timedelta(days=3)
    gone_after: Duration = timedelta(days=1)
    full_every: Annotated[StrictInt, Field(ge=0, le=10_000)] = 50
    allow_private: tuple[AllowedAddress, ...] = ()
    proxy: FromEnvironment | None = None


class ParseTable(Options):
    """Say what one document may cost."""

    max_entries: Count = 3_000
    max_entry_bytes: Annotated[Size, Field(ge=1000)] = 2_000_000
    max_depth: Annotated[StrictInt, Field(ge=20, le=10_000)] = 500
    timeout: TimeLimit = timedelta(seconds=15)
    max_memory: Annotated[Size, Field(ge=200_000_000)] = 512_000_000


class StoreTable(Options):
    """Say where the database is."""

    path: Place = DATABASE


class OutputTable(Options):
    """Say what is written where."""

    path: Place = OUTPUT
    formats: Annotated[Names, Field(min_length=1)] = ("rss", "atom", "json", "html")


class EnrichTable(Options):
    """Say what is added to entries."""

    steps: Names = ("language", "summary", "reading_time")
    summary_length: Annotated[StrictInt, Field(ge=50, le=5000)] = 300
    words_per_minute: Speed = "language"


class ConfigTable(Options):
    """Be the whole of ``config.toml``."""

    site: SiteTable
    schedule: ScheduleTable = _NOTHING_SAID
    http: HttpTable = _NOTHING_SAID
    parse: ParseTable = _NOTHING_SAID
    store: StoreTable = _NOTHING_SAID
    output: OutputTable = _NOTHING_SAID
    enrich: EnrichTable = _NOTHING_SAID


class GateTable(Options):
    """Say when a file is refused because it is worse than the published one."""

    max_lost: Share = 0.5


class FeedTable(Options):
    """Be the whole of ``feeds/NAME.toml``; sources are checked one by one with their kinds."""

    title: Text
    description: Text | None = None
    language: Language | None = None
    limit: Count = 50
    content: Content = "full"
    notices: Literal["append", "drop"] = "append"
    show_reading_time: StrictBool = False
    order: Literal["published", "first_seen"] = "published"
    gate: GateTable = _NOTHING_SAID
    sources: Annotated[tuple[dict[str, Any], ...], Field(min_length=1)]


class SourceTable(Options):
    """Hold the keys that sources of every kind have."""

    kind: Place | None = None
    id: Text | None = None
    previously: tuple[Place, ...] = ()
    title: Text | None = None
    interval: Interval | None = None
    longest_interval: Duration | None = None
    hints: HintsObeyed = "obey"
    busy_scope: BusyScope = "guess"
    content: Content = "full"
    timezone: Timezone | None = None
    language: Language | None = None
    day_order: DayOrder | None = None
    future: Future | None = None
    private: StrictBool | None = None
    minor_edit: Share = 0.02
    rewrite: tuple[RewriteRule, ...] = ()
