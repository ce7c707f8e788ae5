"""`sidos workshop project`: the projector's view."""

import click

from sidos.cli.context import Context
from sidos.cli.local import Worded


def command(context: Context) -> click.Command:
    """Show a room to all."""
    gettext = context.text.gettext

    def callback(url: str, code: str) -> int:
        from sidos.cli.workshop.screen import address_of, show
        from sidos.tui.workshop.projector import ProjectorScreen
        from sidos.workshop.client import RoomClient
        from sidos.workshop.frame import HelloFrame, Role

        address = address_of(url)
        if not (code or address.link):
            code = click.prompt(gettext("Code"))
        tag = context.negotiated.tag
        hello = HelloFrame(role=Role.PROJECTOR, code=code, link=address.link, lang=tag)
        return show(context, RoomClient(address, hello), lambda: ProjectorScreen(address.base))

    return Worded(
        context,
        "project",
        callback=callback,
        help=gettext(
            "Show the code, the questions and what the room answered, for all to see. URL may be "
            "the whole link; otherwise give the code too."
        ),
        params=[
            click.Argument(["url"], metavar="URL"),
            click.Argument(["code"], default="", metavar=gettext("CODE")),
        ],
    )
