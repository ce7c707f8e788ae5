"""A hub without its sockets: the store, the rooms that run here, and what goes on beside them."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress

from msgspec.structs import replace

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.i18n.negotiation import negotiate
from sidos.workshop.deck import Deck
from sidos.workshop.error import StoreUnavailableError
from sidos.workshop.hub.answer_queue import AnswerQueue
from sidos.workshop.hub.door import MOST_PEOPLE, Door
from sidos.workshop.hub.garbage import sweep
from sidos.workshop.hub.live_room import LiveRoom
from sidos.workshop.stores.port import RoomStore

_HOUR = 3600.0
_LANGUAGES_KEPT = 1000
_LONGEST_TAG = 40

_log = logging.getLogger("sidos.workshop")


class Hub:
    """`shared`: other hubs may serve the same rooms from this store. `url`: where people join, once
    that is known. `came`, `gone`: how many connections have."""

    def __init__(
        self,
        store: RoomStore,
        library: Library,
        locales: Locales,
        *,
        shared: bool = False,
        most_people: int = MOST_PEOPLE,
        wall: Callable[[], float] = time.time,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.store = store
        self.locales = locales
        self.wall = wall
        self.url = ""
        self.came = self.gone = 0
        self.answers = AnswerQueue(store)
        self._library = library
        self._clock = clock
        self._shared = shared
        self._rooms: dict[str, LiveRoom] = {}
        self._opening = asyncio.Lock()
        self._spoken: dict[str, str] = {}
        self._tasks: list[asyncio.Task[None]] = []
        self.door = Door(
            store, self._rooms, self.room, wall=wall, clock=clock, most_people=most_people
        )

    async def start(self) -> None:
        """Begin to work."""
        sweeping = sweep(lambda: self.answers.taken + self.came + self.gone, lambda: self.gone)
        jobs = (self.answers.run(), self._wake(), self._delete_names(), sweeping)
        self._tasks = [asyncio.create_task(job) for job in jobs]

    async def stop(self) -> None:
        """Let everyone go. The store is its owner's to close."""
        for room in list(self._rooms.values()):
            await room.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def room(self, name: str) -> LiveRoom:
        """The room with that id, running. UnknownRoomError; UnknownCourseError where its
        course is gone."""
        async with self._opening:
            if name in self._rooms and self._rooms[name].gone:
                await self._rooms.pop(name).stop()
            if name not in self._rooms:
                room = await self.store.room(name)
                deck = Deck(self._library, self.locales, room.course, room.seed)
                askable = await asyncio.to_thread(deck.prepare, room.questions)
                live = LiveRoom(
                    self.store,
                    replace(room, questions=askable),
                    deck,
                    wall=self.wall,
                    clock=self._clock,
                    shared=self._shared,
                    url=self.url,
                )
                await live.start()
                self._rooms[name] = live
            return self._rooms[name]

    def language(self, wish: str) -> str:
        """The tag of the language that serves a client's wish."""
        wish = wish[:_LONGEST_TAG]
        if wish not in self._spoken:
            if len(self._spoken) >= _LANGUAGES_KEPT:
                self._spoken.clear()
            self._spoken[wish] = negotiate([wish], self.locales.available()).tag
        return self._spoken[wish]

    async def _wake(self) -> None:
        while True:
            with suppress(StoreUnavailableError):
                async for name in self.store.wakes():
                    if name in self._rooms:
                        self._rooms[name].wake()
            await asyncio.sleep(1)

    async def _delete_names(self) -> None:
        while True:
            try:
                await self.store.delete_names(self.wall())
            except StoreUnavailableError as error:
                _log.warning("names can't be deleted now: %s", error)
            await asyncio.sleep(_HOUR)
