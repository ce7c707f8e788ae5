"""A hub alone, without a screen: it says where it is, and runs until it is asked to end."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD
from sidos.cli.workshop.host_option import HostOptions, place_of
from sidos.cli.workshop.option import store_place
from sidos.model.message import N_

if TYPE_CHECKING:
    from sidos.workshop.hub.hosting import Hosting, ListenAddress
    from sidos.workshop.stores.port import Room, RoomStore

Opening = Callable[["RoomStore"], Awaitable["Room"]]
"""Makes the room in the store, or finds it there."""

READABLE = N_(
    "Others on this network can read the traffic, because plain http is not encrypted. Give "
    "--cert and --key to encrypt it."
)


def run_headless(
    context: Context, wishes: HostOptions, opening: Opening | None = None, token: str = ""
) -> int:
    """Run it; without `opening` for the rooms that are in the store. `token`: the facilitator's,
    where it is for us to keep."""
    from sidos.cli.workshop.trouble import told_in_a_sentence

    place = place_of(wishes)
    with told_in_a_sentence(place), suppress(KeyboardInterrupt):
        asyncio.run(_run(context, wishes, place, opening, token))
    return GOOD


async def _run(
    context: Context,
    wishes: HostOptions,
    place: "ListenAddress",
    opening: Opening | None,
    token: str,
) -> None:
    from sidos.workshop.hub.hosting import Hosting, prepare_process

    hosting = Hosting(
        context.library,
        context.locales,
        where=store_place(context, wishes.store),
        place=place,
        most_people=wishes.most_people,
    )
    over = _interruption(with_parent=wishes.until_eof)
    async with hosting:
        room = None if opening is None else await opening(hosting.store)
        token_file = kept_token(context, wishes, room, token) if room and token else ""
        prepare_process()
        _tell(context, wishes, hosting, room, token_file)
        await over.wait()


def token_path(context: Context, room: str) -> Path:
    """Where a room's facilitator's token is written where nothing else is asked for."""
    return context.places.progress.parent / f"workshop-{room}.token"


def kept_token(context: Context, wishes: HostOptions, room: "Room", token: str) -> str:
    """Write the token where only its owner can read it; where that is."""
    path = Path(wishes.token_file) if wishes.token_file else token_path(context, room.id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(f"{token}\n")
    return str(path)


def _tell(
    context: Context, wishes: HostOptions, hosting: "Hosting", room: "Room | None", token_file: str
) -> None:
    """Say where the hub is and how to join, once it can be joined."""
    gettext, urls = context.text.gettext, hosting.urls()
    if hosting.place.is_readable:
        click.echo(gettext(READABLE), err=True)
    if wishes.form == "json":
        import json

        answer = {"urls": urls, "port": hosting.server.port}
        if room is not None:
            answer |= {"room": room.id, "code": room.code, "link": hosting.link(room)}
            answer |= {"token_file": token_file}
        click.echo(json.dumps(answer))
        return
    for url in urls:
        click.echo(gettext("The hub’s address: {url}", url=url))
    if not urls:
        click.echo(
            gettext(
                "This machine isn’t on a network, so nobody else can reach the hub. "
                "Connect it to one."
            )
        )
    if room is not None:
        click.echo(gettext("Room: {name}", name=room.id))
        click.echo(gettext("Code: {code}", code=room.code))
        click.echo(gettext("Link: {link}", link=hosting.link(room)))
    if token_file:
        click.echo(gettext("The facilitator’s token is in {path}", path=token_file))


def _interruption(*, with_parent: bool) -> asyncio.Event:
    """Set once somebody asks the process to end; `with_parent`: or standard input is closed."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, over.set)

    def read() -> None:
        if not os.read(given, 1024):
            loop.remove_reader(given)
            over.set()

    if with_parent:
        given = sys.stdin.fileno()
        loop.add_reader(given, read)
    return over
