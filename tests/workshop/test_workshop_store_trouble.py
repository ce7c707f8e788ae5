"""What goes wrong with a store: nothing is said to be stored that is not, and names really go."""

import sqlite3
import stat
from pathlib import Path

import pytest
from tests.workshop.postgres_server import PostgresServer
from tests.workshop.test_workshop_stores import answer, member, opened_room, room

from sidos.workshop.error import NewerStoreError, StoreUnavailableError
from sidos.workshop.frame import Result
from sidos.workshop.stores.port import Gate, Raised
from sidos.workshop.stores.postgres import open_postgres
from sidos.workshop.stores.sql_rooms import SqlRooms
from sidos.workshop.stores.sqlite import SqliteDatabase, open_sqlite


def connection_of(store: SqlRooms) -> sqlite3.Connection:
    assert isinstance(store._database, SqliteDatabase)
    return store._database.db


async def test_a_full_disk_stores_nothing_and_room_made_stores_all(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "rooms.db")
    made = await opened_room(store)
    db = connection_of(store)
    db.execute("PRAGMA max_page_count=1")  # as full as it is now
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    big = [answer(made, str(n), response=b"x" * 5000) for n in range(10)]

    with pytest.raises(StoreUnavailableError):
        await store.put_answers(big)
    assert await store.groups(made.id, "soil/worms") == ()

    db.execute(f"PRAGMA max_page_count={pages + 1000}")
    assert set(await store.put_answers(big)) == {Result.OK}
    await store.close()


async def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "rooms.db").write_text("This is no database, but a text that is long enough.")

    for path in (tmp_path / "file/rooms.db", tmp_path / "rooms.db", tmp_path):
        with pytest.raises(StoreUnavailableError):
            await open_sqlite(path)


async def test_a_file_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "rooms.db") as db:
        db.execute("PRAGMA user_version=99")
    db.close()

    with pytest.raises(NewerStoreError):
        await open_sqlite(tmp_path / "rooms.db")


async def test_only_its_owner_reads_the_file(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "new/rooms.db")
    await opened_room(store)

    for path in (tmp_path / "new").iterdir():
        assert not stat.S_IMODE(path.stat().st_mode) & 0o077
    await store.close()


async def test_names_leave_the_bytes_of_the_file(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "rooms.db")
    made = room(retain=0)
    await store.make(made)
    for number in range(50):
        await store.join(member(made, f"m{number}", name=f"Wilhelmina {number}"))
    asked = Raised(room=made.id, id="q", member="m1", text="Why?", state="waiting", at=1.0)
    await store.ask(asked)
    await store.append(made.id, key="end", after=0, body=b"", gate=Gate(end=True), at=50.0)
    await store.forget(made.id, "m7")
    assert b"Wilhelmina 7\0" not in contents(tmp_path)
    assert b"Wilhelmina" in contents(tmp_path)

    await store.delete_names(50.0)

    assert b"Wilhelmina" not in contents(tmp_path)
    await store.close()


async def test_what_was_committed_is_there_after_a_crash(tmp_path: Path) -> None:
    store = await open_sqlite(tmp_path / "rooms.db")
    made = await opened_room(store)
    await store.put_answers([answer(made, "ann")])
    # The files as they are now are what a crash leaves.
    (tmp_path / "crashed").mkdir()
    for name in ("rooms.db", "rooms.db-wal"):
        (tmp_path / "crashed" / name).write_bytes((tmp_path / name).read_bytes())
    await store.close()

    after = await open_sqlite(tmp_path / "crashed/rooms.db")

    assert await after.put_answers([answer(made, "ann")]) == (Result.DUP,)
    await after.close()


async def test_a_server_that_died_is_told_of_and_then_goes_on(postgres: PostgresServer) -> None:
    store = await open_postgres(postgres.url, patience=0.5)
    made = await opened_room(store)
    await store.put_answers([answer(made, "ann")])

    postgres.kill()
    with pytest.raises(StoreUnavailableError):
        await store.put_answers([answer(made, "bob")])
    postgres.start()

    results = await store.put_answers([answer(made, "ann"), answer(made, "bob")])
    assert results[0] == Result.DUP
    assert results[1] in {Result.OK, Result.DUP}
    await store.close()


async def test_a_server_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailableError):
        await open_postgres(f"postgresql://nobody@/none?host={tmp_path}")


async def test_two_hubs_share_a_room(postgres: PostgresServer) -> None:
    one, other = [await open_postgres(postgres.url) for _ in range(2)]
    made = await opened_room(one)

    await one.put_answers([answer(made, "ann", "mine")])
    assert await other.put_answers([answer(made, "ann", "mine")]) == (Result.DUP,)
    assert await other.put_answers([answer(made, "ann", "other")]) == (Result.ALREADY,)
    await other.append(made.id, key="x", after=1, body=b"", gate=Gate(close=True), at=2.0)
    assert await one.put_answers([answer(made, "bob")]) == (Result.CLOSED,)

    await one.close()
    await other.close()


def contents(folder: Path) -> bytes:
    return b"\0".join(path.read_bytes() for path in folder.iterdir())
