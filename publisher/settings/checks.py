"""Each settings file by itself: its tables, and what no single value can show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from publisher.plugins import ENRICHERS, RENDERERS, Registry
from publisher.settings.credentials import read_secrets
from publisher.settings.faults import Complaint, Location, complaints_of, suggest
from publisher.settings.reading import SettingsFile
from publisher.settings.sources import Mention, read_source
from publisher.settings.tables import ConfigTable, FeedTable
from publisher.settings.values import is_proxy_url

FORMATS = ("rss", "atom", "json", "html")
"""Formats that are known without any plug-in."""

STEPS = ("language", "summary", "reading_time")
"""Enrichers that are known without any plug-in."""


@dataclass(slots=True, kw_only=True)
class ReadConfig:
    """Hold ``config.toml`` while it is checked.

    Attributes:
        file: As it was read.
        table: None while it is not valid.
        proxy: The proxy's URL from the environment, or None.
        complaints: What is wrong with it.
    """

    file: SettingsFile
    table: ConfigTable | None = None
    proxy: str | None = None
    complaints: list[Complaint] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class ReadFeed:
    """Hold one feed file while it is checked.

    Attributes:
        file: As it was read.
        name: Of the feed.
        table: None while it is not valid.
        mentions: Its valid sources.
        complaints: What is wrong with it.
    """

    file: SettingsFile
    name: str
    table: FeedTable | None = None
    mentions: list[Mention] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)


def check_config(
    file: SettingsFile, *, registry: Registry, environ: Mapping[str, str]
) -> ReadConfig:
    """Check ``config.toml``."""
    config = ReadConfig(file=file)
    try:
        config.table = ConfigTable.model_validate(file.raw)
    except ValidationError as error:
        config.complaints += complaints_of(error, ConfigTable)
    formats = {*FORMATS, *registry.names(RENDERERS)}
    steps = {*STEPS, *registry.names(ENRICHERS)}
    config.complaints += _unknown_names(file, ("output", "formats"), formats)
    config.complaints += _unknown_names(file, ("enrich", "steps"), steps)
    if stated(file, "schedule", "cron") and stated(file, "schedule", "interval"):
        config.complaints.append(
            Complaint(
                at=("schedule", "cron"), message="contradicts interval", hint="keep one of the two"
            )
        )
    _resolve_proxy(config, environ)
    return config


def stated(file: SettingsFile, *keys: str) -> object:
    """Return what a file says under a key path, valid or not, or None where it is silent."""
    value: object = file.raw
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def check_feed(
    file: SettingsFile,
    *,
    name: str,
    root: Path,
    registry: Registry,
    environ: Mapping[str, str],
) -> ReadFeed:
    """Check one feed file, its sources with the options models of their kinds."""
    feed = ReadFeed(file=file, name=name)
    try:
        feed.table = FeedTable.model_validate(file.raw)
    except ValidationError as error:
        feed.complaints += complaints_of(error, FeedTable)
    tables = file.raw.get("sources")
    for n, raw in enumerate(tables if isinstance(tables, list) else ()):
        if not isinstance(raw, dict):
            continue
        at: Location = ("sources", n)
        source, found = read_source(raw, folder=file.folder, root=root, registry=registry)
        if source is not None:
            found += read_secrets(source.options, environ=environ, folder=file.folder)
        feed.complaints += [
            Complaint(at=(*at, *one.at), message=one.message, hint=one.hint) for one in found
        ]
        if source is not None:
            feed.mentions.append(Mention(file=file.shown, at=at, source=source))
    return feed


def _unknown_names(
    file: SettingsFile, at: tuple[str, str], known: Iterable[str]
) -> list[Complaint]:
    listed = sorted(known)
    names = stated(file, *at)
    return [
        Complaint(
            at=(*at, n),
            message=f'"{name}" is not known',
            hint=suggest(name, listed),
        )
        for n, name in enumerate(names if isinstance(names, list) else ())
        if isinstance(name, str) and name not in listed
    ]


def _resolve_proxy(config: ReadConfig, environ: Mapping[str, str]) -> None:
    """Take the proxy from the environment; its value may hold a password and is never shown."""
    name = stated(config.file, "http", "proxy", "env")
    if not isinstance(name, str) or not name:
        return
    value = environ.get(name, "").strip()
    if is_proxy_url(value):
        config.proxy = value
        return
    is_set = "does not hold the URL of a proxy" if value else "is not set"
    config.complaints.append(
        Complaint(
            at=("http", "proxy", "env"),
            message=f"the environment variable {name} {is_set}",
            hint=f'such as {name}="http://proxy.press.example:3128"',
        )
    )
