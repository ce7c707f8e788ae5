"""Crashes, with real SIGKILL: every answer that was acknowledged is stored exactly once."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from tests.workshop.hub_process import HubProcess
from tests.workshop.postgres_server import PostgresServer
from tests.workshop.rush import KEPT, Rush, balanced, kept_keys, leading, people_at, welcomed
from tests.workshop.small_course import DEGREES, READY, WORD, write_course

from sidos.workshop.client import RoomClient
from sidos.workshop.frame import Close, EventFrame, HelloFrame, Open, Result, Reveal
from sidos.workshop.hub import live_room
from sidos.workshop.stores.postgres import open_postgres
from sidos.workshop.stores.sqlite import open_sqlite

COUNT = 45
WITHIN = 0.6
PATIENCE = 20.0  # seconds; machines are noisy


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the small course; for all, so that its index is made once."""
    folder = tmp_path_factory.mktemp("crash")
    write_course(folder / "courses")
    return folder


def hub_at(place: Path, store: str) -> HubProcess:
    return HubProcess(place / "data", store, "--course", "baking", lessons=place / "courses")


@pytest.fixture(scope="module")
def hub(place: Path) -> Iterator[HubProcess]:
    """One on SQLite."""
    with hub_at(place, f"sqlite:{place}/rooms.db") as started:
        yield started


@pytest.fixture(scope="module")
def hubs(place: Path, postgres: PostgresServer) -> Iterator[tuple[HubProcess, HubProcess]]:
    """Two on one database: the first has the room, the second finds it there."""
    one, other = (hub_at(place, postgres.url) for _ in range(2))
    try:
        with ThreadPoolExecutor() as pool:
            list(pool.map(HubProcess.start, (one, other), (True, False)))
        yield one, other
    finally:
        one.kill()
        other.kill()


async def test_a_hub_killed_in_mid_question_loses_no_answer(place: Path, hub: HubProcess) -> None:
    async with leading(hub) as lead, people_at(hub.address, hub.code, COUNT) as people:
        await lead.command(Open(questions=(READY,)))
        rush = Rush(people, READY, WITHIN)
        await rush.some(COUNT // 3)
        hub.kill()
        await asyncio.to_thread(hub.start)
        told = await rush.all()

    assert set(told.values()) <= KEPT
    assert Result.DUP in told.values()
    assert sum(person.missed for person in people)
    stored = await kept_keys(await open_sqlite(place / "rooms.db"), hub.room, READY)
    assert stored == Counter(told.keys())


async def test_what_was_acknowledged_before_a_close_and_a_crash_is_stored_and_nothing_else(
    place: Path, hub: HubProcess
) -> None:
    async with leading(hub) as lead, people_at(hub.address, hub.code, COUNT) as people:
        await lead.command(Open(questions=(WORD,)))
        rush = Rush(people[3:], WORD, WITHIN)
        await rush.some(COUNT // 3)
        closing = asyncio.create_task(lead.command(Close(), key="close"))
        await rush.some(len(rush.told) + 1)
        hub.kill()
        await asyncio.to_thread(hub.start)
        assert await closing
        told = await rush.all()
        late = [
            await person.answer(WORD, 1, "dough", key=f"late-{number}")
            for number, person in enumerate(people[:3])
        ]

    assert set(late) == {Result.CLOSED}
    assert set(told.values()) <= KEPT | {Result.CLOSED}
    stored = await kept_keys(await open_sqlite(place / "rooms.db"), hub.room, WORD)
    assert stored == Counter(key for key, result in told.items() if result in KEPT)


async def test_the_people_of_a_dead_hub_go_to_the_other(
    hubs: tuple[HubProcess, HubProcess], postgres: PostgresServer
) -> None:
    one, _ = hubs
    async with (
        balanced(*hubs) as address,
        leading(one, address) as lead,
        people_at(address, one.code, COUNT) as people,
    ):
        await lead.command(Open(questions=(READY,)))
        rush = Rush(people, READY, WITHIN)
        await rush.some(COUNT // 3)
        one.kill()
        told = await rush.all()
        assert await lead.command(Close())
        await asyncio.to_thread(one.start)

    assert set(told.values()) <= KEPT
    stored = await kept_keys(await open_postgres(postgres.url), one.room, READY)
    assert stored == Counter(told.keys())


async def test_a_database_killed_in_mid_question_loses_no_answer(
    hubs: tuple[HubProcess, HubProcess], postgres: PostgresServer
) -> None:
    one, _ = hubs
    async with (
        balanced(*hubs) as address,
        leading(one, address) as lead,
        people_at(address, one.code, COUNT) as people,
    ):
        await lead.command(Open(questions=(WORD,)))
        rush = Rush(people, WORD, WITHIN)
        await rush.some(COUNT // 3)
        postgres.kill()
        await asyncio.to_thread(postgres.start)
        told = await rush.all()

    assert set(told.values()) <= KEPT
    stored = await kept_keys(await open_postgres(postgres.url), one.room, WORD)
    assert stored == Counter(told.keys())


async def test_what_happens_at_one_hub_is_seen_at_the_other_though_every_hint_is_lost(
    hubs: tuple[HubProcess, HubProcess], postgres: PostgresServer
) -> None:
    one, other = hubs
    assert live_room.POLL <= 2.0  # seconds until a hub looks unasked
    async with (
        leading(one) as lead,
        RoomClient(other.address, HelloFrame(code=one.code, name="Aino")) as aino,
    ):
        await welcomed(aino)
        for do in (Open(questions=(DEGREES,)), Reveal()):
            await stop_listening(postgres)
            assert await lead.command(do)
            async with asyncio.timeout(PATIENCE):
                assert await next_event(aino) == do.__struct_config__.tag


async def next_event(client: RoomClient) -> str:
    """The kind of the next event."""
    async for frame in client.frames():
        if isinstance(frame, EventFrame):
            return frame.kind
    return ""


async def stop_listening(postgres: PostgresServer) -> None:
    """End the connections that the hints come by; new ones come a second later."""
    query = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
    )
    async with await psycopg.AsyncConnection.connect(postgres.url, autocommit=True) as db:
        await db.execute(query)
