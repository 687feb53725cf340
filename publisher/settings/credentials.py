"""What a source is read with that nobody may see, and what follows for its entries."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from publisher.errors import Fault
from publisher.options import Options, Secret
from publisher.settings.faults import Complaint, Location
from publisher.settings.models import Settings
from publisher.settings.values import is_proxy_url

_NOT_OF_THE_SOURCE = frozenset({"proxy"})


def read_secrets(options: Options, *, environ: Mapping[str, str], folder: Path) -> list[Complaint]:
    """Fetch every secret that options name from its place; return what is wrong with those."""
    complaints = []
    for at, secret in _secrets_in(options):
        try:
            secret.read(environ, folder)
        except ValueError as error:
            complaints.append(Complaint(at=at, message=str(error), hint="set it, or name another"))
            continue
        if at[-1] == "proxy" and not is_proxy_url(secret.reveal()):
            complaints.append(
                Complaint(
                    at=at,
                    message="does not lead to the URL of a proxy",
                    hint='such as "http://proxy.press.example:3128"',
                )
            )
    return complaints


def has_credentials(options: Options) -> bool:
    """Tell whether a source is read as somebody, rather than as anybody.

    Any secret says so, and any header of the user's own; who we are to a proxy does not.
    """
    return bool(getattr(options, "headers", None)) or any(
        at[0] not in _NOT_OF_THE_SOURCE for at, _ in _secrets_in(options)
    )


def private_warnings(settings: Settings) -> tuple[Fault, ...]:
    """Name each source whose entries are collected and not published, once a mention."""
    return tuple(
        Fault(
            file=feed.file,
            key=f"{source.where}.private",
            message="is read with credentials, so none of its entries are published",
            hint="write private = false where everyone may read them, private = true where not",
        )
        for feed in settings.feeds
        for source in feed.sources
        if source.private and not source.says_private
    )


def _secrets_in(value: object, at: Location = ()) -> Iterator[tuple[Location, Secret]]:
    if isinstance(value, Secret):
        yield at, value
    elif isinstance(value, Options):
        for name in type(value).model_fields:
            yield from _secrets_in(getattr(value, name), (*at, name))
    elif isinstance(value, Mapping):
        for name, part in value.items():
            yield from _secrets_in(part, (*at, str(name)))
