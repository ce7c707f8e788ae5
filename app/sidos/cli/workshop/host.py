"""`sidos workshop host`: a room, and the hub that people join it at."""

import asyncio
import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from sidos.cli.fault import GOOD, MISUSED, Fault
from sidos.cli.local import Worded
from sidos.cli.session import Session
from sidos.cli.workshop.option import duration, networks, store_option, store_place
from sidos.model.message import N_, Message

if TYPE_CHECKING:
    from sidos.workshop.deck import Deck
    from sidos.workshop.hub.hosting import Hosting, NewRoom, Place
    from sidos.workshop.stores.port import Room

_HASH_DIGITS = 64


class Wishes(Struct, frozen=True, kw_only=True):
    """The command's options, as they are called."""

    course: str
    lesson: tuple[str, ...]
    unit: tuple[str, ...]
    title: str
    mode: str
    retain: str
    listen: str
    port: int
    public: str
    proxy: tuple[str, ...]
    cert: str
    key: str
    store: str
    headless: bool
    token_hash: str
    token_file: str
    no_room: bool
    most_people: int
    form: str


def command(session: Session) -> click.Command:
    """Open a room."""

    def callback(**options: object) -> int:
        wishes = Wishes(**options)  # type: ignore[arg-type] # click has checked them
        return host(session, wishes)

    return Worded(
        session.text,
        "host",
        callback=callback,
        help=session.text.gettext(
            "Open a room that people join from a terminal or a phone, and run its hub until you "
            "stop it with Ctrl+C."
        ),
        params=[*_room_options(session), *_place_options(session), *_hub_options(session)],
    )


def host(session: Session, wishes: Wishes) -> int:
    """Run a hub; until it is interrupted."""
    from sidos.cli.workshop.trouble import told_in_a_sentence
    from sidos.workshop.secret import hashed, new_facilitator_token

    place, where = _place(wishes), store_place(session, wishes.store)
    token = "" if wishes.token_hash or wishes.no_room else new_facilitator_token()
    digest = bytes.fromhex(_checked_hash(wishes.token_hash)) if not token else hashed(token)
    room = None if wishes.no_room else new_room(session, wishes, digest)
    with told_in_a_sentence(place, where), suppress(KeyboardInterrupt):
        asyncio.run(_run(session, wishes, place, room, token))
    return GOOD


def new_room(session: Session, wishes: Wishes, facilitator: bytes) -> "NewRoom":
    """The room that is wished for. Fault where a course, unit or lesson isn't there."""
    from random import SystemRandom

    from sidos.content.library import UnknownLesson
    from sidos.workshop.deck import Deck
    from sidos.workshop.hub.hosting import NewRoom
    from sidos.workshop.view import Mode

    session.library.refresh()
    keys = [session.lesson_key(name) for name in wishes.lesson]
    course = wishes.course or next((key.partition("/")[0] for key in keys), "")
    courses = [entry.course.id for entry in session.library.courses()]
    if not course and courses:
        course = courses[0]
    try:
        deck = Deck(session.library, session.locales, course)
        _check_units(deck, wishes.unit)
        lessons = [key.partition("/")[2] for key in keys if key.partition("/")[0] == course]
        questions = deck.names(lessons, wishes.unit)
    except UnknownLesson as error:
        text = N_("There is no course “{name}”. Courses: {courses}.")
        values = {"name": course, "courses": ", ".join(courses)}
        raise Fault(Message(text, values), MISUSED) from error
    if not questions:
        raise Fault(Message(N_("There are no questions to ask in what you have chosen.")), MISUSED)
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
            text = N_("There is no unit “{name}”. Units: {units}.")
            values = {"name": name, "units": ", ".join(deck.units())}
            raise Fault(Message(text, values), MISUSED)


async def _run(
    session: Session, wishes: Wishes, place: "Place", wanted: "NewRoom | None", token: str
) -> None:
    from sidos.workshop.hub.hosting import Hosting, make_room, prepare_process

    hosting = Hosting(
        session.library,
        session.locales,
        where=store_place(session, wishes.store),
        place=place,
        most_people=wishes.most_people,
    )
    over = _interruption()
    async with hosting:
        room = None if wanted is None else await make_room(hosting.store, wanted)
        token_file = _kept_token(session, wishes, room, token) if room and token else ""
        prepare_process()
        _tell(session, wishes, hosting, room, token_file)
        await over.wait()


def _kept_token(session: Session, wishes: Wishes, room: "Room", token: str) -> str:
    """Write the token where only its owner can read it; where that is."""
    folder = session.places.progress.parent
    path = Path(wishes.token_file) if wishes.token_file else folder / f"workshop-{room.id}.token"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(f"{token}\n")
    return str(path)


def _tell(
    session: Session, wishes: Wishes, hosting: "Hosting", room: "Room | None", token_file: str
) -> None:
    """Say where the hub is and how to join, once it can be joined."""
    gettext, urls = session.text.gettext, hosting.urls()
    if hosting.place.is_readable:
        click.echo(
            gettext(
                "Others on this network can read along, because plain http is not encrypted. "
                "Give --cert and --key to encrypt it."
            ),
            err=True,
        )
    if wishes.form == "json":
        import json

        told = {"urls": urls, "port": hosting.server.port}
        if room is not None:
            told |= {"room": room.id, "code": room.code, "link": hosting.link(room)}
            told |= {"token_file": token_file}
        click.echo(json.dumps(told))
        return
    for url in urls:
        click.echo(gettext("The hub listens at {url}", url=url))
    if not urls:
        click.echo(gettext("This machine is on no network now, so only it can reach the hub."))
    if room is not None:
        click.echo(gettext("Room: {name}", name=room.id))
        click.echo(gettext("Code: {code}", code=room.code))
        click.echo(gettext("Link: {link}", link=hosting.link(room)))
    if token_file:
        click.echo(gettext("The facilitator’s token is in {path}", path=token_file))


def _interruption() -> asyncio.Event:
    """Set once somebody asks the process to end."""
    over = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, over.set)
    return over


def _place(wishes: Wishes) -> "Place":
    from sidos.workshop.hub.hosting import Place

    if bool(wishes.cert) != bool(wishes.key):
        raise Fault(Message(N_("Give --cert and --key together.")), MISUSED)
    return Place(
        listen=wishes.listen,
        port=wishes.port,
        public=wishes.public,
        proxies=networks(wishes.proxy),
        certificate=Path(wishes.cert) if wishes.cert else None,
        key=Path(wishes.key) if wishes.key else None,
    )


def _checked_hash(digits: str) -> str:
    if digits and (len(digits) != _HASH_DIGITS or set(digits.lower()) - set("0123456789abcdef")):
        text = N_("A token’s hash is the {count} hexadecimal digits of its SHA-256.")
        raise Fault(Message(text, {"count": _HASH_DIGITS}), MISUSED)
    return digits


def _room_options(session: Session) -> list[click.Parameter]:
    gettext = session.text.gettext
    return [
        click.Option(
            ["--course"],
            default="",
            metavar=gettext("COURSE"),
            help=gettext("The course to ask from; by default the lesson’s, or the first one."),
        ),
        click.Option(
            ["--lesson"],
            multiple=True,
            metavar=gettext("LESSON"),
            shell_complete=session.complete_lesson,
            help=gettext("Ask this lesson’s questions. You can give this option more than once."),
        ),
        click.Option(
            ["--unit"],
            multiple=True,
            metavar=gettext("UNIT"),
            help=gettext("Ask this unit’s questions. You can give this option more than once."),
        ),
        click.Option(
            ["--title"],
            default="",
            metavar=gettext("TEXT"),
            help=gettext("What the workshop is called; by default as the course."),
        ),
        click.Option(
            ["--mode"],
            type=click.Choice(["anonymous", "nickname", "named"]),
            default="nickname",
            metavar="anonymous|nickname|named",
            help=gettext(
                "What is known of people: nothing, a nickname (by default), or a name. It can’t be "
                "changed later."
            ),
        ),
        click.Option(
            ["--retain"],
            default="24h",
            metavar=gettext("TIME"),
            help=gettext("How long after the end names are kept: 24h by default."),
        ),
    ]


def _place_options(session: Session) -> list[click.Parameter]:
    from sidos.workshop.address import PORT

    gettext = session.text.gettext
    return [
        click.Option(
            ["--listen"],
            default="127.0.0.1",
            metavar=gettext("ADDRESS"),
            help=gettext(
                "Let people join over the network at this address of yours; 0.0.0.0 for all of "
                "them. By default only this machine can join."
            ),
        ),
        click.Option(
            ["--port"],
            type=click.IntRange(0, 65535),
            default=PORT,
            metavar=gettext("NUMBER"),
            help=gettext("The port to listen on; 0 for any free one."),
        ),
        click.Option(
            ["--public"],
            default="",
            metavar="URL",
            help=gettext("The address that people use, if a proxy stands in front of the hub."),
        ),
        click.Option(
            ["--proxy"],
            multiple=True,
            metavar=gettext("ADDRESS"),
            help=gettext("Believe this proxy when it says where a request came from."),
        ),
        click.Option(
            ["--cert"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("The certificate to encrypt with, as a PEM file."),
        ),
        click.Option(
            ["--key"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("The certificate’s private key, as a PEM file."),
        ),
    ]


def _hub_options(session: Session) -> list[click.Parameter]:
    gettext = session.text.gettext
    return [
        store_option(session),
        click.Option(
            ["--headless"], is_flag=True, help=gettext("Run only the hub, without a screen.")
        ),
        click.Option(
            ["--token-hash"],
            default="",
            metavar="SHA256",
            help=gettext("The hash of a facilitator’s token that you have made yourself."),
        ),
        click.Option(
            ["--token-file"],
            default="",
            type=click.Path(),
            metavar=gettext("FILE"),
            help=gettext("Where to write the facilitator’s token."),
        ),
        click.Option(
            ["--no-room"],
            is_flag=True,
            help=gettext("Open no room; only serve those that are in the store."),
        ),
        click.Option(
            ["--most-people"],
            type=click.IntRange(1),
            default=5000,
            metavar=gettext("NUMBER"),
            help=gettext("How many people a room holds."),
        ),
        click.Option(
            ["--format", "form"],
            type=click.Choice(["text", "json"]),
            default="text",
            metavar="text|json",
            help=gettext("The output format: {formats}.", formats="text, json"),
        ),
    ]
