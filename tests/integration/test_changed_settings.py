"""A source whose own settings change is read again by them, once, and nothing counts as edited."""

import pytest

from tests.builders import CONFIG, Site, source
from tests.servers import LoopbackServer, reply

ALLOWED = '\n[http]\nspacing = "0s"\nallow_private = ["127.0.0.1"]\n'
TEXT = (
    "The tide came in with a boat, and all who stood on the pier saw it come home. Nobody had "
    "thought that it would, since the storm had taken three of them in the week before."
)
ITEMS = "".join(
    f"<item><guid isPermaLink='false'>{n}</guid><title>Number {n}</title>"
    f"<link>https://source.example/{n}</link><content:encoded>&lt;p&gt;{TEXT}&lt;/p&gt;</content:encoded>"
    f"<pubDate>{date}</pubDate></item>"
    for n, date in enumerate(("2026-03-04 10:00:00", "2026-03-05 10:00:00"))
)
FEED = (
    '<?xml version="1.0"?><rss version="2.0" '
    'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Theirs</title>'
    f"<link>https://source.example/</link><description>d</description>{ITEMS}</channel></rss>"
).encode()
ARTICLE = "A boat comes home\n\nBy Ada Larkin\n03/04/2026 10:15\n\nIt came in. All saw it.\n"


@pytest.fixture
def server():
    with LoopbackServer() as server:

        def answer(request):
            if "if-none-match" in request.headers:
                return [reply(status=304)]
            return [reply(FEED, "Content-Type: application/rss+xml", 'ETag: "1"')]

        server.answers["/feed"] = answer
        yield server


class Web:
    """Change the settings of a source in the web, and build."""

    def __init__(self, folder, server):
        self.server = server
        self.site = Site(folder, config=CONFIG + ALLOWED)

    def build(self, *keys):
        lines = "\n".join((f'url = "{self.server.url("/feed")}"', *keys))
        self.site.feeds = {"news": source(lines)}
        self.site.lay_out()
        outcome = self.site.run("build")
        assert outcome.code == 0, outcome.err
        return self.site.items()


@pytest.fixture
def web(tmp_path, server):
    return Web(tmp_path, server)


def by(items, field):
    return {item["id"]: item.get(field) for item in items}


def test_a_zone_moves_the_dates_and_nothing_else(web):
    before = web.build()
    after = web.build('timezone = "Asia/Tokyo"')
    assert by(before, "date_published").keys() == by(after, "date_published").keys()
    assert sorted(by(before, "date_published").values())[0] == "2026-03-04T10:00:00Z"
    assert sorted(by(after, "date_published").values())[0] == "2026-03-04T01:00:00Z"
    assert set(by(after, "date_modified").values()) == {None}
    assert [one["id"] for one in before] == [one["id"] for one in after], "the order stays"
    assert "if-none-match" not in web.server.requests[1].headers


def test_a_language_holds_at_once_and_when_it_is_taken_back(web):
    assert set(by(web.build(), "language").values()) == {"en"}
    after = web.build('language = "nl"')
    assert set(by(after, "language").values()) == {"nl"}
    assert set(by(after, "date_modified").values()) == {None}
    assert set(by(web.build(), "language").values()) == {"en"}


def test_content_goes_and_comes_back(web):
    assert "pier" in web.build()[0]["content_html"]
    assert "content_html" not in web.build('content = "summary"')[0]
    assert "pier" in web.build('content = "full"')[0]["content_html"]


def test_a_title_is_published_without_asking_anybody(web):
    web.build()
    asked = len(web.server.requests)
    web.build('title = "The harbour office"')
    assert len(web.server.requests) == asked
    assert "The harbour office" in (web.site.root / "output/news.atom").read_text()


def test_nothing_is_read_again_for_what_does_not_change_the_reading(web):
    web.build()
    asked = len(web.server.requests)
    web.build('interval = "2h"')
    web.site.write("feeds/news.toml", web.site.feeds["news"].replace("News", "Another title"))
    assert web.site.run("build").code == 0
    assert len(web.server.requests) == asked


def test_an_edit_that_comes_with_it_is_one(web):
    web.build()
    web.server.answers["/feed"] = [reply(FEED.replace(b"Number 1<", b"Number one<"))]
    changed = by(web.build('timezone = "Asia/Tokyo"'), "date_modified")
    assert sorted(changed.values(), key=bool)[0] is None
    assert len([one for one in changed.values() if one]) == 1


def test_a_server_that_asked_to_wait_is_not_asked_earlier(web):
    web.server.answers["/feed"] = [reply(b"", "Retry-After: 3600", status=503)]
    web.site.feeds = {"news": source(f'url = "{web.server.url("/feed")}"')}
    web.site.lay_out()
    assert web.site.run("build").code == 1
    asked = len(web.server.requests)
    web.site.write("feeds/news.toml", web.site.feeds["news"] + 'language = "nl"\n')
    assert web.site.run("build").code == 0
    assert len(web.server.requests) == asked


def test_articles_are_dated_anew_by_another_order_of_day_and_month(tmp_path):
    site = Site(tmp_path, feeds={"news": source('path = "../articles/"\nday_order = "dmy"')})
    site.lay_out()
    site.write("articles/boat.txt", ARTICLE)
    assert site.run("build").code == 0
    (before,) = site.items()
    assert before["date_published"].startswith("2026-04-03T10:15")
    site.write("feeds/news.toml", source('path = "../articles/"\nday_order = "mdy"'))
    outcome = site.run("build")
    assert outcome.code == 0, outcome.err
    (after,) = site.items()
    assert after["date_published"].startswith("2026-03-04T10:15")
    assert (after["id"], after["url"]) == (before["id"], before["url"])
    assert "date_modified" not in after
    assert site.run("build").out.startswith("Nothing changed.")
