"""`sidos workshop host`: a room, the hub that people join it at, and the facilitator's screen."""

from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import MISUSED, CommandError
from sidos.cli.lesson_name import lesson_key
from sidos.cli.local import Worded
from sidos.cli.option_table import options
from sidos.cli.workshop.host_option import (
    NO_ROOM,
    ROOM,
    HostOptions,
    digest_of,
    hub_options,
)
from sidos.cli.workshop.option import duration
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.deck import Deck
    from sidos.workshop.hub.hosting import NewRoom
    from sidos.workshop.stores.port import Room, RoomStore


def command(context: Context) -> click.Command:
    """Open a room."""

    def callback(**options: object) -> int:
        return host(context, HostOptions(**options))  # type: ignore[arg-type] # click has checked them

    return Worded(
        context,
        "host",
        callback=callback,
        help=context.text.gettext(
            "Open a room that people join from a terminal or a phone, and lead it from here. The "
            "hub runs until you quit, or with --headless until you stop it with Ctrl+C."
        ),
        params=[*options(context, *ROOM), *hub_options(context, *NO_ROOM)],
    )


def host(context: Context, wishes: HostOptions) -> int:
    """Run a hub, and the facilitator's screen unless it is to be headless."""
    from sidos.workshop.hub.hosting import make_room
    from sidos.workshop.secret import hashed, new_facilitator_token

    if wishes.no_room:
        from sidos.cli.workshop.headless import run_headless

        return run_headless(context, wishes)
    token = "" if wishes.token_hash else new_facilitator_token()
    wanted = new_room(context, wishes, hashed(token) if token else digest_of(wishes.token_hash))

    async def opening(store: "RoomStore") -> "Room":
        return await make_room(store, wanted)

    if wishes.headless:
        from sidos.cli.workshop.headless import run_headless

        return run_headless(context, wishes, opening, token)
    from sidos.cli.workshop.host_with_screen import run_led

    return run_led(context, wishes, opening, token)


def new_room(context: Context, wishes: HostOptions, facilitator: bytes) -> "NewRoom":
    """The room that is wished for. CommandError, UnknownCourseError or UnknownLessonError."""
    from random import SystemRandom

    from sidos.workshop.deck import Deck
    from sidos.workshop.hub.hosting import NewRoom
    from sidos.workshop.view import Mode

    context.library.refresh()
    keys = [lesson_key(context, name) for name in wishes.lesson]
    course = wishes.course or next((key.partition("/")[0] for key in keys), "")
    courses = [entry.course.id for entry in context.library.courses()]
    if not course and courses:
        course = courses[0]
    deck = Deck(context.library, context.locales, course)
    _check_units(deck, wishes.unit)
    lessons = [key.partition("/")[2] for key in keys if key.partition("/")[0] == course]
    questions = deck.names(lessons, wishes.unit)
    if not questions:
        raise CommandError(
            Message(
                N_("There are no questions in what you have chosen. Choose other lessons or units.")
            ),
            MISUSED,
        )
    return NewRoom(
        course=course,
        questions=questions,
        facilitator=facilitator,
        mode=Mode(wishes.mode),
        title=wishes.title,
        retain=duration(wishes.retain),
        seed=SystemRandom().getrandbits(31),
    )


def _check_units(deck: "Deck", units: tuple[str, ...]) -> None:
    for name in units:
        if name not in deck.units():
            text = N_("There is no unit “{name}”. Choose one of these: {units}.")
            values = {"name": name, "units": ", ".join(deck.units())}
            raise CommandError(Message(text, values), MISUSED)
