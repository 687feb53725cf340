"""The options that every command takes, before its name or after it."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from publisher.console import Console


@dataclass(slots=True)
class Chosen:
    """Hold what was chosen before or after the command's name: which site, how much to say."""

    config: Path = Path("config.toml")
    verbose: int = 0
    quiet: bool = False

    def console(self, *, is_dated: bool = False) -> Console:
        """Return what tells as much as was asked for."""
        if self.quiet and self.verbose:
            raise click.UsageError("--quiet and --verbose contradict each other")
        level = (logging.ERROR, logging.ERROR, logging.INFO)[min(self.verbose, 2)]
        logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
        return Console(-1 if self.quiet else self.verbose, is_dated=is_dated)

    @property
    def site(self) -> Path:
        """Return the site's config.toml, where its folder was named too."""
        # os.path, since pathlib raises where a folder on the way may not be looked into.
        is_folder = os.path.isdir(self.config)  # noqa: PTH112
        return self.config / "config.toml" if is_folder else self.config


pass_chosen = click.make_pass_decorator(Chosen, ensure=True)
"""Hand a command what was chosen."""


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    if value:
        setattr(context.ensure_object(Chosen), str(parameter.name), value)


def how_much(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``-v`` and ``-q``, which stand before its name just as well."""
    verbose = click.option(
        "-v",
        "--verbose",
        count=True,
        expose_value=False,
        callback=_remember,
        help="Say more: -v also what did not change, and why; -vv every step.",
    )
    quiet = click.option(
        "-q",
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_remember,
        help="Say only what failed.",
    )
    return verbose(quiet(command))


def which_site(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--config``, and what `how_much` gives."""
    config = click.option(
        "--config",
        type=click.Path(path_type=Path),
        expose_value=False,
        callback=_remember,
        help="The site's config.toml, or the folder it is in.  [default: config.toml]",
    )
    return config(how_much(command))
