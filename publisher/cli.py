"""The commands: parse what was typed, join the parts, tell what happened, set the exit code.

Exit codes: 0 fine; 1 something failed and was named, the rest was done; 2 wrong configuration or
usage, nothing was touched; 130 interrupted.
"""

import logging
import signal
import sys
import threading
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn

import click

from publisher import __version__
from publisher.console import Console, as_json, pass_as_json
from publisher.errors import Fault, NewerStoreError, PublisherError, SettingsError

OK, FAILED, WRONG_SETTINGS, INTERRUPTED = 0, 1, 2, 130


class Context:
    """Hold what every command needs: where the settings are, and how much to say."""

    def __init__(self, config: Path, verbosity: int) -> None:
        self.config = config
        self.console = Console(verbosity)


pass_context = click.make_pass_decorator(Context)
json_option = click.option(
    "--json", "is_json", is_flag=True, help="Write one JSON object instead of lines for people."
)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with `publisher init mysite`, then `cd mysite` and `publisher build`.",
)
@click.option(
    "--config",
    type=click.Path(path_type=Path, dir_okay=True),
    default=Path("config.toml"),
    show_default=True,
    help="The site's config.toml, or the folder it is in.",
)
@click.option("-v", "--verbose", count=True, help="Say more: -v also what did not change, -vv why.")
@click.option("-q", "--quiet", is_flag=True, help="Say only what failed.")
@click.version_option(__version__, prog_name="publisher")
@click.pass_context
def cli(context: click.Context, config: Path, verbose: int, quiet: bool) -> None:
    """Collect articles and feeds, and publish RSS, Atom, JSON Feed and HTML from them.

    A site is a folder with config.toml and one feeds/NAME.toml for each feed to publish.
    Every entry gets a summary and a reading time.
    """
    if quiet and verbose:
        raise click.UsageError("--quiet and --verbose contradict each other")
    level = logging.DEBUG if verbose > 1 else logging.INFO if verbose else logging.ERROR
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(message)s")
    config = config / "config.toml" if config.is_dir() else config
    context.obj = Context(config, -1 if quiet else verbose)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@pass_context
def init(context: Context, folder: Path) -> None:
    """Write a small site into FOLDER that builds at once, with comments that teach.

    Nothing that exists is overwritten.
    """
    from publisher.starter import write_site

    try:
        files = write_site(folder)
    except FileExistsError as error:
        context.console.fault(str(error))
        sys.exit(WRONG_SETTINGS)
    except OSError as error:
        context.console.fault(f"{folder}: the site cannot be written: {error.strerror or error}")
        sys.exit(FAILED)
    for file in files:
        context.console.line(f"wrote {file}", mark="good")
    where = "" if folder == Path() else f"cd {folder} && "
    context.console.line(f"Next: {where}publisher build")


@cli.command()
@json_option
@pass_context
def check(context: Context, is_json: bool) -> None:
    """Check config.toml and feeds/*.toml, and say what would be published.

    Reads no source and writes nothing. Exit 2 when something is wrong, each fault with its file
    and key; placeholder domains are warned of.
    """
    from publisher.settings import load_settings, placeholder_warnings, source_infos

    try:
        settings = load_settings(context.config)
    except SettingsError as error:
        _end_with_faults(context, error.faults, is_json=is_json)
    warnings = placeholder_warnings(settings)
    if is_json:
        sources: list[dict[str, Any]] = [
            {"id": s.key, "site": s.site, "state": "configured", "since": None, "due": None}
            | {"why": None, "added": 0, "changed": 0, "fault": None}
            for s in source_infos(settings)
        ]
        feeds = [
            {
                "name": feed.name,
                "files": [f"{feed.name}.{fmt}" for fmt in settings.output.formats],
                "state": "configured",
                "entries": None,
                "fault": None,
            }
            for feed in settings.feeds
        ]
        click.echo(as_json(sources=sources, feeds=feeds, faults=warnings))
        return
    for warning in warnings:
        context.console.warning(str(warning))
    for feed in settings.feeds:
        files = ", ".join(f"{feed.name}.{fmt}" for fmt in settings.output.formats)
        context.console.line(f"{settings.site.base_url}: {files}", mark="good")
        for key in feed.source_keys:
            context.console.line(f"    from {key}")
    context.console.line(f"{context.config}: fine")


@cli.command()
@click.option(
    "--force",
    is_flag=True,
    help="Ask every source now, whatever was said about when; the spacing between requests stays.",
)
@json_option
@pass_context
def build(context: Context, force: bool, is_json: bool) -> None:
    """Make one pass: collect every source that is due, publish every feed that changed.

    This is the command for cron. It may run as often as you like: sources say themselves when
    they may be asked again, and files whose content did not change are not touched.
    """
    from publisher.bootstrap import open_application

    stop = _stop_on_signals()
    console = Console(-1) if is_json else context.console
    try:
        with open_application(context.config, observe=console.observe, stop=stop) as app:
            console.start(app.source_count)
            try:
                report = app.make_pass(force=force)
            finally:
                console.stop()
    except (SettingsError, NewerStoreError) as error:
        faults = error.faults if isinstance(error, SettingsError) else (_as_fault(context, error),)
        _end_with_faults(context, faults, is_json=is_json)
    except PublisherError as error:
        _end_with_faults(context, (_as_fault(context, error),), is_json=is_json, code=FAILED)
    if is_json:
        click.echo(pass_as_json(report))
    else:
        console.show_pass(report, output=app.output)
    if stop.is_set():
        sys.exit(INTERRUPTED)
    sys.exit(OK if report.is_clean else FAILED)


@cli.command()
@pass_context
def run(context: Context) -> None:
    """Go on by itself: make a pass at every tick of [schedule], until stopped.

    SIGTERM and Ctrl-C end it within ten seconds, after the request in hand. A pass that fails is
    reported and does not end it.
    """
    from publisher.scheduler import run_for_ever

    try:
        run_for_ever(context.config, console=context.console, stop=_stop_on_signals())
    except (SettingsError, NewerStoreError) as error:
        faults = error.faults if isinstance(error, SettingsError) else (_as_fault(context, error),)
        _end_with_faults(context, faults, is_json=False)
    except PublisherError as error:
        _end_with_faults(context, (_as_fault(context, error),), is_json=False, code=FAILED)


@cli.command()
@json_option
@pass_context
def status(context: Context, is_json: bool) -> None:
    """Show how each source and feed stands: last success, next poll and why, entries, faults.

    Reads the database only; exit 1 when a source or feed is failing.
    """
    from publisher.bootstrap import read_status

    try:
        current = read_status(context.config)
    except (SettingsError, NewerStoreError) as error:
        faults = error.faults if isinstance(error, SettingsError) else (_as_fault(context, error),)
        _end_with_faults(context, faults, is_json=is_json)
    except PublisherError as error:
        _end_with_faults(context, (_as_fault(context, error),), is_json=is_json, code=FAILED)
    if is_json:
        from publisher.console import status_as_json

        click.echo(status_as_json(current))
    else:
        context.console.show_status(current)
    is_bad = any(s.fault for s in current.sources) or any(f.fault for f in current.feeds)
    sys.exit(FAILED if is_bad else OK)


def main() -> None:
    """Run the command line."""
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(INTERRUPTED)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (`publisher status | head`): nothing is wrong.
        sys.stderr.close()
        sys.exit(OK)


def _stop_on_signals() -> threading.Event:
    """Return an event that SIGTERM and Ctrl-C set; a second Ctrl-C ends at once."""
    stop = threading.Event()

    def on_signal(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGINT, on_signal)
    return stop


def _as_fault(context: Context, error: PublisherError) -> Fault:
    return Fault(file=str(context.config), key=None, message=error.message, hint=error.hint)


def _end_with_faults(
    context: Context, faults: Any, *, is_json: bool, code: int = WRONG_SETTINGS
) -> NoReturn:
    if is_json:
        click.echo(as_json(sources=(), feeds=(), faults=faults))
    else:
        for fault in faults:
            context.console.fault(str(fault))
    sys.exit(code)
