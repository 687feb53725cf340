from ipaddress import ip_address

import pytest

from publisher.http import is_allowed, is_public, parse_allowed

PUBLIC = """
    1.1.1.1 93.184.215.14 172.15.0.1 172.32.0.1 100.63.255.255 100.128.0.1 192.0.3.1 11.0.0.1
    2606:4700::1111 2001:4860:4860::8888 2a00:1450:4001::1 64:ff9b::1.1.1.1 ::ffff:8.8.8.8
    2606:4700::5efe:8.8.8.8
""".split()
NOT_PUBLIC = """
    0.0.0.0 0.1.2.3 10.0.0.1 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.255 169.254.169.254
    172.16.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.88.99.1 192.168.1.1 198.18.0.1 198.51.100.1
    203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
    :: ::1 fe80::1 fec0::1 fc00::1 fd00:ec2::254 ff02::1 2001:db8::1 3fff::1 100::1 5f00::1
    ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:10.0.0.1 ::127.0.0.1
    64:ff9b::7f00:1 64:ff9b::10.0.0.1 64:ff9b:1::7f00:1 2002:7f00:1::1 2002:c0a8:101::1
    2002:0808:0808::1 2001::1 2001:10::1 168.63.129.16 100.100.100.200 192.0.0.192 fd20:ce::254
    2606:4700::5efe:7f00:1 2606:4700::200:5efe:10.0.0.1 64:ff9b::168.63.129.16 ::ffff:0:127.0.0.1
""".split()


@pytest.mark.parametrize("text", PUBLIC)
def test_an_address_of_the_public_net_may_be_asked(text):
    assert is_public(ip_address(text))
    assert is_allowed(ip_address(text), 80)


@pytest.mark.parametrize("text", NOT_PUBLIC)
def test_an_address_that_is_not_of_the_public_net_may_not(text):
    assert not is_public(ip_address(text))
    assert not is_allowed(ip_address(text), 80)


@pytest.mark.parametrize(
    ("rule", "address", "port", "expected"),
    [
        ("10.1.0.0/16", "10.1.2.3", 80, True),
        ("10.1.0.0/16", "10.2.0.1", 80, False),
        ("10.1.2.3", "10.1.2.3", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", 8081, False),
        ("127.0.0.1:8080", "127.0.0.2", 8080, False),
        ("127.0.0.0/8", "::ffff:127.0.0.1", 80, True),
        ("[::1]:8080", "::1", 8080, True),
        ("[::1]:8080", "::1", 80, False),
        ("fd00::/8", "fd12::1", 443, True),
        ("10.0.0.0/8", "fd12::1", 443, False),
    ],
)
def test_settings_allow_just_what_they_name(rule, address, port, expected):
    assert is_allowed(ip_address(address), port, parse_allowed([rule])) is expected


@pytest.mark.parametrize(
    "text", ["localhost", "10.1.0.1/16", "10.0.0.0/99", "127.0.0.1:0", "127.0.0.1:99999", "", "*"]
)
def test_what_is_no_network_is_refused_by_name(text):
    with pytest.raises(ValueError, match=r"is not a network|1 to 65535"):
        parse_allowed([text])
