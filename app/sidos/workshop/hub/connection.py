"""One client's connection. Sending never waits for the client: one that doesn't read is told only
the newest state once it reads again, and is let go when it doesn't."""

import asyncio
import time
from contextlib import suppress

import msgspec
from aiohttp import WSMsgType, web

from sidos.workshop.frame import Frame, Role
from sidos.workshop.hub.rate_limit import Bucket
from sidos.workshop.stores.port import Stored

FULL = 48 * 1024
"""Bytes that wait in a connection; beyond them it has stalled."""

PATIENCE = 20.0
"""Seconds until a stalled connection is let go."""

_LOOK = 0.25
_HELD = 50
_RATE, _BURST = 5.0, 20

_ENCODER = msgspec.json.Encoder()


class Connection:
    """`id`: the member's, "" for projectors and facilitators; `given`: own answers to what is
    live, shared by all devices of a member; `asked`: own questions from the floor."""

    def __init__(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self._socket = socket
        self._transport = transport
        self._newest: dict[str, bytes] = {}
        self._held: list[bytes] = []
        self._catching_up: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self.role = Role.PARTICIPANT
        self.id = ""
        self.lang = "en"
        self.given: dict[tuple[str, int], Stored] = {}
        self.asked: set[str] = set()
        self.bucket = Bucket(_RATE, _BURST, time.monotonic)
        self.refused = 0

    async def say(self, frame: Frame, newest: str = "") -> None:
        """Send one frame."""
        await self.send(_ENCODER.encode(frame), newest)

    async def send(self, data: bytes, newest: str = "") -> None:
        """Send an encoded frame. `newest`: of several under that name only the last matters."""
        if self._transport is None or self._transport.is_closing():
            return
        if self._catching_up is None and self._transport.get_write_buffer_size() < FULL:
            await self._write(data)
            return
        if newest:
            self._newest[newest] = data
        else:
            self._held.append(data)
        if len(self._held) > _HELD:
            self.drop()
        elif self._catching_up is None:
            self._catching_up = asyncio.create_task(self._catch_up())

    async def close(self, code: int = 1000) -> None:
        """Close it in the orderly way."""
        with suppress(ConnectionError, asyncio.TimeoutError):
            await self._socket.close(code=code)

    async def dismiss(self, last: Frame) -> None:
        """Say a last thing and close, without waiting for the client to do so too."""
        await self.say(last)
        self._closing = asyncio.create_task(self.close())

    def drop(self) -> None:
        """Let go of it at once; what it was to be told goes nowhere."""
        if self._transport is not None:
            self._transport.abort()

    async def _write(self, data: bytes) -> None:
        try:  # noqa: SIM105 - suppress takes longer, and this is done for each frame
            await self._socket.send_frame(data, WSMsgType.TEXT)
        except ConnectionError:
            pass

    async def _catch_up(self) -> None:
        """Wait until it reads again, then tell what was held back."""
        until = time.monotonic() + PATIENCE
        transport = self._transport
        try:
            while transport is not None and not transport.is_closing():
                if transport.get_write_buffer_size() < FULL // 2:
                    waiting = [*self._newest.values(), *self._held]
                    if not waiting:
                        return
                    self._newest.clear()
                    self._held.clear()
                    for data in waiting:
                        await self._write(data)
                elif time.monotonic() > until:
                    self.drop()
                    return
                await asyncio.sleep(_LOOK)
        finally:
            self._catching_up = None
