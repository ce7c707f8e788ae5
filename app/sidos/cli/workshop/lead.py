"""`sidos workshop lead`: the facilitator's screen for a hub that runs elsewhere."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.option_table import options
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    import ssl


def command(context: Context) -> click.Command:
    """Lead a room."""
    gettext = context.text.gettext

    def callback(url: str, token_file: str) -> int:
        from sidos.cli.workshop.screen import address_of

        return lead(context, address_of(url).base, _token(context, token_file))

    return Worded(
        context,
        "lead",
        callback=callback,
        help=gettext(
            "Open the facilitator’s screen for the hub at URL. The facilitator’s token is asked "
            "for, or read from a file."
        ),
        params=[
            click.Argument(["url"], metavar="URL"),
            *options(context, "token-input"),
        ],
    )


def lead(
    context: Context,
    url: str,
    token: str,
    *,
    public_url: str = "",
    tls: "ssl.SSLContext | None" = None,
    notice: Message | None = None,
) -> int:
    """The screen; `public_url`: the address that people join at, where that is another; `tls`: how
    to trust the hub, where that is not the usual way; `notice`: what to say at first."""
    from sidos.cli.workshop.screen import address_of, show
    from sidos.tui.workshop.facilitator import FacilitatorScreen
    from sidos.workshop.client import RoomClient
    from sidos.workshop.frame import HelloFrame, Role

    hello = HelloFrame(role=Role.FACILITATOR, token=token, lang=context.negotiated.tag)
    client = RoomClient(address_of(url), hello, tls=tls)
    folder = Path.cwd()
    return show(context, client, lambda: FacilitatorScreen(public_url or url, folder, notice))


def _token(context: Context, path: str) -> str:
    """The token: never an argument, which other people on the machine could read."""
    if path:
        try:
            return Path(path).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            text = N_("{path} can’t be read. Check the path and your permissions.")
            raise CommandError(Message(text, {"path": path}), MISUSED) from error
    asked = context.text.gettext("The facilitator’s token:")
    if not sys.stdin.isatty():
        return sys.stdin.readline().strip()
    return str(click.prompt(asked.removesuffix(":"), hide_input=True)).strip()
