"""Every error the publisher raises on purpose, in one tree.

::

    PublisherError
    ├── SettingsError            wrong configuration or usage: exit 2, nothing was touched
    ├── UnknownSourceError       a command names no source, or several: exit 2
    ├── PluginError              a plug-in is unknown or broken: reported as a settings fault
    ├── SourceError              one source failed: named, the others go on, exit 1
    │   ├── FetchError
    │   │   └── SiteBusyError    others ask its site: not its fault, asked again soon
    │   └── ParseError
    ├── EnrichError
    ├── StoreError               locked or corrupt database: exit 1
    │   ├── NewerStoreError      a database written by a newer version: exit 2
    │   └── RecoverError         a new database, and published files that cannot be read back
    └── PublishError             one feed failed: its last good files stay, exit 1
        ├── RenderError
        ├── GateError
        ├── WriteError
        └── NotifyError

A library's exceptions are turned into these in the one module that imports the library.
"""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Say what is wrong, where, and what to do about it.

    Attributes:
        file: The file, source or feed that is at fault, as the user names it.
        key: The key path inside it (``sources[1].url``), or None where there is none.
        message: What is wrong, one sentence without a final stop.
        hint: What to do, or None.
    """

    file: str
    key: str | None
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        """Return the fault as the one line that a terminal shows."""
        where = f"{self.file}: {self.key}" if self.key else self.file
        line = f"{where}: {self.message}"
        return f"{line} ({self.hint})" if self.hint else line


class PublisherError(Exception):
    """Stand for any failure that the publisher foresees.

    Args:
        message: What failed, one sentence.
        hint: What the reader of the message can do about it, or None.
    """

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        """Return the message, with the hint in brackets where there is one."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class SettingsError(PublisherError):
    """Report every fault of a configuration at once.

    Args:
        faults: At least one fault, in the order of files and lines.
    """

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class UnknownSourceError(PublisherError):
    """What was typed names no source, or more than one."""


class PluginError(PublisherError):
    """A plug-in is not known, or cannot be loaded."""


class SourceError(PublisherError):
    """One source could not be collected."""


class FetchError(SourceError):
    """A source did not answer, or not with anything usable.

    Args:
        message: As in `PublisherError`.
        hint: As in `PublisherError`.
        status: The HTTP status, or None where there was no answer.
        retry_after: How long the server asks us to wait, or None where it does not.
        is_cut_off: Whether the server hung up before its answer began or was complete.
    """

    def __init__(
        self,
        message: str,
        *,
        hint: str | None = None,
        status: int | None = None,
        retry_after: timedelta | None = None,
        is_cut_off: bool = False,
    ) -> None:
        super().__init__(message, hint=hint)
        self.is_cut_off = is_cut_off
        self.status = status
        self.retry_after = retry_after


class SiteBusyError(FetchError):
    """A source could not be asked, since others are asking its site."""


class ParseError(SourceError):
    """A document is not what its source promised."""


class EnrichError(PublisherError):
    """An enricher could not do its work on an entry."""


class StoreError(PublisherError):
    """The database cannot be used: locked, corrupt, unwritable."""


class NewerStoreError(StoreError):
    """The database was written by a newer version of the publisher."""


class RecoverError(StoreError):
    """The database is new, and no file of a published feed can be opened to read its ids back."""


class PublishError(PublisherError):
    """One feed could not be published; its last good files stay."""


class RenderError(PublishError):
    """A format could not be rendered."""


class GateError(PublishError):
    """A rendered file is invalid, or worse than the published one."""


class WriteError(PublishError):
    """A file could not be written."""


class NotifyError(PublishError):
    """A change was published but could not be announced."""
