"""`sidos workshop resume`: a room that is in the store, led on."""

from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.workshop.host_option import HostOptions, digest_of, hub_options
from sidos.cli.workshop.room_name import in_store, named_room, room_argument
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.stores.port import Room, RoomStore


def command(context: Context) -> click.Command:
    "Resume a room."
    gettext = context.text.gettext

    def callback(room: str, **options: object) -> int:
        return resume(context, room, HostOptions(**options))  # type: ignore[arg-type] # click's check

    return Worded(
        context,
        "resume",
        callback=callback,
        help=gettext(
            "Resume ROOM (its id or the beginning of it, or “last”) from where it left off. It "
            "gets a new facilitator’s token; the old one stops working."
        ),
        params=[room_argument(context), *hub_options(context)],
    )


def resume(context: Context, name: str, wishes: HostOptions) -> int:
    """Open the room's door again, with the facilitator's screen unless it is to be headless."""
    from sidos.workshop.secret import hashed, new_facilitator_token

    token = "" if wishes.token_hash else new_facilitator_token()
    digest = hashed(token) if token else digest_of(wishes.token_hash)
    room = in_store(context, wishes.store, lambda rooms: named_room(rooms, name))
    if room.ended is not None:
        text = N_("The workshop {name} has ended. Get its report with: {command}")
        command = f"sidos workshop export {room.id} --format md"
        raise CommandError(Message(text, {"name": room.id, "command": command}), MISUSED)

    async def opening(store: "RoomStore") -> "Room":
        await store.set_facilitator(room.id, digest)
        return room

    if wishes.headless:
        from sidos.cli.workshop.headless import run_headless

        return run_headless(context, wishes, opening, token)
    from sidos.cli.workshop.host_with_screen import run_led

    return run_led(context, wishes, opening, token)
