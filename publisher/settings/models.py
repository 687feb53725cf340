"""What the program reads: settings with every default and path settled."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from publisher.model import DayOrder, ParseLimits, Person, PollRules, Rewrite
from publisher.options import Options

Shown = Annotated[str, Field(exclude=True)]
"""A file as messages name it. It changes with the folder one stands in, so no dump has it."""


class SiteSettings(Options):
    """Describe the site that feeds belong to.

    Attributes:
        title: Plain text.
        base_url: Where the output folder is served from, ending in ``/``.
        home_url: The site's front page.
        author: Of feeds, and of entries where a format demands one.
        language: BCP 47, or None where each entry has its own.
        timezone: Of dates that state none.
        day_order: Of numeric dates.
        id_authority: Tag authority (``press.example,2026``), or None where it is to be made
            from ``base_url`` and the year of first use.
    """

    title: str
    base_url: str
    home_url: str
    author: Person
    language: str | None
    timezone: ZoneInfo
    day_order: DayOrder
    id_authority: str | None


class ScheduleSettings(Options):
    """Say when ``run`` makes a pass.

    Attributes:
        interval: Between passes, and each source's default; with ``cron``, its shortest gap.
        longest_interval: To which the rhythm of a source may stretch that.
        cron: Five fields, 0 and 7 being Sunday; or None where the interval holds.
        timezone: Of ``cron``.
    """

    interval: timedelta
    longest_interval: timedelta
    cron: str | None
    timezone: ZoneInfo


class HttpSettings(Options):
    """Say how the web is asked.

    Attributes:
        contact: URL or e-mail address for the User-Agent, ASCII.
        workers: Sites in flight at once.
        per_host: Requests in flight to one site.
        spacing: From the end of an answer to the next request to that site.
        connect_timeout, read_timeout: Of one request.
        total_timeout: Of one source, retry included.
        max_header_bytes: Of one answer.
        max_bytes: Of a decoded body.
        max_wire_bytes: Of everything that arrives for one source, or None for what follows from
            ``max_bytes``.
        max_codings: How many times over a body may be compressed.
        max_redirects: Followed for one document.
        moved_after: How long a move for good is repeated before it is believed.
        gone_after: How long 410 is repeated before a source has ended.
        full_every: Of so many polls one asks without validators; 0 for none.
        allow_private: Networks, addresses, or addresses with a port, in canonical form.
        proxy: Its URL, or None.
    """

    contact: str
    workers: int
    per_host: int
    spacing: timedelta
    connect_timeout: timedelta
    read_timeout: timedelta
    total_timeout: timedelta
    max_header_bytes: int
    max_bytes: int
    max_wire_bytes: int | None
    max_codings: int
    max_redirects: int
    moved_after: timedelta
    gone_after: timedelta
    full_every: int
    allow_private: tuple[str, ...]
    proxy: str | None


class StoreSettings(Options):
    """Say where the database is; the path is absolute."""

    path: Path


class OutputSettings(Options):
    """Say what is written where. ``path`` is absolute, ``formats`` names renderers in order."""

    path: Path
    formats: tuple[str, ...]


class EnrichSettings(Options):
    """Say what is added to entries.

    Attributes:
        steps: Names of enrichers, in order.
        summary_length: In characters, at most.
        words_per_minute: A number, or ``"language"`` for the mean of each language.
    """

    steps: tuple[str, ...]
    summary_length: int
    words_per_minute: int | Literal["language"]


class GateSettings(Options):
    """Say which files are refused. ``max_lost`` is a share from 0 to 1."""

    max_lost: float


class SourceSettings(Options):
    """Describe one source as one feed file names it.

    Attributes:
        key: By which the store and every message know it.
        kind: Name of its plug-in.
        options: The kind's own keys.
        root: Absolute folder of the feed file; relative paths belong to it.
        file: The feed file, as messages name it.
        where: Its key path there: ``sources[0]``.
        path: Absolute, or None for what is not on this machine.
        url: What is asked, or None.
        title: What readers see, or None for what the source says.
        interval: The shortest time between two polls; zero for every pass.
        rules: How it wants to be asked.
        content: Whether full content or only the summary is kept.
        timezone, language, day_order: As in `SiteSettings`, which gives the defaults.
        future: What happens to entries dated in the future.
        minor_edit: Share of a text that may change without a new ``updated``.
        rewrite: Rules by which its entries are changed before they are read.
        previously: Earlier keys.
        private: Whether its entries stay out of every feed.
        says_private: Whether that is stated, rather than follows from its credentials.
        digest: Of what decides how its documents are read.
    """

    key: str
    kind: str
    options: Options
    root: Path
    file: Shown
    where: str
    path: Path | None
    url: str | None
    title: str | None
    interval: timedelta
    rules: PollRules
    content: Literal["full", "summary"]
    timezone: ZoneInfo
    language: str | None
    day_order: DayOrder
    future: Literal["clamp", "hold", "keep"]
    minor_edit: float
    rewrite: tuple[Rewrite, ...]
    previously: tuple[str, ...]
    private: bool
    says_private: bool
    digest: str


class FeedSettings(Options):
    """Describe one published feed.

    Attributes:
        name: Base of its file names.
        file: The file that describes it, as messages name it.
        title, description: Plain text, never empty.
        language: BCP 47, or None.
        limit: Entries shown at most.
        content: Whether entries are shown in full or as summaries.
        notices: What becomes of disclaimers.
        show_reading_time: Whether readers see it in the content.
        order: What entries are sorted by.
        gate: When a file is refused.
        sources: In the order of the file.
    """

    name: str
    file: Shown
    title: str
    description: str
    language: str | None
    limit: int
    content: Literal["full", "summary"]
    notices: Literal["append", "drop"]
    show_reading_time: bool
    order: Literal["published", "first_seen"]
    gate: GateSettings
    sources: tuple[SourceSettings, ...]

    @property
    def source_keys(self) -> tuple[str, ...]:
        """Return the keys of the sources that it may show, each once, in the order of the file."""
        shown = (source.key for source in self.sources if not source.private)
        return tuple(dict.fromkeys(shown))


class Settings(Options):
    """Hold everything that ``config.toml`` and ``feeds/*.toml`` say.

    Attributes:
        root: Absolute folder of ``config.toml``.
        file: ``config.toml`` as messages name it.
        digest: Of the files that say all this.
        parse: What one document may cost.
        feeds: Sorted by name.
    """

    root: Path
    file: Shown
    digest: str
    site: SiteSettings
    schedule: ScheduleSettings
    http: HttpSettings
    parse: ParseLimits
    store: StoreSettings
    output: OutputSettings
    enrich: EnrichSettings
    feeds: tuple[FeedSettings, ...]
