"""`sidos workshop export`: what a workshop came to, as a file."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sidos.cli.context import Context
from sidos.cli.error import GOOD, MISUSED, CommandError
from sidos.cli.local import Worded
from sidos.cli.option_table import REPORT_FORMATS, options
from sidos.cli.workshop.room_name import in_store, named_room, room_argument
from sidos.model.message import N_, Message
from sidos.store.atomic_file import replaced_file

if TYPE_CHECKING:
    from sidos.workshop.report.data import Report
    from sidos.workshop.stores.port import RoomStore


def command(context: Context) -> click.Command:
    """Write the report."""
    gettext = context.text.gettext

    def callback(room: str, form: str | None, to: str, store: str) -> int:
        return export(context, room, form or _form_of(to), to, store)

    return Worded(
        context,
        "export",
        callback=callback,
        help=gettext(
            "Write the report of ROOM: its id or the beginning of it, or “last” for the newest. A "
            "table and JSON have a row for each person if the room asked for names; Markdown has "
            "sums only."
        ),
        params=[
            room_argument(context),
            *options(context, "report-format", "report-file", "store"),
        ],
    )


def export(context: Context, name: str, form: str, to: str, store: str) -> int:
    """Write it to the file `to`, or to standard output."""
    report = in_store(context, store, lambda rooms: _report(context, rooms, name))
    written = _written(context, report, form)
    if not to:
        sys.stdout.write(written)
        return GOOD
    # Spreadsheets take a table without this mark for one in an old encoding.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    with replaced_file(Path(to), encoding=encoding) as stream:
        stream.write(written)
    click.echo(context.text.gettext("The report is in {path}.", path=to))
    return GOOD


async def _report(context: Context, store: "RoomStore", name: str) -> "Report":
    from sidos.content.error import UnknownLessonError
    from sidos.workshop.deck import Deck
    from sidos.workshop.report.gather import gather

    room = await named_room(store, name)
    context.library.refresh()
    try:
        deck = Deck(context.library, context.locales, room.course, room.seed)
    except UnknownLessonError as error:
        text = N_(
            "The course “{name}” of this workshop isn’t here. Give its folder with --lessons "
            "before “workshop”."
        )
        raise CommandError(Message(text, {"name": room.course}), MISUSED) from error
    return await gather(store, room, deck, context.negotiated.tag)


def _written(context: Context, report: "Report", form: str) -> str:
    if form == "json":
        from sidos.workshop.report.json_text import json_text

        return json_text(report)
    if form == "csv":
        from sidos.workshop.report.csv_table import csv_table

        return csv_table(report, context.text, context.formats)
    from sidos.workshop.report.markdown import markdown

    zone = datetime.now().astimezone().tzinfo or UTC
    return markdown(report, context.text, context.formats, zone)


def _form_of(path: str) -> str:
    ending = Path(path).suffix.lower().removeprefix(".")
    return ending if ending in REPORT_FORMATS else "md"
