"""The commands: parse what was typed, join the parts, tell what happened, set the exit code.

Exit codes: 0 fine; 1 something failed and was named, the rest was done; 2 wrong configuration or
usage, nothing was touched; 130 interrupted.
"""

import gc
import os
import sys
from pathlib import Path

import click

from publisher import __version__, phrases
from publisher.choices import Chosen, how_much, pass_chosen, which_site
from publisher.console import Console
from publisher.endings import FAILED, INTERRUPTED, OK, WRONG_SETTINGS, ending, leave
from publisher.errors import SettingsError
from publisher.signals import stop_on_signals
from publisher.streams import open_outlets

json_option = click.option(
    "--json", "is_json", is_flag=True, help="Write one JSON object instead of lines for people."
)
"""Give a command ``--json``."""


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 something failed and was named, the rest was done; 2 wrong "
    "settings or usage, nothing was touched; 130 interrupted.",
)
@which_site
@click.version_option(__version__, prog_name="publisher")
def cli() -> None:
    """Collect articles and feeds, and publish RSS, Atom, JSON Feed and HTML from them.

    A site is a folder with config.toml and one feeds/NAME.toml for each feed to publish.
    Every entry gets a summary and a reading time.

    \b
    Begin with:
      publisher init mysite    a small site that builds at once
      cd mysite
      publisher build          publish it into output/
    """  # noqa: D301


@cli.command(short_help="Write a small site to begin with.")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@how_much
@pass_chosen
def init(chosen: Chosen, folder: Path) -> None:
    """Write a small site into FOLDER that builds at once, with comments that teach.

    Nothing that exists is overwritten.

    \b
    Examples:
      publisher init mysite    into a new folder
      publisher init           into the current one
    """  # noqa: D301
    from publisher.starter import write_site

    console = chosen.console()
    try:
        files = write_site(folder)
    except FileExistsError as error:
        console.fault(f"{error} (name another folder)")
        sys.exit(WRONG_SETTINGS)
    except OSError as error:
        console.fault(f"{folder}: the site cannot be written: {error.strerror or error}")
        sys.exit(FAILED)
    for file in files:
        console.line(f"wrote {file}", mark="good")
    where = "" if folder == Path() else f"cd {folder} && "
    console.line(f"Next: {where}publisher build")


@cli.command(short_help="Check the settings, and say what would be published.")
@json_option
@which_site
@pass_chosen
def check(chosen: Chosen, is_json: bool) -> None:
    """Check config.toml and feeds/*.toml, and say what would be published from which sources.

    Asks no source and writes nothing. Every fault is told at once, with its file and key;
    addresses that only an example can use are warned of.

    \b
    Examples:
      publisher check
      publisher check --config /srv/mysite
    """  # noqa: D301
    from publisher.settings import (
        distinct_sources,
        load_settings,
        missing_paths,
        placeholder_warnings,
        private_warnings,
        source_infos,
    )

    console = chosen.console()
    with ending(chosen.site, console, is_json=is_json):
        settings = load_settings(chosen.site)
        if missing := missing_paths(settings):
            raise SettingsError(missing)
    warnings = (*placeholder_warnings(settings), *private_warnings(settings))
    files = {
        feed.name: tuple(f"{feed.name}.{fmt}" for fmt in settings.output.formats)
        for feed in settings.feeds
    }
    if is_json:
        from publisher.as_json import check_as_json

        click.echo(check_as_json(source_infos(settings), files, warnings=warnings))
        return
    for warning in warnings:
        console.warning(str(warning))
    console.show_settings(settings, files)
    feeds = phrases.counted(len(files), "feed", "feeds")
    sources = phrases.counted(len(distinct_sources(settings)), "source", "sources")
    console.line(f"{chosen.site}: fine, {feeds} from {sources}. Next: publisher build")


@cli.command(short_help="Make one pass: collect what is due, publish what changed.")
@click.option(
    "--force",
    is_flag=True,
    help="Ask every source now, whatever was said about when; the rest between two requests to "
    "one site stays.",
)
@json_option
@which_site
@pass_chosen
def build(chosen: Chosen, force: bool, is_json: bool) -> None:
    """Make one pass: collect every source that is due, publish every feed that changed.

    This is the command for cron. It may run as often as you like: a source is asked again when
    it is due, and a file whose content did not change is not touched.

    \b
    Examples:
      publisher build
      publisher build -v                        say also what did not change, and why
      publisher build --force                   ask every source now
      */15 * * * * cd /srv/mysite && publisher build -q        in a crontab
    """  # noqa: D301
    told = chosen.console()
    stop = stop_on_signals(exit_code=INTERRUPTED, tell=told.warning)
    console = Console(-1) if is_json else told
    if not (force or is_json or told.verbosity > 0):
        from publisher.glance import output_at_rest

        if (output := output_at_rest(chosen.site)) is not None:
            console.show_rest(output)
            return
    from publisher.bootstrap import open_application
    from publisher.settings import load_settings

    with ending(chosen.site, console, is_json=is_json):
        settings = load_settings(chosen.site)
        with open_application(settings, observe=console.observe, stop=stop) as app:
            console.start(app.source_count)
            try:
                report = app.make_pass(force=force)
            finally:
                console.stop()
            status = app.status() if is_json or console.verbosity > 0 else None
    if is_json and status is not None:
        from publisher.as_json import pass_as_json

        click.echo(pass_as_json(report, status))
    else:
        console.show_pass(report, status)
        console.show_end(report, output=settings.output.path)
    if stop.is_set():
        told.fault("interrupted; the next build goes on from here")
        sys.exit(INTERRUPTED)
    sys.exit(OK if report.is_clean else FAILED)


@cli.command(short_help="Go on by itself: a pass at every tick of [schedule].")
@which_site
@pass_chosen
def run(chosen: Chosen) -> None:
    """Go on by itself: make a pass now and at every tick of [schedule], until stopped.

    Ctrl-C and SIGTERM end it within ten seconds. A pass that fails is told and does not end it.
    Settings are read again at every pass, and soon after they were edited.

    \b
    Examples:
      publisher run
      publisher run --config /srv/mysite -q        say only what fails
    """  # noqa: D301
    from publisher.bootstrap import require_startable
    from publisher.scheduler import Daemon
    from publisher.settings import load_settings

    # A service manager dates each line itself.
    console = chosen.console(is_dated="JOURNAL_STREAM" not in os.environ)
    with ending(chosen.site, console, is_json=False):
        settings = load_settings(chosen.site)
        require_startable(settings)
        stop = stop_on_signals(exit_code=OK, tell=console.warning)
        Daemon(chosen.site, settings, console=console, stop=stop).run()


@cli.command(short_help="Show how each source and feed stands.")
@json_option
@which_site
@pass_chosen
def status(chosen: Chosen, is_json: bool) -> None:
    """Show how each source and feed stands: last success, next poll and why, entries, faults.

    Asks no source. Exit 1 while a source or feed is failing. Files of feeds that are no longer
    configured are named.

    \b
    Examples:
      publisher status
      publisher status -q                      only what fails
      publisher status --json | jq '.faults'
    """  # noqa: D301
    from publisher.bootstrap import read_status
    from publisher.settings import load_settings

    console = chosen.console()
    with ending(chosen.site, console, is_json=is_json):
        settings = load_settings(chosen.site)
        current = read_status(settings)
    if is_json:
        from publisher.as_json import status_as_json

        click.echo(status_as_json(current))
    else:
        console.show_status(current, output=settings.output.path)
    sys.exit(OK if current.is_clean else FAILED)


@cli.command(short_help="Show why a source or an entry is as it is.")
@click.argument("name")
@json_option
@which_site
@pass_chosen
def explain(chosen: Chosen, name: str, is_json: bool) -> None:
    """Show every input to the next poll of a source, or what became of an entry, and why.

    NAME is a source's address, path or id, or a part of it that no other source has; or an
    entry's id, address or a part of its title. Asks nobody.

    \b
    Examples:
      publisher explain https://example.org/atom.xml
      publisher explain "a boat comes home"
    """  # noqa: D301
    from publisher.bootstrap import explain as explain_name
    from publisher.settings import load_settings

    console = chosen.console()
    with ending(chosen.site, console, is_json=is_json):
        found = explain_name(load_settings(chosen.site), name)
    if is_json:
        from publisher.as_json import entries_as_json, explanation_as_json

        click.echo(
            entries_as_json(found) if isinstance(found, tuple) else explanation_as_json(found)
        )
    elif isinstance(found, tuple):
        console.line("\n\n".join(map(str, found)))
    else:
        console.show_explanation(found)


def main() -> None:
    """Run the command line, and exit."""
    # Imports make much and throw nothing away: looking for garbage after each 700 objects, as
    # Python does, takes a sixth of a build in which nothing is due. That makes 85,000.
    gc.set_threshold(100_000, 20, 20)
    outlets = open_outlets()
    leave(_run_command(), outlets=outlets)


def _run_command() -> int:
    """Run what was typed; return the exit code."""
    try:
        returned = cli.main(standalone_mode=False)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else OK
    except (click.exceptions.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    return returned if isinstance(returned, int) else OK
