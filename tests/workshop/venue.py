"""A real hub on a real socket of this machine, and people who come to it with bare frames."""

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Self

import aiohttp

from sidos.content.library import Library
from sidos.i18n.locales import Locales
from sidos.study.paths import bundled
from sidos.workshop.address import Address
from sidos.workshop.deck import Deck
from sidos.workshop.hub.hosting import NewRoom, make_room
from sidos.workshop.hub.hub import Hub
from sidos.workshop.hub.network import Network, own_hosts
from sidos.workshop.hub.server import Server
from sidos.workshop.secret import hashed, new_facilitator_token
from sidos.workshop.stores.port import Room
from sidos.workshop.stores.sqlite import open_sqlite
from sidos.workshop.view import Mode

Json = dict[str, Any]
LONG = 5.0


class Peer:
    """One connection, with frames as plain JSON; `told`: all it was sent, as text."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self.socket = socket
        self.told: list[str] = []

    async def say(self, **frame: Any) -> None:
        await self.socket.send_str(json.dumps(frame))

    async def hear(self, *kinds: str) -> Json:
        """The next frame of one of these types; others are passed over."""
        while True:
            message = await asyncio.wait_for(self.socket.receive(), LONG)
            assert message.type is aiohttp.WSMsgType.TEXT, (kinds, message, self.told[-1:])
            self.told.append(message.data)
            frame: Json = json.loads(message.data)
            if frame["type"] in kinds:
                return frame

    async def event(self, kind: str) -> Json:
        """The next event of that kind, its snapshot."""
        while True:
            frame = await self.hear("event")
            if frame["kind"] == kind:
                snapshot: Json = frame["snapshot"]
                return snapshot

    async def answer(self, question: str, response: Any, *, number: int = 1, key: str) -> str:
        """What the hub says to an answer."""
        await self.say(type="answer", question=question, round=number, response=response, key=key)
        while True:
            ack = await self.hear("ack")
            if ack["key"] == key:
                return str(ack["result"])

    async def do(self, what: str, *, key: str = "", **fields: Any) -> bool:
        """Whether a facilitator's command was done."""
        key = key or f"{what}-{time.monotonic_ns()}"
        await self.say(type="command", key=key, do={"do": what, **fields})
        while True:
            ack = await self.hear("commandack")
            if ack["key"] == key:
                return bool(ack["done"])

    async def closed(self) -> int | None:
        """The code with which the hub closes the connection."""
        while True:
            message = await asyncio.wait_for(self.socket.receive(), LONG)
            if message.type is not aiohttp.WSMsgType.TEXT:
                return self.socket.close_code
            self.told.append(message.data)


async def stalled_phone(port: int, code: str) -> socket.socket:
    """A phone that says hello and then never reads, with room for next to nothing."""
    loop = asyncio.get_running_loop()
    phone = socket.socket()
    phone.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
    phone.setblocking(False)  # noqa: FBT003 - the standard library's
    await loop.sock_connect(phone, ("127.0.0.1", port))
    lines = (
        "GET /ws HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Upgrade: websocket",
        "Connection: Upgrade",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    )
    hello = {"type": "hello", "code": code, "name": "Phone", "lang": "en"}
    text = json.dumps(hello).encode()
    # A masked text frame; a mask of zeros leaves the text as it is.
    frame = bytes([0x81, 0x80 | 126]) + len(text).to_bytes(2) + bytes(4) + text
    await loop.sock_sendall(phone, "\r\n".join([*lines, "", ""]).encode() + frame)
    answer = b""
    while b'"type":"welcome"' not in answer:
        answer += await loop.sock_recv(phone, 256)
    return phone


class Clock:
    """Time that runs as it does, jumps where it is told to, and stands still while `held`."""

    def __init__(self, real: Callable[[], float]) -> None:
        self.ahead = 0.0
        self.held = False
        self._real = real
        self._at = real()

    def __call__(self) -> float:
        if not self.held:
            self._at = self._real()
        return self._at + self.ahead


class Venue:
    """A hub with one room. `proxies`: whom it believes; `shared`: as if other hubs were there."""

    def __init__(
        self,
        folder: Path,
        *,
        mode: Mode = Mode.NICKNAME,
        most_people: int = 5000,
        proxies: tuple[Network, ...] = (),
        shared: bool = False,
    ) -> None:
        self.file = folder / "rooms.db"
        self.mode, self.most_people, self.proxies, self.shared = mode, most_people, proxies, shared
        self.library = Library([folder / "courses"], None)
        self.locales = Locales([bundled("locales")], None)
        self.clock, self.wall = Clock(time.monotonic), Clock(time.time)
        self.token = new_facilitator_token()
        self.room: Room
        self.session: aiohttp.ClientSession
        self.port = 0

    async def open(self) -> Self:
        await self.start()
        names = Deck(self.library, self.locales, "baking").names()
        wanted = NewRoom(
            course="baking",
            questions=names,
            facilitator=hashed(self.token),
            mode=self.mode,
            retain=60,
            seed=3,
        )
        self.room = await make_room(self.store, wanted)
        self.session = aiohttp.ClientSession()
        return self

    async def start(self) -> None:
        """A hub on the same port as before, if there was one."""
        self.store = await open_sqlite(self.file)
        self.hub = Hub(
            self.store,
            self.library,
            self.locales,
            shared=self.shared,
            most_people=self.most_people,
            clock=self.clock,
            wall=self.wall,
        )
        self.server = Server(self.hub, own_hosts("127.0.0.1"), proxies=self.proxies)
        await self.server.start("127.0.0.1", self.port)
        self.port = self.server.port
        self.hub.url = self.url

    async def stop(self) -> None:
        await self.server.stop()
        await self.store.close()

    async def close(self) -> None:
        await self.session.close()
        await self.stop()

    def stored_bytes(self) -> bytes:
        """All that the store's files hold."""
        return b"".join(path.read_bytes() for path in self.file.parent.glob("rooms.db*"))

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> Address:
        return Address(base=self.url)

    async def peer(self, **headers: str) -> Peer:
        """A connection that has said nothing yet."""
        return Peer(await self.session.ws_connect(f"{self.url}/ws", headers=headers))

    async def say(self, headers: dict[str, str] | None = None, **hello: Any) -> tuple[Peer, Json]:
        """A connection that has said hello, and the answer."""
        peer = await self.peer(**(headers or {}))
        await peer.say(type="hello", v=hello.pop("v", 1), **hello)
        return peer, await peer.hear("welcome", "error")

    async def join(self, name: str = "Aino", lang: str = "en", **hello: Any) -> Peer:
        """A participant with the code."""
        if not {"link", "token"} & set(hello):
            hello["code"] = self.room.code
        peer, frame = await self.say(name=name, lang=lang, **hello)
        assert frame["type"] == "welcome", frame
        return peer

    async def lead(self, lang: str = "en") -> Peer:
        """The facilitator."""
        peer, frame = await self.say(role="facilitator", token=self.token, lang=lang)
        assert frame["type"] == "welcome", frame
        return peer


@asynccontextmanager
async def venue_at(folder: Path, **wishes: Any) -> AsyncIterator[Venue]:
    """A venue while it is open."""
    venue = await Venue(folder, **wishes).open()
    try:
        yield venue
    finally:
        await venue.close()
