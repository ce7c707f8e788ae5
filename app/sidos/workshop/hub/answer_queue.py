"""Answers on their way to the store: while one batch is being committed the next one collects, and
each answer's outcome is told only after its commit."""

import asyncio
import logging

from sidos.workshop.error import StoreUnavailableError
from sidos.workshop.frame import Result
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.live_room import LiveRoom
from sidos.workshop.stores.port import RoomStore, Stored

_log = logging.getLogger("sidos.workshop")

_LARGEST = 1000
_SLICE = 100

_Waiting = tuple[Stored, Connection, LiveRoom]


class AnswerQueue:
    """One for each hub; `run` is its task. `taken`: how many answers have come."""

    def __init__(self, store: RoomStore) -> None:
        self._store = store
        self._waiting: list[_Waiting] = []
        self._some = asyncio.Event()
        self.taken = 0

    def put(self, answer: Stored, client: Connection, room: LiveRoom) -> None:
        """Store `answer` with the next batch, and tell its client."""
        self.taken += 1
        self._waiting.append((answer, client, room))
        self._some.set()

    async def run(self) -> None:
        """Store batch after batch, until cancelled."""
        while True:
            await self._some.wait()
            batch, self._waiting = self._waiting[:_LARGEST], self._waiting[_LARGEST:]
            if not self._waiting:
                self._some.clear()
            await self._store_batch(batch)

    async def _store_batch(self, batch: list[_Waiting]) -> None:
        results: tuple[Result | None, ...]
        try:
            results = await self._store.put_answers([answer for answer, _, _ in batch])
        except StoreUnavailableError:
            results = (None,) * len(batch)
        except Exception:  # noqa: BLE001 - those who wait are told, and the next batch is tried
            _log.exception("answers can't be stored")
            results = (None,) * len(batch)
        for at, ((answer, client, room), result) in enumerate(zip(batch, results, strict=True), 1):
            try:
                await room.kept(client, answer, result)
            except Exception:  # noqa: BLE001 - the client hears nothing, and will ask again
                _log.exception("an answer's outcome can't be told")
            if at % _SLICE == 0:
                await asyncio.sleep(0)
