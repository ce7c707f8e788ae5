"""Who is connected to a room here, and telling all of them something without keeping others from
their turn."""

from asyncio import sleep
from collections.abc import AsyncIterator

from sidos.workshop.frame import Role
from sidos.workshop.hub.connection import Connection

_SLICE = 100


class Crowd:
    """Connections; a person may have several."""

    def __init__(self) -> None:
        self._all: set[Connection] = set()
        self._by_person: dict[str, set[Connection]] = {}

    def __len__(self) -> int:
        return len(self._all)

    def enter(self, one: Connection) -> None:
        """It is here from now on."""
        self._all.add(one)
        self._by_person.setdefault(one.id, set()).add(one)

    def leave(self, one: Connection) -> None:
        """It has gone."""
        self._all.discard(one)
        others = self._by_person.get(one.id, set())
        others.discard(one)
        if not others:
            self._by_person.pop(one.id, None)

    def of(self, person: str) -> list[Connection]:
        """A person's connections."""
        return list(self._by_person.get(person, ()))

    def present(self) -> frozenset[str]:
        """The ids of the participants who are here."""
        return frozenset(name for name in self._by_person if name)

    def all(self) -> list[Connection]:
        """Everyone."""
        return list(self._all)

    def watching(self) -> list[Connection]:
        """Facilitators and projectors."""
        return [one for one in self._by_person.get("", ()) if one.role is not Role.PARTICIPANT]

    async def each(self) -> AsyncIterator[Connection]:
        """Everyone who is here now, with a pause after each hundred."""
        for at, one in enumerate(self.all(), 1):
            yield one
            if at % _SLICE == 0:
                await sleep(0)
