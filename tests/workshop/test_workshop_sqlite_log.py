"""The write-ahead log has its length before answers rush in, and holds them all the same."""

import asyncio
from pathlib import Path

from tests.workshop.test_workshop_stores import answer, opened_room

from sidos.workshop.frame import Result
from sidos.workshop.stores.sqlite import open_sqlite
from sidos.workshop.stores.sqlite_log import LENGTH


async def test_the_log_does_not_grow_while_people_answer(tmp_path: Path) -> None:
    log = tmp_path / "rooms.db-wal"
    store = await open_sqlite(tmp_path / "rooms.db")
    made = await opened_room(store)
    assert size(log) == LENGTH

    for person in range(20):
        assert await store.put_answers([answer(made, f"p{person}")]) == (Result.OK,)

    assert size(log) == LENGTH
    other = await open_sqlite(tmp_path / "rooms.db")
    assert len([one async for one in other.answers(made.id)]) == 20
    await other.close()
    await store.close()


async def test_another_process_finds_what_is_before_the_zeros_after_a_crash(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "rooms.db")
    made = await opened_room(store)
    await asyncio.gather(*(store.put_answers([answer(made, f"p{n}")]) for n in range(50)))
    (tmp_path / "crashed").mkdir()
    for name in ("rooms.db", "rooms.db-wal"):
        (tmp_path / "crashed" / name).write_bytes((tmp_path / name).read_bytes())
    await store.close()

    after = await open_sqlite(tmp_path / "crashed/rooms.db")

    assert len([one async for one in after.answers(made.id)]) == 50
    await after.close()


def size(path: Path) -> int:
    return path.stat().st_size
