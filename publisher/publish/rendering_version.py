"""Which renderers and templates made a file."""

import hashlib
from functools import cache
from pathlib import Path

RENDERERS_VERSION = 2
"""Raised when a renderer writes other bytes for the same document."""

_TEMPLATES = Path(__file__).parent / "render" / "templates"


@cache
def rendering_version() -> str:
    """Return what changes when renderers or templates do, so that feeds are rendered again."""
    digest = hashlib.sha256()
    for template in sorted(_TEMPLATES.iterdir()):
        digest.update(template.read_bytes())
    return f"{RENDERERS_VERSION}-{digest.hexdigest()}"
