"""The same afternoon's script that remembers: ETags and entries in a pickle (URLS OUT [LIMIT])."""

import pickle
import sys
from pathlib import Path

import feedparser
import requests
from forty_lines import publish, read


def collect(url, known):
    etag, entries = known.get(url, (None, []))
    answer = requests.get(url, timeout=20, headers={"If-None-Match": etag} if etag else {})
    if answer.status_code == requests.codes.not_modified:
        return etag, entries
    answer.raise_for_status()
    parsed = feedparser.parse(answer.content)
    return answer.headers.get("ETag"), [read(entry) for entry in parsed.entries]


if __name__ == "__main__":
    urls, out = Path(sys.argv[1]).read_text().split(), Path(sys.argv[2])
    state = out / "state.pickle"
    known = pickle.loads(state.read_bytes()) if state.exists() else {}
    known = {url: collect(url, known) for url in urls}
    publish([entry for _, entries in known.values() for entry in entries], out)
    state.write_bytes(pickle.dumps(known))
