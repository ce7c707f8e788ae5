"""What killed hubs and a killed database leave behind, with hundreds of people whose clients miss a
fifth of the acknowledgements: answers that were lost or doubled."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Sequence
from pathlib import Path

from tests.bench.figure import Figure
from tests.workshop.hub_process import HubProcess
from tests.workshop.postgres_server import PostgresServer, postgres_server, programs
from tests.workshop.rush import KEPT, Rush, balanced, kept_keys, leading, people_at
from tests.workshop.small_course import READY

from sidos.workshop.frame import Open
from sidos.workshop.stores.chosen import open_store

_WITHIN = 3.0

Crash = Callable[[], Awaitable[None]]


def crashes(place: Path) -> Iterator[Figure]:
    """On SQLite with one hub, on PostgreSQL with two."""
    for count in (300, 1000):
        yield asyncio.run(_hub_killed(place, count))
    found = programs()
    if found is None:
        yield Figure("PostgreSQL's server is not installed", 0, "", None)
        return
    with postgres_server(found) as server:
        yield asyncio.run(_one_of_two_killed(place, server))
        yield asyncio.run(_database_killed(place, server))


async def _hub_killed(place: Path, count: int) -> Figure:
    hub = _hub(place, f"sqlite:{place}/crash-{count}.db")
    with hub:

        async def crash() -> None:
            hub.kill()
            await asyncio.to_thread(hub.start)

        return await _through(crash, [hub], count, f"{count} people, kill -9 of the hub")


async def _one_of_two_killed(place: Path, server: PostgresServer) -> Figure:
    with _hub(place, server.url) as one, _hub(place, server.url) as other:

        async def crash() -> None:
            one.kill()

        return await _through(crash, [one, other], 300, "300 people, kill -9 of one of two hubs")


async def _database_killed(place: Path, server: PostgresServer) -> Figure:
    with _hub(place, server.url) as one, _hub(place, server.url) as other:

        async def crash() -> None:
            server.kill()
            await asyncio.to_thread(server.start)

        return await _through(crash, [one, other], 300, "300 people, kill -9 of PostgreSQL")


async def _through(crash: Crash, hubs: Sequence[HubProcess], count: int, what: str) -> Figure:
    """All answer within seconds; after a third of them, the crash."""
    hub = hubs[0]
    async with (
        balanced(*hubs) as address,
        leading(hub, address) as lead,
        people_at(address, hub.code, count) as people,
    ):
        await lead.command(Open(questions=(READY,)))
        rush = Rush(people, READY, _WITHIN)
        await rush.some(count // 3)
        await crash()
        told = await rush.all()
    stored = await kept_keys(await open_store(hub.store), hub.room, READY)
    acked = Counter(key for key, result in told.items() if result in KEPT)
    wrong = (acked - stored).total() + (stored - acked).total() + count - len(acked)
    missed = sum(person.missed for person in people)
    note = f"{len(acked)} acknowledged, {missed} acks missed, {stored.total()} stored"
    return Figure(f"{what}: lost or doubled", wrong, "", 0, note)


def _hub(place: Path, store: str) -> HubProcess:
    return HubProcess(place / "data", store, "--course", "baking", lessons=place / "courses")
