"""What is told at most once a second: counts, and the questions from the floor."""

import asyncio
import logging
from collections.abc import Sequence

from msgspec.structs import replace

from sidos.workshop.error import StoreUnavailableError, UnknownRoomError
from sidos.workshop.frame import CountsFrame, Role
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.crowd import Crowd
from sidos.workshop.hub.floor_board import FloorFrames
from sidos.workshop.hub.people import People
from sidos.workshop.hub.room_frames import Showing
from sidos.workshop.hub.snapshot import tallies
from sidos.workshop.stores.port import AnswerGroup, RoomStore
from sidos.workshop.view import Status

PULSE = 1.0
"""Seconds at least between two counts."""

_FIRST = 0.3
"""Of them, from the first news to the count."""

_log = logging.getLogger("sidos.workshop")


class Pulse:
    """One for each room; `run` is its task. `shared`: people may be at other hubs, and so all who
    have joined count as present."""

    def __init__(
        self,
        store: RoomStore,
        people: People,
        crowd: Crowd,
        showing: Showing,
        *,
        shared: bool = False,
    ) -> None:
        self._store, self._people, self._crowd, self._showing = store, people, crowd, showing
        self._shared = shared
        self._news = asyncio.Event()
        self._answered: set[str] = set()
        self._counts: dict[str, Sequence[AnswerGroup]] = {}
        self._floor_changed = False
        self._floor: FloorFrames | None = None

    def tell(self) -> None:
        """Somebody came, went or is doing otherwise."""
        self._news.set()

    def answered(self, *names: str) -> None:
        """There are answers to those questions; of what is live, where none is named."""
        self._answered.update(names or (name for name, _ in self._showing.state.live))
        self._news.set()

    def floor_changed(self) -> None:
        """A question from the floor, or a vote, was stored."""
        self._floor_changed = True
        self._news.set()

    async def floor(self, one: Connection) -> bytes:
        """The questions from the floor, for one who has come; b"" where nobody has asked any."""
        if self._floor is None:
            self._floor = await self._read_floor()
        return self._floor.frame(one) if self._floor.raised else b""

    async def run(self) -> None:
        """Tell whenever there is something new, until cancelled or the room is gone."""
        while True:
            await self._news.wait()
            # Those who answer in the same moment are acknowledged before they are counted.
            await asyncio.sleep(PULSE * _FIRST)
            self._news.clear()
            try:
                await self._people.save()
                await self._tell_counts()
                if self._floor_changed:
                    await self._tell_floor()
            except StoreUnavailableError as error:
                _log.warning("the store can't be reached: %s", error)
                self._news.set()
            except UnknownRoomError:
                return
            except Exception:  # noqa: BLE001 - the room must go on
                _log.exception("counting a room failed")
            await asyncio.sleep(PULSE * (1 - _FIRST))

    async def _tell_counts(self) -> None:
        watching = self._crowd.watching()
        if not watching:
            return
        for name in list(self._answered):
            self._counts[name] = await self._store.groups(self._showing.room.id, name)
            self._answered.discard(name)
        made: dict[tuple[Role, str], CountsFrame] = {}
        for one in watching:
            kind = (one.role, one.lang)
            if kind not in made:
                made[kind] = self._counted(*kind)
            await one.say(made[kind], "counts")

    def _counted(self, role: Role, lang: str) -> CountsFrame:
        scene, members = self._showing.scene(), self._people.all()
        present = self._crowd.present()
        if self._shared:
            present = frozenset(member.id for member in members)
        live = scene.live()
        statuses = [member.status for member in members]
        totals = [
            sum(group.count for group in self._counts.get(name, ()) if group.round == number)
            for name, number in live
        ]
        counts = CountsFrame(
            question=live[0][0] if live else "",
            round=live[0][1] if live else 0,
            answered=min(totals, default=0),
            present=len(present),
            stuck=statuses.count(Status.STUCK),
            more_time=statuses.count(Status.MORE_TIME),
            done=statuses.count(Status.DONE),
        )
        if role is not Role.FACILITATOR:
            return counts
        bars = tallies(scene, self._counts, lang, live, whole=True)
        return replace(counts, tallies=bars, people=self._people.seen(present))

    async def _read_floor(self) -> FloorFrames:
        self._floor_changed = False
        try:
            return FloorFrames(await self._store.floor(self._showing.room.id))
        except BaseException:
            self._floor_changed = True
            raise

    async def _tell_floor(self) -> None:
        before, frames = self._floor, await self._read_floor()
        self._floor = frames
        if before is not None and before.raised == frames.raised:
            return
        async for one in self._crowd.each():
            await one.send(frames.frame(one), "floor")
