"""The hub on the network: its sockets, and the checks that every request passes before anything
else. Nothing of a request is logged; an answer never says more than it must."""

import asyncio
import logging
import ssl
from collections.abc import Awaitable, Callable, Collection
from typing import Self

from aiohttp import WSMsgType, web

from sidos.content.error import UnknownLessonError
from sidos.workshop.error import NotAdmittedError, StoreUnavailableError, UnknownRoomError
from sidos.workshop.frame import LARGEST_FRAME, ErrorCode, ErrorFrame, HelloFrame, KnockFrame
from sidos.workshop.hub.connection import Connection
from sidos.workshop.hub.dispatch import Exchange, frame_in
from sidos.workshop.hub.hub import Hub
from sidos.workshop.hub.network import Hosts, Network, client_address
from sidos.workshop.hub.page import WebPage

_FIRST_WITHIN, _NAME_WITHIN = 10.0, 600.0
_MOST_KNOCKS = 10
_HEARTBEAT = 25.0
_MOST_REFUSED = 100
_BACKLOG = 4096  # a whole room may come at once
_POLICY, _TOO_BIG, _FAILED = 1008, 1009, 1011

_log = logging.getLogger("sidos.workshop")
_silent = logging.getLogger("sidos.workshop.silent")
_silent.addHandler(logging.NullHandler())
_silent.propagate = False

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Server:
    """A hub behind a port. `hosts`: the names it goes by; `proxies`: whose word on where a request
    came from is taken."""

    def __init__(
        self,
        hub: Hub,
        hosts: Hosts,
        *,
        page: WebPage | None = None,
        proxies: Collection[Network] = (),
    ) -> None:
        self._hub = hub
        self._hosts = hosts
        self._proxies = tuple(proxies)
        self.port = 0

        @web.middleware
        async def checked(request: web.Request, handler: Handler) -> web.StreamResponse:
            return await self._checked(request, handler)

        app = web.Application(middlewares=[checked], client_max_size=4096)
        app.on_response_prepare.append(self._headers)
        app.add_routes([web.get("/ws", self._socket), web.get("/health", _health)])
        app.add_routes((page or WebPage(hub.locales)).routes())
        self._runner = web.AppRunner(
            app,
            access_log=None,
            logger=_silent,
            handle_signals=False,
            keepalive_timeout=15,
            shutdown_timeout=1.0,
        )

    async def start(self, host: str, port: int, tls: ssl.SSLContext | None = None) -> Self:
        """Listen; `port` 0 takes a free one. OSError where that can't be."""
        await self._runner.setup()
        try:
            site = web.TCPSite(self._runner, host, port, ssl_context=tls, backlog=_BACKLOG)
            await site.start()
        except OSError:
            await self._runner.cleanup()
            raise
        self.port = self._runner.addresses[0][1]
        await self._hub.start()
        return self

    async def stop(self) -> None:
        """Close all connections and stop listening."""
        await self._hub.stop()
        await self._runner.cleanup()

    async def _checked(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        host = request.headers.get("Host", "")
        if not self._knows(request):
            return web.Response(status=421, text="This host is not served here.")
        if not self._hosts.is_own(request.headers.get("Origin"), host):
            return web.Response(status=403, text="Pages of other sites may not come in.")
        return await handler(request)

    def _knows(self, request: web.Request) -> bool:
        own = request.transport.get_extra_info("sockname") if request.transport else None
        return self._hosts.is_listed(request.headers.get("Host", ""), own[0] if own else "")

    async def _headers(self, request: web.Request, response: web.StreamResponse) -> None:
        response.headers["Server"] = "sidos"
        if isinstance(response, web.WebSocketResponse):
            return  # no page, and thousands of them stay in memory
        host = request.headers.get("Host", "")
        sockets = f"ws://{host} wss://{host}" if self._knows(request) else ""
        response.headers.update(
            {
                "Content-Security-Policy": "default-src 'none'; script-src 'self'; "
                f"style-src 'self'; img-src 'self'; connect-src 'self' {sockets}; "
                "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options": "nosniff",
                "Referrer-Policy": "no-referrer",
                "Cross-Origin-Opener-Policy": "same-origin",
                "Cross-Origin-Resource-Policy": "same-origin",
            }
        )
        response.headers.setdefault("Cache-Control", "no-store")

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        socket = web.WebSocketResponse(
            compress=False,
            heartbeat=_HEARTBEAT,
            max_msg_size=4 * LARGEST_FRAME,
            writer_limit=1 << 30,  # Connection looks after what waits to be written
            timeout=2.0,
        )
        await socket.prepare(request)
        transport = request.transport
        if transport is not None:
            transport.set_write_buffer_limits(high=1 << 30)
        client = Connection(socket, transport)
        address = client_address(
            request.remote or "", request.headers.get("X-Forwarded-For", ""), self._proxies
        )
        self._hub.came += 1
        try:
            exchange = await self._let_in(client, socket, address)
            if exchange is not None:
                await self._talk(client, socket, exchange)
        except ConnectionError:
            client.drop()
        except Exception:  # noqa: BLE001 - one connection fails, not the hub
            _log.exception("a connection failed")
            await client.close(_FAILED)
        finally:
            self._hub.gone += 1
        return socket

    async def _let_in(
        self, client: Connection, socket: web.WebSocketResponse, address: str
    ) -> Exchange | None:
        """Hear the first frames and welcome their sender; None where that can't be."""
        for knocks in range(_MOST_KNOCKS):
            within = _NAME_WITHIN if knocks else _FIRST_WITHIN
            try:
                async with asyncio.timeout(within):
                    text = await _heard(client, socket)
            except TimeoutError:
                break
            hello = frame_in(text) if text is not None else None
            if isinstance(hello, HelloFrame):
                return await self._welcomed(client, hello, address)
            if not isinstance(hello, KnockFrame):
                if text is not None:
                    fault = hello.code if isinstance(hello, ErrorFrame) else ErrorCode.NOT_ALLOWED
                    await client.say(ErrorFrame(code=fault, final=True))
                break
            if not await self._told(client, hello, address):
                break
        await client.close(_POLICY)
        return None

    async def _told(self, client: Connection, knock: KnockFrame, address: str) -> bool:
        """Tell one who knocks whose door this is; whether there is one."""
        try:
            lang = self._hub.language(knock.lang)
            await client.say(await self._hub.door.tell(knock, address, lang))
        except NotAdmittedError as refused:
            await client.say(refused.error)
        except StoreUnavailableError:
            await client.say(ErrorFrame(code=ErrorCode.DISK, wait=2.0))
        else:
            return True
        return False

    async def _welcomed(
        self, client: Connection, hello: HelloFrame, address: str
    ) -> Exchange | None:
        client.lang = self._hub.language(hello.lang)
        try:
            admitted = await self._hub.door.admit(hello, address, client.lang)
            client.role, client.id = admitted.role, admitted.member
            await admitted.room.enter(client, admitted.token)
        except NotAdmittedError as refused:
            await client.say(refused.error)
        except (UnknownRoomError, UnknownLessonError):
            await client.say(ErrorFrame(code=ErrorCode.ENDED, final=True))
        except StoreUnavailableError as error:
            _log.warning("the store can't be reached: %s", error)
            await client.say(ErrorFrame(code=ErrorCode.DISK, wait=2.0))
        else:
            return Exchange(self._hub, admitted.room, client)
        await client.close(_POLICY)
        return None

    async def _talk(
        self, client: Connection, socket: web.WebSocketResponse, exchange: Exchange
    ) -> None:
        try:
            while (text := await _heard(client, socket)) is not None:
                wait = client.bucket.take()
                if wait:
                    client.refused += 1
                    if client.refused > _MOST_REFUSED:
                        await client.say(ErrorFrame(code=ErrorCode.TOO_OFTEN, wait=wait))
                        await client.close(_POLICY)
                        return
                    await client.say(ErrorFrame(code=ErrorCode.TOO_OFTEN, wait=wait), "too-often")
                    continue
                frame = frame_in(text)
                if isinstance(frame, ErrorFrame):
                    await client.say(frame)
                elif frame is not None:
                    await exchange.take(frame)
        finally:
            exchange.leave()


async def _heard(client: Connection, socket: web.WebSocketResponse) -> str | None:
    """The next text; None where the connection is at its end."""
    while True:
        message = await socket.receive()
        if message.type is WSMsgType.TEXT:
            text: str = message.data
            # No character takes more than four bytes.
            if 4 * len(text) <= LARGEST_FRAME or len(text.encode()) <= LARGEST_FRAME:
                return text
            await client.say(ErrorFrame(code=ErrorCode.TOO_LARGE, final=True))
            await client.close(_TOO_BIG)
            return None
        if message.type is not WSMsgType.BINARY:
            return None
        await client.say(ErrorFrame(code=ErrorCode.UNREADABLE, final=True))
        await client.close(_POLICY)
        return None


async def _health(_: web.Request) -> web.Response:
    return web.json_response({"ok": True})
