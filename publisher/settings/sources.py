"""Sources as feed files name them: their kind, their key, and whether they agree."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from pydantic import ValidationError

from publisher.errors import PluginError
from publisher.options import Options, parse_url
from publisher.places import resolve
from publisher.plugins import SOURCES, Registry
from publisher.settings.faults import Complaint, Location, complaints_of, key_path, nearest, suggest
from publisher.settings.tables import FeedTable, SourceTable

_EMPTY_PATH = Complaint(at=("path",), message="must not be empty", hint='"." is this folder')


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSource:
    """Hold one valid ``[[sources]]`` table.

    Attributes:
        key: By which the store and every message know it.
        kind: Name of its plug-in.
        table: The keys that every source has.
        options: The kind's own keys, ``path`` made absolute.
        path: Absolute, or None for what is not on this machine.
        url: What is asked, or None.
        stated: The kind's own keys as they were written, but for ``path``, in a fixed form.
    """

    key: str
    kind: str
    table: SourceTable
    options: Options
    path: Path | None
    url: str | None
    stated: str = ""


def read_source(
    raw: Mapping[str, Any], *, folder: Path, root: Path, registry: Registry
) -> tuple[NamedSource | None, list[Complaint]]:
    """Check one table of ``[[sources]]``.

    Args:
        raw: The table.
        folder: Of the feed file; relative paths belong to it.
        root: Of ``config.toml``; keys are relative to it.
        registry: Knows the kinds.

    Returns:
        The source, or None and what is wrong with it.
    """
    kind, complaints = _kind_of(raw, folder)
    common = {key: value for key, value in raw.items() if key in SourceTable.model_fields}
    own = {key: value for key, value in raw.items() if key not in SourceTable.model_fields}
    table = None
    try:
        table = SourceTable.model_validate(common)
    except ValidationError as error:
        complaints += complaints_of(error, SourceTable)
    options = None
    if kind is None:
        complaints += _strays(own, registry)
    else:
        options, found = _read_options(kind, own, registry)
        complaints += found
    if complaints or table is None or options is None or kind is None:
        return None, complaints
    source, complaints = _locate(kind, table, options, folder=folder, root=root)
    stated = {key: value for key, value in own.items() if key != "path"}
    as_text = json.dumps(stated, sort_keys=True, default=str)
    return (replace(source, stated=as_text) if source else None), complaints


def _kind_of(raw: Mapping[str, Any], folder: Path) -> tuple[str | None, list[Complaint]]:
    """Return the kind as stated, else as path or url suggest it."""
    if "kind" in raw:
        return (raw["kind"] if isinstance(raw["kind"], str) else None), []
    path = raw.get("path")
    if isinstance(path, str) and path:
        place = resolve(path, folder)
        # os.path, since pathlib raises where a folder on the way may not be looked into.
        is_there = os.path.exists(place)  # noqa: PTH110
        is_folder = os.path.isdir(place) or (not is_there and not place.suffix)  # noqa: PTH112
        return ("folder" if is_folder or path.endswith("/") else "feed"), []
    if "path" in raw or "url" in raw:
        return "feed", []
    return None, [
        Complaint(
            at=(),
            message="names nothing to read",
            hint='write path = "folder/" or url = "https://…", or the kind of a plug-in',
        )
    ]


def _read_options(
    kind: str, own: Mapping[str, Any], registry: Registry
) -> tuple[Options | None, list[Complaint]]:
    try:
        options_type = registry.load_source(kind).options_type
    except PluginError as error:
        wrong_kind = Complaint(at=("kind",), message=error.message, hint=error.hint)
        kinds = registry.names(SOURCES)
        meant = None if kind in kinds else nearest(kind, kinds)
        found = _read_options(meant, own, registry)[1] if meant else []
        return None, [wrong_kind, *found]
    try:
        return options_type.model_validate(own), []
    except ValidationError as error:
        found = complaints_of(error, options_type, also_known=SourceTable.model_fields)
        return None, [_explain_stray(complaint) for complaint in found]


def _strays(own: Mapping[str, Any], registry: Registry) -> list[Complaint]:
    """Complain of each key that no kind knows; which kind is meant cannot be told."""
    known = dict.fromkeys(SourceTable.model_fields)
    for kind in registry.names(SOURCES):
        with suppress(PluginError):
            known |= dict.fromkeys(registry.load_source(kind).options_type.model_fields)
    return [
        _explain_stray(Complaint(at=(key,), message="unknown key", hint=suggest(key, list(known))))
        for key in own
        if key not in known
    ]


def _explain_stray(complaint: Complaint) -> Complaint:
    """Recognise a key of the feed that was written below ``[[sources]]``."""
    key = complaint.at[0] if len(complaint.at) == 1 else None
    if complaint.message != "unknown key" or key not in FeedTable.model_fields:
        return complaint
    return Complaint(
        at=complaint.at,
        message="unknown key of a source",
        hint=f"{key} belongs to the feed: write it above the first [[sources]]",
    )


def _locate(
    kind: str, table: SourceTable, options: Options, *, folder: Path, root: Path
) -> tuple[NamedSource | None, list[Complaint]]:
    """Settle where a source is, and its key."""
    stated_path = getattr(options, "path", None)
    stated_url = getattr(options, "url", None)
    if isinstance(stated_path, str):
        path, url = resolve(stated_path, folder), None
        default_key = _path_key(path, root, is_absolute=Path(stated_path).is_absolute())
        options = options.model_copy(update={"path": str(path)})
        complaints = _check_path(kind, path) if stated_path.strip() else [_EMPTY_PATH]
    elif isinstance(stated_url, str):
        path, url = None, stated_url
        default_key = url_key(stated_url)
        complaints = []
    elif table.id:
        path, url, default_key, complaints = None, None, table.id, []
    else:
        hint = "a source of this kind has no path or URL to be known by"
        return None, [Complaint(at=("id",), message="missing", hint=hint)]
    if complaints:
        return None, complaints
    key = table.id or default_key
    return NamedSource(key=key, kind=kind, table=table, options=options, path=path, url=url), []


def url_key(url: str) -> str:
    """Return the key of a source that is known by its URL: the URI without its fragment."""
    try:
        return urldefrag(parse_url(url)).url
    except ValueError:
        # A plug-in may read from elsewhere than the web.
        return url.strip()


def _path_key(path: Path, root: Path, *, is_absolute: bool) -> str:
    """Return a path relative to config.toml, or as it is where it was stated absolute, outside."""
    if is_absolute and not path.is_relative_to(root):
        return path.as_posix()
    return Path(os.path.relpath(path, root)).as_posix()


def _check_path(kind: str, path: Path) -> list[Complaint]:
    """Complain of a path to the wrong thing; what is missing may come back, see `check`."""
    at: Location = ("path",)
    if kind == "folder" and os.path.isfile(path):  # noqa: PTH113
        return [Complaint(at=at, message="is a file, not a folder", hint='kind = "feed" reads one')]
    if kind == "feed" and os.path.isdir(path):  # noqa: PTH112
        return [Complaint(at=at, message="is a folder", hint='kind = "folder" reads one')]
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Say where a source is named. ``file`` is as messages name it, ``at`` leads to the table."""

    file: str
    at: Location
    source: NamedSource


def disagreements(mentions: Sequence[Mention]) -> Iterator[tuple[Mention, Complaint]]:
    """Yield each mention whose options differ from the first mention of the same source."""
    first: dict[str, Mention] = {}
    for mention in mentions:
        earlier = first.setdefault(mention.source.key, mention)
        if earlier is mention:
            continue
        differing = _differences(earlier.source, mention.source)
        if differing:
            yield (
                mention,
                Complaint(
                    at=mention.at,
                    message=f'"{mention.source.key}" is described differently in {earlier.file}: '
                    f"{key_path(earlier.at)} ({', '.join(differing)})",
                    hint="write the same options everywhere, or give one an id of its own",
                ),
            )
    for mention in mentions:
        for n, old in enumerate(mention.source.table.previously):
            if (living := first.get(url_key(old))) is not None:
                yield (
                    mention,
                    Complaint(
                        at=(*mention.at, "previously", n),
                        message=f"is still a source, in {living.file}: {key_path(living.at)}",
                        hint="only a source that is gone can be inherited from",
                    ),
                )


def _differences(a: NamedSource, b: NamedSource) -> list[str]:
    """Return the keys in which two descriptions of a source differ, sorted."""
    if a.kind != b.kind:
        return ["kind"]
    ours = a.table.model_dump(exclude={"kind"}) | a.options.model_dump(exclude={"url"})
    theirs = b.table.model_dump(exclude={"kind"}) | b.options.model_dump(exclude={"url"})
    ours |= {"url": _comparable_url(a)}
    theirs |= {"url": _comparable_url(b)}
    return sorted(key for key in ours if ours[key] != theirs[key])


def _comparable_url(source: NamedSource) -> object:
    return url_key(source.url) if source.url else getattr(source.options, "url", None)
