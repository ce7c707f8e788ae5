"""The places of all messages, put together from what the tour's stops show."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import json
from tests.places.kind import COLUMNS, kind_of
from tests.places.sight import GIVES_WAY, Sighting
from tests.places.walk import Walk

from sidos.translate.place import MessagePlace
from sidos.tui.tour.route import STOPS

_TOLD = 3
"""Stops that a translator is told of at most."""
_RANK = [stop.name for stop in STOPS]
_SHARED = {"TitleBar", "EntryList"}
"""Widgets that show beside a message what is not the same at every stop."""
RESERVED = {"n": 3}
"""Cells that a value may take, where the tour's own is shorter."""
_COLUMN = "OptionList"
"""The palette’s list: it may show the label of each key that there is, and what is said of it."""


class Room(NamedTuple):
    """The least cells there are for a message in a widget, and at which stop; None: it wraps."""

    cells: int | None
    stop: str


class Survey:
    """What was seen of each message: in which widgets, at which stops, and with how much room."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._seen: dict[str, dict[str, list[str]]] = {}
        self._rooms: dict[str, dict[str, Room]] = {}

    async def visit(self, stop: str) -> None:
        """Add what a stop shows."""
        for key, widget in sorted(await self._walk.shown(stop)):
            self._seen.setdefault(key, {}).setdefault(widget, []).append(stop)
            if widget != GIVES_WAY:
                await self._measure(stop, Sighting(key, widget))

    async def _measure(self, stop: str, sighting: Sighting) -> None:
        """The least room counts; what wraps at one stop does at all."""
        key, widget = sighting
        known = self._rooms.setdefault(key, {})
        if widget in known:
            least = known[widget].cells
            if least is None or widget not in _SHARED:
                return
            if await self._walk.fits(stop, sighting, least):
                return
        alike = next(self._shared(key, widget), None)
        cells = alike.cells if alike else await self._walk.room(stop, sighting)
        known[widget] = Room(cells, stop)

    def places(self) -> dict[str, MessagePlace]:
        """Each message's place, by its key."""
        return {key: self._place(key) for key in sorted(self._seen)}

    def _place(self, key: str) -> MessagePlace:
        widgets = self._seen[key]
        kinds = sorted({kind_of(Sighting(key, widget)) for widget in widgets})
        rooms = [
            (room.cells, room.stop)
            for room in (*self._rooms.get(key, {}).values(), *self._shared(key, _COLUMN))
            if room.cells is not None
        ]
        stops = _stops(widgets)
        if not rooms:
            return MessagePlace(kind=", ".join(kinds), stops=stops[:_TOLD])
        least, narrowest = min(rooms)
        if narrowest in stops:
            stops = tuple(dict.fromkeys((narrowest, *stops)))
        width = max(1, least - taken(self._walk, key))
        return MessagePlace(kind=", ".join(kinds), width=width, stops=stops[:_TOLD])

    def _shared(self, key: str, widget: str) -> Iterator[Room]:
        """The room of others that stand in the same column: with each other command that can be
        used, another label stands there."""
        for column in COLUMNS:
            if key in column:
                rooms = (self._rooms.get(other, {}).get(widget) for other in sorted(column))
                yield from [room for room in rooms if room is not None][:1]


def taken(walk: Walk, key: str) -> int:
    """The cells that a message's values take, or may take."""
    found = walk.wording.cells.get(key, {})
    return sum(max(cells, RESERVED.get(name, 0)) for name, cells in found.items())


def _stops(widgets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The stops in the tour's order, those first that show it elsewhere than among the keys."""
    proper = (stop for name, stops in widgets.items() if name != GIVES_WAY for stop in stops)
    return tuple(dict.fromkeys((*sorted(proper, key=_RANK.index), *widgets.get(GIVES_WAY, ()))))


def text_of(places: Mapping[str, MessagePlace]) -> str:
    """The file: a message a line, in the order of their texts."""
    lines = [
        f"{json.encode(key).decode()}: {json.encode(places[key]).decode()}"
        for key in sorted(places)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"
