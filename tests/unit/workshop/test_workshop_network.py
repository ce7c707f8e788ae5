"""Who may speak to the hub, and whose failures are counted."""

from ipaddress import ip_network

import pytest

from sidos.workshop.hub.network import Hosts, client_address, host_name, own_hosts
from sidos.workshop.hub.rate_limit import Bucket, FailureLimit

HOSTS = Hosts(names=frozenset({"localhost", "127.0.0.1", "::1", "hall.local"}))
PROXIED = own_hosts("127.0.0.1", "https://Example.org/")


@pytest.mark.parametrize(
    "host", ["localhost:7436", "127.0.0.1", "[::1]:7436", "Hall.local.", "10.0.0.5:7436"]
)
def test_our_own_names_are_known(host: str) -> None:
    assert HOSTS.is_listed(host, "10.0.0.5")


@pytest.mark.parametrize("host", ["", "evil.example", "10.0.0.6", "localhost.evil.example", "[::1"])
def test_other_names_are_not(host: str) -> None:
    assert not HOSTS.is_listed(host, "10.0.0.5")


def test_listening_on_all_addresses_makes_no_name_of_it() -> None:
    assert not own_hosts("0.0.0.0").is_listed("0.0.0.0", "10.0.0.5")
    assert own_hosts("Hall.example").is_listed("hall.example:7436", "10.0.0.5")


@pytest.mark.parametrize(
    ("origin", "may"),
    [
        (None, True),
        ("http://localhost:7436", True),
        ("https://localhost:7436", True),
        ("http://localhost:8000", False),
        ("http://evil.example", False),
        ("null", False),
        ("file://", False),
        ("", False),
        ("http://localhost:7436.evil.example", False),
    ],
)
def test_only_our_own_pages_may_come_in(origin: str | None, may: bool) -> None:
    assert HOSTS.is_own(origin, "localhost:7436") is may


def test_a_proxy_in_front_gives_the_hub_another_name() -> None:
    assert PROXIED.is_listed("example.org", "10.0.0.5")
    assert PROXIED.is_own("https://example.org", "127.0.0.1:7436")
    assert not PROXIED.is_own("http://example.org", "127.0.0.1:7436")


PROXIES = (ip_network("10.0.0.0/8"),)


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("192.0.2.1", "", "192.0.2.1"),
        ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
        ("10.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("10.0.0.1", "1.1.1.1, 203.0.113.9, 10.2.2.2", "203.0.113.9"),
        ("10.0.0.1", "nonsense", "nonsense"),
        ("::ffff:192.0.2.1", "", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::/64"),
    ],
)
def test_only_a_named_proxy_is_believed(peer: str, forwarded: str, address: str) -> None:
    assert client_address(peer, forwarded, PROXIES) == address


def test_a_host_header_is_read_without_its_port() -> None:
    assert host_name("[2001:db8::1]:80") == "2001:db8::1"
    assert host_name("[oops") == ""


def test_a_bucket_lets_some_through_at_once_and_then_so_many_a_second() -> None:
    now = 0.0
    bucket = Bucket(5, 20, lambda: now)

    assert [bucket.take() for _ in range(20)] == [0.0] * 20
    assert bucket.take() == pytest.approx(0.2)
    now = 0.5
    assert [bucket.take() == 0 for _ in range(3)] == [True, True, False]


def test_failures_of_one_address_keep_it_waiting_and_nobody_else() -> None:
    now = 0.0
    limit = FailureLimit(lambda: now)
    for _ in range(60):
        limit.add("a")

    assert limit.wait("a") == pytest.approx(2.0)
    assert limit.wait("b") == 0
    now = 2.0
    assert limit.wait("a") == 0


def test_many_addresses_together_are_slowed_down_too() -> None:
    limit = FailureLimit(lambda: 0.0)
    for at in range(300):
        limit.add(f"a{at}")

    assert limit.wait("new") > 0
