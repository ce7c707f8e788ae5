"""Where a hub is, as people write it: HOST, HOST:PORT, or the whole link of a QR code."""

from urllib.parse import urlsplit

from msgspec import Struct

PORT = 7436
"""Where a hub listens unless told otherwise."""


class Address(Struct, frozen=True, kw_only=True):
    """`base`: the page's URL without a slash at its end; `link`: the secret in its fragment."""

    base: str
    link: str = ""

    @property
    def socket(self) -> str:
        """The WebSocket's URL."""
        return f"{self.base.replace('http', 'ws', 1)}/ws"


def read_address(text: str) -> Address | None:
    """The address that `text` names; None where it names none."""
    whole = text.strip()
    if "://" not in whole:
        whole = f"http://{_bracketed(whole)}"
    try:
        parts = urlsplit(whole)
        port = parts.port
    except ValueError:
        return None
    schemes = {"http": "http", "https": "https", "ws": "http", "wss": "https"}
    scheme = schemes.get(parts.scheme)
    if scheme is None or not parts.hostname or any(char.isspace() for char in whole):
        return None
    named = "://" in text
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    if port is None and not named:
        port = PORT
    base = f"{scheme}://{host}" + (f":{port}" if port is not None else "")
    path = parts.path.removesuffix("/ws").rstrip("/")
    return Address(base=base + path, link=parts.fragment)


def joining_link(base: str, link: str) -> str:
    """The URL to show as a QR code: the secret is in the fragment, which no server gets."""
    return f"{base}/#{link}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host
