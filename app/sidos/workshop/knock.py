"""Asking a hub which room a code or link leads to, before joining it."""

import asyncio
import ssl

import aiohttp
import msgspec

from sidos.workshop.address import Address
from sidos.workshop.client import trouble_of
from sidos.workshop.error import NoHubError, RefusedError
from sidos.workshop.frame import DoorFrame, ErrorFrame, FromHub, KnockFrame

_WITHIN = 10.0  # seconds


async def knock(
    address: Address, request: KnockFrame, tls: ssl.SSLContext | None = None
) -> DoorFrame:
    """The room's door. RefusedError, NoHubError."""
    decoder: msgspec.json.Decoder[FromHub] = msgspec.json.Decoder(FromHub)
    try:
        async with (
            asyncio.timeout(_WITHIN),
            aiohttp.ClientSession() as session,
            session.ws_connect(address.socket, ssl=tls if tls is not None else True) as socket,
        ):
            await socket.send_str(msgspec.json.encode(request).decode())
            frame = decoder.decode(await socket.receive_str())
    except (TimeoutError, OSError, aiohttp.ClientError, TypeError, msgspec.MsgspecError) as error:
        raise NoHubError(trouble_of(error)) from error
    if isinstance(frame, ErrorFrame):
        raise RefusedError(frame.code)
    if not isinstance(frame, DoorFrame):
        raise NoHubError(trouble_of(TypeError()))
    return frame
