"""A hub and the facilitator's screen in one: the hub beside it as a process of its own.

The facilitator's token is known to this process and to nobody else; the store has its hash.
"""

import shlex
import ssl
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError, HubEndedError
from sidos.cli.workshop.child_hub import ChildHub
from sidos.cli.workshop.headless import READABLE, Opening, kept_token
from sidos.cli.workshop.host_option import HostOptions, place_of
from sidos.cli.workshop.option import STORE, store_place
from sidos.cli.workshop.room_name import in_store
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.hub.hosting import ListenAddress
    from sidos.workshop.stores.port import Room

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - what people may ask for


def run_led(context: Context, wishes: HostOptions, opening: Opening, token: str) -> int:
    """Run both until the screen is left; `opening` makes or finds the room in the store."""
    from sidos.cli.workshop.lead import lead
    from sidos.cli.workshop.screen import need_terminal

    need_terminal()
    if not token:
        text = N_("A token’s hash is for a hub without a screen. Add --headless, or leave it out.")
        raise CommandError(Message(text), MISUSED)
    place = place_of(wishes)
    store = {STORE: store_place(context, wishes.store)}
    hub = ChildHub(lambda port: _arguments(context, wishes, port), store, wishes.port)
    try:
        with hub.running(_load_screen):
            room = in_store(context, wishes.store, opening)
            if wishes.token_file:
                kept_token(context, wishes, room, token)
            here = _here(place, hub.address.port)
            code = lead(
                context,
                here,
                token,
                public_url=(*hub.address.urls, here)[0],
                tls=_trusting(place),
                notice=Message(READABLE) if place.is_readable else None,
            )
    except HubEndedError as ended:
        click.echo(ended.output, err=True, nl=False)
        return ended.code if ended.code > 0 else 1
    _take_leave(context, wishes, in_store(context, wishes.store, lambda rooms: rooms.room(room.id)))
    return code


def _load_screen() -> None:
    """Import what the screen needs: that takes as long as the hub does to start."""
    import sidos.tui.workshop.app
    import sidos.tui.workshop.facilitator
    import sidos.workshop.client  # noqa: F401


def _take_leave(context: Context, wishes: HostOptions, room: "Room") -> None:
    """Say how to go on, or where the report is; the command on a line of its own, to be copied."""
    gettext, store = context.text.gettext, _store_words(wishes.store)
    if room.ended is None:
        click.echo(gettext("The hub has stopped. All answers are saved; resume with this command:"))
        where = shlex.join(_place_words(wishes, wishes.port))
        command = f"sidos workshop resume {room.id} {where}{store}"
    else:
        click.echo(gettext("The workshop has ended. This command writes its report:"))
        command = f"sidos workshop export {room.id} --format md{store}"
    click.echo(f"  {command}")


def _store_words(named: str) -> str:
    """The option that names the store again; a password in it is not written down."""
    if not named:
        return ""
    return f" --store {shlex.quote(named)}" if "@" not in named else " --store postgresql://…"


def _arguments(context: Context, wishes: HostOptions, port: int) -> list[str]:
    """The hub's command line: the same wishes, without a room and without a screen."""
    options = context.options
    words = ["--lang", context.negotiated.tag]
    words += ["--data", str(options.data)] if options.data is not None else []
    for folder in options.lessons:
        words += ["--lessons", str(folder)]
    words += ["workshop", "host", "--headless", "--no-room", "--until-eof", "--format", "json"]
    return [*words, "--most-people", str(wishes.most_people), *_place_words(wishes, port)]


def _place_words(wishes: HostOptions, port: int) -> list[str]:
    """The options that say where to listen."""
    words = ["--listen", wishes.listen, "--port", str(port)]
    for name, value in (
        ("--public", wishes.public),
        ("--cert", wishes.cert),
        ("--key", wishes.key),
    ):
        words += [name, value] if value else []
    for proxy in wishes.proxy:
        words += ["--proxy", proxy]
    return words


def _here(place: "ListenAddress", port: int) -> str:
    """The hub as it is reached from this machine."""
    host = _EVERYWHERE.get(place.listen, place.listen)
    scheme = "https" if place.certificate else "http"
    return f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"


def _trusting(place: "ListenAddress") -> ssl.SSLContext | None:
    """TLS that trusts our own certificate, by whatever name it goes, and no other."""
    if place.certificate is None:
        return None
    context = ssl.create_default_context(cafile=str(Path(place.certificate)))
    context.check_hostname = False
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    return context
