"""`sidos workshop delete`: a room and all in it, for good."""

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.option_table import options
from sidos.cli.workshop.headless import token_path
from sidos.cli.workshop.room_name import begun, in_store, named_room, room_argument
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.stores.port import Room


def command(context: Context) -> click.Command:
    """Delete a room."""
    gettext = context.text.gettext

    def callback(room: str, yes: bool, store: str) -> int:
        return delete(context, room, store, yes=yes)

    return Worded(
        context,
        "delete",
        callback=callback,
        help=gettext(
            "Delete ROOM with its people, answers and questions from the floor. This can’t be "
            "undone."
        ),
        params=[
            room_argument(context),
            *options(context, "yes-unasked", "store"),
        ],
    )


def delete(context: Context, name: str, store: str, *, yes: bool) -> int:
    """Delete it, once that is confirmed."""
    room = in_store(context, store, lambda rooms: named_room(rooms, name))
    if not (yes or _confirmed(context, room)):
        raise CommandError(Message(N_("Nothing was deleted. If you are sure, add --yes.")), MISUSED)
    in_store(context, store, lambda rooms: rooms.delete(room.id))
    with suppress(FileNotFoundError):
        token_path(context, room.id).unlink()
    click.echo(context.text.gettext("The room {name} is deleted.", name=room.id))
    return GOOD


def _confirmed(context: Context, room: "Room") -> bool:
    """Whether a person at a terminal says so."""
    if not sys.stdin.isatty():
        return False
    gettext = context.text.gettext
    asked = gettext(
        "Delete the room {name}, opened {time}, and all in it? Type “yes” to delete it",
        name=room.id,
        time=begun(context, room),
    )
    reply = click.prompt(asked, default="", show_default=False)
    # i18n: What is typed to confirm that a room may be deleted.
    return str(reply).strip().casefold() in {gettext("yes").casefold(), "yes"}
