"""A workshop's screen in this terminal, from its start to what is said after it."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED, GOOD, MISUSED, CommandError
from sidos.model.message import N_, Message
from sidos.study.printable import printable

if TYPE_CHECKING:
    from sidos.tui.workshop.base import RoomScreen
    from sidos.workshop.address import Address
    from sidos.workshop.client import RoomClient


def address_of(text: str) -> "Address":
    """Where a hub is. CommandError."""
    from sidos.workshop.address import read_address

    address = read_address(text)
    if address is None:
        sentence = N_("“{found}” is not an address. Write it like 192.0.2.7 or example.org:7436.")
        raise CommandError(Message(sentence, {"found": text}), MISUSED)
    return address


def need_terminal() -> None:
    """CommandError where there is no terminal to draw on."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CommandError(
            Message(N_("A workshop’s screen needs a terminal. Run the command in one.")), MISUSED
        )


def show(context: Context, client: "RoomClient", first: "Callable[[], RoomScreen]") -> int:
    """Run the screen until it is left; the exit code."""
    from sidos.tui.workshop.app import RoomApp

    need_terminal()
    app = RoomApp(
        client,
        first,
        locales=context.locales,
        tag=context.negotiated.tag,
        settings=context.settings,
    )
    message = app.run()
    context.speak(app.tag)
    if message is None:
        return app.return_code or GOOD
    click.echo(printable(context.text.say(message)), err=True)
    return FAILED
