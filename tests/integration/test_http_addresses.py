"""No way leads to an address that is not allowed: not by name, redirect, rebinding or proxy."""

import socket

import pytest

from publisher.errors import FetchError
from publisher.http import HttpClient, HttpOptions
from publisher.http.connections import AddressPolicy
from tests.servers import LoopbackServer, reply

PUBLIC = "93.184.215.14"


@pytest.fixture
def server():
    with LoopbackServer() as server:
        server.answers["/feed"] = [reply(b"fine")]
        yield server


@pytest.fixture
def names(monkeypatch):
    """Give the resolver's answers: for each name, those of each look-up in turn."""
    answers: dict[str, list[list[str]]] = {}
    real = socket.getaddrinfo

    def look_up(host, port, *args, **kwargs):
        if host not in answers:
            return real(host, port, *args, **kwargs)
        found = answers[host].pop(0)
        if not found:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [
            (
                socket.AF_INET6 if ":" in text else socket.AF_INET,
                socket.SOCK_STREAM,
                6,
                "",
                (text, port, 0, 0) if ":" in text else (text, port),
            )
            for text in found
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return answers


def make_client(*allowed, **options):
    return HttpClient(HttpOptions(contact="x@y.example", allow_private=allowed, **options))


def refuse(client, url):
    with pytest.raises(FetchError, match="not on the public net, and was not asked") as caught:
        client.get(url)
    return str(caught.value)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f000001", "127.1", "0"],
)
def test_loopback_is_refused_in_every_spelling_before_anything_is_sent(server, host):
    refuse(make_client(), server.url("/feed", host=host))
    assert server.connections == 0


@pytest.mark.parametrize(
    "host",
    """
    0177.0.0.1 0x7f.1 0x7f.0x0.0x0.0x1 017700000001 127.0.1 127.0.0.1. 0.0.0.0 LOCALHOST localhost.
    １２７.0.0.1 ①②⑦.0.0.1 %31%32%37.0.0.1 127。0。0。1 [::] [::1] [::ffff:7f00:1]
    [0:0:0:0:0:ffff:127.0.0.1] [::127.0.0.1] [64:ff9b::127.0.0.1] [::1%25lo] [::1%lo]
    good.example@127.0.0.1 a:b@127.0.0.1 127.0.0.1:80@127.0.0.1
    """.split(),
)
@pytest.mark.parametrize("is_redirect", [False, True])
def test_no_spelling_of_loopback_leads_to_a_connection(server, host, is_redirect):
    with LoopbackServer() as first:
        target = f"http://{host}:{server.address.rpartition(':')[2]}/feed"
        first.answers["/feed"] = [reply(b"", f"Location: {target}".encode(), status=302)]
        client = make_client(first.address)
        with pytest.raises(FetchError):
            client.get(first.url("/feed") if is_redirect else target)
    assert server.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://[fe80::1]/",
        "http://[fec0::1]/",
        "http://[fd00:ec2::254]/",
        "http://[64:ff9b::a9fe:a9fe]/",
        "http://[2002:7f00:1::]/",
        "https://192.168.0.1/",
        "http://224.0.0.1/",
    ],
)
def test_private_addresses_are_refused(url):
    refuse(make_client(), url)


def test_the_refusal_says_how_to_allow_it(server):
    message = refuse(make_client(), server.url("/feed"))
    assert f'add "{server.address}" to [http] allow_private' in message


@pytest.mark.parametrize("rule", ["127.0.0.0/8", "127.0.0.1", None])
def test_what_the_settings_allow_is_asked(server, rule):
    assert make_client(rule or server.address).get(server.url("/feed")).body == b"fine"


def test_another_port_of_an_allowed_address_is_refused(server):
    with LoopbackServer() as other:
        refuse(make_client(other.address), server.url("/feed"))
    assert server.connections == 0


def test_a_redirect_to_a_private_address_is_refused(server):
    with LoopbackServer() as inner:
        server.answers["/trap"] = [reply(b"", f"Location: {inner.url('/admin')}", status=302)]
        message = refuse(make_client(server.address), server.url("/trap"))
        assert inner.connections == 0
    assert f"{server.url('/trap')}: sent on to" in message


def test_a_name_is_looked_up_once_and_what_was_judged_is_connected_to(server, names):
    names["rebind.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    client = make_client(server.address)
    assert client.get(server.url("/feed", host="rebind.example")).body == b"fine"
    assert len(names["rebind.example"]) == 1


def test_a_name_that_is_rebound_for_the_second_connection_is_judged_again(server, names):
    names["rebind.example"] = [["127.0.0.1"], ["10.0.0.1"]]
    client = make_client(server.address)
    client.get(server.url("/feed", host="rebind.example"))
    message = refuse(client, server.url("/feed", host="rebind.example"))
    assert "rebind.example is at 10.0.0.1" in message


def test_a_name_with_one_private_address_is_refused_whatever_else_it_has(names):
    names["mixed.example"] = [[PUBLIC, "10.0.0.1"]]
    assert "mixed.example is at 10.0.0.1" in refuse(make_client(), "http://mixed.example/")


def test_a_name_with_an_ipv6_address_that_hides_a_private_one_is_refused(names):
    names["nat.example"] = [["64:ff9b::c0a8:1"]]
    assert '"[64:ff9b::c0a8:1]:80"' in refuse(make_client(), "http://nat.example/")


def test_a_name_without_address_is_called_so(names):
    names["nowhere.example"] = [[]]
    with pytest.raises(FetchError, match=r"has no address \(check its spelling"):
        make_client().get("http://nowhere.example/")


def test_the_peer_is_asked_who_it_is_before_anything_is_sent(server, monkeypatch):
    place = (socket.AF_INET, ("127.0.0.1", int(server.address.rpartition(":")[2])))
    monkeypatch.setattr(AddressPolicy, "resolve", lambda *_: [place])
    refuse(make_client(), "http://sly.example/feed")
    assert server.requests == []


def test_a_target_behind_a_proxy_is_judged_before_the_proxy_hears_of_it(server, names):
    names["inner.example"] = [["10.0.0.1"]]
    refuse(make_client(proxy=server.url("")), "http://inner.example/")
    assert server.connections == 0


def test_a_public_target_is_asked_of_the_proxy(server, names):
    names["feeds.example"] = [[PUBLIC]]
    server.answers["http://feeds.example/feed"] = [reply(b"by proxy")]
    client = make_client(proxy=server.url(""))
    assert client.get("http://feeds.example/feed").body == b"by proxy"


def test_a_proxy_is_told_the_address_that_was_judged_for_tls(server, names):
    names["feeds.example"] = [[PUBLIC], [PUBLIC]]
    client = make_client(proxy=server.url(""))
    with pytest.raises(FetchError, match="proxy"):
        client.get("https://feeds.example/feed")
    assert [(r.method, r.target) for r in server.requests] == [("CONNECT", f"{PUBLIC}:443")]
