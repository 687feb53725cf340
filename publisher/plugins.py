"""Plug-ins by name, through entry points; our own kinds register the same way.

Only the plug-in asked for is imported: a site that reads folders never loads an HTTP client.
"""

import difflib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import EntryPoint, EntryPoints, entry_points
from typing import Any, Protocol, cast

from publisher.errors import PluginError
from publisher.options import Options
from publisher.protocols import Source, SourceContext

SOURCES = "publisher.sources"
PARSERS = "publisher.parsers"
ENRICHERS = "publisher.enrichers"
RENDERERS = "publisher.renderers"
SINKS = "publisher.sinks"
NOTIFIERS = "publisher.notifiers"
GROUPS = (SOURCES, PARSERS, ENRICHERS, RENDERERS, SINKS, NOTIFIERS)
"""Every group of entry points that plug-ins may register in, above by what they make."""


class SourceFactory(Protocol):
    """Make sources of one kind: what an entry point of ``publisher.sources`` names.

    Attributes:
        options_type: The kind's own keys; `Options` refuses all others.
        parser: Name of the parser (``publisher.parsers``) that understands its documents.
    """

    options_type: type[Options]
    parser: str

    def __call__(self, context: SourceContext, options: Any, /) -> Source:
        """Return a source with these options."""
        ...


class Registry:
    """Find plug-ins by group and name.

    Args:
        find: Gives the entry points of a group; by default those of what is installed.
    """

    def __init__(self, find: Callable[[str], Iterable[EntryPoint]] | None = None) -> None:
        self._find = find or _installed

    def names(self, group: str) -> tuple[str, ...]:
        """Return the names known in a group, sorted; nothing is imported."""
        return tuple(sorted({point.name for point in self._find(group)}))

    def load(self, group: str, name: str) -> Any:
        """Import one plug-in.

        Raises:
            PluginError: The name is not known, is claimed twice, or cannot be imported.
        """
        point = self._only(group, name)
        try:
            return point.load()
        except (ImportError, AttributeError) as error:
            raise PluginError(
                f'"{name}" cannot be loaded from {point.value}: {error}',
                hint="its package is broken or only partly installed",
            ) from error

    def load_source(self, kind: str) -> SourceFactory:
        """Import what makes sources of a kind.

        Raises:
            PluginError: As for `load`, or it does not say which options it takes.
        """
        factory = self.load(SOURCES, kind)
        options_type = getattr(factory, "options_type", None)
        if not (isinstance(options_type, type) and issubclass(options_type, Options)):
            raise PluginError(
                f'"{kind}" does not say which options it takes',
                hint="its options_type must be a subclass of publisher.options.Options",
            )
        if not isinstance(getattr(factory, "parser", None), str):
            raise PluginError(
                f'"{kind}" does not say which parser understands its documents',
                hint='its class needs parser = "article", "feed" or the name of your own',
            )
        return cast(SourceFactory, factory)

    def _only(self, group: str, name: str) -> EntryPoint:
        # An editable install may be listed twice, with one value.
        points = {point.value: point for point in self._find(group) if point.name == name}
        if not points:
            raise PluginError(f'"{name}" is not known', hint=self._suggest(group, name))
        if len(points) > 1:
            raise PluginError(
                f'"{name}" is claimed by {" and ".join(sorted(points))}',
                hint="uninstall one of them",
            )
        return next(iter(points.values()))

    def _suggest(self, group: str, name: str) -> str:
        names = self.names(group)
        near = difflib.get_close_matches(name, names, n=1)
        if near:
            return f'did you mean "{near[0]}"?'
        return f"known: {', '.join(names)}" if names else "no plug-in is installed for this"


@cache
def _every() -> EntryPoints:
    # Reads a file of each distribution that is installed: once is enough.
    # Python 3.11 calls what it returns by another name; select() is the same.
    return cast(EntryPoints, entry_points())


@cache
def _installed(group: str) -> tuple[EntryPoint, ...]:
    return tuple(_every().select(group=group))


INSTALLED = Registry()
"""What is installed beside the publisher, and the publisher itself."""
