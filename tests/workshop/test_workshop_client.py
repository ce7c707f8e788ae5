"""The terminals' client: what was handed over arrives once, whatever the connection does."""

import asyncio
import ssl
import subprocess
from contextlib import suppress
from functools import partial
from pathlib import Path
from shutil import which
from typing import TypeVar

import aiohttp
import pytest
from aiohttp import web
from tests.workshop.small_course import READY
from tests.workshop.venue import Venue

from sidos.workshop.address import Address
from sidos.workshop.client import Away, RoomClient
from sidos.workshop.error import ConnectionTrouble, NoHubError, RefusedError
from sidos.workshop.frame import (
    Close,
    CountsFrame,
    ErrorCode,
    EventFrame,
    FromHub,
    HelloFrame,
    Lock,
    Open,
    Result,
    Role,
    WelcomeFrame,
    YouFrame,
)
from sidos.workshop.hub.hosting import Hosting, ListenAddress, NewRoom, make_room
from sidos.workshop.kept_token import KeptTokens
from sidos.workshop.secret import hashed
from sidos.workshop.view import Phase, Status

T = TypeVar("T", bound=FromHub | Away)


async def heard(client: RoomClient, kind: type[T]) -> T:
    async with asyncio.timeout(8):
        async for frame in client.frames():
            if isinstance(frame, kind):
                return frame
    raise AssertionError(kind)


async def test_joining_answering_and_leading(venue: Venue) -> None:
    tokens: list[str] = []
    hello = HelloFrame(code=venue.room.code, name="Aino", lang="fi")
    lead_hello = HelloFrame(role=Role.FACILITATOR, token=venue.token)
    async with (
        RoomClient(venue.address, lead_hello) as lead,
        RoomClient(venue.address, hello, on_token=tokens.append) as aino,
    ):
        welcome = await heard(aino, WelcomeFrame)
        assert tokens == [welcome.token]
        assert await lead.command(Open(questions=(READY,)))
        event = await heard(aino, EventFrame)
        assert (event.kind, event.snapshot.phase) == ("open", Phase.OPEN)
        assert await aino.answer(READY, 1, "1") is Result.OK
        assert await aino.ask("Miksi?") is Result.OK
        await aino.set_status(Status.STUCK)
        while not (await heard(lead, CountsFrame)).stuck:
            pass
        await aino.speak("en")
        assert (await heard(aino, EventFrame)).snapshot.live[0].asked.prompt == "When is it ready?"
        assert await lead.command(Close())
        assert not await lead.command(Close())
        assert await aino.forget()


async def test_there_is_no_way_back_to_a_workshop_that_has_ended(
    venue: Venue, tmp_path: Path
) -> None:
    tokens = KeptTokens(tmp_path / "joined.json")
    keep = partial(tokens.keep, venue.url)
    async with RoomClient(
        venue.address, HelloFrame(code=venue.room.code, name="A"), on_token=keep
    ) as a:
        await heard(a, WelcomeFrame)
        assert tokens.token(venue.url)
        lead = await venue.lead()
        await lead.do("end")
        while (await heard(a, EventFrame)).snapshot.phase is not Phase.ENDED:
            pass
    # The next workshop at the same address is joined with its own code.
    assert tokens.token(venue.url) == ""


async def test_an_answer_given_while_the_hub_is_dead_is_stored_once(venue: Venue) -> None:
    hello = HelloFrame(code=venue.room.code, name="Aino")
    async with RoomClient(venue.address, hello) as aino:
        await heard(aino, WelcomeFrame)
        lead = await venue.lead()
        await lead.do("open", questions=[READY])
        await aino.set_status(Status.MORE_TIME)
        await venue.stop()
        assert (await heard(aino, Away)).error is None
        answer = asyncio.create_task(aino.answer(READY, 1, "1"))
        await asyncio.sleep(0)
        await venue.start()

        assert await answer is Result.OK
        assert len(await venue.store.answers_of(venue.room.id, (await members(venue))[0])) == 1
        welcome = await heard(aino, WelcomeFrame)
        assert welcome.you.name == "Aino"


async def members(venue: Venue) -> list[str]:
    return [member.id for member in await venue.store.members(venue.room.id)]


class LosingAcks:
    """A proxy before the hub that keeps the first acknowledgements to itself."""

    def __init__(self, url: str, lose: int) -> None:
        self.url, self.left = url, lose
        self.answers = 0

    async def pass_on(self, request: web.Request) -> web.WebSocketResponse:
        near = web.WebSocketResponse()
        await near.prepare(request)
        async with aiohttp.ClientSession() as session, session.ws_connect(self.url) as far:
            back = asyncio.create_task(self.back(far, near))
            async for message in near:
                self.answers += '"answer"' in message.data
                await far.send_str(message.data)
            back.cancel()
            with suppress(asyncio.CancelledError):
                await back
        return near

    async def back(self, far: aiohttp.ClientWebSocketResponse, near: web.WebSocketResponse) -> None:
        async for message in far:
            if '"ack"' in message.data and self.left:
                self.left -= 1
                continue
            await near.send_str(message.data)


async def test_an_answer_whose_acknowledgement_is_lost_is_sent_again_and_stored_once(
    venue: Venue,
) -> None:
    proxy = LosingAcks(f"{venue.url}/ws", lose=2)
    app = web.Application()
    app.add_routes([web.get("/ws", proxy.pass_on)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = Address(base=f"http://127.0.0.1:{runner.addresses[0][1]}")
    lead = await venue.lead()
    await lead.do("open", questions=[READY])

    async with RoomClient(
        address, HelloFrame(code=venue.room.code, name="Aino"), ack_within=0.1
    ) as client:
        assert await client.answer(READY, 1, "1") is Result.DUP
    await runner.cleanup()

    assert proxy.answers == 3
    assert sum(one.count for one in await venue.store.groups(venue.room.id, READY)) == 1


async def test_a_refusal_ends_the_frames_and_whatever_waits(venue: Venue) -> None:
    async with RoomClient(venue.address, HelloFrame(code="WRONGX", name="Aino")) as client:
        with pytest.raises(RefusedError) as refused:
            await client.answer(READY, 1, "1")
        with pytest.raises(RefusedError):
            await heard(client, YouFrame)
        with pytest.raises(RefusedError):
            await client.command(Lock())
    assert refused.value.fault is ErrorCode.CODE


async def test_who_is_told_to_wait_comes_back_by_itself(venue: Venue) -> None:
    venue.clock.held = True
    for _ in range(60):
        peer, _ = await venue.say(code="WRONGX")
        await peer.closed()
    venue.clock.ahead = 1.5  # nearly long enough for one more try
    async with RoomClient(venue.address, HelloFrame(code=venue.room.code, name="Aino")) as client:
        away = await heard(client, Away)
        assert away.error is not None
        assert away.error.code is ErrorCode.TOO_OFTEN
        venue.clock.ahead = 60
        assert (await heard(client, WelcomeFrame)).you.name == "Aino"


async def test_where_there_is_no_hub(venue: Venue, tmp_path: Path) -> None:
    nobody = Address(base="http://127.0.0.1:1")
    nowhere = Address(base=f"{venue.url}/elsewhere")
    for address, trouble in (
        (nobody, ConnectionTrouble.UNREACHABLE),
        (nowhere, ConnectionTrouble.NO_HUB),
    ):
        async with RoomClient(address, HelloFrame(code="ABC234")) as client:
            with pytest.raises(NoHubError) as raised:
                await heard(client, WelcomeFrame)
            assert raised.value.trouble is trouble


def self_signed(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine, and its key."""
    certificate, key = folder / "cert.pem", folder / "key.pem"
    wish = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost"
    )
    names = "subjectAltName=DNS:localhost,IP:127.0.0.1"
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run(
        ["openssl", *wish.split(), "-addext", names, *files], check=True, capture_output=True
    )
    return certificate, key


@pytest.mark.skipif(which("openssl") is None, reason="openssl is not installed")
async def test_a_hub_with_a_certificate_speaks_only_encrypted(venue: Venue, folder: Path) -> None:
    certificate, key = self_signed(folder)
    place = ListenAddress(certificate=certificate, key=key)
    hosting = Hosting(
        venue.library, venue.locales, where=f"sqlite:{folder / 'tls.db'}", place=place
    )
    async with hosting:
        wanted = NewRoom(course="baking", questions=(READY,), facilitator=hashed("x"))
        room = await make_room(hosting.store, wanted)
        [url] = hosting.urls()
        assert url.startswith("https://127.0.0.1:")
        assert hosting.link(room) == f"{url}/#{room.link}"
        hello = HelloFrame(link=room.link, name="Aino")
        async with RoomClient(Address(base=url), hello) as client:
            with pytest.raises(NoHubError) as raised:
                await heard(client, WelcomeFrame)
            assert raised.value.trouble is ConnectionTrouble.CERTIFICATE
        trusting = ssl.create_default_context(cafile=str(certificate))
        async with RoomClient(Address(base=url), hello, tls=trusting) as client:
            assert (await heard(client, WelcomeFrame)).you.name == "Aino"
