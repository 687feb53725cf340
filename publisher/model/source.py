"""What the steps need to know of a source besides how to fetch it."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from publisher.model.limits import NO_OTHER_LIMITS, ParseLimits
from publisher.model.polling import PollRules

DayOrder = Literal["language", "dmy", "mdy"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """Name a change that a source's entries need.

    Attributes:
        rule: Which.
        what: For ``remove`` selectors, for ``replace`` a text; else empty.
        by: For ``replace``: what is put in its place.
        field: For ``replace``: where.
    """

    rule: Literal["line_breaks", "links", "captions", "remove", "replace"]
    what: str = ""
    by: str = ""
    field: Literal["title", "url", "content"] = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceInfo:
    """Describe a source, settings and defaults already joined.

    Attributes:
        key: Its ``id``, else its canonical URL, else its path relative to config.toml; the
            name by which the store and every message know it.
        kind: ``folder``, ``feed`` or a plug-in's kind.
        site: The registrable domain, IP address or folder path that is claimed as one.
        host: The host that is asked, or None for what is on this machine.
        title: What the settings call it, or None for what it says of itself.
        interval: The shortest time between two polls; zero means due at every pass.
        timezone: Of dates that state none.
        language: BCP 47, declared by the settings, or None.
        day_order: Of numeric dates such as 03/04/2026.
        content: Whether entries keep their full content or only the summary.
        future: What happens to an entry dated in the future.
        minor_edit: Share of a text that may change without a new ``updated``.
        rewrite: What its entries need before they are read.
        entry_url: Pattern with ``{slug}`` for entries that state no URL, or None.
        keep_deleted: Whether an entry stays when its file is deleted.
        previously: Earlier keys of this source, whose entries it inherits.
        rules: How it wants to be asked.
        limits: What one of its documents may cost.
        settings_digest: Of those settings that decide how its documents are read.
    """

    key: str
    kind: str
    site: str
    host: str | None = None
    title: str | None = None
    interval: timedelta
    timezone: ZoneInfo
    language: str | None = None
    day_order: DayOrder = "language"
    content: Literal["full", "summary"] = "full"
    future: Literal["clamp", "hold", "keep"] = "clamp"
    minor_edit: float = 0.02
    rewrite: tuple[Rewrite, ...] = ()
    entry_url: str | None = None
    keep_deleted: bool = True
    previously: tuple[str, ...] = ()
    rules: PollRules = field(default_factory=PollRules)
    limits: ParseLimits = NO_OTHER_LIMITS
    settings_digest: str = ""
