"""Rooms in the store, as a person names them on the command line."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.workshop.option import store_place
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.stores.port import Room, RoomStore

NEWEST = "last"
"""Names the newest room."""

T = TypeVar("T")


def room_argument(context: Context) -> click.Argument:
    """Which room."""
    return click.Argument(["room"], metavar=context.text.gettext("ROOM"))


def in_store(context: Context, named: str, work: "Callable[[RoomStore], Awaitable[T]]") -> T:
    """Do `work` with the store that is named, which must be there. CommandError."""
    from sidos.workshop.stores.chosen import file_of, open_store

    where = store_place(context, named)

    async def run() -> T:
        store = await open_store(where)
        try:
            return await work(store)
        finally:
            await store.close()

    file = file_of(where)
    if file is not None and not file.exists():
        text = N_(
            "There are no saved workshops: {path} doesn’t exist. Open a room with “sidos "
            "workshop host”."
        )
        raise CommandError(Message(text, {"path": str(file)}), MISUSED)
    return asyncio.run(run())


async def named_room(store: "RoomStore", name: str) -> "Room":
    """The room with that id, or the only one whose id begins so, or the newest one.
    CommandError."""
    rooms = await store.rooms()
    if name == NEWEST and rooms:
        return rooms[0]
    if not rooms:
        raise CommandError(
            Message(N_("There are no saved workshops. Open a room with “sidos workshop host”.")),
            MISUSED,
        )
    # An id is lower case; who reads it out may not be.
    near = [room for room in rooms if name and room.id.startswith(name.lower())]
    exact = [room for room in near if room.id == name.lower()]
    if len(exact or near) == 1:
        return (exact or near)[0]
    values: dict[str, str | int] = {"name": name, "names": ", ".join(room.id for room in near)}
    if near:
        text = N_("More than one room’s id starts with {name}: {names}. Type more of the id.")
    else:
        text = N_("There is no room {name}. Run “sidos workshop list” to see them all.")
    raise CommandError(Message(text, values), MISUSED)


def begun(context: Context, room: "Room") -> str:
    """When the room was opened, as this machine's clock shows it."""
    return context.formats.datetime(datetime.fromtimestamp(room.made).astimezone())
