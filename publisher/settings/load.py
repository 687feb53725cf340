"""From ``config.toml`` and ``feeds/*.toml`` to frozen settings, or to every fault at once."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.errors import Fault, SettingsError
from publisher.places import DATABASE, OUTPUT, resolve
from publisher.plugins import INSTALLED, Registry
from publisher.settings.assemble import assemble
from publisher.settings.checks import ReadConfig, ReadFeed, check_config, check_feed, stated
from publisher.settings.faults import Complaint, as_faults
from publisher.settings.models import Settings
from publisher.settings.reading import find_feed_files, name_faults, read_file
from publisher.settings.sources import disagreements


def load_settings(
    config: Path,
    *,
    environ: Mapping[str, str] | None = None,
    registry: Registry = INSTALLED,
) -> Settings:
    """Read the settings of a site; nothing is written, no source is asked.

    Args:
        config: ``config.toml``; the feed files lie in ``feeds/`` beside it.
        environ: Where ``{ env = … }`` looks; None for the environment of the process.
        registry: Knows the kinds of sources, enrichers and renderers.

    Raises:
        SettingsError: With every fault of every file.
    """
    faults: list[Fault] = []
    environ = os.environ if environ is None else environ
    site = _read_config(config, registry, environ, faults)
    feeds = _read_feeds(config, registry, environ, faults) if site or os.path.isfile(config) else []  # noqa: PTH113
    _compare_sources(feeds)
    if site:
        _keep_apart(site, feeds)
        faults += as_faults(site.complaints, site.file)
    for feed in feeds:
        faults += as_faults(feed.complaints, feed.file)
    if faults or site is None:
        raise SettingsError(_in_order(faults, first=str(config)))
    return assemble(site, feeds)


def _read_config(
    config: Path, registry: Registry, environ: Mapping[str, str], faults: list[Fault]
) -> ReadConfig | None:
    hint = "`publisher init` writes a site to begin with; --config names another"
    file = read_file(config, hint_if_missing=hint)
    if isinstance(file, Fault):
        faults.append(file)
        return None
    return check_config(file, registry=registry, environ=environ)


def _read_feeds(
    config: Path, registry: Registry, environ: Mapping[str, str], faults: list[Fault]
) -> list[ReadFeed]:
    paths = find_feed_files(config)
    if isinstance(paths, Fault):
        faults.append(paths)
        return []
    faults += name_faults(paths)
    feeds = []
    root = config.absolute().parent
    for path in paths:
        file = read_file(path)
        if isinstance(file, Fault):
            faults.append(file)
        else:
            feeds.append(
                check_feed(file, name=path.stem, root=root, registry=registry, environ=environ)
            )
    return feeds


def _compare_sources(feeds: list[ReadFeed]) -> None:
    """Complain where two feeds describe one source differently."""
    by_file = {feed.file.shown: feed for feed in feeds}
    for mention, complaint in disagreements([m for feed in feeds for m in feed.mentions]):
        by_file[mention.file].complaints.append(complaint)


def _keep_apart(site: ReadConfig, feeds: list[ReadFeed]) -> None:
    """Complain where what we write would be read back, or served to everyone."""
    output = _place(site, "output", default=OUTPUT)
    store = _place(site, "store", default=DATABASE)
    site.complaints += _unusable(output=output, store=store)
    if store.is_relative_to(output):
        site.complaints.append(
            Complaint(
                at=("store", "path"),
                message="lies in the output folder, where everyone could read it",
                hint="keep the database beside config.toml",
            )
        )
    for feed in feeds:
        feed.complaints += [
            Complaint(
                at=(*mention.at, "path"),
                message="contains the output folder, whose pages would be read as articles",
                hint="move the articles into a folder of their own",
            )
            for mention in feed.mentions
            if mention.source.path and output.is_relative_to(mention.source.path)
        ]


def _place(site: ReadConfig, table: str, *, default: str) -> Path:
    text = stated(site.file, table, "path")
    return resolve(text if isinstance(text, str) else default, site.file.folder)


def _unusable(*, output: Path, store: Path) -> Iterator[Complaint]:
    """Complain of a folder where a file should be, and of a file where a folder should be."""
    # os.path, since pathlib raises where a folder on the way may not be looked into.
    if os.path.exists(output) and not os.path.isdir(output):  # noqa: PTH110, PTH112
        yield Complaint(at=("output", "path"), message="is a file, not a folder")
    if os.path.isdir(store):  # noqa: PTH112
        yield Complaint(
            at=("store", "path"),
            message="is a folder, not a file",
            hint=f'name the database in it, such as "{store / DATABASE}"',
        )


def _in_order(faults: list[Fault], *, first: str) -> tuple[Fault, ...]:
    """Order faults by file, config.toml first; within a file they are in order already."""
    return tuple(sorted(faults, key=lambda fault: (fault.file != first, fault.file)))
