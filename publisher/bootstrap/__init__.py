"""The only place where concrete classes are chosen and joined."""

from publisher.bootstrap.application import (
    Application,
    open_application,
    require_startable,
)
from publisher.bootstrap.explaining import explain
from publisher.bootstrap.standing import read_status

__all__ = ["Application", "explain", "open_application", "read_status", "require_startable"]
