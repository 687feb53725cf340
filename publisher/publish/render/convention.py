"""The published convention for reading time and summary: see docs/reading-time.md."""

ABOUT_URL = "https://feed-publisher.readthedocs.io/reading-time/"
"""Where the convention is described; JSON Feed extensions name it."""

SCHEMA_NS = "https://schema.org/"
HOME_URL = "https://feed-publisher.readthedocs.io/"
GENERATOR = "Publisher"

MEDIA_TYPES = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "json": "application/feed+json",
    "html": "text/html",
}


def iso_duration(seconds: int) -> str:
    """Write whole seconds as an ISO 8601 duration: ``PT1M49S``, ``PT2H``, ``PT0S``."""
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else ""]
    parts.append(f"{rest}S" if rest or not (hours or minutes) else "")
    return "PT" + "".join(parts)
