"""The tag authority that published ids carry."""

import re
from pathlib import Path

_YEAR = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_MINTED = r"[a-z2-7]{20}\b"


def published_authority(output: Path, domain: str) -> str | None:
    """Return the tag authority that the published feeds carry, or None.

    Args:
        output: The folder that is published.
        domain: The domain that the authority must have, so that an id which a source brought
            along is not taken for ours.

    Returns:
        ``domain,year`` as first used.
    """
    ours = rf"tag:({re.escape(domain)},{_YEAR}):"
    # Atom names the feed itself; the others have only the ids that we minted.
    for ending, end in (("atom", "feed/"), ("json", _MINTED), ("rss", _MINTED), ("html", _MINTED)):
        pattern = re.compile(f"{ours}{end}".encode())
        for file in sorted(output.glob(f"*.{ending}")):
            if match := pattern.search(file.read_bytes()):
                return match[1].decode()
    return None
