"""How a command ends: its exit code, what is told when it fails, and the end of the process."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import click

from publisher.console import Console
from publisher.errors import (
    Fault,
    NewerStoreError,
    PublisherError,
    SettingsError,
    UnknownSourceError,
)
from publisher.streams import Outlet

OK, FAILED, WRONG_SETTINGS, INTERRUPTED = 0, 1, 2, 130
"""Exit codes, as the help of the program tells them."""


@contextmanager
def ending(site: Path, console: Console, *, is_json: bool) -> Iterator[None]:
    """End the program with the right exit code, and every fault told, where a command failed.

    Args:
        site: The site's ``config.toml``, as messages name it.
        console: Tells people.
        is_json: Whether a program is told instead.
    """
    try:
        yield
    except SettingsError as error:
        faults, told, code = error.faults, [str(fault) for fault in error.faults], WRONG_SETTINGS
    except PublisherError as error:
        fault = Fault(file=str(site), key=None, message=error.message, hint=error.hint)
        faults, told = (fault,), [str(error)]
        is_wrong = isinstance(error, NewerStoreError | UnknownSourceError)
        code = WRONG_SETTINGS if is_wrong else FAILED
    else:
        return
    if is_json:
        from publisher.as_json import faults_as_json

        click.echo(faults_as_json(faults))
    else:
        for text in told:
            console.fault(text)
    sys.exit(code)


def leave(code: int, *, outlets: Sequence[Outlet]) -> NoReturn:
    """End the process; what could not be told is a failure, where nothing else was."""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    for outlet in outlets:
        if outlet.fault is not None:
            Console().fault(
                f"{outlet.name} cannot be written: {outlet.fault.strerror}; what was to be told "
                "there is lost, everything else was done"
            )
            code = code or FAILED
    sys.exit(code)
