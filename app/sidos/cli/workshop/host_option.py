"""Options of the commands that run a hub."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.local import NumberOption
from sidos.cli.workshop.option import networks, store_option
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


def room_options(context: Context) -> list[click.Parameter]:
    """What is asked in a new room, and of whom."""
    gettext = context.text.gettext
    return [
        click.Option(
            ["--course"],
            default="",
            metavar=gettext("COURSE"),
            help=gettext("The course to ask from; by default the lesson’s, or the first one."),
        ),
        click.Option(
            ["--lesson"],
            multiple=True,
            metavar=gettext("LESSON"),
            shell_complete=context.complete_lesson,
            help=gettext("Ask this lesson’s questions. You can give this option more than once."),
        ),
        click.Option(
            ["--unit"],
            multiple=True,
            metavar=gettext("UNIT"),
            help=gettext("Ask this unit’s questions. You can give this option more than once."),
        ),
        click.Option(
            ["--title"],
            default="",
            metavar=gettext("TEXT"),
            help=gettext("The workshop’s title. By default, the course’s title."),
        ),
        click.Option(
            ["--mode"],
            type=click.Choice(["anonymous", "nickname", "named"]),
            default="nickname",
            metavar="anonymous|nickname|named",
            help=gettext(
                "What you ask people for: nothing, a nickname (the default), or a name. It can’t "
                "be changed later."
            ),
        ),
        click.Option(
            ["--retain"],
            default="24h",
            metavar=gettext("TIME"),
            help=gettext("How long names are kept after the end. By default, 24h."),
        ),
    ]


def place_options(context: Context) -> list[click.Parameter]:
    """Where people find the hub."""
    from sidos.workshop.address import PORT

    gettext = context.text.gettext
    return [
        click.Option(
            ["--listen"],
            default="127.0.0.1",
            metavar=gettext("ADDRESS"),
            help=gettext(
                "Let people join over the network at this address of yours; 0.0.0.0 for all of "
                "them. By default only this machine can join."
            ),
        ),
        NumberOption(
            ["--port"],
            type=click.IntRange(0, 65535),
            default=PORT,
            metavar=gettext("NUMBER"),
            help=gettext("The port to listen on, up to 65535; 0 for any free one."),
        ),
        click.Option(
            ["--public"],
            default="",
            metavar="URL",
            help=gettext("The address that people use, if the hub is behind a proxy."),
        ),
        click.Option(
            ["--proxy"],
            multiple=True,
            metavar=gettext("ADDRESS"),
            help=gettext("Trust this proxy when it says where a request came from."),
        ),
        click.Option(
            ["--cert"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("The certificate to encrypt with, as a PEM file."),
        ),
        click.Option(
            ["--key"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("The certificate’s private key, as a PEM file."),
        ),
    ]


def hub_options(context: Context) -> list[click.Parameter]:
    """What the hub keeps where, and how it is run."""
    gettext = context.text.gettext
    return [
        store_option(context),
        click.Option(
            ["--headless"], is_flag=True, help=gettext("Run only the hub, without a screen.")
        ),
        click.Option(
            ["--token-hash"],
            default="",
            metavar="SHA256",
            help=gettext("The hash of a facilitator’s token that you have made yourself."),
        ),
        click.Option(
            ["--token-file"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("Where to write the facilitator’s token."),
        ),
        NumberOption(
            ["--most-people"],
            type=click.IntRange(1),
            default=5000,
            metavar=gettext("NUMBER"),
            help=gettext("The most people a room can hold."),
        ),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            metavar="text|json",
            help=gettext("The output format: {formats}.", formats="text, json"),
        ),
    ]


def no_room_options(context: Context) -> list[click.Parameter]:
    """A hub without a room of its own."""
    gettext = context.text.gettext
    return [
        click.Option(
            ["--no-room"],
            is_flag=True,
            help=gettext("Don’t open a room; only serve the saved ones."),
        ),
        # For the process that opens the screen: the hub ends with it, however that ends.
        click.Option(["--until-eof"], is_flag=True, hidden=True),
    ]
