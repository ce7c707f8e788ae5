"""Where a hub is, as people write it."""

import pytest

from sidos.workshop.address import Address, joining_link, read_address


@pytest.mark.parametrize(
    ("text", "base", "link"),
    [
        ("10.0.0.5", "http://10.0.0.5:7436", ""),
        ("10.0.0.5:80", "http://10.0.0.5:80", ""),
        ("hall.local", "http://hall.local:7436", ""),
        ("[fe80::1]:9", "http://[fe80::1]:9", ""),
        ("fe80::1", "http://[fe80::1]:7436", ""),
        ("https://example.org", "https://example.org", ""),
        ("https://example.org/room/#s3cret", "https://example.org/room", "s3cret"),
        ("http://10.0.0.5:7436/#abc_-9", "http://10.0.0.5:7436", "abc_-9"),
        ("ws://10.0.0.5:7436/ws", "http://10.0.0.5:7436", ""),
    ],
)
def test_an_address_is_read(text: str, base: str, link: str) -> None:
    assert read_address(text) == Address(base=base, link=link)


@pytest.mark.parametrize("text", ["", "ftp://x", "host:notaport", "a b", "http://", "host:99999"])
def test_what_is_no_address_is_told(text: str) -> None:
    assert read_address(text) is None


def test_the_link_to_show_is_read_back() -> None:
    base = "https://example.org:7436"

    assert read_address(joining_link(base, "s3cret")) == Address(base=base, link="s3cret")
    assert Address(base=base).socket == "wss://example.org:7436/ws"
