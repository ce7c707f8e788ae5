"""Wakes within a process: each listener hears of every room that was woken since it last asked."""

import asyncio
from collections.abc import AsyncIterator


class Wakes:
    """A wake is a hint: rooms woken twice before a listener looks are told once."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str]] = set()

    def wake(self, room: str) -> None:
        """Tell all listeners. To be called on the event loop."""
        for queue in self._listeners:
            queue.put_nowait(room)

    async def listen(self) -> AsyncIterator[str]:
        """Rooms, as they are woken from now on."""
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self._listeners.discard(queue)
