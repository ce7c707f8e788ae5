"""`sidos workshop list`: the rooms that are in the store."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click
from msgspec import Struct

from sidos.cli.context import Context
from sidos.cli.error import GOOD
from sidos.cli.local import Worded
from sidos.cli.option_table import format_option, options
from sidos.cli.table import table
from sidos.cli.workshop.room_name import begun, in_store
from sidos.model.message import N_
from sidos.study.printable import printable

if TYPE_CHECKING:
    from sidos.workshop.stores.port import Room, RoomStore

_MODES = {
    "anonymous": N_("no names"),
    "nickname": N_("nicknames"),
    "named": N_("names"),
}
_STATES = {
    "lobby": N_("not started"),
    "begun": N_("in progress"),
    "ended": N_("ended"),
}


class RoomRow(Struct, frozen=True, kw_only=True):
    """A room with its figures. `state`: lobby, begun or ended."""

    room: "Room"
    people: int
    asked: int
    state: str


def command(context: Context) -> click.Command:
    """List them."""
    gettext = context.text.gettext

    def callback(store: str, form: str) -> int:
        rows = in_store(context, store, _rows)
        click.echo(_as_json(context, rows) if form == "json" else _as_text(context, rows))
        return GOOD

    return Worded(
        context,
        "list",
        callback=callback,
        help=gettext("List the saved rooms, newest first."),
        params=[*options(context, "store"), format_option(context, "text", "json")],
    )


async def _rows(store: "RoomStore") -> list[RoomRow]:
    from sidos.workshop.room import replayed

    rows = []
    for room in await store.rooms():
        state = replayed(room, await store.events_after(room.id, 0))
        begun_or_not = "begun" if state.asked else "lobby"
        rows.append(
            RoomRow(
                room=room,
                people=await _people(store, room, state.asked),
                asked=len(state.asked),
                state=begun_or_not if room.ended is None else "ended",
            )
        )
    return rows


async def _people(store: "RoomStore", room: "Room", asked: Sequence[str]) -> int:
    """Once names are deleted, at least as many as answered a question."""
    count = len(await store.members(room.id))
    for name in asked:
        rounds: dict[int, int] = {}
        for group in await store.groups(room.id, name):
            rounds[group.round] = rounds.get(group.round, 0) + group.count
        count = max(count, *rounds.values(), 0)
    return count


def _title(context: Context, room: "Room") -> str:
    """The room's own title, or its course's in the language spoken."""
    from sidos.content.error import UnknownLessonError
    from sidos.workshop.deck import Deck

    if room.title:
        return room.title
    try:
        return Deck(context.library, context.locales, room.course).title(context.negotiated.tag)
    except UnknownLessonError:
        return room.course


def _as_text(context: Context, rows: list[RoomRow]) -> str:
    text = context.text
    columns = []
    for row in rows:
        facts = [
            text.ngettext("{count} person", "{count} people", row.people, count=row.people),
            text.ngettext(
                "{count} question asked", "{count} questions asked", row.asked, count=row.asked
            ),
            text.gettext(_MODES[row.room.mode]),
            text.gettext(_STATES[row.state]),
        ]
        when, title = begun(context, row.room), _title(context, row.room)
        columns.append((row.room.id, when, f"{title} ({', '.join(facts)})"))
    return printable("\n".join(table(columns))) or text.gettext(
        "There are no saved workshops. Open a room with “sidos workshop host”."
    )


def _as_json(context: Context, rows: list[RoomRow]) -> str:
    return json.dumps([_fields(context, row) for row in rows], ensure_ascii=False, indent=2)


def _fields(context: Context, row: RoomRow) -> dict[str, Any]:
    room = row.room
    return {
        "room": room.id,
        "title": _title(context, room),
        "course": room.course,
        "begun": _utc(room.made),
        "ended": None if room.ended is None else _utc(room.ended),
        "mode": room.mode,
        "people": row.people,
        "asked": row.asked,
        "state": row.state,
    }


def _utc(seconds: float) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="seconds")
