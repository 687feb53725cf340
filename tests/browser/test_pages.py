"""The pages in a real browser, as wide as a phone, by day and by night.

One start of headless Chromium shows every page of a site in frames on a page of the test's own;
that page measures its frames (they share its origin) and says what it found as its text.
"""

import html
import json
import re
import shutil
import subprocess
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.builders import Site, settle

ROOT = Path(__file__).parents[2]
PHONE = 390
WIDE = f"""\
# {"Unbreakable" * 12}

By Ada Larkin, May 12, 2026

A line of code, a table and an address that are wider than any phone.

    {"call(" * 40}{")" * 40}

| {" | ".join(f"column number {n}" for n in range(12))} |
|{"---|" * 12}
| {" | ".join("1,000,000" for _ in range(12))} |

https://press.example/{"a-very-long-path/" * 20}

![A panorama](wide.png)
"""
PROBE = """\
<!DOCTYPE html><meta charset="utf-8"><title>probe</title>
<style>iframe{width:%(width)dpx;height:900px;border:0}</style>
<body><pre id="found"></pre><script>
const pages = %(pages)s, found = [];
function look(frame, page, scheme) {
  const view = frame.contentWindow, root = view.document.documentElement;
  for (const one of view.document.querySelectorAll("details")) one.open = true;
  found.push({
    page, scheme,
    scrolls: root.scrollWidth - root.clientWidth,
    inside: [...view.document.querySelectorAll("pre, table")].map(
      one => one.getBoundingClientRect().right <= root.clientWidth),
    images: [...view.document.images].map(one => one.complete && one.naturalWidth),
    scripts: [...view.document.scripts].map(one => one.type),
    asked: view.performance.getEntriesByType("resource").map(one => one.name),
    ground: view.getComputedStyle(view.document.body).backgroundColor,
    ink: view.getComputedStyle(view.document.body).color,
    direction: view.getComputedStyle(root).direction,
    font: parseFloat(view.getComputedStyle(view.document.body).fontSize),
  });
  document.getElementById("found").textContent = JSON.stringify(found);
}
for (const page of pages) for (const scheme of ["light", "dark"]) {
  const frame = document.createElement("iframe");
  frame.style.colorScheme = scheme;
  frame.onload = () => look(frame, page, scheme);
  frame.src = page;
  document.body.append(frame);
}
</script>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serve files and say nothing."""

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def output(tmp_path_factory):
    """Build the shipped example and an article that is too wide for a phone."""
    site = Site(tmp_path_factory.mktemp("pages"))
    shutil.copy(ROOT / "config.toml", site.root)
    shutil.copytree(ROOT / "feeds", site.root / "feeds")
    picture = (ROOT / "feeds/tidewater/img/geese.png").read_bytes()
    site.write("feeds/tidewater/wide/wide.png", picture)
    site.write("feeds/tidewater/wide/wide.md", WIDE)
    for path in site.root.rglob("*"):
        settle(path)
    assert site.run("build").code == 0
    return site.root / "output"


@pytest.fixture(scope="module")
def found(output, tmp_path_factory):
    """Return what the browser found of each page, in light and in dark."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("chromium is not installed")
    pages = sorted(str(path.relative_to(output)) for path in output.rglob("*.html"))
    probe = PROBE % {"width": PHONE, "pages": json.dumps(pages)}
    (output / "probe.html").write_text(probe, "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=output)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/probe.html"
        shown = show(browser, address, home=tmp_path_factory.mktemp("browser"))
        server.shutdown()
    said = re.search(r'<pre id="found">(.*?)</pre>', shown, re.DOTALL)
    frames = json.loads(html.unescape(said[1]))
    assert len(frames) == 2 * len(pages)
    return {(one["page"], one["scheme"]): one for one in frames} | {"origin": address[:-10]}


def show(browser, address, *, home):
    """Return a page as it is once everything in it has loaded."""
    switches = """
        --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync
        --disable-background-networking --disable-component-update --disable-default-apps
        --virtual-time-budget=10000 --window-size=1280,900 --dump-dom
    """.split()
    nowhere = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
    done = subprocess.run(
        [browser, *switches, nowhere, f"--user-data-dir={home}", address],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


@pytest.fixture
def frames(found):
    return [one for key, one in found.items() if key != "origin"]


def test_no_page_scrolls_sideways_on_a_phone(frames):
    assert {one["page"] for one in frames if one["scrolls"] > 0} == set()
    assert all(all(one["inside"]) for one in frames)
    assert any(one["inside"] for one in frames)


def test_no_page_runs_a_script(frames):
    assert {kind for one in frames for kind in one["scripts"]} <= {"application/ld+json"}


def test_no_request_leaves_the_site(frames, found):
    asked = {name for one in frames for name in one["asked"]}
    assert {name for name in asked if not name.startswith(found["origin"])} == set()
    assert any("/media/" in name for name in asked)


def test_every_image_is_shown(frames):
    images = [width for one in frames for width in one["images"]]
    assert images
    assert all(images)


def test_by_night_the_pages_are_dark(found):
    day, night = (found["tidewater.html", scheme] for scheme in ("light", "dark"))
    assert brightness(day["ground"]) - brightness(day["ink"]) > 0.7
    assert brightness(night["ink"]) - brightness(night["ground"]) > 0.7


def brightness(colour):
    return sum(map(int, re.findall(r"\d+", colour)[:3])) / (3 * 255)


def test_text_is_at_least_sixteen_pixels_and_arabic_runs_from_the_right(frames):
    assert min(one["font"] for one in frames) >= 16
    ways = {one["page"]: one["direction"] for one in frames}
    assert ways["tidewater.html"] == "ltr"
    assert "rtl" in ways.values()
