"""The way to a hub, for terminals. Nothing that was handed over is lost: what is not acknowledged
is sent again under the same key, after a lost connection too, until it is.
"""

import asyncio
import random
import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from secrets import token_hex
from types import TracebackType
from typing import Self

import aiohttp
import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sidos.model.attempt import Response
from sidos.workshop.address import Address
from sidos.workshop.error import ConnectionTrouble, NoHubError, RefusedError
from sidos.workshop.frame import (
    AckFrame,
    AnswerFrame,
    AnyDo,
    AskFrame,
    CommandAckFrame,
    CommandFrame,
    ErrorFrame,
    EventFrame,
    ForgetFrame,
    Frame,
    FromHub,
    HelloFrame,
    Result,
    SpeakFrame,
    StatusFrame,
    UpvoteFrame,
    WelcomeFrame,
)
from sidos.workshop.view import Phase, Status

ACK_WITHIN = 3.0
"""Seconds until a frame that was not acknowledged is sent again."""

_LONGEST_PAUSE, _FIRST_PAUSE = 5.0, 0.25
_CONNECT_WITHIN, _HEARTBEAT = 10.0, 20.0
_LARGEST = 1 << 22


class Away(Struct, frozen=True):
    """The connection was lost; the client is trying to get it back. `error`: what the hub said,
    if anything."""

    error: ErrorFrame | None = None


class RoomClient:
    """A connection to one room, kept up until it is closed.

    `hello` says who comes and how; `on_token` is given the token to come back with, and "" once
    the workshop has ended. Use it as a context manager, and read `frames`.
    """

    def __init__(
        self,
        address: Address,
        hello: HelloFrame,
        *,
        tls: ssl.SSLContext | None = None,
        on_token: Callable[[str], None] | None = None,
        ack_within: float = ACK_WITHIN,
    ) -> None:
        self.hello = hello
        self._address = address
        self._tls = tls
        self._on_token = on_token
        self._ack_within = ack_within
        self._frames: asyncio.Queue[FromHub | Away | Exception] = asyncio.Queue()
        self._waiting: dict[str, tuple[Frame, asyncio.Future[Frame]]] = {}
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._welcomed = asyncio.Event()
        self._status = Status.OK
        self._task: asyncio.Task[None] | None = None
        self._failure: Exception | None = None
        self._retries: set[asyncio.Task[None]] = set()
        self._decoder: msgspec.json.Decoder[FromHub] = msgspec.json.Decoder(FromHub)

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._stay())
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Leave."""
        tasks = [task for task in (self._task, *self._retries) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for _, answer in self._waiting.values():
            answer.cancel()

    async def frames(self) -> AsyncIterator[FromHub | Away]:
        """All the hub says, and Away whenever the connection is lost. RefusedError, NoHubError."""
        while True:
            frame = await self._frames.get()
            if isinstance(frame, Exception):
                raise frame
            yield frame

    async def answer(
        self, question: str, number: int, response: Response, *, key: str = ""
    ) -> Result:
        """Give an answer in round `number`; returns once it is stored or refused."""
        key = key or token_hex(8)
        frame = AnswerFrame(question=question, round=number, response=response, key=key)
        answer = await self._sure(key, frame)
        return answer.result if isinstance(answer, AckFrame) else Result.INVALID

    async def ask(self, text: str, *, key: str = "") -> Result:
        """Ask a question from the floor; returns once it is stored or refused."""
        key = key or token_hex(8)
        answer = await self._sure(key, AskFrame(text=text, key=key))
        return answer.result if isinstance(answer, AckFrame) else Result.INVALID

    async def command(self, do: AnyDo, *, key: str = "") -> bool:
        """Do a facilitator's command; whether it was done."""
        key = key or token_hex(8)
        answer = await self._sure(key, CommandFrame(key=key, do=do))
        return isinstance(answer, CommandAckFrame) and answer.done

    async def set_status(self, status: Status) -> None:
        """Say how you are doing; repeated after a lost connection."""
        self._status = status
        await self._send(StatusFrame(status=status))

    async def upvote(self, name: str, *, on: bool = True) -> None:
        """Want another's question answered too, or no longer."""
        await self._send(UpvoteFrame(id=name, on=on))

    async def speak(self, lang: str) -> None:
        """Be spoken to in another language from now on."""
        self.hello = replace(self.hello, lang=lang)
        await self._send(SpeakFrame(lang=lang))

    async def forget(self) -> bool:
        """Have your name and token forgotten, and leave; False where the hub can't be told now."""
        return await self._send(ForgetFrame())

    # Sending

    async def _send(self, frame: Frame) -> bool:
        """Send it where there is a connection; whether there was."""
        if self._socket is not None and self._welcomed.is_set():
            with suppress(ConnectionError, aiohttp.ClientError):
                await self._socket.send_str(msgspec.json.encode(frame).decode())
                return True
        return False

    async def _sure(self, key: str, frame: Frame) -> Frame:
        if self._failure is not None:
            raise self._failure
        answer: asyncio.Future[Frame] = asyncio.get_running_loop().create_future()
        self._waiting[key] = (frame, answer)
        retry = asyncio.create_task(self._repeat(frame, answer))
        self._retries.add(retry)
        try:
            return await answer
        finally:
            self._waiting.pop(key, None)
            retry.cancel()
            self._retries.discard(retry)

    async def _repeat(self, frame: Frame, answer: asyncio.Future[Frame]) -> None:
        """Send until it is acknowledged; whenever there is a connection again, `_welcome` does."""
        while not answer.done():
            await self._send(frame)
            # Not all at the same moment, where all were cut off together.
            wait = self._ack_within * random.uniform(1.0, 1.3)  # noqa: S311 - no secret
            await asyncio.wait([answer], timeout=wait)

    # Staying

    async def _stay(self) -> None:
        """Connect, and again whenever the connection is lost."""
        pause, been_in = _FIRST_PAUSE, False
        try:
            async with aiohttp.ClientSession() as session:
                while True:
                    refusal: ErrorFrame | None = None
                    try:
                        refusal = await self._visit(session)
                    except (TimeoutError, OSError, aiohttp.ClientError) as error:
                        if not been_in:
                            raise NoHubError(trouble_of(error)) from error
                    if self._welcomed.is_set():
                        been_in, pause = True, _FIRST_PAUSE
                    self._welcomed.clear()
                    been_in = been_in or refusal is not None
                    self._frames.put_nowait(Away(refusal))
                    jitter = random.uniform(0.5, 1.0)  # noqa: S311 - no secret
                    await asyncio.sleep(pause * jitter + (refusal.wait if refusal else 0.0))
                    pause = min(_LONGEST_PAUSE, pause * 2)
        except (NoHubError, RefusedError) as error:
            self._fail(error)

    async def _visit(self, session: aiohttp.ClientSession) -> ErrorFrame | None:
        """Be connected once, to the end; what the hub said last where it let nobody in."""
        refusal: ErrorFrame | None = None
        async with session.ws_connect(
            self._address.socket,
            ssl=self._tls if self._tls is not None else True,
            heartbeat=_HEARTBEAT,
            max_msg_size=_LARGEST,
            timeout=aiohttp.ClientWSTimeout(ws_close=1.0),
            compress=0,
        ) as socket:
            self._socket = socket
            await socket.send_str(msgspec.json.encode(self.hello).decode())
            try:
                async for message in socket:
                    frame = self._decoded(message)
                    if isinstance(frame, ErrorFrame):
                        refusal = frame
                    if frame is not None:
                        await self._take(frame)
            finally:
                self._socket = None
        return None if self._welcomed.is_set() else refusal

    def _decoded(self, message: aiohttp.WSMessage) -> FromHub | None:
        if message.type is not aiohttp.WSMsgType.TEXT:
            return None
        try:
            return self._decoder.decode(message.data)
        except msgspec.MsgspecError:  # of a later hub
            return None

    async def _take(self, frame: FromHub) -> None:
        if isinstance(frame, ErrorFrame) and frame.final:
            raise RefusedError(frame.code)
        if isinstance(frame, AckFrame | CommandAckFrame):
            waiting = self._waiting.get(frame.key)
            if waiting is not None and not waiting[1].done():
                waiting[1].set_result(frame)
            return
        self._frames.put_nowait(frame)
        if isinstance(frame, WelcomeFrame):
            await self._welcome(frame)
        elif isinstance(frame, EventFrame) and frame.kind == "open":
            self._status = Status.OK
        if isinstance(frame, WelcomeFrame | EventFrame) and frame.snapshot.phase is Phase.ENDED:
            self._keep("")

    async def _welcome(self, frame: WelcomeFrame) -> None:
        if frame.token:
            self.hello = replace(self.hello, token=frame.token, code="", link="", name="")
            self._keep(frame.token)
        self._welcomed.set()
        if frame.you.id and self._status not in {Status.OK, frame.you.status}:
            await self._send(StatusFrame(status=self._status))
        for waiting, _ in list(self._waiting.values()):
            await self._send(waiting)

    def _keep(self, token: str) -> None:
        if self._on_token is not None:
            self._on_token(token)

    def _fail(self, error: Exception) -> None:
        self._failure = error
        self._frames.put_nowait(error)
        for _, answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(error)


def trouble_of(error: BaseException) -> ConnectionTrouble:
    """What an error on the way to a hub means."""
    if isinstance(error, aiohttp.ClientSSLError | ssl.SSLError):
        return ConnectionTrouble.CERTIFICATE
    strange = (aiohttp.ClientResponseError, msgspec.MsgspecError, TypeError)
    if isinstance(error, strange):
        return ConnectionTrouble.NO_HUB
    return ConnectionTrouble.UNREACHABLE
