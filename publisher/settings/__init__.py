"""Settings: read once, checked as a whole, frozen, handed down by constructor."""

from publisher.settings.assemble import distinct_sources, source_info, source_infos
from publisher.settings.credentials import private_warnings
from publisher.settings.cron import parse_cron
from publisher.settings.load import load_settings
from publisher.settings.missing import is_missing, missing_paths
from publisher.settings.models import (
    EnrichSettings,
    FeedSettings,
    GateSettings,
    HttpSettings,
    OutputSettings,
    ScheduleSettings,
    Settings,
    SiteSettings,
    SourceSettings,
    StoreSettings,
)
from publisher.settings.placeholders import placeholder_warnings

__all__ = [
    "EnrichSettings",
    "FeedSettings",
    "GateSettings",
    "HttpSettings",
    "OutputSettings",
    "ScheduleSettings",
    "Settings",
    "SiteSettings",
    "SourceSettings",
    "StoreSettings",
    "distinct_sources",
    "is_missing",
    "load_settings",
    "missing_paths",
    "parse_cron",
    "placeholder_warnings",
    "private_warnings",
    "source_info",
    "source_infos",
]
