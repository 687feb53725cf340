"""What the client sends and understands, against a real server on loopback."""

import gzip
import time
import zlib
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest

from publisher import __version__
from publisher.errors import FetchError
from publisher.http import HttpClient, HttpOptions
from publisher.model import Answer, Unchanged, Validators
from tests.servers import LoopbackServer, reply

BODY = b"<rss version='2.0'/>" * 2000
NOW = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
NONE = Validators()


@pytest.fixture
def server():
    with LoopbackServer() as server:
        yield server


@pytest.fixture
def client(server):
    client = make_client(server)
    yield client
    client.close()


def make_client(server, **options):
    options = {"allow_private": (server.address,), **options}
    return HttpClient(
        HttpOptions(contact="https://press.example/about", **options), clock=lambda: NOW
    )


def chunked(body, step):
    pieces = [body[start : start + step] for start in range(0, len(body), step)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def test_an_answer_carries_all_that_the_server_said(server, client):
    server.answers["/feed"] = [
        reply(
            BODY,
            "Content-Type: application/RSS+xml; charset=utf-8",
            'ETag: W/"1"',
            "Last-Modified: Tue, 12 May 2026 08:00:00 GMT",
            "Cache-Control: max-age=600",
        )
    ]
    answer = client.get(server.url("/feed"))
    assert isinstance(answer, Answer)
    assert (answer.status, answer.body, answer.url) == (200, BODY, server.url("/feed"))
    assert (answer.media_type, answer.charset) == ("application/rss+xml", "utf-8")
    assert answer.validators == Validators(
        etag=b'W/"1"', last_modified=b"Tue, 12 May 2026 08:00:00 GMT"
    )
    assert answer.freshness.max_age == timedelta(minutes=10)
    assert answer.permanent_url is None


def test_a_request_says_who_asks_and_nothing_of_the_user(server, client, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    server.answers["/feed"] = [reply(BODY, "Set-Cookie: a=b")]
    client.get(server.url("/feed"), accept="text/xml")
    client.get(server.url("/feed"), accept="text/xml")
    for request in server.requests:
        assert request.method == "GET"
        assert request.headers == {
            "host": server.address.encode(),
            "user-agent": f"feed-publisher/{__version__} (+https://press.example/about)".encode(),
            "accept": b"text/xml",
            "accept-encoding": b"gzip, deflate",
        }


@pytest.mark.parametrize(
    "validators",
    [
        Validators(etag=b'W/"\xe9 \xff" "x"', last_modified=b"Tue, 12 May 2026 08:00:00 +0200"),
        Validators(etag=b"no-quotes"),
        Validators(last_modified=b"whenever"),
    ],
)
def test_validators_come_back_byte_for_byte(server, client, validators):
    fields = [b"ETag: " + validators.etag] if validators.etag else []
    if validators.last_modified:
        fields.append(b"Last-Modified: " + validators.last_modified)
    server.answers["/feed"] = lambda request: [
        reply(status=304)
        if request.headers.get("if-none-match") == validators.etag
        and request.headers.get("if-modified-since") == validators.last_modified
        else reply(BODY, *fields)
    ]
    first = client.get(server.url("/feed"))
    assert isinstance(first, Answer)
    assert first.validators == validators
    second = client.get(server.url("/feed"), validators=first.validators)
    assert isinstance(second, Unchanged)
    assert second.url == server.url("/feed")


def test_a_304_says_how_long_it_stays_fresh(server, client):
    server.answers["/feed"] = [reply(b"", "Cache-Control: max-age=60", status=304)]
    unchanged = client.get(server.url("/feed"), validators=Validators(etag=b'"1"'))
    assert unchanged.freshness.max_age == timedelta(minutes=1)


def test_a_304_that_nobody_asked_for_is_a_fault(server, client):
    server.answers["/feed"] = [reply(status=304)]
    with pytest.raises(FetchError, match="304 Not Modified, though"):
        client.get(server.url("/feed"))


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(BODY)),
        ("x-gzip", gzip.compress(BODY)),
        ("deflate", zlib.compress(BODY)),
        ("deflate", zlib.compress(BODY)[2:-4]),
        ("identity", BODY),
    ],
)
@pytest.mark.parametrize("is_chunked", [False, True])
def test_every_coding_asked_for_is_decoded(server, client, coding, body, is_chunked):
    field = f"Content-Encoding: {coding}"
    server.answers["/feed"] = [reply(body, field)]
    if is_chunked:
        head = reply(b"", field, "Transfer-Encoding: chunked", length=False)
        server.answers["/feed"] = [head + chunked(body, 7)]
    assert client.get(server.url("/feed")).body == BODY


def test_a_body_without_length_ends_with_the_connection(server, client):
    server.answers["/feed"] = [reply(BODY, length=False)]
    assert client.get(server.url("/feed")).body == BODY


def test_a_connection_is_used_again(server, client):
    server.answers["/feed"] = [reply(BODY, "Connection: keep-alive")]
    for _ in range(3):
        assert client.get(server.url("/feed")).body == BODY
    assert server.connections == 1


def test_a_connection_is_used_again_after_a_304(server, client):
    server.answers["/feed"] = [reply(b"", "Connection: keep-alive", status=304, length=False)]
    for _ in range(3):
        client.get(server.url("/feed"), validators=Validators(etag=b'"1"'))
    assert len(server.requests) == 3
    assert server.connections == 1


def test_a_304_that_announces_a_body_is_not_waited_for(server, client):
    head = reply(b"", "Transfer-Encoding: chunked", status=304, length=False)
    server.answers["/feed"] = [head, b"5\r\nhello", 5.0]
    started = time.monotonic()
    outcome = client.get(server.url("/feed"), validators=Validators(etag=b'"1"'))
    assert isinstance(outcome, Unchanged)
    assert time.monotonic() - started < 4


def test_a_connection_that_was_closed_meanwhile_is_opened_again(server, client):
    server.answers["/feed"] = [reply(BODY)]
    for _ in range(2):
        assert client.get(server.url("/feed")).body == BODY
    assert len(server.requests) == 2


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_followed(server, client, status):
    server.answers["/old"] = [reply(b"moved", "Location: /new", status=status)]
    server.answers["/new"] = [reply(BODY)]
    answer = client.get(server.url("/old"))
    assert (answer.body, answer.url) == (BODY, server.url("/new"))
    is_permanent = status in (301, 308)
    assert answer.permanent_url == (server.url("/new") if is_permanent else None)


def test_one_temporary_hop_makes_the_whole_way_temporary(server, client):
    server.answers["/a"] = [reply(b"", "Location: /b", status=301)]
    server.answers["/b"] = [reply(b"", "Location: /c", status=302)]
    server.answers["/c"] = [reply(BODY)]
    assert client.get(server.url("/a")).permanent_url is None


def test_validators_go_along_with_redirects(server, client):
    server.answers["/old"] = [reply(b"", "Location: /new", status=301)]
    server.answers["/new"] = [reply(status=304)]
    outcome = client.get(server.url("/old"), validators=Validators(etag=b'"x"'))
    assert isinstance(outcome, Unchanged)
    assert outcome.permanent_url == server.url("/new")
    assert [request.headers["if-none-match"] for request in server.requests] == [b'"x"'] * 2


def test_private_headers_do_not_cross_origins(server):
    with LoopbackServer() as other, LoopbackServer() as third:
        third.answers["/feed"] = [reply(BODY)]
        server.answers["/own"] = [reply(b"", "Location: /feed", status=302)]
        server.answers["/feed"] = [reply(b"", f"Location: {other.url('/feed')}", status=302)]
        other.answers["/feed"] = [reply(b"", f"Location: {third.url('/feed')}", status=302)]
        allowed = (server.address, other.address, third.address)
        client = make_client(server, allow_private=allowed)
        client.get(server.url("/own"), headers={"Authorization": "Bearer secret"})
        client.close()
        sent = [r.headers.get("authorization") for r in server.requests]
        assert sent == [b"Bearer secret", b"Bearer secret"]
        for elsewhere in (other, third):
            assert all(
                b"secret" not in value for r in elsewhere.requests for value in r.headers.values()
            )


def test_a_circle_of_redirects_is_left_at_once(server, client):
    server.answers["/a"] = [reply(b"", "Location: /b", status=302)]
    server.answers["/b"] = [reply(b"", "Location: /a", status=302)]
    with pytest.raises(FetchError, match="circle"):
        client.get(server.url("/a"))
    assert len(server.requests) == 2


@pytest.mark.parametrize("limit", [0, 1, 5])
def test_redirects_are_followed_up_to_the_limit(server, limit):
    for n in range(10):
        server.answers[f"/{n}"] = [reply(b"", f"Location: /{n + 1}", status=302)]
    client = make_client(server, max_redirects=limit)
    with pytest.raises(FetchError, match=f"more than {limit} redirects"):
        client.get(server.url("/0"))
    assert len(server.requests) == limit + 1
    server.answers[f"/{limit}"] = [reply(BODY)]
    assert client.get(server.url("/0")).body == BODY
    client.close()


@pytest.mark.parametrize("location", ["", "file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_a_redirect_off_the_web_is_not_followed(server, client, location):
    server.answers["/feed"] = [reply(b"", f"Location: {location}", status=302)]
    with pytest.raises(FetchError, match="sends us elsewhere"):
        client.get(server.url("/feed"))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "204 No Content"),
        (206, "206 Partial Content"),
        (401, "user name and password"),
        (404, "not there; look on the site"),
        (410, "ended; take it out"),
        (429, "too often"),
        (500, "500 Internal Server Error (nothing to do"),
        (503, "asked again later"),
        (999, "HTTP 999"),
    ],
)
def test_a_status_is_named_with_what_to_do(server, client, status, words):
    server.answers["/feed"] = [reply(b"no", status=status)]
    with pytest.raises(FetchError) as caught:
        client.get(server.url("/feed"))
    assert str(caught.value).startswith(f"{server.url('/feed')}: HTTP {status}")
    assert words in str(caught.value)
    assert caught.value.status == status


def test_a_failure_behind_a_redirect_names_both_addresses(server, client):
    server.answers["/old"] = [reply(b"", "Location: /gone", status=301)]
    with pytest.raises(FetchError) as caught:
        client.get(server.url("/old"))
    assert f"{server.url('/old')}: sent on to {server.url('/gone')}: HTTP 404" in str(caught.value)


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_asks_to_wait_is_heard(server, client, status):
    server.answers["/feed"] = [reply(b"", "Retry-After: 7200", status=status)]
    with pytest.raises(FetchError) as caught:
        client.get(server.url("/feed"))
    assert caught.value.retry_after == timedelta(hours=2)


def test_a_bot_challenge_is_called_one(server, client):
    server.answers["/feed"] = [reply(b"", "cf-mitigated: challenge", status=403)]
    with pytest.raises(FetchError, match="bot challenge"):
        client.get(server.url("/feed"))


def test_one_client_serves_many_threads(server, client):
    from concurrent.futures import ThreadPoolExecutor

    for n in range(40):
        server.answers[f"/{n}"] = [reply(b"%d" % n)]
    with ThreadPoolExecutor(8) as pool:
        answers = pool.map(lambda n: client.get(server.url(f"/{n}")).body, range(40))
    assert list(answers) == [b"%d" % n for n in range(40)]


def test_each_request_is_made_only_while_that_is_allowed(server):
    with LoopbackServer(host="127.0.0.2") as other:
        trail = []

        @contextmanager
        def cross(url, target):
            time.sleep(0.3)
            trail.append(("enter", url, target, len(other.requests)))
            yield
            trail.append(("leave", len(other.requests)))

        client = HttpClient(
            HttpOptions(
                contact="https://press.example/about",
                allow_private=("127.0.0.0/8",),
                total_timeout=timedelta(seconds=0.5),
            ),
            cross=cross,
        )
        first = server.url("/feed")
        server.answers["/feed"] = [reply(b"", f"Location: {other.url('/a')}", status=302)]
        other.answers["/a"] = [reply(b"", f"Location: {other.url('/b')}", status=302)]
        other.answers["/b"] = [reply(b"", f"Location: {server.url('/c')}", status=302)]
        server.answers["/c"] = [reply(BODY)]
        assert client.get(first).body == BODY
        client.close()
        assert trail == [
            ("enter", first, first, 0),
            ("leave", 0),
            ("enter", first, other.url("/a"), 0),
            ("leave", 1),
            ("enter", first, other.url("/b"), 1),
            ("leave", 2),
            ("enter", first, server.url("/c"), 2),
            ("leave", 2),
        ]


def in_turn(*answers):
    """Give one answer after the other, and the last for ever."""
    left = list(answers)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


@pytest.mark.parametrize(
    "unwell",
    [
        [reply(status=503)],
        [reply(b"", "Retry-After: 1", status=503)],
        [reply(status=500)],
        [reply(status=502)],
        [reply(b"", "Retry-After: 1", status=429)],
        [b""],
    ],
)
def test_a_server_that_is_unwell_is_asked_once_more_after_a_pause(server, unwell):
    client = make_client(server, spacing=timedelta(seconds=0.2))
    server.answers["/feed"] = in_turn(unwell, [reply(BODY)])
    started = time.monotonic()
    assert client.get(server.url("/feed")).body == BODY
    assert time.monotonic() - started >= (1 if b"Retry-After" in unwell[0] else 0.2)
    assert len(server.requests) == 2
    client.close()


@pytest.mark.parametrize(
    ("answer", "requests"),
    [
        (reply(status=500), 2),
        (reply(status=404), 1),
        (reply(status=429), 1),
        (reply(b"", "Retry-After: 60", status=503), 1),
        (reply(b"", "Retry-After: 3", status=503), 1),
        (reply(b"", "Retry-After: 3", status=429), 1),
        (reply(b"", "Retry-After: 1", status=404), 1),
    ],
)
def test_nobody_is_asked_more_often_than_is_of_use(server, answer, requests):
    client = make_client(server, spacing=timedelta(seconds=0.1), total_timeout=timedelta(seconds=2))
    server.answers["/feed"] = [answer]
    started = time.monotonic()
    with pytest.raises(FetchError):
        client.get(server.url("/feed"))
    assert len(server.requests) == requests
    assert time.monotonic() - started < 1.9
    client.close()
