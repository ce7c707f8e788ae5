"""Who may speak to the hub over HTTP: requests for a host that is ours, from pages that are ours.

A page of another site must not reach a hub on its visitor's network, neither directly (Origin)
nor by a name that it lets point here (Host).
"""

import socket
from collections.abc import Collection
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit

from msgspec import Struct

Network = IPv4Network | IPv6Network

_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


class Hosts(Struct, frozen=True, kw_only=True):
    """The names that are ours; `public`: the origin (`https://host[:port]`) of a reverse proxy in
    front, "" without one."""

    names: frozenset[str]
    public: str = ""

    def is_listed(self, host: str, own_address: str) -> bool:
        """Whether the header `Host` names us; `own_address` is what the connection came to."""
        name = host_name(host)
        return bool(name) and (
            name in self.names
            or name == _plain(own_address)
            or (bool(self.public) and host.lower() == urlsplit(self.public).netloc)
        )

    def is_own(self, origin: str | None, host: str) -> bool:
        """Whether a request with that header `Origin` may come in: it has none (no browser sent
        it), or it is of a page that we have sent."""
        if origin is None:
            return True
        if self.public and origin.lower() == self.public:
            return True
        parts = urlsplit(origin)
        return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.lower()


def own_hosts(listen: str, public: str = "") -> Hosts:
    """Ours: this machine's name, the address listened on, and whatever `public` names."""
    machine = socket.gethostname().lower()
    names = {*_LOCAL, _plain(listen), machine, f"{machine.partition('.')[0]}.local"}
    parts = urlsplit(public)
    origin = f"{parts.scheme}://{parts.netloc}".lower() if public else ""
    return Hosts(names=frozenset(names - {"", "0.0.0.0", "::"}), public=origin)  # noqa: S104


def host_name(host: str) -> str:
    """The name in a `Host` header, without its port; "" where it makes no sense."""
    try:
        return _plain(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return ""


def client_address(peer: str, forwarded: str, proxies: Collection[Network]) -> str:
    """Whose failures to count: the peer's address, or, where a proxy of ours is the peer, what it
    says of where the request came from. Of IPv6 the network, for one machine has many."""
    address = _plain(peer)
    for claimed in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
        if not _within(address, proxies):
            break
        address = _plain(claimed)
    if ":" not in address:
        return address
    try:
        return str(ip_network((address, 64), strict=False))
    except ValueError:
        return address


def shared_addresses(listen: str) -> tuple[str, ...]:
    """The addresses to tell people where the hub listens on all of them."""
    if listen not in {"0.0.0.0", "::"}:  # noqa: S104
        return (listen,)
    family = socket.AF_INET if listen == "0.0.0.0" else socket.AF_INET6  # noqa: S104
    with socket.socket(family, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: the system tells which address it would send from.
            probe.connect(("192.0.2.1" if family is socket.AF_INET else "2001:db8::1", 9))
        except OSError:
            return ()
        return (_plain(probe.getsockname()[0]),)


def _plain(address: str) -> str:
    name = address.strip("[]").partition("%")[0].lower().rstrip(".")
    return name.removeprefix("::ffff:") if "." in name else name


def _within(address: str, networks: Collection[Network]) -> bool:
    try:
        parsed = ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)
