import pytest

from publisher.collect.sources.feed import FeedOptions, FeedSource
from publisher.collect.sources.folder import FolderOptions, FolderSource
from publisher.http import HttpClient, HttpOptions
from publisher.model import RawDocument
from publisher.plugins import ENRICHERS, INSTALLED, PARSERS
from publisher.protocols import EnricherContext, SourceContext
from publisher.testing import (
    EnricherContract,
    ParserContract,
    SourceContract,
    make_source_info,
)
from tests.builders import ARTICLE, rss_feed, settle
from tests.servers import LoopbackServer, reply

FEED = rss_feed(("1", "A boat", "It is home."), ("2", "A barge", "It left.")).encode()
TEXT = ARTICLE.format(title="A boat comes home", text="It came in on the tide.").encode()
MARKDOWN = b"# A boat comes home\n\nBy Ada Larkin\n\nIt came in on the *tide*.\n"
PAGE = b"<!doctype html><title>A boat</title><h1>A boat comes home</h1><p>It came in.</p>"
JSON = (
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "Theirs",'
    b' "items": [{"id": "1", "content_text": "It is home."}]}'
)


def context(root, web=None):
    return SourceContext(info=make_source_info(), root=root, web=web)


class TestFolder(SourceContract):
    @pytest.fixture
    def source(self, tmp_path):
        (tmp_path / "below").mkdir()
        for path in (tmp_path / "one.txt", tmp_path / "below/two.md"):
            path.write_bytes(TEXT)
            settle(path)
        return FolderSource(context(tmp_path), FolderOptions(path="."))

    @pytest.fixture
    def gone(self, tmp_path):
        return FolderSource(context(tmp_path), FolderOptions(path="missing/"))


class TestFeedFile(SourceContract):
    @pytest.fixture
    def source(self, tmp_path):
        (tmp_path / "theirs.xml").write_bytes(FEED)
        return FeedSource(context(tmp_path), FeedOptions(path="theirs.xml"))

    @pytest.fixture
    def gone(self, tmp_path):
        return FeedSource(context(tmp_path), FeedOptions(path="missing.xml"))


class TestFeedOverHttp(SourceContract):
    @pytest.fixture
    def server(self):
        with LoopbackServer() as server:
            yield server

    @pytest.fixture
    def web(self, server):
        contact = "https://press.example/about"
        client = HttpClient(HttpOptions(contact=contact, allow_private=(server.address,)))
        yield client
        client.close()

    @pytest.fixture
    def source(self, server, web, tmp_path):
        def answer(request):
            is_known = request.headers.get("if-none-match") == b'"1"'
            yield reply(status=304) if is_known else reply(FEED, 'ETag: "1"')

        server.answers["/feed"] = answer
        return FeedSource(context(tmp_path, web), FeedOptions(url=server.url("/feed")))

    @pytest.fixture
    def gone(self, server, web, tmp_path):
        return FeedSource(context(tmp_path, web), FeedOptions(url=server.url("/gone")))


class TestFeedParser(ParserContract):
    @pytest.fixture
    def parser(self):
        return INSTALLED.load(PARSERS, "feed")()

    @pytest.fixture(params=[FEED, JSON], ids=["rss", "json"])
    def document(self, request):
        return RawDocument(body=request.param, url="https://source.example/feed")

    @pytest.fixture(params=[b"<html><p>Gone</p></html>", b"\x89PNG\r\n\x1a\n", b"", b'{"a": 1}'])
    def garbage(self, request):
        return RawDocument(body=request.param, url="https://source.example/feed")


class TestArticleParser(ParserContract):
    info = make_source_info("articles/", kind="folder")

    @pytest.fixture
    def parser(self):
        return INSTALLED.load(PARSERS, "article")()

    @pytest.fixture(
        params=[
            ("a.txt", "text/plain", TEXT),
            ("a.md", "text/markdown", MARKDOWN),
            ("a.html", "text/html", PAGE),
        ],
        ids=lambda one: one[0],
    )
    def document(self, request):
        path, media_type, body = request.param
        return RawDocument(body=body, path=path, media_type=media_type)

    @pytest.fixture(params=[b"", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256))])
    def garbage(self, request):
        return RawDocument(body=request.param, path="a.txt", media_type="text/plain")


class TestEnrichers(EnricherContract):
    @pytest.fixture(params=INSTALLED.names(ENRICHERS))
    def enricher(self, request):
        return INSTALLED.load(ENRICHERS, request.param)(EnricherContext())
