"""What the values of the workshop commands' options mean."""

import re
from ipaddress import ip_network
from typing import TYPE_CHECKING

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.hub.network import Network

STORE = "SIDOS_STORE"
"""The variable that names a store."""

_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_LONGEST = 10 * 365 * 86_400


def store_place(context: Context, named: str) -> str:
    """The store that is meant; by default the one that the environment names (a password may
    be in it, and command lines can be read by others), or a file in the learner's folder."""
    own_file = f"sqlite:{context.places.progress.parent / 'workshops.db'}"
    return named or context.environ.get(STORE, "") or own_file


def duration(text: str) -> int:
    """Seconds in “24h”, “90m”, “7d”. CommandError."""
    match = re.fullmatch(r"(\d{1,9})([smhd]?)", text.strip())
    seconds = int(match[1]) * _UNITS[match[2]] if match else _LONGEST + 1
    if seconds > _LONGEST:
        sentence = N_("“{found}” is not a length of time. Write it like 24h, 90m or 7d.")
        raise CommandError(Message(sentence, {"found": text}), MISUSED)
    return seconds


def networks(texts: tuple[str, ...]) -> "tuple[Network, ...]":
    """The addresses or networks named. CommandError."""
    named = []
    for text in texts:
        try:
            named.append(ip_network(text, strict=False))
        except ValueError as error:
            sentence = N_("“{found}” is not an address. Write it like 192.0.2.7 or 10.0.0.0/8.")
            raise CommandError(Message(sentence, {"found": text}), MISUSED) from error
    return tuple(named)
