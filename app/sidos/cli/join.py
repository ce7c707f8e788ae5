"""`sidos join`: take part in a workshop from this terminal."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import FAILED
from sidos.cli.local import Worded
from sidos.cli.option_table import options

if TYPE_CHECKING:
    from sidos.workshop.address import Address
    from sidos.workshop.frame import DoorFrame, HelloFrame


def command(context: Context) -> click.Command:
    """Join a room."""
    gettext = context.text.gettext

    def callback(host: str, code: str, name: str) -> int:
        return join(context, host, code, name)

    return Worded(
        context,
        "join",
        callback=callback,
        help=gettext(
            "Take part in a live workshop. HOST is the address shown on the big screen, with its "
            "port if there is one, or the whole link."
        ),
        params=[
            click.Argument(["host"], metavar=gettext("HOST")),
            click.Argument(["code"], default="", metavar=gettext("CODE")),
            *options(context, "person-name"),
        ],
    )


def join(context: Context, host: str, code: str, name: str) -> int:
    """Return to the room that the user was in, or knock, give a name and go in."""
    from sidos.cli.workshop.screen import address_of, need_terminal, show
    from sidos.tui.workshop.participant import ParticipantScreen
    from sidos.workshop.client import RoomClient
    from sidos.workshop.frame import HelloFrame
    from sidos.workshop.kept_token import KeptTokens

    address = address_of(host)
    need_terminal()
    tokens = KeptTokens(_folder(context) / "joined.json")
    lang = context.negotiated.tag
    token = "" if code or address.link else tokens.token(address.base)
    hello = HelloFrame(token=token, lang=lang) if token else _hello(context, address, code, name)
    client = RoomClient(address, hello, on_token=lambda token: tokens.keep(address.base, token))
    result = show(context, client, ParticipantScreen)
    if result == FAILED:
        tokens.drop(address.base)  # it was refused, or is not wanted any more
    return result


def _folder(context: Context) -> Path:
    return context.places.progress.parent


def _hello(context: Context, address: "Address", code: str, name: str) -> "HelloFrame":
    from sidos.workshop.frame import HelloFrame
    from sidos.workshop.view import Mode

    gettext, lang = context.text.gettext, context.negotiated.tag
    code, door = _let_in(context, address, code)
    click.echo(door.title)
    if door.mode is Mode.ANONYMOUS:
        click.echo(gettext("Nobody can tell who you are: no name is asked for or saved."))
        name = ""
    elif not name:
        named = door.mode is Mode.NAMED
        click.echo(
            gettext("The facilitator sees your name next to your answers.")
            if named
            else gettext("The facilitator sees the nickname that you choose.")
        )
        name = click.prompt(gettext("Your name") if named else gettext("A nickname"))
    return HelloFrame(code=code, link=address.link, name=name, lang=lang)


def _let_in(context: Context, address: "Address", code: str) -> "tuple[str, DoorFrame]":
    """The code and the door it opens; one that was typed here and opens none is asked for again."""
    from sidos.workshop.error import RefusedError
    from sidos.workshop.frame import ErrorCode as Why
    from sidos.workshop.frame import KnockFrame
    from sidos.workshop.knock import knock

    asks = not (code or address.link)
    while True:
        if asks:
            code = click.prompt(context.text.gettext("Code"))
        request = KnockFrame(code=code, link=address.link, lang=context.negotiated.tag)
        try:
            return code, asyncio.run(knock(address, request))
        except RefusedError as refused:
            if not asks or refused.fault not in {Why.CODE, Why.TOO_OFTEN}:
                raise
            click.echo(context.text.say(refused.message), err=True)
