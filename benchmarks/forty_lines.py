"""What one writes in an afternoon: feeds in, one RSS and one Atom file out (URLS OUT [LIMIT])."""

import calendar
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import requests
from feedgen.feed import FeedGenerator

LIMIT = int(sys.argv[3]) if len(sys.argv) > 3 else 50


def read(entry):
    when = entry.get("published_parsed") or entry.get("updated_parsed") or (1970, 1, 1, 0, 0, 0)
    url = entry.get("link", "https://site.example/")
    content = entry.content[0].value if "content" in entry else entry.get("summary", "")
    words = re.sub("<[^>]*>", " ", content).split()
    return {
        "id": entry.get("id") or url,
        "url": url,
        "title": entry.get("title", "Untitled"),
        "when": datetime.fromtimestamp(calendar.timegm(when), UTC),
        "content": content,
        "summary": f"{' '.join(words[:50])} ({max(1, round(len(words) / 238))} min)",
    }


def collect(url):
    answer = requests.get(url, timeout=20)
    answer.raise_for_status()
    return [read(entry) for entry in feedparser.parse(answer.content).entries]


def publish(entries, out):
    feed = FeedGenerator()
    feed.id("https://site.example/all")
    feed.title("All")
    feed.description("All")
    feed.link(href="https://site.example/all")
    for entry in sorted(entries, key=lambda entry: entry["when"], reverse=True)[:LIMIT]:
        item = feed.add_entry(order="append")
        item.id(entry["id"])
        item.title(entry["title"])
        item.link(href=entry["url"])
        item.published(entry["when"])
        item.updated(entry["when"])
        item.summary(entry["summary"])
        item.content(entry["content"], type="html")
    feed.rss_file(str(out / "all.rss"))
    feed.atom_file(str(out / "all.atom"))


if __name__ == "__main__":
    urls = Path(sys.argv[1]).read_text().split()
    publish([entry for url in urls for entry in collect(url)], Path(sys.argv[2]))
