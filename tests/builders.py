"""A small site on disk, built by the real commands."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from publisher.bootstrap import open_application
from publisher.settings import load_settings

CONFIG = """\
[site]
title = "Example Press"
base_url = "https://press.example/feeds/"
author = { name = "The editors", email = "desk@press.example" }
id_authority = "press.example,2026"
"""
ARTICLE = """\
{title}

By Ada Larkin
May 12, 2026

{text}
"""


@dataclass
class Outcome:
    """Hold how a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@dataclass
class Site:
    """Write a site below a folder, and run the publisher on it."""

    root: Path
    config: str = CONFIG
    feeds: dict[str, str] = field(default_factory=dict)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")
        settle(path)
        return path

    def article(
        self, name, *, title="A boat comes home", text="It came in on the tide. All saw it."
    ):
        return self.write(f"articles/{name}", ARTICLE.format(title=title, text=text))

    def lay_out(self):
        """Write config.toml, and feeds/news.toml over the folder of articles."""
        self.write("config.toml", self.config)
        feeds = self.feeds or {"news": source('path = "../articles/"')}
        for name, text in feeds.items():
            self.write(f"feeds/{name}.toml", text)
        (self.root / "articles").mkdir(exist_ok=True)
        return self

    def run(self, *arguments, timeout=60):
        done = subprocess.run(
            command(*arguments),
            cwd=self.root,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    def build(self):
        """Make a pass in this process, which takes a tenth of the time of a command."""
        settings = load_settings(self.root / "config.toml")
        with open_application(settings, observe=lambda report: None) as application:
            return application.make_pass()

    def start(self, *arguments):
        return subprocess.Popen(
            command(*arguments), cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def items(self, feed="news"):
        return json.loads((self.root / f"output/{feed}.json").read_text("utf-8"))["items"]

    def published(self):
        """Return every published file with its bytes and modification time."""
        files = sorted(path for path in (self.root / "output").rglob("*") if path.is_file())
        return {
            str(path.relative_to(self.root)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in files
        }


def source(*lines, title="News"):
    """Return a feed file with one source for each text of lines."""
    tables = "".join(f"\n[[sources]]\n{each}\n" for each in lines)
    return f'title = "{title}"\n{tables}'


def command(*arguments):
    return [sys.executable, "-W", "error", "-m", "publisher", *arguments]


def settle(path):
    """Date a file back, so that it does not count as still being written."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns - 10_000_000_000))


def rss_feed(*entries, title="Theirs"):
    """Return an RSS feed with one item for each (guid, title, text)."""
    items = "".join(
        f"<item><guid isPermaLink='false'>{guid}</guid><title>{name}</title>"
        f"<link>https://source.example/{guid}</link><description>{text}</description>"
        f"<pubDate>Tue, 12 May 2026 10:0{n}:00 GMT</pubDate></item>"
        for n, (guid, name, text) in enumerate(entries)
    )
    return (
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>'
        f"<link>https://source.example/</link><description>d</description>{items}</channel></rss>"
    )
