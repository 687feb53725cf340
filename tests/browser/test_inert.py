"""Hundreds of attacks on a reader, in every place of an entry, in a real browser.

Our pages are shown in frames, and what feeds carry as HTML is put into a page without any policy
of its own, as careless readers do. Nothing of it runs, and nobody but images is asked for.
"""

import html
import json
import re
import shutil
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from xml.sax.saxutils import escape, quoteattr

import pytest

from publisher.markup.sanitise import TAGS
from tests.browser.test_pages import Quiet, show
from tests.builders import Site, source
from tests.payloads import PAYLOADS
from tests.servers import LoopbackServer

PROBE = """\
<!DOCTYPE html><meta charset="utf-8"><title>probe</title>
<body><pre id="said"></pre><div id="reader"></div><script>
let runs = 0;
window.pwned = () => { runs += 1; };
const pages = %(pages)s, odd = [], said = document.getElementById("said");
const own = new Set(%(tags)s);
function look(root, where) {
  for (const one of root.querySelectorAll("*")) {
    if (!own.has(one.localName)) odd.push(`${where}: <${one.localName}>`);
    for (const each of one.attributes) {
      if (/^(on|style$|id$|class$|is$|slot$|srcdoc$|ping$)/.test(each.name))
        odd.push(`${where}: ${each.name}`);
    }
    for (const name of ["href", "src", "cite", "poster"]) {
      const to = one.getAttribute(name);
      if (to !== null && !/^(https?:\\/\\/|mailto:|tel:)/.test(to)) odd.push(`${where}: ${to}`);
    }
  }
}
function put(text, where) {
  const place = document.createElement("div");
  document.getElementById("reader").append(place);
  place.innerHTML = text;
  look(place, where);
}
async function read(name) { return (await fetch(name)).text(); }
async function frame(page) {
  const one = document.createElement("iframe");
  const ready = new Promise((done) => { one.onload = done; });
  one.src = page;
  document.body.append(one);
  await ready;
  const shown = one.contentDocument;
  for (const part of shown.querySelectorAll(".text, .content")) look(part, page);
  for (const link of shown.links)
    if (!/^(https?|mailto|tel):/.test(link.protocol)) odd.push(`${page}: ${link.href}`);
  for (const link of shown.links) if (/^javascript:/i.test(link.href)) link.click();
  for (const script of shown.scripts)
    if (script.type !== "application/ld+json") odd.push(`${page}: script`);
    else JSON.parse(script.text);
  return one.contentWindow.performance.getEntriesByType("resource")
    .map((entry) => [entry.initiatorType, entry.name]);
}
async function main() {
  const asked = [];
  for (const page of pages) asked.push(...await frame(page));
  const feed = JSON.parse(await read("news.json"));
  for (const item of feed.items) {
    put(item.content_html ?? "", "JSON content");
    for (const link of [item.url, ...(item.attachments ?? []).map((one) => one.url)])
      if (!/^https?:/.test(link)) odd.push(`JSON: ${link}`);
  }
  for (const name of ["news.rss", "news.atom"]) {
    const tree = new DOMParser().parseFromString(await read(name), "text/xml");
    if (tree.querySelector("parsererror")) odd.push(`${name}: not well-formed`);
    for (const part of tree.querySelectorAll("item > *, entry > *")) {
      const isHtml = part.getAttribute("type") === "html";
      if (["description", "encoded"].includes(part.localName) || isHtml)
        put(part.textContent, `${name} ${part.localName}`);
      for (const to of ["href", "url", "src"].map((each) => part.getAttribute(each)))
        if (to && !/^https?:/.test(to)) odd.push(`${name}: ${to}`);
      if (["link", "comments"].includes(part.localName) && part.textContent.includes("script:"))
        odd.push(`${name}: ${part.textContent}`);
    }
  }
  for (const one of document.querySelectorAll("#reader *"))
    for (const kind of ["click", "mouseover", "focus", "error", "load", "animationstart"])
      if (one.localName !== "a") one.dispatchEvent(new Event(kind, { bubbles: true }));
  await new Promise((done) => setTimeout(done, 1500));
  asked.push(...performance.getEntriesByType("resource")
    .map((entry) => [entry.initiatorType, entry.name]));
  const found = { runs, odd: [...new Set(odd)], asked, items: feed.items.length };
  const before = odd.length;
  put(`<img src="data:," onerror=top.pwned()><iframe src="//%(canary)s/control"></iframe>`, "x");
  await new Promise((done) => setTimeout(done, 1500));
  const control = [runs - found.runs, odd.length - before];
  said.textContent = JSON.stringify({ ...found, control, shown: pages.length });
}
main().catch((error) => { said.textContent = JSON.stringify({ failed: String(error) }); });
</script>
"""


def attacked(payload, n):
    """Return an item of a JSON Feed with a payload in each of its places."""
    address = re.sub(r"[<>\"'].*", "", payload.partition("ref=")[2].strip("\"' ")) or payload
    # An image beside an article at the canary's would be asked for as any other.
    address = f"https://source.example/{n}" if "127.0.0.1" in address else address
    return {
        "id": f"json {n} {payload}",
        "url": address if n % 2 else f"https://source.example/{n}",
        "title": f"{payload} {n}",
        "summary": payload,
        "content_html": payload,
        "date_published": "2026-05-12T10:00:00Z",
        "image": address,
        "authors": [{"name": payload, "url": address}],
        "tags": [payload],
        "language": payload[:20],
        "attachments": [{"url": address, "mime_type": payload, "title": payload}],
    }


def attacked_xml(payload, n):
    """Return the same as an RSS item."""
    payload = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", payload)
    text, attribute = escape(payload), quoteattr(payload)
    return (
        f"<item><guid>rss {n} {text}</guid><title>{text} {n}</title><link>{text}</link>"
        f"<description>{text}</description><author>{text}</author><category>{text}</category>"
        f"<enclosure url={attribute} type={attribute} length='1'/><comments>{text}</comments>"
        "</item>"
    )


@pytest.fixture(scope="module")
def canary():
    with LoopbackServer() as canary:
        yield canary


@pytest.fixture(scope="module")
def output(tmp_path_factory, canary):
    site = Site(tmp_path_factory.mktemp("attacked"))
    payloads = [payload.replace("CANARY", canary.address) for payload in PAYLOADS]
    items = [attacked(payload, n) for n, payload in enumerate(payloads)]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": payloads[0], "items": items}
    site.write("feeds/theirs.json", json.dumps(feed))
    rss = "".join(attacked_xml(payload, n) for n, payload in enumerate(payloads))
    title = escape(payloads[1])
    site.write(
        "feeds/theirs.xml",
        f"<rss version='2.0'><channel><title>{title}</title><link>{title}</link>{rss}"
        "</channel></rss>",
    )
    site.feeds = {
        "news": "limit = 2000\n"
        + source('path = "theirs.json"\nlanguage = "en"', 'path = "theirs.xml"\nlanguage = "en"')
    }
    site.lay_out()
    report = site.build()
    assert [feed.fault for feed in report.published.feeds] == [None] * 2
    return site.root / "output"


@pytest.fixture(scope="module")
def said(output, canary, tmp_path_factory):
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("chromium is not installed")
    articles = sorted(str(path.relative_to(output)) for path in output.glob("articles/*.html"))
    pages = ["news.html", "index.html", *articles[::8]]
    probe = PROBE % {
        "pages": json.dumps(pages),
        "tags": json.dumps(sorted(TAGS)),
        "canary": canary.address,
    }
    (output / "probe.html").write_text(probe, "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=output)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        shown = show(browser, f"{address}/probe.html", home=tmp_path_factory.mktemp("browser"))
        server.shutdown()
    found = re.search(r'<pre id="said">(.*?)</pre>', shown, re.DOTALL)
    return json.loads(html.unescape(found[1])) | {"address": address}


def test_everything_was_shown(said):
    assert "failed" not in said
    assert said["items"] >= len(PAYLOADS)
    assert said["shown"] > 10


def test_what_runs_or_asks_would_be_noticed(said, canary):
    runs, odd = said["control"]
    assert runs == 1
    assert odd >= 3
    assert [request.target for request in canary.requests] == ["/control"]


def test_no_script_runs(said):
    assert said["runs"] == 0


def test_nothing_is_left_that_could(said):
    assert said["odd"] == []


def test_no_request_leaves_but_for_images(said, canary):
    elsewhere = [one for one in said["asked"] if not one[1].startswith(said["address"])]
    assert {kind for kind, _ in elsewhere} <= {"img", "video", "audio"}
    assert {request.target for request in canary.requests} <= {"/control"}
