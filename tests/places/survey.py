"""The places of all messages, put together from what the tour's stops show."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, json
from tests.places.kind import kind_of
from tests.places.sight import GIVES_WAY, Sighting
from tests.places.walk import Walk

from sidos.content.text import TEXTS
from sidos.model.lesson import Lesson
from sidos.translate.place import Place

_STOPS = 3
"""Stops that a translator is told of at most."""
_SHARED = {"TitleBar", "OutlineList", "EntryList"}
"""Widgets that show beside a message what is not the same at every stop."""
RESERVED = {"title": TEXTS[Lesson]["title"].width or 0, "n": 3}
"""Cells that a value may take, where the tour's own may be shorter."""


class Survey(Struct):
    """By message: where it was seen, at which stops, and the least room in each widget (None: it
    wraps there)."""

    seen: dict[str, dict[str, list[str]]] = {}
    rooms: dict[Sighting, int | None] = {}

    async def visit(self, walk: Walk, stop: str) -> None:
        """Add what a stop shows."""
        for sighting in sorted(await walk.shown(stop)):
            self.seen.setdefault(sighting.key, {}).setdefault(sighting.widget, []).append(stop)
            if sighting.widget != GIVES_WAY:
                await self._measure(walk, stop, sighting)

    async def _measure(self, walk: Walk, stop: str, sighting: Sighting) -> None:
        """The least room counts; what wraps at one stop does at all."""
        if sighting not in self.rooms:
            self.rooms[sighting] = await walk.room(stop, sighting)
            return
        least = self.rooms[sighting]
        if least is None or sighting.widget not in _SHARED:
            return
        if not await walk.fits(stop, sighting, least):
            self.rooms[sighting] = await walk.room(stop, sighting)

    def places(self, walk: Walk, order: Sequence[str]) -> dict[str, Place]:
        """Each message's place, by its key."""
        return {key: self._place(walk, key, order) for key in sorted(self.seen)}

    def _place(self, walk: Walk, key: str, order: Sequence[str]) -> Place:
        widgets = self.seen[key]
        rooms = [room for at, room in self.rooms.items() if at.key == key and room is not None]
        kinds = sorted({kind_of(Sighting(key, widget)) for widget in widgets})
        width = max(1, min(rooms) - taken(walk, key)) if rooms else None
        return Place(kind=", ".join(kinds), width=width, stops=_told(widgets, order))


def taken(walk: Walk, key: str) -> int:
    """The cells that a message's values take, or may take."""
    found = walk.wording.cells.get(key, {})
    return sum(max(cells, RESERVED.get(name, 0)) for name, cells in found.items())


def _told(widgets: Mapping[str, Sequence[str]], order: Sequence[str]) -> tuple[str, ...]:
    """The first few stops, those first that show it elsewhere than among the keys."""
    proper = {stop for name, stops in widgets.items() if name != GIVES_WAY for stop in stops}
    every = {stop for stops in widgets.values() for stop in stops}
    ranked = sorted(every, key=lambda stop: (stop not in proper, order.index(stop)))
    return tuple(ranked[:_STOPS])


def text_of(places: Mapping[str, Place]) -> str:
    """The file: a message a line, in the order of their texts."""
    lines = [
        f"{json.encode(key).decode()}: {json.encode(places[key]).decode()}"
        for key in sorted(places)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"
