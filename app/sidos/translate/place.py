"""Where the interface shows each of its messages, and how many cells there are for it.

The figures are measured on the real screens by `python3 -m tests.places` and kept beside this file,
because a translator's tools load no screens.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, json

FILE = Path(__file__).with_name("interface_places.json")


class Place(Struct, frozen=True, omit_defaults=True):
    """`kind`: what the message is, in a translator's words. `width`: the cells it may take at
    most, not counting what stands in braces; None where it wraps, or gives way as it is meant to.
    `stops`: the tour's stops that show it."""

    kind: str
    width: int | None = None
    stops: tuple[str, ...] = ()


def places(path: Path = FILE) -> Mapping[str, Place]:
    """Every message that the screens show, by its text, or `context\\u0004text`."""
    return json.decode(path.read_bytes(), type=dict[str, Place])


def place_key(context: str | None, text: str) -> str:
    """What a message is called in `places`; a plural goes by its first form."""
    return text if context is None else f"{context}\u0004{text}"
