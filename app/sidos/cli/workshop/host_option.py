"""Options of the commands that run a hub."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.option_table import format_option, options
from sidos.cli.workshop.option import networks
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.hub.hosting import ListenAddress

_HASH_DIGITS = 64


class HostOptions(Struct, frozen=True, kw_only=True):
    """The options of `host`, and of `resume` where they go with it, as they are called."""

    course: str = ""
    lesson: tuple[str, ...] = ()
    unit: tuple[str, ...] = ()
    title: str = ""
    mode: str = "nickname"
    retain: str = "24h"
    listen: str
    port: int
    public: str
    proxy: tuple[str, ...]
    cert: str
    key: str
    store: str
    headless: bool
    token_hash: str
    token_file: str
    no_room: bool = False
    until_eof: bool = False
    most_people: int
    form: str


def place_of(wishes: HostOptions) -> "ListenAddress":
    """Where to listen. CommandError."""
    from sidos.workshop.hub.hosting import ListenAddress

    if bool(wishes.cert) != bool(wishes.key):
        raise CommandError(Message(N_("Give --cert and --key together.")), MISUSED)
    for path in filter(None, (wishes.cert, wishes.key)):
        if not Path(path).is_file():
            raise CommandError(
                Message(
                    N_("{path} can’t be read. Check the path and your permissions."), {"path": path}
                ),
                MISUSED,
            )
    if wishes.public and not _is_url(wishes.public):
        text = N_("“{found}” is not an address. Write it like https://example.org.")
        raise CommandError(Message(text, {"found": wishes.public}), MISUSED)
    return ListenAddress(
        listen=wishes.listen,
        port=wishes.port,
        public=wishes.public,
        proxies=networks(wishes.proxy),
        certificate=Path(wishes.cert) if wishes.cert else None,
        key=Path(wishes.key) if wishes.key else None,
    )


def _is_url(text: str) -> bool:
    from sidos.workshop.address import read_address

    return text.startswith(("http://", "https://")) and read_address(text) is not None


def digest_of(digits: str) -> bytes:
    """The hash that a token's maker gives. CommandError."""
    if len(digits) != _HASH_DIGITS or set(digits.lower()) - set("0123456789abcdef"):
        text = N_("This is not a token’s hash. Give the {count} hexadecimal digits of its SHA-256.")
        raise CommandError(Message(text, {"count": _HASH_DIGITS}), MISUSED)
    return bytes.fromhex(digits)


ROOM = ("course", "lesson", "unit", "title", "mode", "retain")
"""What is asked in a new room, and of whom."""

PLACE = ("listen", "port", "public", "proxy", "cert", "key")
"""Where people find the hub."""

RUN = ("store", "headless", "token-hash", "token-output", "most-people")
"""What the hub keeps where, and how it is run."""

NO_ROOM = ("no-room", "until-eof")
"""A hub without a room of its own."""


def hub_options(context: Context, *more: str) -> list[click.Parameter]:
    """What every command that runs a hub has; `more`: names of further options."""
    chosen = options(context, *PLACE, *RUN, *more)
    return [*chosen, format_option(context, "text", "json")]
