"""Read back from our own published files what a lost store no longer knows."""

import re
from pathlib import Path

_YEAR = r"(\d{4}(?:-\d\d(?:-\d\d)?)?)"


def published_authority(output: Path, domain: str) -> str | None:
    """Return the tag authority that the published feeds carry, or None.

    Args:
        output: The folder that is published.
        domain: The domain that the authority must have, so that an id which a source brought
            along is not taken for ours.

    Returns:
        ``domain,year`` as first used.
    """
    pattern = re.compile(rf"tag:({re.escape(domain)},{_YEAR}):feed/".encode())
    for file in sorted(output.glob("*.atom")):
        match = pattern.search(file.read_bytes())
        if match:
            return match[1].decode()
    return None
