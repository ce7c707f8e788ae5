"""Answers of many people across crashes: real clients that miss a part of what they are told, and
go on under the same key until they know."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from itertools import cycle
from random import Random

from tests.workshop.hub_process import HubProcess

from sidos.workshop.address import Address
from sidos.workshop.client import RoomClient
from sidos.workshop.frame import AckFrame, FromHub, HelloFrame, Result, Role, WelcomeFrame
from sidos.workshop.stores.port import RoomStore

KEPT = frozenset({Result.OK, Result.DUP})
_MISSED = 0.2
_PATIENCE = 60.0


class Forgetful(RoomClient):
    """A client that never hears a fifth of the acknowledgements."""

    def __init__(self, address: Address, hello: HelloFrame, seed: int) -> None:
        super().__init__(address, hello, ack_within=0.4)
        self.missed = 0
        self._random = Random(seed)

    async def _take(self, frame: FromHub) -> None:
        if isinstance(frame, AckFrame) and self._random.random() < _MISSED:
            self.missed += 1
            return
        await super()._take(frame)


class Rush:
    """All answer `question` once, each at a moment within so many seconds. `told`: what each key's
    answer became."""

    def __init__(self, people: Sequence[Forgetful], question: str, within: float) -> None:
        self.told: dict[str, Result] = {}
        self._news = asyncio.Event()
        random = Random(len(people))
        self._all = asyncio.gather(
            *(
                self._answer(person, question, f"key-{number}", random.uniform(0, within))
                for number, person in enumerate(people)
            )
        )

    async def some(self, count: int) -> None:
        """Until so many know what became of theirs."""
        while len(self.told) < count:
            self._news.clear()
            await self._news.wait()

    async def all(self) -> dict[str, Result]:
        """What became of all."""
        async with asyncio.timeout(_PATIENCE):
            await self._all
        return self.told

    async def _answer(self, person: RoomClient, question: str, key: str, moment: float) -> None:
        await asyncio.sleep(moment)
        self.told[key] = await person.answer(question, 1, "12"[len(self.told) % 2], key=key)
        self._news.set()


@asynccontextmanager
async def people_at(address: Address, code: str, count: int) -> AsyncIterator[list[Forgetful]]:
    """So many people in the room."""
    async with AsyncExitStack() as stack:
        people = [
            Forgetful(address, HelloFrame(code=code, name=f"P{number}"), number)
            for number in range(count)
        ]
        for person in people:
            await stack.enter_async_context(person)
        await asyncio.gather(*map(welcomed, people))
        yield people


@asynccontextmanager
async def leading(hub: HubProcess, address: Address | None = None) -> AsyncIterator[RoomClient]:
    """The facilitator of the hub's room."""
    hello = HelloFrame(role=Role.FACILITATOR, token=hub.token)
    async with RoomClient(address or hub.address, hello, ack_within=0.4) as lead:
        await welcomed(lead)
        yield lead


async def welcomed(client: RoomClient) -> None:
    """Until it is in the room."""
    async for frame in client.frames():
        if isinstance(frame, WelcomeFrame):
            return


async def kept_keys(store: RoomStore, room: str, question: str) -> Counter[str]:
    """The keys of the answers to a question that are stored, and how often each is."""
    try:
        found = [one.key async for one in store.answers(room) if one.question == question]
        return Counter(found)
    finally:
        await store.close()


@asynccontextmanager
async def balanced(*hubs: HubProcess) -> AsyncIterator[Address]:
    """A load balancer: connections go to the hubs in turn, past those that are dead."""
    first = cycle(range(len(hubs)))
    open_now: set[asyncio.BaseTransport] = set()

    def arrived() -> _Pipe:
        at = next(first)
        return _Pipe(open_now, [hub.port for hub in (*hubs[at:], *hubs[:at])])

    server = await asyncio.get_running_loop().create_server(arrived, "127.0.0.1", 0)
    try:
        yield Address(base=f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    finally:
        server.close()
        for transport in open_now:
            transport.close()
        await server.wait_closed()


class _Pipe(asyncio.Protocol):
    """One end of a connection that goes on at `other`; at the first of `ports` that answers."""

    def __init__(
        self,
        open_now: set[asyncio.BaseTransport],
        ports: Sequence[int] = (),
        other: "_Pipe | None" = None,
    ) -> None:
        self._open_now, self._ports, self._other = open_now, ports, other
        self._early = b""
        self._transport: asyncio.Transport
        self._connecting: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._open_now.add(transport)
        if self._other is None:
            self._connecting = asyncio.create_task(self._connect())

    def data_received(self, data: bytes) -> None:
        if self._other is None:
            self._early += data
        else:
            self._other._transport.write(data)

    def connection_lost(self, error: Exception | None) -> None:
        self._open_now.discard(self._transport)
        if self._other is not None:
            self._other._transport.close()

    async def _connect(self) -> None:
        for port in self._ports:
            with suppress(OSError):
                _, self._other = await asyncio.get_running_loop().create_connection(
                    lambda: _Pipe(self._open_now, other=self), "127.0.0.1", port
                )
                self._other._transport.write(self._early)
                if self._transport.is_closing():
                    self._other._transport.close()
                return
        self._transport.close()
